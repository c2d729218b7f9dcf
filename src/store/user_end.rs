//! Accounts that are given for a time: their last day, and their end on the day after.

use crate::domain::day::Day;
use crate::domain::event::EventKind;

use super::error::StoreError;
use super::journal::Subject;
use super::reader::Reader;
use super::user::{UserFacts, UserId, UserStatus};
use super::writer::Writer;

impl Reader<'_> {
    /// The last day of a user's account; `None`: it has no end.
    pub fn user_end(&self, id: UserId) -> Result<Option<Day>, StoreError> {
        let found = self.one("SELECT last_day FROM user WHERE id = ?", [id.0], |row| {
            row.get(0)
        })?;
        Ok(found.flatten())
    }
}

impl Writer<'_> {
    /// Says until when a user's account lasts.
    pub fn set_user_end(&mut self, id: UserId, last_day: Option<Day>) -> Result<(), StoreError> {
        let before = self.user_end(id)?;
        if before == last_day {
            return Ok(());
        }
        self.run(
            "UPDATE user SET last_day = ? WHERE id = ?",
            rusqlite::params![last_day, id.0],
        )?;
        let change = serde_json::json!({ "from": before, "to": last_day });
        let change = serde_json::Map::from_iter([("last_day".to_owned(), change)]);
        self.record(EventKind::UserChanged, Subject::user(id), &change)
    }

    /// Ends the accounts whose last day is over. The last administrator stays one.
    pub(super) fn end_accounts(&mut self) -> Result<(), StoreError> {
        let over: Vec<UserId> = self.all(
            "SELECT id FROM user WHERE last_day < ? AND status <> 'disabled' ORDER BY id",
            [self.at.day],
            |row| row.get(0).map(UserId),
        )?;
        for id in over {
            let Some(user) = self.user(id)? else { continue };
            let facts = UserFacts {
                status: UserStatus::Disabled,
                ..user.facts
            };
            match self.change_user(id, user.row, &facts) {
                Ok(_) | Err(StoreError::Rule(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}
