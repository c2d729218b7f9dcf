//! A row of a table of facts as JSON, and its key as text. The same for whoever writes it down and for whoever compares.

use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, Row, Statement};
use serde_json::{Map, Value, json};

use super::Guarded;
use crate::store::error::StoreError;
use crate::store::journal::sha256;

/// What a table's rows are made of, as the database says.
pub struct Shape {
    /// Every column that is kept, in the order of the table.
    pub columns: Vec<String>,
    /// The columns of the key, in order, and whether each is a number.
    pub key: Vec<(String, bool)>,
}

impl Shape {
    /// The shape of a table.
    pub fn of(connection: &Connection, table: &Guarded) -> Result<Shape, StoreError> {
        let mut statement = connection.prepare_cached(
            "SELECT name, type, pk FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid",
        )?;
        let rows = statement.query_map([table.name], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
            ))
        })?;
        let all: Vec<(String, String, i64)> = rows.collect::<rusqlite::Result<_>>()?;
        let mut key: Vec<(i64, String, bool)> = all
            .iter()
            .filter(|(_, _, pk)| *pk > 0)
            .map(|(name, kind, pk)| (*pk, name.clone(), kind == "INTEGER"))
            .collect();
        key.sort();
        let columns = all.into_iter().map(|(name, ..)| name);
        Ok(Shape {
            columns: columns
                .filter(|name| !table.left_out.contains(&name.as_str()))
                .collect(),
            key: key
                .into_iter()
                .map(|(_, name, is_number)| (name, is_number))
                .collect(),
        })
    }

    /// The key of a row as an expression of SQL; `of` stands before each column, such as `new.`.
    #[must_use]
    pub fn key_text(&self, of: &str) -> String {
        let parts: Vec<String> = self
            .key
            .iter()
            .map(|(name, _)| format!("{of}\"{name}\""))
            .collect();
        format!("({} || '')", parts.join(" || ':' || "))
    }

    /// The statement that reads every row, or the one of a key: the key as text first, then the columns.
    #[must_use]
    pub fn select(&self, table: &Guarded, which: Which) -> String {
        let columns: Vec<String> = self
            .columns
            .iter()
            .map(|name| format!("\"{name}\""))
            .collect();
        let condition = match which {
            Which::All => String::new(),
            Which::OfKey => {
                let parts: Vec<String> = self
                    .key
                    .iter()
                    .map(|(name, _)| format!("\"{name}\" = ?"))
                    .collect();
                format!(" WHERE {}", parts.join(" AND "))
            }
        };
        format!(
            "SELECT {}, {} FROM \"{}\"{condition}",
            self.key_text(""),
            columns.join(", "),
            table.name
        )
    }

    /// The values of a key that stands in the journal.
    #[must_use]
    pub fn key_values(&self, key: &str) -> Vec<Sql> {
        let parts: Vec<&str> = match self.key.len() {
            1 => vec![key],
            _ => key.split(':').collect(),
        };
        let value = |(part, (_, is_number)): (&str, &(String, bool))| match part.parse() {
            Ok(number) if *is_number => Sql::Integer(number),
            _ => Sql::Text(part.to_owned()),
        };
        parts.into_iter().zip(&self.key).map(value).collect()
    }

    /// The content of a row that such a statement gives, as JSON text.
    pub fn content(&self, table: &Guarded, row: &Row<'_>) -> Result<String, StoreError> {
        let mut content = Map::new();
        for (at, column) in self.columns.iter().enumerate() {
            let value = row.get_ref(at + 1)?;
            let is_hashed = table.hashed.contains(&column.as_str());
            content.insert(
                column.clone(),
                if is_hashed {
                    digest(value)
                } else {
                    plain(value)?
                },
            );
        }
        Ok(Value::Object(content).to_string())
    }

    /// The content of the row of a key; `None` where the table has none.
    pub fn content_of(
        &self,
        table: &Guarded,
        statement: &mut Statement<'_>,
        key: &str,
    ) -> Result<Option<String>, StoreError> {
        let mut rows = statement.query(rusqlite::params_from_iter(self.key_values(key)))?;
        rows.next()?.map(|row| self.content(table, row)).transpose()
    }
}

/// Which rows a statement reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Every one.
    All,
    /// The one of a key.
    OfKey,
}

fn plain(value: ValueRef<'_>) -> Result<Value, StoreError> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => std::str::from_utf8(text)
            .map_err(|_| StoreError::Value("text".to_owned()))?
            .into(),
        ValueRef::Blob(_) => digest(value),
    })
}

/// What stands for a long value.
fn digest(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => json!({ "sha256": sha256(bytes) }),
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
    }
}

/// The digest of an entry's rows: of a JSON array of table, key and digest of each, in their order.
#[must_use]
pub fn digest_of(rows: &[(String, String, String)]) -> String {
    sha256(json!(rows).to_string().as_bytes())
}
