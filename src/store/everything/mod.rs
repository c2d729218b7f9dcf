//! The whole register as one ZIP that any program can read and this one takes back: each table of the database as JSON
//! lines, the files of agreements and proofs, and a manifest with the hash of each. It needs no more memory than its
//! largest file.
//!
//! Left out, since they open doors and the register is whole without them: password hashes, second factors and their
//! recovery codes, one-time links, sessions, calendar addresses, what webhooks sign with, and the counters that slow
//! guessing down. Users come back without a password and are given a new link. Left out as well is what is made anew from
//! the rest: the search index, and intents of files that are being written.

mod read;
mod write;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::backup::ManifestFile;
use super::error::StoreError;

/// The manifest's name in the ZIP.
pub const MANIFEST: &str = "manifest.json";
/// What the manifest calls its format.
const FORMAT: &str = "avtal-everything";
/// The version of the format. It rises when an older program could misread a newer file.
const VERSION: u32 = 1;

/// Tables that are left out.
const LEFT_OUT: &[&str] = &[
    "session",
    "token",
    "throttle",
    "recovery",
    "intent",
    "room_item",
    "room_opening",
];
/// Words in the names of columns that are emptied.
const SECRET: &[&str] = &["password", "secret", "totp"];

/// What a ZIP of everything holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Everything {
    /// `avtal-everything`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// When it was made, RFC 3339, UTC.
    pub made_at: String,
    /// The number of the database's schema.
    pub schema: u32,
    /// The number of the last event in the journal.
    pub journal_seq: i64,
    /// Its hash.
    pub journal_sha256: String,
    /// Every table, in the order of names.
    pub tables: Vec<Table>,
    /// Every other file, with the hash of its bytes.
    pub files: Vec<ManifestFile>,
    /// Stored files that were lost or changed when the ZIP was made; they are not in it.
    pub missing: Vec<String>,
    /// Tables, and columns as `table.column`, that are left out or emptied because they hold secrets or are made anew.
    pub left_out: Vec<String>,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// How many rows it has.
    pub n_rows: u64,
    /// The file with a JSON object a line: path, length and hash.
    pub file: ManifestFile,
}

/// One table of a database, as its schema says.
struct Shape {
    name: String,
    columns: Vec<String>,
    /// Columns that are emptied.
    secret: Vec<String>,
}

/// The tables of a database that belong to everything, and what is left out.
fn shapes(connection: &Connection) -> Result<(Vec<Shape>, Vec<String>), StoreError> {
    let mut names = connection.prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let names: Vec<String> = names
        .query_map((), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut columns = connection.prepare(
        "SELECT name, \"notnull\" FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid",
    )?;
    let (mut shapes, mut left_out) = (Vec::new(), vec!["search".to_owned()]);
    for name in names {
        let all: Vec<(String, bool)> = columns
            .query_map([&name], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let is_secret = |column: &str| SECRET.iter().any(|word| column.contains(word));
        // A secret that cannot be empty takes its table along.
        let must_go = all
            .iter()
            .any(|(column, is_needed)| *is_needed && is_secret(column));
        if must_go || LEFT_OUT.contains(&name.as_str()) {
            left_out.push(name);
            continue;
        }
        let columns: Vec<String> = all.into_iter().map(|(column, _)| column).collect();
        let secret: Vec<String> = columns.iter().filter(|it| is_secret(it)).cloned().collect();
        left_out.extend(secret.iter().map(|column| format!("{name}.{column}")));
        shapes.push(Shape {
            name,
            columns,
            secret,
        });
    }
    Ok((shapes, left_out))
}

/// A name as SQL takes it for nothing else.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
