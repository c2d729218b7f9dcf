//! Writing down what a change left in the tables of facts: triggers that only this program's own connection has note which
//! rows it touches, and before the change is kept their content is put beside its last entry. Whoever changes a table by
//! other means leaves no such trace, which is how `verify` finds it.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::row::{Shape, Which, digest_of};
use super::{GUARDED, Guarded, guarded_table};
use crate::domain::event::EventKind;
use crate::store::column::to_json;
use crate::store::diff;
use crate::store::error::StoreError;
use crate::store::journal::{Subject, sha256};
use crate::store::writer::Writer;

/// The columns of each table, as they were when its rows were last written down.
type Shapes = BTreeMap<String, Vec<String>>;

/// Lets a connection note which rows of the tables of facts it touches.
pub(in crate::store) fn watch(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("CREATE TEMP TABLE touched (what TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (what, key)) WITHOUT ROWID")?;
    for table in GUARDED {
        let shape = Shape::of(connection, table)?;
        let name = table.name;
        let note = |row: &str| {
            // The conflict clause of the statement that fires a trigger goes before the trigger's own.
            let key = shape.key_text(row);
            format!(
                "INSERT INTO touched SELECT '{name}', {key} WHERE NOT EXISTS (SELECT 1 FROM touched WHERE what = '{name}' AND key = {key});"
            )
        };
        let (old, new) = (note("old."), note("new."));
        connection.execute_batch(&format!(
            "CREATE TEMP TRIGGER touched_{name}_added AFTER INSERT ON main.\"{name}\" BEGIN {new} END;
             CREATE TEMP TRIGGER touched_{name}_changed AFTER UPDATE ON main.\"{name}\" BEGIN {old} {new} END;
             CREATE TEMP TRIGGER touched_{name}_removed AFTER DELETE ON main.\"{name}\" BEGIN {old} END;"
        ))?;
    }
    Ok(())
}

impl Writer<'_> {
    /// Writes down what this change left in the tables of facts, beside its last entry, and that entry. Called once, before
    /// the change is kept.
    pub(in crate::store) fn seal(&self) -> Result<(), StoreError> {
        let touched = self.all(
            "SELECT what, key FROM temp.touched ORDER BY what, key",
            (),
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)),
        )?;
        if touched.is_empty() {
            return self.write_entry(None).map(drop);
        }
        let mut rows = Vec::new();
        let mut contents = Vec::new();
        let mut shape: Option<(&Guarded, Shape)> = None;
        for (what, key) in touched {
            if shape.as_ref().is_none_or(|(table, _)| table.name != what) {
                let table = guarded_table(&what).ok_or(StoreError::NotFound("table"))?;
                shape = Some((table, Shape::of(self.connection, table)?));
            }
            let Some((table, shape)) = &shape else {
                continue;
            };
            let mut statement = self.statement(&shape.select(table, Which::OfKey))?;
            let content = shape.content_of(table, &mut statement, &key)?;
            let digest = content
                .as_deref()
                .map(|it| sha256(it.as_bytes()))
                .unwrap_or_default();
            if self.kept_digest(&what, &key)?.unwrap_or_default() != digest {
                rows.push((what, key, digest));
                contents.push(content);
            }
        }
        if !rows.is_empty() && !self.has_entry() {
            if self.journal_head()?.seq == 0 {
                // What a new register begins with waits for its first entry.
                return Ok(());
            }
            let n = i64::try_from(rows.len()).unwrap_or(i64::MAX);
            self.record(
                EventKind::FactsNoted,
                Subject::default(),
                &diff::to("rows", n),
            )?;
        }
        self.run("DELETE FROM temp.touched", ())?;
        let digest = (!rows.is_empty()).then(|| digest_of(&rows));
        let Some(seq) = self.write_entry(digest.as_deref())? else {
            return Ok(());
        };
        for ((what, key, digest), content) in rows.iter().zip(&contents) {
            self.run(
                "INSERT INTO journal_row (seq, what, key, content, sha256) VALUES (?, ?, ?, ?, ?)",
                rusqlite::params![seq, what, key, content, digest],
            )?;
        }
        if seq == 1 {
            self.set_meta("kept-rows", &to_json(&self.kept_shapes()?))?;
        }
        Ok(())
    }

    /// The digest of a row as the journal has it last; `None` where it has none.
    fn kept_digest(&self, what: &str, key: &str) -> Result<Option<String>, StoreError> {
        self.one(
            "SELECT sha256 FROM journal_row WHERE what = ? AND key = ? ORDER BY seq DESC LIMIT 1",
            [what, key],
            |row| row.get(0),
        )
    }

    fn kept_shapes(&self) -> Result<Shapes, StoreError> {
        let of = |table: &Guarded| {
            Ok((
                table.name.to_owned(),
                Shape::of(self.connection, table)?.columns,
            ))
        };
        GUARDED.iter().map(of).collect()
    }

    /// Writes down the rows of tables that an earlier program did not write down, or had other columns. A row that differs
    /// from what the journal has of it in a column that both know was changed by other means: it is left for `verify`.
    pub(in crate::store) fn keep_rows(&self) -> Result<(), StoreError> {
        let now = self.kept_shapes()?;
        let text: Option<String> = self.one(
            "SELECT value FROM meta WHERE key = 'kept-rows'",
            (),
            |row| row.get(0),
        )?;
        let before: Shapes = text
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        if before == now {
            return Ok(());
        }
        for table in GUARDED {
            let known = before.get(table.name);
            if known != now.get(table.name) {
                self.touch_table(table, known.map(Vec::as_slice).unwrap_or_default())?;
            }
        }
        if self.journal_head()?.seq > 0 {
            self.set_meta("kept-rows", &to_json(&now))?;
        }
        Ok(())
    }

    fn touch_table(&self, table: &Guarded, known: &[String]) -> Result<(), StoreError> {
        let shape = Shape::of(self.connection, table)?;
        let is_new = self
            .one(
                "SELECT 1 FROM journal_row WHERE what = ? LIMIT 1",
                [table.name],
                |_| Ok(()),
            )?
            .is_none();
        let mut statement = self.connection.prepare(&shape.select(table, Which::All))?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let key: String = row.get(0)?;
            let is_same =
                is_new || self.is_kept_so(table, &key, &shape.content(table, row)?, known)?;
            if is_same {
                self.run(
                    "INSERT OR IGNORE INTO temp.touched VALUES (?, ?)",
                    [table.name, &key],
                )?;
            }
        }
        Ok(())
    }

    /// Whether the journal has a row as it is now, in the columns that both know.
    fn is_kept_so(
        &self,
        table: &Guarded,
        key: &str,
        now: &str,
        known: &[String],
    ) -> Result<bool, StoreError> {
        let kept: Option<(Option<String>, String)> = self.one(
            "SELECT content, sha256 FROM journal_row WHERE what = ? AND key = ? ORDER BY seq DESC LIMIT 1",
            [table.name, key],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let read =
            |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
        let Some((content, digest)) = kept else {
            return Ok(false);
        };
        let now = read(now);
        let Some(content) = content else {
            // Emptied since: the digest of what the columns of that time say must be the same.
            let old = now.into_iter().filter(|(column, _)| known.contains(column));
            let old = Value::Object(old.collect()).to_string();
            return Ok(sha256(old.as_bytes()) == digest);
        };
        let mut all = read(&content).into_iter();
        Ok(all.all(|(column, value)| now.get(&column).is_none_or(|other| *other == value)))
    }
}
