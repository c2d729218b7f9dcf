//! Puts a list's statements together so that they cost the same whatever the size of the register. Each filter is said
//! in two ways: as the rows that pass it and as a question to one row. Where the rarest filter lets few rows through,
//! these are fetched and sorted; else the list is walked in its order and each row is asked, and a page is full soon.
//! The texts are ours alone; what users type is always a parameter.

use rusqlite::types::Value;
use rusqlite::{Row, ToSql};

use crate::domain::day::Day;

use super::error::StoreError;
use super::page::{Cursor, Key, Order, Page, Slice, Total};
use super::reader::Reader;

/// Stands in the texts of filters for the condition that a row of `finding_span f` holds on the day.
pub(super) const ON_DAY: &str = "{on the day}";

/// One filter that is set.
pub(super) struct Narrow {
    /// Selects the numbers of the rows that pass today as `id`, each once.
    few: String,
    /// What is counted to see how many these are, where `few` would make them all first.
    probe: Option<String>,
    /// Asks a row of the list.
    test: String,
    /// The parameters of each of these texts.
    params: Vec<Value>,
    /// Whether `few` gives exactly the rows of the list, neither withdrawn ones nor some that do not pass.
    is_exact: bool,
    /// Whether an index holds the rows that pass in the order of the list, so that walking meets no others.
    is_in_order: bool,
    /// Selects how many there are from what triggers keep.
    tally: Option<String>,
}

impl Narrow {
    /// A filter whose `few` gives exactly the rows of the list.
    pub(super) fn exact(few: &str, test: &str, params: impl IntoIterator<Item = Value>) -> Narrow {
        Narrow {
            few: few.to_owned(),
            probe: None,
            test: test.to_owned(),
            params: params.into_iter().collect(),
            is_exact: true,
            is_in_order: false,
            tally: None,
        }
    }

    /// A filter whose `few` gives at least the rows of the list; each is asked as well.
    pub(super) fn loose(few: &str, test: &str, params: impl IntoIterator<Item = Value>) -> Narrow {
        Narrow {
            is_exact: false,
            ..Narrow::exact(few, test, params)
        }
    }

    /// Counted by another text than `few`, which selects each row of the list that passes once or twice.
    pub(super) fn probed_by(self, probe: &str) -> Narrow {
        Narrow {
            probe: Some(probe.to_owned()),
            ..self
        }
    }

    /// Whether an index holds the rows that pass in the order of the list.
    pub(super) fn in_order(self, is_in_order: bool) -> Narrow {
        Narrow {
            is_in_order,
            ..self
        }
    }

    /// Counted by triggers.
    pub(super) fn tallied_by(self, tally: &str) -> Narrow {
        Narrow {
            tally: Some(tally.to_owned()),
            ..self
        }
    }
}

/// Where a list is read from.
pub(super) struct Source {
    /// What is selected; the number and the sort column follow it.
    pub(super) columns: String,
    /// The tables, first the one whose index holds the order of the list.
    pub(super) walk: String,
    /// The tables joined to `k`, whose `id` are the rows that pass the rarest filter.
    pub(super) driven: String,
    /// Holds for every row of the list.
    pub(super) always: String,
    /// The sort column and the number as the order's index has them.
    pub(super) key: (&'static str, &'static str),
}

/// What is known before a list is read.
pub(super) struct Frame {
    narrows: Vec<Narrow>,
    /// How many rows pass each filter, as far as they are counted; empty on another day than the one that is marked.
    sizes: Vec<u64>,
    /// How many rows the list has without filters.
    n_all: Option<u64>,
    /// How the day is asked for in the texts of filters.
    on_day: String,
}

impl Frame {
    /// Reads what a list needs to know: one statement, and none where there is nothing to ask. The list is of what
    /// stands on `day`, or of what does not depend on one. `all` selects how many rows it has without filters, where
    /// triggers keep that; `is_counted` says that the total will be asked for.
    pub(super) fn read(
        reader: &Reader<'_>,
        narrows: Vec<Narrow>,
        day: Option<Day>,
        all: Option<&str>,
        is_counted: bool,
    ) -> Result<Frame, StoreError> {
        let few = reader.shared.few;
        let (mut sizes, mut n_all) = (Vec::new(), None);
        if is_counted || !narrows.is_empty() {
            let mut sql = format!(
                "SELECT (SELECT value FROM meta WHERE key = 'live-day'), ({})",
                all.unwrap_or("NULL")
            );
            let mut params: Vec<&Value> = Vec::new();
            for narrow in &narrows {
                let probe = narrow.probe.as_ref().unwrap_or(&narrow.few);
                sql.push_str(&match &narrow.tally {
                    Some(tally) => format!(", ({tally})"),
                    None => format!(
                        ", (SELECT count(*) FROM (SELECT 1 FROM ({probe}) LIMIT {}))",
                        if narrow.probe.is_some() { 2 * few } else { few } + 1
                    ),
                });
                params.extend(&narrow.params);
            }
            let live_day = reader.sure(&sql, rusqlite::params_from_iter(params), |row| {
                n_all = row.get::<_, Option<i64>>(1)?.map(i64::unsigned_abs);
                for i in 0..narrows.len() {
                    sizes.push(row.get::<_, i64>(i + 2)?.unsigned_abs());
                }
                row.get(0)
            })?;
            reader.know_live_day(live_day);
        }
        let mut on_day = String::new();
        if let Some(day) = day {
            on_day = reader.standing_on("f", day)?;
            if reader.live_day()? != Some(day) {
                // What was counted is another day's.
                sizes.clear();
                n_all = None;
            }
        }
        Ok(Frame {
            narrows,
            sizes,
            n_all,
            on_day,
        })
    }

    /// The filter that the list is fetched by, if it lets few rows through.
    fn driver(&self, few: u64) -> Option<usize> {
        let rarest = (0..self.sizes.len())
            .filter(|i| !self.narrows[*i].is_in_order)
            .min_by_key(|i| self.sizes[*i])?;
        // To fetch and sort a row takes some four times as long as to ask one, and a walk asks as many as lie between
        // 50 that pass. Rows that pass may stand together, so a walk must have some hundreds to find.
        let alike = self.n_all.map_or(few, |n| (50 * n / 4).isqrt());
        (self.sizes[rarest] <= few.min(alike.max(500))).then_some(rarest)
    }

    /// The tables and conditions of the list with their parameters.
    fn body(&self, reader: &Reader<'_>, source: &Source) -> (String, Vec<&Value>) {
        let driver = self.driver(reader.shared.few);
        let mut params: Vec<&Value> = Vec::new();
        let mut sql = match driver.map(|i| &self.narrows[i]) {
            Some(narrow) => {
                params.extend(&narrow.params);
                format!("FROM ({}) k {}", narrow.few, source.driven)
            }
            None => source.walk.clone(),
        };
        sql.push_str(" WHERE ");
        sql.push_str(&source.always);
        for (i, narrow) in self.narrows.iter().enumerate() {
            if driver == Some(i) && narrow.is_exact {
                continue;
            }
            params.extend(&narrow.params);
            sql.push_str(" AND ");
            sql.push_str(&narrow.test.replace(ON_DAY, &self.on_day));
        }
        (sql, params)
    }

    /// The rows of one page and where the next begins.
    pub(super) fn page<S, T>(
        &self,
        reader: &Reader<'_>,
        source: &Source,
        page: &Page<S>,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Slice<T>, StoreError> {
        let (key, id) = source.key;
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
        let (body, params) = self.body(reader, source);
        let sql = format!(
            "SELECT {}, {id}, {key} AS key {body}{start} ORDER BY {key} {direction}, {id} {direction} LIMIT {}",
            source.columns,
            limit + 1
        );
        let mut params: Vec<&dyn ToSql> = params
            .into_iter()
            .map(|value| value as &dyn ToSql)
            .collect();
        if let Some((key, id)) = &after {
            params.push(key);
            params.push(id);
        }
        let mut rows = reader.all(&sql, params.as_slice(), |row| {
            let n = row.as_ref().column_count();
            let place: (Key, i64) = (row.get(n - 1)?, row.get(n - 2)?);
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

    /// How many rows the list has on all its pages; at most one statement.
    pub(super) fn total(&self, reader: &Reader<'_>, source: &Source) -> Result<Total, StoreError> {
        let few = reader.shared.few;
        if let (Some(n), true) = (self.n_all, self.narrows.is_empty()) {
            return Ok(Total::exactly(n));
        }
        if let ([narrow], [size]) = (self.narrows.as_slice(), self.sizes.as_slice()) {
            if narrow.probe.is_some() && *size > 2 * few {
                return Ok(Total::up_to(few + 1, few));
            }
            if narrow.tally.is_some() {
                return Ok(Total::exactly(*size));
            }
            if narrow.is_exact {
                return Ok(Total::up_to(*size, few));
            }
        }
        let (body, params) = self.body(reader, source);
        let n: i64 = reader.sure(
            &format!("SELECT count(*) FROM (SELECT 1 {body} LIMIT {})", few + 1),
            rusqlite::params_from_iter(params),
            |row| row.get(0),
        )?;
        Ok(Total::up_to(n.unsigned_abs(), few))
    }
}
