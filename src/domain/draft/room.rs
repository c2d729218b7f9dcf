//! A data room as a person types it, read into its facts.

use super::{FieldProblem, LONGEST_NAME, Problem, Reading};
use crate::domain::day::{Day, add_months};
use crate::domain::room::RoomFacts;

/// A data room as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoomDraft {
    /// For whom or what it is.
    pub name: String,
    /// The last day.
    pub last_day: String,
    /// Whether visitors are asked for their name.
    pub asks_name: bool,
}

impl RoomDraft {
    /// Reads the facts of a room that opens at least today and at most for twelve months.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self, today: Day) -> Result<RoomFacts, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let name = on.required("name", &self.name, LONGEST_NAME);
        let last_day = on.required_day("last-day", &self.last_day);
        let latest = add_months(today, 12).unwrap_or(today);
        if last_day.is_some_and(|last| last < today || last > latest) {
            on.problem("last-day", Problem::Other("problem-room-last-day"));
        }
        let facts = name.zip(last_day).map(|(name, last_day)| RoomFacts {
            name,
            last_day,
            asks_name: self.asks_name,
        });
        on.finish(facts)
    }
}
