//! Who acts and when, as every change of the register records it. The store never reads the clock: whoever
//! calls says what time it is, and which day that is in the registry's time zone.

use chrono::{DateTime, Utc};

use crate::domain::day::Day;

use super::user::UserId;

/// How a change came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Via {
    /// A page or the JSON interface.
    Web,
    /// The command line.
    Cli,
    /// The program itself, by the clock.
    Job,
}

impl Via {
    /// Every way.
    pub const ALL: [Via; 3] = [Via::Web, Via::Cli, Via::Job];

    /// The word in the journal.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Via::Web => "web",
            Via::Cli => "cli",
            Via::Job => "job",
        }
    }

    /// The way of a word, `None` for any other text.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Via> {
        Via::ALL.into_iter().find(|via| via.word() == word)
    }
}

/// Who makes a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The user, where one has signed in.
    pub user: Option<UserId>,
    /// The name that the journal keeps, even after the user is gone.
    pub name: String,
    /// How the change came in.
    pub via: Via,
}

impl Actor {
    /// The program itself.
    #[must_use]
    pub fn program() -> Actor {
        Actor {
            user: None,
            name: "avtal".to_owned(),
            via: Via::Job,
        }
    }
}

/// A point in time as the caller's clock has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The instant.
    pub instant: DateTime<Utc>,
    /// The day of that instant in the registry's time zone.
    pub day: Day,
}

/// An instant as the journal writes it: RFC 3339, UTC, milliseconds.
#[must_use]
pub fn stamp(instant: DateTime<Utc>) -> String {
    instant.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

impl At {
    /// The instant as the journal writes it: RFC 3339, UTC, milliseconds.
    #[must_use]
    pub fn stamp(&self) -> String {
        stamp(self.instant)
    }

    /// Seconds since 1970 UTC.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        self.instant.timestamp()
    }
}
