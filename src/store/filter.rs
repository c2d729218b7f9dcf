//! Puts a list's conditions together: each filter that is set gives one condition with its parameters, and the
//! page gives the place where it begins. The texts are ours alone; what users type is always a parameter.

use rusqlite::ToSql;
use rusqlite::types::Value;

use super::error::StoreError;
use super::page::{Cursor, Key, Order, Page, Slice};
use super::reader::Reader;

/// The conditions of a list, joined by AND.
#[derive(Default)]
pub(super) struct Conditions {
    sql: String,
    params: Vec<Value>,
}

impl Conditions {
    /// A condition without parameters.
    pub(super) fn always(&mut self, sql: &str) -> &mut Conditions {
        self.sql
            .push_str(if self.sql.is_empty() { "" } else { " AND " });
        self.sql.push_str(sql);
        self
    }

    /// A condition with its parameters, `?` each, in order.
    pub(super) fn add<const N: usize>(&mut self, sql: &str, params: [Value; N]) -> &mut Conditions {
        self.params.extend(params);
        self.always(sql)
    }

    /// A condition that is there when the filter is set.
    pub(super) fn maybe<T: Into<Value>>(&mut self, sql: &str, param: Option<T>) -> &mut Conditions {
        if let Some(param) = param {
            self.add(sql, [param.into()]);
        }
        self
    }

    pub(super) fn text(&self) -> &str {
        if self.sql.is_empty() { "1" } else { &self.sql }
    }

    pub(super) fn params(&self) -> impl Iterator<Item = &Value> {
        self.params.iter()
    }
}

/// The rows of one page and where the next begins. `select` names the sort column `key` and the number `id`.
pub(super) fn page<S, T>(
    reader: &Reader<'_>,
    select: &str,
    conditions: &Conditions,
    (key, id): (&str, &str),
    page: &Page<S>,
    mut read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Slice<T>, StoreError> {
    let (compare, direction) = match page.order {
        Order::Up => (">", "ASC"),
        Order::Down => ("<", "DESC"),
    };
    let limit = page.limit.clamp(1, 1000) as usize;
    let after: Option<(Key, i64)> = page.after.as_ref().map(Cursor::read).transpose()?;
    let start = if after.is_some() {
        format!(" AND ({key}, {id}) {compare} (?, ?)")
    } else {
        String::new()
    };
    let sql = format!(
        "{select} WHERE {}{start} ORDER BY {key} {direction}, {id} {direction} LIMIT {}",
        conditions.text(),
        limit + 1
    );
    let mut params: Vec<&dyn ToSql> = conditions
        .params()
        .map(|value| value as &dyn ToSql)
        .collect();
    if let Some((key, id)) = &after {
        params.push(key);
        params.push(id);
    }
    let mut rows = reader.all(&sql, params.as_slice(), |row| {
        let place: (Key, i64) = (row.get("key")?, row.get("id")?);
        Ok((place, read(row)?))
    })?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|((key, id), _)| Cursor::make(key, *id));
    Ok(Slice {
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        next,
    })
}
