//! Mails on their way: each written, with the reminders that it carries, before it is sent; claimed by whoever sends it;
//! marked as sent, or tried again later under the same identity. Not the register: nothing here is journalled. Instants are
//! seconds since 1970 UTC, given by the caller.

use rusqlite::Row;

use crate::domain::day::Day;
use crate::domain::mail::{DigestEvery, MAIL_KEPT_DAYS, MailKind, MailState};
use crate::domain::retry::retry_after;

use super::column::{get, word};
use super::error::StoreError;
use super::reader::Reader;
use super::reminder::{Reminder, ReminderId, SELECT, row_to_reminder};
use super::user::{USER_COLUMNS, User, UserId, row_to_user};
use super::writer::Writer;

/// The register's own number of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MailId(pub i64);

/// Seconds that a mail may take to be sent before another may try.
const CLAIMED: i64 = 10 * 60;
/// Most characters of a server's answer that are kept.
const LONGEST_ERROR: usize = 500;

/// A user who may want a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestReader {
    /// Who.
    pub user: User,
    /// How often.
    pub every: DigestEvery,
    /// The day of the last digest.
    pub last: Option<Day>,
}

/// An open reminder as a digest shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestReminder {
    /// The reminder.
    pub reminder: Reminder,
    /// Since when nobody has acted.
    pub waiting_since: Day,
    /// Whether a digest to this user has carried it as it waits now.
    pub was_told: bool,
}

/// A mail to be written down.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// What it is for.
    pub kind: MailKind,
    /// To whom.
    pub user: UserId,
    /// To which address.
    pub recipient: String,
    /// Its identity, with angle brackets.
    pub message_id: String,
    /// Its subject.
    pub subject: String,
    /// The part for programs that show text.
    pub text: String,
    /// The part for the others.
    pub html: String,
    /// The reminders that it carries, and since when each had waited.
    pub reminders: Vec<(ReminderId, Day)>,
}

/// A mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The register's own number.
    pub id: MailId,
    /// What it is for.
    pub kind: MailKind,
    /// When it was written.
    pub made_at: i64,
    /// Its identity, with angle brackets.
    pub message_id: String,
    /// To which address.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// The part for programs that show text.
    pub text: String,
    /// The part for the others.
    pub html: String,
    /// Where it stands.
    pub state: MailState,
    /// How often it has been tried.
    pub n_tries: u32,
    /// When it is tried next.
    pub next_try: Option<i64>,
    /// What the server said last.
    pub error: Option<String>,
    /// When the server took it.
    pub sent_at: Option<i64>,
}

const COLUMNS: &str = "id, kind, made_at, message_id, recipient, subject, text, html, state, n_tries, next_try, error, sent_at";

fn row_to_mail(row: &Row<'_>) -> rusqlite::Result<Mail> {
    Ok(Mail {
        id: MailId(get(row, "id")?),
        kind: word(row, "kind", MailKind::from_word)?,
        made_at: get(row, "made_at")?,
        message_id: get(row, "message_id")?,
        recipient: get(row, "recipient")?,
        subject: get(row, "subject")?,
        text: get(row, "text")?,
        html: get(row, "html")?,
        state: word(row, "state", MailState::from_word)?,
        n_tries: get(row, "n_tries")?,
        next_try: get(row, "next_try")?,
        error: get(row, "error")?,
        sent_at: get(row, "sent_at")?,
    })
}

impl Reader<'_> {
    /// How often a user wants a digest.
    pub fn digest_every(&self, user: UserId) -> Result<Option<DigestEvery>, StoreError> {
        self.one("SELECT digest FROM user WHERE id = ?", [user.0], |row| {
            word(row, "digest", DigestEvery::from_word)
        })
    }

    /// Those who may sign in and have open reminders, with when they were last told.
    pub fn digest_readers(&self) -> Result<Vec<DigestReader>, StoreError> {
        self.all(
            &format!("SELECT {USER_COLUMNS}, u.digest, (SELECT max(m.day) FROM mail m WHERE m.user = u.id AND m.kind = 'digest') AS last
                FROM user u WHERE u.status = 'active' AND EXISTS (SELECT 1 FROM reminder_for f WHERE f.user = u.id AND f.is_open = 1) ORDER BY u.id"),
            (),
            |row| {
                Ok(DigestReader {
                    user: row_to_user(row)?,
                    every: word(row, "digest", DigestEvery::from_word)?,
                    last: get(row, "last")?,
                })
            },
        )
    }

    /// The open reminders of a user, the nearest day first. Two statements.
    pub fn digest_reminders(&self, user: UserId) -> Result<Vec<DigestReminder>, StoreError> {
        let reminders = self.all(
            &format!("{SELECT} JOIN reminder_for o ON o.reminder = r.id AND o.user = ? WHERE r.state = 'open' ORDER BY r.day, r.id"),
            [user.0],
            row_to_reminder,
        )?;
        let told = self.all(
            "SELECT r.waiting_since, EXISTS (SELECT 1 FROM mail_reminder c JOIN mail m ON m.id = c.mail WHERE c.reminder = r.id AND m.user = ?1 AND c.waiting_since = r.waiting_since)
                FROM reminder r JOIN reminder_for o ON o.reminder = r.id AND o.user = ?1 WHERE r.state = 'open' ORDER BY r.day, r.id",
            [user.0],
            |row| Ok((row.get::<_, Day>(0)?, row.get::<_, bool>(1)?)),
        )?;
        let both = reminders.into_iter().zip(told);
        Ok(both
            .map(|(reminder, (waiting_since, was_told))| DigestReminder {
                reminder,
                waiting_since,
                was_told,
            })
            .collect())
    }

    /// The latest mails, those that were given up first, then those that wait.
    pub fn mails(&self, limit: u32) -> Result<Vec<Mail>, StoreError> {
        self.all(
            &format!("SELECT {COLUMNS} FROM mail ORDER BY CASE state WHEN 'failed' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END, id DESC LIMIT ?"),
            [limit],
            row_to_mail,
        )
    }

    /// How many mails have been given up.
    pub fn n_failed_mails(&self) -> Result<u32, StoreError> {
        self.sure(
            "SELECT count(*) FROM mail WHERE state = 'failed'",
            (),
            |row| row.get(0),
        )
    }
}

impl Writer<'_> {
    /// Sets how often a user wants a digest. A preference, so that it is not journalled.
    pub fn set_digest_every(&mut self, user: UserId, every: DigestEvery) -> Result<(), StoreError> {
        self.run(
            "UPDATE user SET digest = ? WHERE id = ?",
            rusqlite::params![every.word(), user.0],
        )?;
        Ok(())
    }

    /// Writes a mail down, to be sent at once.
    pub fn add_mail(&mut self, new: &NewMail) -> Result<MailId, StoreError> {
        let now = self.at.instant.timestamp();
        let id = self.insert(
            "INSERT INTO mail (kind, user, day, made_at, message_id, recipient, subject, text, html, state, next_try) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'waiting', ?4)",
            rusqlite::params![
                new.kind.word(),
                new.user.0,
                self.at.day,
                now,
                new.message_id,
                new.recipient,
                new.subject,
                new.text,
                new.html
            ],
        )?;
        for (reminder, since) in &new.reminders {
            self.run(
                "INSERT INTO mail_reminder (mail, reminder, waiting_since) VALUES (?, ?, ?)",
                rusqlite::params![id, reminder.0, since],
            )?;
        }
        Ok(MailId(id))
    }

    /// Takes the mail that has waited longest and whose time has come, for whoever calls to send; nobody else gets it for
    /// ten minutes.
    pub fn claim_mail(&mut self) -> Result<Option<Mail>, StoreError> {
        let now = self.at.instant.timestamp();
        self.one(
            &format!("UPDATE mail SET n_tries = n_tries + 1, next_try = ?1 + {CLAIMED} WHERE id = (SELECT id FROM mail WHERE state = 'waiting' AND next_try <= ?1 ORDER BY next_try, id LIMIT 1) RETURNING {COLUMNS}"),
            [now],
            row_to_mail,
        )
    }

    /// The server has taken a mail.
    pub fn mail_sent(&mut self, id: MailId) -> Result<(), StoreError> {
        self.run(
            "UPDATE mail SET state = 'sent', next_try = NULL, error = NULL, sent_at = ? WHERE id = ?",
            rusqlite::params![self.at.instant.timestamp(), id.0],
        )?;
        Ok(())
    }

    /// A mail could not be sent: it is tried again, unless it has been tried often or `is_final`.
    pub fn mail_failed(
        &mut self,
        mail: &Mail,
        error: &str,
        is_final: bool,
    ) -> Result<(), StoreError> {
        let error: String = error.chars().take(LONGEST_ERROR).collect();
        let wait = retry_after(mail.n_tries).filter(|_| !is_final);
        let next = wait.map(|wait| self.at.instant.timestamp() + wait);
        let state = next.map_or(MailState::Failed, |_| MailState::Waiting);
        self.run(
            "UPDATE mail SET state = ?, next_try = ?, error = ? WHERE id = ? AND state = 'waiting'",
            rusqlite::params![state.word(), next, error, mail.id.0],
        )?;
        Ok(())
    }

    /// Sends again what was given up or waits for its next try.
    pub fn mail_again(&mut self, id: MailId) -> Result<(), StoreError> {
        let n = self.run(
            "UPDATE mail SET state = 'waiting', n_tries = 0, next_try = ? WHERE id = ? AND state <> 'sent'",
            rusqlite::params![self.at.instant.timestamp(), id.0],
        )?;
        if n == 0 {
            return Err(StoreError::NotFound("mail"));
        }
        Ok(())
    }

    /// Forgets what mails said that were sent a while ago; that they were sent is kept.
    pub fn forget_mails(&mut self) -> Result<(), StoreError> {
        let kept = i64::try_from(MAIL_KEPT_DAYS).unwrap_or(i64::MAX) * 24 * 60 * 60;
        self.run(
            "UPDATE mail SET text = '', html = '' WHERE state = 'sent' AND sent_at < ? AND text <> ''",
            [self.at.instant.timestamp() - kept],
        )?;
        Ok(())
    }
}
