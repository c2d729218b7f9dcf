//! Paging by key: a page begins after the last row of the one before, so that page 1,000 costs what page 1
//! costs. A cursor is text that means nothing to anyone but the list that made it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::error::StoreError;

/// The direction of a sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// a to ö, oldest first.
    #[default]
    Up,
    /// ö to a, newest first.
    Down,
}

/// Where a page begins: after this row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cursor(String);

impl Cursor {
    /// A cursor as it came in a query string. Nonsense is found out when the list is read.
    #[must_use]
    pub fn from_text(text: &str) -> Cursor {
        Cursor(text.to_owned())
    }

    /// The text for the query string: letters, digits, `-` and `_` alone.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    pub(super) fn make(key: &Key, id: i64) -> Cursor {
        let mut bytes = id.to_be_bytes().to_vec();
        match key {
            Key::Text(text) => {
                bytes.push(b't');
                bytes.extend(text.as_bytes());
            }
            Key::Bytes(key) => {
                bytes.push(b'b');
                bytes.extend(key);
            }
            Key::Number(n) => {
                bytes.push(b'n');
                bytes.extend(n.to_be_bytes());
            }
        }
        Cursor(URL_SAFE_NO_PAD.encode(bytes))
    }

    pub(super) fn read(&self) -> Result<(Key, i64), StoreError> {
        let bad = || StoreError::Value("cursor".to_owned());
        let bytes = URL_SAFE_NO_PAD.decode(&self.0).map_err(|_| bad())?;
        let (id, rest) = bytes.split_first_chunk::<8>().ok_or_else(bad)?;
        let (tag, key) = rest.split_first().ok_or_else(bad)?;
        let key = match tag {
            b't' => Key::Text(String::from_utf8(key.to_vec()).map_err(|_| bad())?),
            b'b' => Key::Bytes(key.to_vec()),
            b'n' => Key::Number(i64::from_be_bytes(key.try_into().map_err(|_| bad())?)),
            _ => return Err(bad()),
        };
        Ok((key, i64::from_be_bytes(*id)))
    }
}

/// The value of the sort column in the row where a page ended.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Key {
    Text(String),
    Bytes(Vec<u8>),
    Number(i64),
}

impl rusqlite::ToSql for Key {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        match self {
            Key::Text(text) => text.to_sql(),
            Key::Bytes(bytes) => bytes.to_sql(),
            Key::Number(n) => n.to_sql(),
        }
    }
}

impl rusqlite::types::FromSql for Key {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Key> {
        use rusqlite::types::ValueRef;
        match value {
            ValueRef::Integer(n) => Ok(Key::Number(n)),
            ValueRef::Blob(bytes) => Ok(Key::Bytes(bytes.to_vec())),
            ValueRef::Text(_) => value.as_str().map(|text| Key::Text(text.to_owned())),
            ValueRef::Null | ValueRef::Real(_) => Ok(Key::Text(String::new())),
        }
    }
}

/// Which page of a list, sorted how.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<S> {
    /// The column to sort by.
    pub sort: S,
    /// Up or down.
    pub order: Order,
    /// After which row it begins; `None`: the first page.
    pub after: Option<Cursor>,
    /// At most so many rows, 1–1,000 (more is cut).
    pub limit: u32,
}

impl<S: Default> Page<S> {
    /// The first page in the usual order.
    #[must_use]
    pub fn first(limit: u32) -> Page<S> {
        Page {
            sort: S::default(),
            order: Order::Up,
            after: None,
            limit,
        }
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the next page begins; `None`: this was the last.
    pub next: Option<Cursor>,
}

/// How many rows a list has on all its pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// The number.
    pub n: u64,
    /// Whether there are more: counting stopped at `n`.
    pub is_more: bool,
}

impl Total {
    /// Neither more nor less.
    #[must_use]
    pub fn exactly(n: u64) -> Total {
        Total { n, is_more: false }
    }

    /// What a count says that stopped above `most`.
    pub(super) fn up_to(counted: u64, most: u64) -> Total {
        Total {
            n: counted.min(most),
            is_more: counted > most,
        }
    }
}

impl<T> Slice<T> {
    /// The same page with other rows, one for one.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Slice<U> {
        Slice {
            rows: self.rows.into_iter().map(f).collect(),
            next: self.next,
        }
    }
}
