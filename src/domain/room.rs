//! A data room: chosen documents of chosen vendors, shown until a day to whoever has its secret address. Knows nothing of how
//! the address is kept or the documents are sent.

use serde::{Deserialize, Serialize};

use super::choice::choice;
use super::day::Day;

/// The register's own number of a data room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoomId(pub i64);

/// What is said of a data room when it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomFacts {
    /// For whom or what it is, 1–200 characters.
    pub name: String,
    /// The last day on which it opens, inclusive.
    pub last_day: Day,
    /// Whether visitors are asked for their name before they see anything.
    pub asks_name: bool,
}

choice! {
    /// A kind of document in a data room.
    RoomItemKind, "room-item" {
        /// The audit pack of a vendor, as it is on the day it is opened.
        Pack = "pack",
        /// The text of a version of an agreement.
        Version = "version",
        /// A proof beside a version.
        Proof = "proof",
    }
}

/// A document in a data room: its kind, and the number of the vendor, version or proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoomItem {
    /// The kind.
    pub kind: RoomItemKind,
    /// The number.
    pub id: i64,
}

impl RoomItem {
    /// As forms and the journal write it: `pack:3`.
    #[must_use]
    pub fn word(self) -> String {
        format!("{}:{}", self.kind.word(), self.id)
    }

    /// The item of such a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<RoomItem> {
        let (kind, id) = word.split_once(':')?;
        Some(RoomItem {
            kind: RoomItemKind::from_word(kind)?,
            id: id.parse().ok()?,
        })
    }
}

/// A data room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Its number.
    pub id: RoomId,
    /// What was said of it.
    pub facts: RoomFacts,
    /// When it was made, and by whom.
    pub added_on: Day,
    /// Who made it.
    pub added_by: String,
    /// The day on which it was closed for good.
    pub revoked_on: Option<Day>,
}

impl Room {
    /// Whether it opens on a day: the last day counts, the day on which it was revoked does not.
    #[must_use]
    pub fn is_open(&self, day: Day) -> bool {
        self.revoked_on.is_none() && day <= self.facts.last_day
    }
}
