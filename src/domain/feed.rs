//! What a user's calendar address shows: which days, and how long before each the calendar rings. Pure; knows neither
//! addresses nor files.

use serde::{Deserialize, Serialize};

use super::choice::choice;
use super::due::DueDay;

choice! {
    /// Whose days a calendar address shows.
    FeedScope, "feed-scope" {
        /// Those of which the user is reminded.
        Mine = "mine",
        /// Every day of the register.
        All = "all",
    }
}

/// What a calendar address shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedFacts {
    /// Whose days.
    pub scope: FeedScope,
    /// Days before a day on which the calendar rings, longest first; `None`: as the rules of the organisation.
    pub leads: Option<Vec<u32>>,
}

/// How many days before a day a calendar rings, longest first: never earlier than a reminder of it could be.
#[must_use]
pub fn alarms(due: &DueDay, leads: &[u32]) -> Vec<u32> {
    let fits = |lead: &u32| *lead <= due.longest_lead;
    leads.iter().copied().filter(fits).collect()
}
