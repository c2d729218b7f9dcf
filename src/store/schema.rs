//! The steps of the schema, in order. `PRAGMA user_version` holds how many have been run; each runs in a
//! transaction of its own with the number, so that a kill between two leaves a whole step. A database with a
//! higher number was made by a newer program and is left alone.

use rusqlite::{Connection, TransactionBehavior};

use super::connection;
use super::error::StoreError;

/// The steps, first to last. A step that has been released is never changed.
const STEPS: &[&str] = &[
    include_str!("schema/0001-register.sql"),
    include_str!("schema/0002-people.sql"),
    include_str!("schema/0003-findings.sql"),
    include_str!("schema/0004-search.sql"),
    include_str!("schema/0005-recovery.sql"),
    include_str!("schema/0006-lists.sql"),
    include_str!("schema/0007-checks.sql"),
    include_str!("schema/0008-order.sql"),
    include_str!("schema/0009-review.sql"),
    include_str!("schema/0010-import.sql"),
    include_str!("schema/0011-life.sql"),
    include_str!("schema/0012-sub-processors.sql"),
    include_str!("schema/0013-reminders.sql"),
    include_str!("schema/0014-review-rules.sql"),
    include_str!("schema/0015-transfers.sql"),
    include_str!("schema/0016-feed.sql"),
    include_str!("schema/0017-mail.sql"),
    include_str!("schema/0018-change-notices.sql"),
    include_str!("schema/0019-webhook.sql"),
    include_str!("schema/0020-leads.sql"),
    include_str!("schema/0021-kept-rows.sql"),
    include_str!("schema/0022-rooms.sql"),
    include_str!("schema/0023-account-end.sql"),
    include_str!("schema/0024-comments.sql"),
    include_str!("schema/0025-deletion-days.sql"),
];

/// The number of a database that has every step.
#[must_use]
pub fn newest() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

/// Makes a database as it was after so many steps: for the tests of migrations.
pub fn make(path: &std::path::Path, target: u32) -> Result<(), StoreError> {
    let mut connection = connection::open(path, connection::Use::Write)?;
    migrate(&mut connection, target).map(drop)
}

/// The number of the database, 0 for an empty file.
pub(super) fn number(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Runs the steps that the database lacks, up to `target`; gives how many were run.
pub(super) fn migrate(connection: &mut Connection, target: u32) -> Result<u32, StoreError> {
    let mut n_run = 0;
    loop {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let found = number(&transaction)?;
        if found > newest() {
            return Err(StoreError::Newer {
                found,
                known: newest(),
            });
        }
        let Some(step) = STEPS.get(found as usize).filter(|_| found < target) else {
            return Ok(n_run);
        };
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", found + 1)?;
        transaction.commit()?;
        n_run += 1;
    }
}
