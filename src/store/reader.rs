//! A reader: one snapshot of the register for one page, paper or command. Its methods live with their nouns
//! (`vendor.rs`, `finding_list.rs` …); each runs a fixed number of statements, which the reader counts.

use std::cell::{Cell, RefCell};

use rusqlite::{CachedStatement, Connection, OptionalExtension, Params, Row};

use crate::domain::day::Day;

use super::Shared;
use super::error::StoreError;

/// Reads the register as it stood when the reading began.
pub struct Reader<'a> {
    pub(super) connection: &'a Connection,
    pub(super) shared: &'a Shared,
    n_queries: Cell<usize>,
    /// Read once: the day whose rows are marked live.
    live_day: Cell<Option<Option<Day>>>,
    recorded: RefCell<Option<Vec<String>>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(connection: &'a Connection, shared: &'a Shared) -> Reader<'a> {
        Reader {
            connection,
            shared,
            n_queries: Cell::new(0),
            live_day: Cell::new(None),
            recorded: RefCell::default(),
        }
    }

    /// Gives the texts of the statements that a reading runs, for whoever wants to see how the database goes about them.
    ///
    /// # Errors
    /// As the reading.
    pub fn recorded<T>(
        &self,
        read: impl FnOnce(&Self) -> Result<T, StoreError>,
    ) -> Result<Vec<String>, StoreError> {
        self.recorded.replace(Some(Vec::new()));
        let result = read(self);
        let texts = self.recorded.take().unwrap_or_default();
        result.map(|_| texts)
    }

    /// How many statements it has run so far.
    #[must_use]
    pub fn n_queries(&self) -> usize {
        self.n_queries.get()
    }

    /// The day whose rows are marked live, as the daily upkeep left it.
    pub(super) fn live_day(&self) -> Result<Option<Day>, StoreError> {
        if let Some(day) = self.live_day.get() {
            return Ok(day);
        }
        let day = self.one("SELECT value FROM meta WHERE key = 'live-day'", (), |row| {
            row.get(0)
        })?;
        self.live_day.set(Some(day));
        Ok(day)
    }

    /// Spares the statement of [`Reader::live_day`] where it has been read with something else.
    pub(super) fn know_live_day(&self, day: Option<Day>) {
        self.live_day.set(Some(day));
    }

    pub(super) fn forget_live_day(&self) {
        self.live_day.set(None);
    }

    pub(super) fn statement(&self, sql: &str) -> Result<CachedStatement<'a>, StoreError> {
        self.n_queries.set(self.n_queries.get() + 1);
        if let Some(texts) = &mut *self.recorded.borrow_mut() {
            texts.push(sql.to_owned());
        }
        Ok(self.connection.prepare_cached(sql)?)
    }

    /// The one row that the statement gives, if any.
    pub(super) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.statement(sql)?.query_row(params, read).optional()?)
    }

    /// The one row of a statement that always gives one.
    pub(super) fn sure<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        Ok(self.statement(sql)?.query_row(params, read)?)
    }

    /// Every row that the statement gives.
    pub(super) fn all<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.statement(sql)?;
        let rows = statement.query_map(params, read)?;
        Ok(rows.collect::<rusqlite::Result<Vec<T>>>()?)
    }
}
