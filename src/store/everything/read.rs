//! Takes a ZIP of everything back into an empty folder. Every hash is checked before anything is written, and the rules
//! of the database hold for what comes in as for what is typed.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::write::Hashing;
use super::{Everything, FORMAT, MANIFEST, Table, VERSION, quoted, shapes};
use crate::domain::event::EventKind;
use crate::store::actor::{Actor, At};
use crate::store::backup::{ManifestFile, is_safe, make_empty, put, sync};
use crate::store::error::StoreError;
use crate::store::journal::Subject;
use crate::store::{DATABASE, Store, StoreOptions, connection, diff, schema};

/// The longest manifest that is read, in bytes.
const MOST_MANIFEST: u64 = 256 * 1024 * 1024;
/// The longest row.
const MOST_ROW: u64 = 64 * 1024 * 1024;

impl Store {
    /// Takes back a whole register into a data folder that does not exist yet or is empty, and opens it. Nothing is kept
    /// of a file that does not agree with its manifest.
    pub fn take_back(
        zip: impl Read + Seek,
        data: &Path,
        actor: Actor,
        at: At,
    ) -> Result<Store, StoreError> {
        let mut zip = ZipArchive::new(zip).map_err(broken)?;
        let everything = manifest(&mut zip)?;
        let tables = everything.tables.iter().map(|table| &table.file);
        for file in tables.chain(&everything.files) {
            check(&mut zip, file)?;
        }
        make_empty(data)?;
        let taken = fill(&mut zip, &everything, data);
        if taken.is_err() {
            // Half a register would look like one: the folder was empty before.
            for extra in ["", "-wal", "-shm"] {
                drop(fs::remove_file(data.join(format!("{DATABASE}{extra}"))));
            }
            drop(fs::remove_dir_all(data.join("agreements")));
        }
        taken?;
        let store = Store::open(&StoreOptions::new(data, at))?;
        store.write_blocking(actor, at, move |writer| {
            let mut payload = diff::to("backup-made-at", everything.made_at);
            payload.extend(diff::to("journal-seq", everything.journal_seq));
            writer.record(EventKind::RegisterRestored, Subject::default(), &payload)
        })?;
        Ok(store)
    }
}

/// The manifest, if this program can take back what it says.
fn manifest(zip: &mut ZipArchive<impl Read + Seek>) -> Result<Everything, StoreError> {
    let file = zip
        .by_name(MANIFEST)
        .map_err(|_| StoreError::Backup("no manifest".to_owned()))?;
    let everything: Everything = serde_json::from_reader(BufReader::new(file.take(MOST_MANIFEST)))
        .map_err(|error| StoreError::Backup(error.to_string()))?;
    if everything.format != FORMAT {
        return Err(StoreError::Backup(format!(
            "a file of {}",
            everything.format
        )));
    }
    if everything.version > VERSION || everything.schema > schema::newest() {
        return Err(StoreError::Newer {
            found: everything.schema,
            known: schema::newest(),
        });
    }
    Ok(everything)
}

/// Refuses a file that is not what the manifest says.
fn check(zip: &mut ZipArchive<impl Read + Seek>, wanted: &ManifestFile) -> Result<(), StoreError> {
    let differs = || StoreError::Backup(format!("{} is not what was exported", wanted.path));
    let file = zip.by_name(&wanted.path).map_err(|_| differs())?;
    // A file that unpacks to more than it says is not read to its end.
    let mut through = Hashing {
        inner: file.take(wanted.bytes + 1),
        hash: Sha256::new(),
        bytes: 0,
    };
    io::copy(&mut through, &mut io::sink()).map_err(|_| differs())?;
    if through.entry(wanted.path.clone()) == *wanted {
        Ok(())
    } else {
        Err(differs())
    }
}

fn fill(
    zip: &mut ZipArchive<impl Read + Seek>,
    everything: &Everything,
    data: &Path,
) -> Result<(), StoreError> {
    for wanted in &everything.files {
        if wanted.path == "about.md" {
            continue;
        }
        if wanted.path == DATABASE || !is_safe(&wanted.path) {
            return Err(StoreError::Backup(format!(
                "{} leads elsewhere",
                wanted.path
            )));
        }
        let mut bytes = Vec::new();
        zip.by_name(&wanted.path)
            .map_err(broken)?
            .read_to_end(&mut bytes)
            .map_err(|error| StoreError::Backup(error.to_string()))?;
        put(data, &wanted.path, &bytes)?;
    }
    let path = data.join(DATABASE);
    schema::make(&path, everything.schema)?;
    let mut connection = connection::open(&path, connection::Use::Write)?;
    connection.pragma_update(None, "foreign_keys", false)?;
    let transaction = connection.transaction()?;
    // What triggers keep count of comes in with the rest.
    let triggers = triggers(&transaction)?;
    for (name, _) in &triggers {
        transaction.execute_batch(&format!("DROP TRIGGER {}", quoted(name)))?;
    }
    let (shapes, _) = shapes(&transaction)?;
    for table in &everything.tables {
        let shape = shapes.iter().find(|shape| shape.name == table.name);
        if shape.is_none_or(|shape| shape.columns != table.columns) {
            return Err(StoreError::Backup(format!("no table {}", table.name)));
        }
        fill_table(&transaction, zip, table)?;
    }
    // The search index is made anew at the start.
    transaction.execute("DELETE FROM meta WHERE key = 'search'", ())?;
    for (_, sql) in &triggers {
        transaction.execute_batch(sql)?;
    }
    let orphan = transaction
        .prepare("PRAGMA foreign_key_check")?
        .query_map((), |row| row.get::<_, String>(0))?
        .next()
        .transpose()?;
    if let Some(table) = orphan {
        return Err(StoreError::Backup(format!(
            "{table} refers to what is not there"
        )));
    }
    transaction.commit()?;
    drop(connection);
    File::open(&path)
        .and_then(|file| file.sync_all())
        .map_err(|error| StoreError::file(&path, error))?;
    sync(data)
}

fn triggers(connection: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn fill_table(
    connection: &Connection,
    zip: &mut ZipArchive<impl Read + Seek>,
    table: &Table,
) -> Result<(), StoreError> {
    let bad = |what: &str| StoreError::Backup(format!("{}: {what}", table.file.path));
    let name = quoted(&table.name);
    // What a new database begins with is in the file too.
    connection.execute(&format!("DELETE FROM {name}"), ())?;
    let columns: Vec<String> = table.columns.iter().map(|column| quoted(column)).collect();
    let places = vec!["?"; columns.len()].join(", ");
    let sql = format!(
        "INSERT INTO {name} ({}) VALUES ({places})",
        columns.join(", ")
    );
    let mut insert = connection.prepare(&sql)?;
    let file = zip.by_name(&table.file.path).map_err(broken)?;
    let mut lines = BufReader::new(file);
    let mut line = String::new();
    let mut n_rows = 0;
    loop {
        line.clear();
        let n = (&mut lines)
            .take(MOST_ROW)
            .read_line(&mut line)
            .map_err(|error| bad(&error.to_string()))?;
        if n == 0 {
            break;
        }
        let row: Map<String, Value> =
            serde_json::from_str(&line).map_err(|error| bad(&error.to_string()))?;
        let values: Option<Vec<Sql>> = table
            .columns
            .iter()
            .map(|column| row.get(column).map_or(Some(Sql::Null), value))
            .collect();
        let values = values.ok_or_else(|| bad("a value of another kind"))?;
        insert.execute(params_from_iter(values))?;
        n_rows += 1;
    }
    if n_rows == table.n_rows {
        Ok(())
    } else {
        Err(bad("another number of rows"))
    }
}

fn value(value: &Value) -> Option<Sql> {
    Some(match value {
        Value::Null => Sql::Null,
        Value::String(text) => Sql::Text(text.clone()),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Sql::Integer(whole),
            None => Sql::Real(number.as_f64()?),
        },
        Value::Object(bytes) => Sql::Blob(STANDARD.decode(bytes.get("base64")?.as_str()?).ok()?),
        Value::Bool(_) | Value::Array(_) => return None,
    })
}

fn broken(error: zip::result::ZipError) -> StoreError {
    StoreError::Backup(error.to_string())
}
