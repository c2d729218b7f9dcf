//! Mails: written down with what they carry, then sent, in two steps that a crash may part. Blocking: for a thread of its
//! own or for a command.

pub mod post;

use rand::RngExt as _;

use crate::domain::lang::Lang;
use crate::domain::mail::{EARLIEST_HOUR, MailKind, digest_covers};
use crate::report::mail::{self, Letter};
use crate::store::Store;
use crate::store::actor::{Actor, At};
use crate::store::error::StoreError;
use crate::store::mail::{DigestReader, DigestReminder, MailId, NewMail};
use crate::store::reader::Reader;
use crate::store::user::User;
use crate::store::writer::Writer;

use super::recheck::Go;
use post::Post;

/// What a digest needs to know beside the register.
#[derive(Clone, Debug)]
pub struct Wording {
    /// How browsers reach the register, without a slash at the end, for links.
    pub base_url: Option<String>,
    /// What completes the identity of a mail: the domain of the sender's address.
    pub domain: String,
    /// Whether digests are written before seven in the morning too.
    pub at_any_hour: bool,
}

/// A digest that is due.
#[derive(Clone, Debug)]
pub struct DueDigest {
    /// To whom.
    pub user: User,
    /// What it says.
    pub letter: Letter,
    /// What it carries.
    pub reminders: Vec<DigestReminder>,
}

impl DueDigest {
    /// How many reminders it tells for the first time.
    #[must_use]
    pub fn n_new(&self) -> usize {
        self.reminders.iter().filter(|one| !one.was_told).count()
    }
}

/// The digests that are due: for whoever wants one today and has something new to be told.
///
/// # Errors
/// As the store says.
pub fn due(reader: &Reader<'_>, at: At, wording: &Wording) -> Result<Vec<DueDigest>, StoreError> {
    let settings = reader.settings()?;
    if !wording.at_any_hour && settings.hour_of(at.instant) < EARLIEST_HOUR {
        return Ok(Vec::new());
    }
    let mut digests = Vec::new();
    for DigestReader { user, every, last } in reader.digest_readers()? {
        let Some(covers) = digest_covers(every, last, at.day) else {
            continue;
        };
        let reminders = reader.digest_reminders(user.id)?;
        let is_new = |one: &DigestReminder| !one.was_told && one.waiting_since <= covers;
        if !reminders.iter().any(is_new) {
            continue;
        }
        let to = mail::Reader {
            lang: user.facts.lang.unwrap_or(settings.lang),
            day: at.day,
            base_url: wording.base_url.as_deref(),
            organisation: &settings.organisation,
        };
        let letter = mail::digest(&to, &reminders);
        digests.push(DueDigest {
            user,
            letter,
            reminders,
        });
    }
    Ok(digests)
}

/// Writes down the digests that are due, each with what it carries, in one transaction; gives how many.
///
/// # Errors
/// As the store says.
pub fn write_down(store: &Store, at: At, wording: &Wording) -> Result<usize, StoreError> {
    let wanted = wording.clone();
    // Most of the time there is nothing to do, and a look costs no transaction that writes.
    if store
        .read_blocking(move |reader| due(reader, at, &wanted))?
        .is_empty()
    {
        return Ok(0);
    }
    let wording = wording.clone();
    store.write_blocking(Actor::program(), at, move |writer| {
        let digests = due(writer, at, &wording)?;
        for digest in &digests {
            let new = NewMail {
                reminders: digest
                    .reminders
                    .iter()
                    .map(|one| (one.reminder.id, one.waiting_since))
                    .collect(),
                ..addressed(
                    MailKind::Digest,
                    &digest.user,
                    &digest.letter,
                    &wording.domain,
                )
            };
            writer.add_mail(&new)?;
        }
        writer.forget_mails()?;
        Ok(digests.len())
    })
}

/// Writes down a mail to a user that says that mail arrives.
///
/// # Errors
/// As the store says.
pub fn write_trial(
    writer: &mut Writer<'_>,
    user: &User,
    lang: Lang,
    wording: &Wording,
) -> Result<MailId, StoreError> {
    let settings = writer.settings()?;
    let to = mail::Reader {
        lang,
        day: writer.at().day,
        base_url: wording.base_url.as_deref(),
        organisation: &settings.organisation,
    };
    let letter = mail::trial(&to);
    writer.add_mail(&addressed(MailKind::Test, user, &letter, &wording.domain))
}

fn addressed(kind: MailKind, user: &User, letter: &Letter, domain: &str) -> NewMail {
    NewMail {
        kind,
        user: user.id,
        recipient: user.facts.email.clone(),
        // Drawn once and kept: however often the mail is sent, it is the same one.
        message_id: format!("<{:032x}@{domain}>", rand::rng().random::<u128>()),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        html: letter.html.clone(),
        reminders: Vec::new(),
    }
}

/// How sending went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sending {
    /// Mails that the server took.
    pub n_sent: usize,
    /// Mails that are tried again later or were given up.
    pub n_failed: usize,
}

/// Sends what waits and whose time has come, one after another, until nothing is left, the server cannot be reached, or
/// `go` says to stop.
///
/// # Errors
/// As the store says; a mail that was being sent is sent again in ten minutes.
pub fn send(
    store: &Store,
    at: &dyn Fn() -> At,
    post: &Post,
    go: &dyn Fn() -> Go,
) -> Result<Sending, StoreError> {
    let mut sending = Sending::default();
    while go() == Go::On {
        let claimed = store.write_blocking(Actor::program(), at(), |writer| writer.claim_mail())?;
        let Some(mail) = claimed else { break };
        let id = mail.id;
        match post.send(&mail) {
            Ok(()) => {
                store.write_blocking(Actor::program(), at(), move |writer| writer.mail_sent(id))?;
                sending.n_sent += 1;
            }
            Err(error) => {
                // The server's answer may repeat the address; the page of mails has it, the log does not need it.
                tracing::warn!(mail = id.0, "a mail was not taken by the server");
                let (said, is_final) = (error.to_string(), error.is_final());
                store.write_blocking(Actor::program(), at(), move |writer| {
                    writer.mail_failed(&mail, &said, is_final)
                })?;
                sending.n_failed += 1;
                if error.is_of_server() {
                    break;
                }
            }
        }
    }
    Ok(sending)
}
