//! How the domain's values are read from columns: words, JSON lists, languages. A value that the program
//! does not know is an error with the column's name, never a default.

use std::fmt::Display;

use rusqlite::types::{FromSql, Type};
use rusqlite::{Row, RowIndex};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::lang::Lang;

/// A column by its name or, where rows are read by the hundred, by its place: looking a name up takes longer than
/// reading the value.
pub(super) trait Place: RowIndex + Copy + Display {}

impl<P: RowIndex + Copy + Display> Place for P {}

/// A column's value.
pub(super) fn get<T: FromSql>(row: &Row<'_>, place: impl Place) -> rusqlite::Result<T> {
    row.get(place)
}

/// A word of one of the domain's lists.
pub(super) fn word<T>(
    row: &Row<'_>,
    place: impl Place,
    from_word: fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text = row.get_ref(place)?.as_str()?;
    from_word(text).ok_or_else(|| unreadable(row, place, text))
}

/// A word that may be absent.
pub(super) fn maybe_word<T>(
    row: &Row<'_>,
    place: impl Place,
    from_word: fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    let text = row.get_ref(place)?.as_str_or_null()?;
    text.map(|text| from_word(text).ok_or_else(|| unreadable(row, place, text)))
        .transpose()
}

/// A language code.
pub(super) fn lang(code: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.code() == code)
}

/// A value kept as JSON.
pub(super) fn json<T: DeserializeOwned>(row: &Row<'_>, place: impl Place) -> rusqlite::Result<T> {
    let text = row.get_ref(place)?.as_str()?;
    serde_json::from_str(text).map_err(|error| {
        let index = place.idx(row.as_ref()).unwrap_or(0);
        rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(error))
    })
}

/// A value kept as JSON that may be absent.
pub(super) fn maybe_json<T: DeserializeOwned>(
    row: &Row<'_>,
    place: impl Place,
) -> rusqlite::Result<Option<T>> {
    let text = row.get_ref(place)?.as_str_or_null()?;
    text.map(|_| json(row, place)).transpose()
}

/// A value as JSON text. The domain's types have text keys alone, so it cannot fail.
pub(super) fn to_json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("the domain's values have text keys, so they are JSON")
}

/// The length of bytes as a column keeps it.
pub(super) fn length(bytes: &[u8]) -> i64 {
    i64::try_from(bytes.len()).unwrap_or(i64::MAX)
}

fn unreadable(row: &Row<'_>, place: impl Place, text: &str) -> rusqlite::Error {
    let index = place.idx(row.as_ref()).unwrap_or(0);
    let message = format!("unknown word {text:?} in column {place}");
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, message.into())
}
