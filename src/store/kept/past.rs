//! The register as it stood at the end of a past day, built in memory from what the journal says that its entries left in the
//! tables of facts, and from nothing else; states and findings follow from these facts by the same rules as today. Today's
//! tables are not looked at.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use rusqlite::types::Value as Sql;
use serde_json::{Map, Value};

use super::row::Shape;
use super::{GUARDED, Guarded};
use crate::domain::day::{Day, add_days};
use crate::store::actor::{Actor, At, stamp};
use crate::store::error::StoreError;
use crate::store::reader::Reader;
use crate::store::verify::Part;
use crate::store::verify::watch::Watch;
use crate::store::writer::Writer;
use crate::store::{DATABASE, Shared, Store, collate, connection, fold, schema};

/// The register of a past day.
pub struct Past {
    connection: Connection,
    shared: Arc<Shared>,
    /// What it is built from.
    pub built: Built,
}

/// What the register of a past day is built from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built {
    /// The day; its end is that of the registry's time zone.
    pub day: Day,
    /// The last entry of the journal on or before that day, 0 where there is none.
    pub until: i64,
    /// The hash of that entry.
    pub sha256: String,
    /// Rows that were put together.
    pub n_rows: u64,
    /// Rows whose content was removed from the journal, so that they are missing.
    pub n_emptied: u64,
    /// The day from which the journal holds whole rows, where it is older than that; what stood before is not known.
    pub complete_from: Option<Day>,
}

impl Built {
    /// Whether the journal says anything of what stood on the day: from the first whole rows on.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.complete_from.is_none_or(|first| first <= self.day)
    }

    /// Whether the journal held whole rows at the end of the day.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.n_emptied == 0 && self.is_known()
    }
}

impl Store {
    /// Builds the register of a past day. Takes its time and blocks: never from asynchronous code.
    pub fn past(&self, day: Day, watch: &Watch) -> Result<Past, StoreError> {
        let path = self.data().join(DATABASE);
        let mut source = connection::open(&path, connection::Use::ReadMuch)?;
        let transaction = source.transaction()?;
        let reader = Reader::new(&transaction, &self.inner.shared);
        let mut connection = connection::in_memory()?;
        schema::migrate(&mut connection, schema::newest())?;
        connection.pragma_update(None, "foreign_keys", false)?;
        let built = reader.build(day, &connection, watch)?;
        let shared = Arc::clone(&self.inner.shared);
        derive(&mut connection, &shared, &reader, day)?;
        Ok(Past {
            connection,
            shared,
            built,
        })
    }
}

impl Past {
    /// Reads the register of that day as if it were today's.
    pub fn read<T>(
        &mut self,
        f: impl FnOnce(&Reader<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let transaction = self.connection.transaction()?;
        f(&Reader::new(&transaction, &self.shared))
    }
}

/// States and findings follow from the facts.
fn derive(
    connection: &mut Connection,
    shared: &Shared,
    now: &Reader<'_>,
    day: Day,
) -> Result<(), StoreError> {
    let at = At {
        instant: end_of(now, day)? - TimeDelta::milliseconds(1),
        day,
    };
    let transaction = connection.transaction()?;
    let mut writer = Writer::new(&transaction, shared, Actor::program(), at);
    writer.keep_up()?;
    writer.refresh()?;
    drop(writer);
    Ok(transaction.commit()?)
}

/// The first instant after a day, by the registry's clock of today.
fn end_of(reader: &Reader<'_>, day: Day) -> Result<DateTime<Utc>, StoreError> {
    let next = add_days(day, 1).unwrap_or(day);
    Ok(reader.settings()?.start_of(next))
}

impl Reader<'_> {
    fn build(&self, day: Day, to: &Connection, watch: &Watch) -> Result<Built, StoreError> {
        let end = stamp(end_of(self, day)?);
        // The clock may have gone back once: what was written before the last entry of the day counts.
        let last = self.one(
            "SELECT seq, sha256 FROM journal WHERE seq = (SELECT max(seq) FROM journal WHERE at < ?)",
            [&end],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
        )?;
        let (until, sha256) = last.unwrap_or_default();
        let first = self.one(
            "SELECT seq, at FROM journal WHERE seq = (SELECT min(seq) FROM journal_row)",
            (),
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)),
        )?;
        let complete_from = match first {
            Some((seq, at)) if seq > 1 => {
                let instant = DateTime::parse_from_rfc3339(&at);
                let instant = instant.map_err(|_| StoreError::Value("at".to_owned()))?;
                Some(self.settings()?.day_of(instant.to_utc()))
            }
            _ => None,
        };
        let mut built = Built {
            day,
            until,
            sha256,
            n_rows: 0,
            n_emptied: 0,
            complete_from,
        };
        let n: i64 = self.sure(
            "SELECT count(*) FROM journal_row WHERE seq <= ?",
            [until],
            |row| row.get(0),
        )?;
        watch.begin(Part::Facts, n.unsigned_abs())?;
        if n == 0 {
            // Before the first entry a register is what every new one is.
            return Ok(built);
        }
        for table in GUARDED {
            self.build_table(table, to, &mut built, watch)?;
        }
        Ok(built)
    }

    fn build_table(
        &self,
        table: &Guarded,
        to: &Connection,
        built: &mut Built,
        watch: &Watch,
    ) -> Result<(), StoreError> {
        // What a new database begins with is in the journal too.
        to.execute(&format!("DELETE FROM \"{}\"", table.name), ())?;
        let shape = Shape::of(to, table)?;
        let mut statement = self.statement(
            "SELECT content, sha256, max(seq) FROM journal_row WHERE what = ? AND seq <= ? GROUP BY key",
        )?;
        let mut rows = statement.query(rusqlite::params![table.name, built.until])?;
        while let Some(row) = rows.next()? {
            watch.one_more()?;
            let content: Option<String> = row.get(0)?;
            match content {
                Some(content) => {
                    let content: Map<String, Value> = serde_json::from_str(&content)
                        .map_err(|_| StoreError::Value("content".to_owned()))?;
                    put(table, &shape, to, &content)?;
                    built.n_rows += 1;
                }
                None if row.get::<_, String>(1)?.is_empty() => {}
                None => built.n_emptied += 1,
            }
        }
        Ok(())
    }
}

/// Puts a row into its table; what was left out of the journal follows from the rest, or does not matter.
fn put(
    table: &Guarded,
    shape: &Shape,
    to: &Connection,
    content: &Map<String, Value>,
) -> Result<(), StoreError> {
    let mut columns = Vec::new();
    let mut values = Vec::new();
    for column in shape
        .columns
        .iter()
        .filter(|column| content.contains_key(*column))
    {
        columns.push(column.as_str());
        values.push(
            match (table.hashed.contains(&column.as_str()), column.as_str()) {
                (true, "result") => Sql::Text("null".to_owned()),
                (true, _) => Sql::Null,
                (false, _) => value(&content[column]),
            },
        );
    }
    for column in table.left_out {
        if let Some(value) = filled(column, content) {
            columns.push(column);
            values.push(value);
        }
    }
    let names: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
    let places = vec!["?"; values.len()].join(", ");
    to.prepare_cached(&format!(
        "INSERT INTO \"{}\" ({}) VALUES ({places})",
        table.name,
        names.join(", ")
    ))?
    .execute(rusqlite::params_from_iter(values))?;
    Ok(())
}

fn filled(column: &str, content: &Map<String, Value>) -> Option<Sql> {
    let text = |name: &str| {
        content
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    Some(match column {
        "row" => Sql::Integer(1),
        "name_key" => Sql::Blob(collate::key(text("name"))),
        "name_fold" => Sql::Text(fold::company(text("name"))),
        "owner_key" => Sql::Blob(collate::key(text("owner"))),
        "title_key" => Sql::Blob(collate::key(text("title"))),
        _ => return None,
    })
}

fn value(value: &Value) -> Sql {
    match value {
        Value::String(text) => Sql::Text(text.clone()),
        Value::Number(number) => number.as_i64().map_or(Sql::Null, Sql::Integer),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => Sql::Null,
    }
}
