//! How the domain's values are read from columns: words, JSON lists, languages. A value that the program
//! does not know is an error with the column's name, never a default.

use rusqlite::Row;
use rusqlite::types::{FromSql, Type};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::lang::Lang;

/// A column by its name, with the name in the error.
pub(super) fn get<T: FromSql>(row: &Row<'_>, name: &str) -> rusqlite::Result<T> {
    row.get(name)
}

/// A word of one of the domain's lists.
pub(super) fn word<T>(
    row: &Row<'_>,
    name: &str,
    from_word: fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text: String = row.get(name)?;
    from_word(&text).ok_or_else(|| unreadable(row, name, &text))
}

/// A word that may be absent.
pub(super) fn maybe_word<T>(
    row: &Row<'_>,
    name: &str,
    from_word: fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(name)?;
    text.map(|text| from_word(&text).ok_or_else(|| unreadable(row, name, &text)))
        .transpose()
}

/// A language code.
pub(super) fn lang(code: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.code() == code)
}

/// A value kept as JSON.
pub(super) fn json<T: DeserializeOwned>(row: &Row<'_>, name: &str) -> rusqlite::Result<T> {
    let index = row.as_ref().column_index(name)?;
    let text = row.get_ref(index)?.as_str()?;
    serde_json::from_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(error))
    })
}

/// A value as JSON text. The domain's types have text keys alone, so it cannot fail.
pub(super) fn to_json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("the domain's values have text keys, so they are JSON")
}

/// The length of bytes as a column keeps it.
pub(super) fn length(bytes: &[u8]) -> i64 {
    i64::try_from(bytes.len()).unwrap_or(i64::MAX)
}

fn unreadable(row: &Row<'_>, name: &str, text: &str) -> rusqlite::Error {
    let index = row.as_ref().column_index(name).unwrap_or(0);
    let message = format!("unknown word {text:?} in column {name}");
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, message.into())
}
