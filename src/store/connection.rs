//! How every connection to the database is opened: the pragmas and limits that the rest relies on.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::error::StoreError;

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Reads and writes.
    Write,
    /// Reads only; the database refuses anything else.
    Read,
    /// The same, much of the register at a time.
    ReadMuch,
}

/// Opens the database; a write connection makes it when it does not exist.
pub(super) fn open(path: &Path, what_for: Use) -> Result<Connection, StoreError> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if what_for == Use::Write {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    // "x" in double quotes is a column, never silently a text.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    if what_for == Use::Write {
        connection.pragma_update(None, "journal_mode", "WAL")?;
    } else {
        connection.pragma_update(None, "query_only", true)?;
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // KiB: four readers and a writer stay well below the 100 MiB of the whole program. What reads much of the register
    // comes back to the names of 100,000 vendors and agreements.
    let cache = if what_for == Use::ReadMuch {
        20_480
    } else {
        4096
    };
    connection.pragma_update(None, "cache_size", -cache)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// A database in memory, gone with its connection.
pub(super) fn in_memory() -> Result<Connection, StoreError> {
    let connection = Connection::open_in_memory()?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}
