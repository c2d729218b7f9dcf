//! The journal: every change of the register, chained by hash. An event's payload is chained by its digest,
//! so that personal data in it can be emptied later and the chain still holds. `verify` walks the chain.

use rusqlite::Row;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::domain::agreement::{AgreementId, VersionId};
use crate::domain::event::EventKind;
use crate::domain::vendor::VendorId;

use super::actor::Via;
use super::column::{get, word};
use super::error::StoreError;
use super::reader::Reader;
use super::user::UserId;
use super::writer::Writer;

/// The hash before the first event.
pub const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What an event is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The vendor.
    pub vendor: Option<VendorId>,
    /// The agreement.
    pub agreement: Option<AgreementId>,
    /// The version of the agreement.
    pub version: Option<VersionId>,
    /// The user.
    pub user: Option<UserId>,
}

impl Subject {
    /// About a vendor.
    #[must_use]
    pub fn vendor(vendor: VendorId) -> Subject {
        Subject {
            vendor: Some(vendor),
            ..Subject::default()
        }
    }

    /// About a user.
    #[must_use]
    pub fn user(user: UserId) -> Subject {
        Subject {
            user: Some(user),
            ..Subject::default()
        }
    }

    /// The text that the chain covers: `vendor:3 agreement:5 version:9 user:2`, without what is absent.
    #[must_use]
    pub fn text(&self) -> String {
        let parts = [
            self.vendor.map(|id| format!("vendor:{}", id.0)),
            self.agreement.map(|id| format!("agreement:{}", id.0)),
            self.version.map(|id| format!("version:{}", id.0)),
            self.user.map(|id| format!("user:{}", id.0)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// One event as the journal keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// 1, 2, 3 … without a gap.
    pub seq: i64,
    /// The instant, RFC 3339, UTC.
    pub at: String,
    /// The user, where one had signed in.
    pub user: Option<UserId>,
    /// Who acted, by name.
    pub actor: String,
    /// How the change came in.
    pub via: Via,
    /// What happened.
    pub kind: EventKind,
    /// What it is about.
    pub subject: Subject,
    /// Field by field, `{"name": {"from": …, "to": …}}`; `None` once emptied.
    pub payload: Option<Map<String, Value>>,
    /// SHA-256 of the payload's text.
    pub payload_sha256: String,
    /// The hash of the event before.
    pub prev_sha256: String,
    /// The hash of this one.
    pub sha256: String,
}

pub(super) const EVENT_COLUMNS: &str = "seq, at, user, actor, via, kind, vendor, agreement, version, about_user, payload, payload_sha256, prev_sha256, sha256";

pub(super) fn row_to_event(row: &Row<'_>) -> rusqlite::Result<Event> {
    let payload: Option<String> = get(row, "payload")?;
    Ok(Event {
        seq: get(row, "seq")?,
        at: get(row, "at")?,
        user: get::<Option<i64>>(row, "user")?.map(UserId),
        actor: get(row, "actor")?,
        via: word(row, "via", Via::from_word)?,
        kind: word(row, "kind", EventKind::from_word)?,
        subject: Subject {
            vendor: get::<Option<i64>>(row, "vendor")?.map(VendorId),
            agreement: get::<Option<i64>>(row, "agreement")?.map(AgreementId),
            version: get::<Option<i64>>(row, "version")?.map(VersionId),
            user: get::<Option<i64>>(row, "about_user")?.map(UserId),
        },
        // A payload that is no object was not written by the program; `verify` says so by its digest.
        payload: payload.map(|text| serde_json::from_str(&text).unwrap_or_default()),
        payload_sha256: get(row, "payload_sha256")?,
        prev_sha256: get(row, "prev_sha256")?,
        sha256: get(row, "sha256")?,
    })
}

/// The last event of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its number, 0 for an empty journal.
    pub seq: i64,
    /// Its hash.
    pub sha256: String,
}

impl Reader<'_> {
    /// The last event: two equal heads are the same register.
    pub fn journal_head(&self) -> Result<Head, StoreError> {
        let head = self.one(
            "SELECT seq, sha256 FROM journal ORDER BY seq DESC LIMIT 1",
            (),
            |row| {
                Ok(Head {
                    seq: row.get(0)?,
                    sha256: row.get(1)?,
                })
            },
        )?;
        Ok(head.unwrap_or_else(|| Head {
            seq: 0,
            sha256: BEGINNING.to_owned(),
        }))
    }
}

/// An event that waits to be written.
pub(super) struct Entry {
    kind: EventKind,
    subject: Subject,
    payload: String,
}

impl Writer<'_> {
    /// Adds an event with the transaction's actor and instant. The last one is written when the transaction ends.
    pub(super) fn record(
        &self,
        kind: EventKind,
        subject: Subject,
        payload: &Map<String, Value>,
    ) -> Result<(), StoreError> {
        self.write_entry(None)?;
        self.entry.replace(Some(Entry {
            kind,
            subject,
            payload: Value::Object(payload.clone()).to_string(),
        }));
        Ok(())
    }

    /// Whether an event waits to be written.
    pub(super) fn has_entry(&self) -> bool {
        self.entry.borrow().is_some()
    }

    /// Writes the event that waits, if one does, with the digest of the rows that it stands for; gives its number.
    pub(super) fn write_entry(&self, rows_sha256: Option<&str>) -> Result<Option<i64>, StoreError> {
        let Some(entry) = self.entry.take() else {
            return Ok(None);
        };
        let Entry {
            kind,
            subject,
            payload,
        } = entry;
        let head = self.journal_head()?;
        let payload_sha256 = sha256(payload.as_bytes());
        let link = Link {
            edition: EDITION,
            prev: &head.sha256,
            seq: head.seq + 1,
            at: &self.at.stamp(),
            user: self.actor.user,
            actor: &self.actor.name,
            via: self.actor.via,
            kind: kind.word(),
            subject: &subject.text(),
            payload_sha256: &payload_sha256,
            rows_sha256,
        };
        self.run(
            "INSERT INTO journal (seq, at, user, actor, via, kind, vendor, agreement, version, about_user, payload, payload_sha256, prev_sha256, sha256, edition, rows_sha256)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rusqlite::params![
                link.seq,
                link.at,
                self.actor.user.map(|id| id.0),
                self.actor.name,
                self.actor.via.word(),
                kind.word(),
                subject.vendor.map(|id| id.0),
                subject.agreement.map(|id| id.0),
                subject.version.map(|id| id.0),
                subject.user.map(|id| id.0),
                payload,
                payload_sha256,
                head.sha256,
                link.hash(),
                link.edition,
                rows_sha256,
            ],
        )?;
        Ok(Some(link.seq))
    }
}

/// The edition of the chain that new events are written in.
const EDITION: i64 = 2;

/// What the hash of an event covers.
pub(super) struct Link<'a> {
    /// 1: without the user's number and the rows; 2: with both.
    pub edition: i64,
    /// The hash of the event before.
    pub prev: &'a str,
    /// Its number.
    pub seq: i64,
    /// The instant.
    pub at: &'a str,
    /// The user.
    pub user: Option<UserId>,
    /// Who acted, by name.
    pub actor: &'a str,
    /// How the change came in.
    pub via: Via,
    /// What happened.
    pub kind: &'a str,
    /// What it is about.
    pub subject: &'a str,
    /// The digest of the payload.
    pub payload_sha256: &'a str,
    /// The digest of the rows that it left.
    pub rows_sha256: Option<&'a str>,
}

impl Link<'_> {
    /// The hash: SHA-256 of a JSON array of texts, which no value can escape from.
    pub(super) fn hash(&self) -> String {
        let mut fields = vec![
            self.prev.to_owned(),
            self.seq.to_string(),
            self.at.to_owned(),
            self.actor.to_owned(),
            self.via.word().to_owned(),
            self.kind.to_owned(),
            self.subject.to_owned(),
            self.payload_sha256.to_owned(),
        ];
        if self.edition > 1 {
            fields.push(self.user.map(|id| id.0.to_string()).unwrap_or_default());
            fields.push(self.rows_sha256.unwrap_or_default().to_owned());
        }
        sha256(Value::from(fields).to_string().as_bytes())
    }
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
