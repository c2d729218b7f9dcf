//! Writes the ZIP of everything from one snapshot of the register.

use std::io::{self, Read, Seek, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Everything, FORMAT, MANIFEST, Shape, Table, VERSION, quoted, shapes};
use crate::store::actor::At;
use crate::store::backup::ManifestFile;
use crate::store::error::StoreError;
use crate::store::journal::sha256;
use crate::store::reader::Reader;
use crate::store::schema;

/// What stands in the ZIP beside the data, for whoever opens it without the program.
const ABOUT: &str = include_str!("about.md");

impl Reader<'_> {
    /// Writes everything as one ZIP. Takes its time: run it in the slow lane.
    pub fn write_everything(
        &self,
        out: impl Write + Seek,
        at: At,
    ) -> Result<Everything, StoreError> {
        let mut zip = ZipWriter::new(out);
        let head = self.journal_head()?;
        let (shapes, left_out) = shapes(self.connection)?;
        let mut everything = Everything {
            format: FORMAT.to_owned(),
            version: VERSION,
            made_at: at.stamp(),
            schema: schema::number(self.connection)?,
            journal_seq: head.seq,
            journal_sha256: head.sha256,
            tables: Vec::new(),
            files: Vec::new(),
            missing: Vec::new(),
            left_out,
        };
        for shape in &shapes {
            everything.tables.push(self.write_table(&mut zip, shape)?);
        }
        for known in self.known_files()? {
            let staged = self.staged_place(&known.file)?;
            match self
                .shared
                .files
                .read(&known.file, staged.as_deref(), &known.sha256)
            {
                Ok(bytes) => everything.files.push(put(&mut zip, &known.file, &bytes)?),
                Err(StoreError::DocumentLost(file) | StoreError::DocumentChanged(file)) => {
                    everything.missing.push(file);
                }
                Err(error) => return Err(error),
            }
        }
        everything
            .files
            .push(put(&mut zip, "about.md", ABOUT.as_bytes())?);
        let manifest = serde_json::to_vec_pretty(&everything)
            .map_err(|error| StoreError::Backup(error.to_string()))?;
        put(&mut zip, MANIFEST, &manifest)?;
        let mut out = zip.finish().map_err(broken)?;
        out.flush().map_err(|error| failed(&error))?;
        Ok(everything)
    }

    fn write_table(
        &self,
        zip: &mut ZipWriter<impl Write + Seek>,
        shape: &Shape,
    ) -> Result<Table, StoreError> {
        let path = format!("tables/{}.jsonl", shape.name);
        zip.start_file(&path, options()).map_err(broken)?;
        let mut out = Hashing {
            inner: zip,
            hash: Sha256::new(),
            bytes: 0,
        };
        let columns: Vec<String> = shape.columns.iter().map(|name| quoted(name)).collect();
        let sql = format!("SELECT {} FROM {}", columns.join(", "), quoted(&shape.name));
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(())?;
        let mut n_rows = 0;
        while let Some(row) = rows.next()? {
            let mut object = Map::new();
            for (at, column) in shape.columns.iter().enumerate() {
                let value = if shape.secret.contains(column) {
                    Value::Null
                } else {
                    value(row.get_ref(at)?)?
                };
                object.insert(column.clone(), value);
            }
            serde_json::to_writer(&mut out, &object)
                .map_err(io::Error::from)
                .and_then(|()| out.write_all(b"\n"))
                .map_err(|error| failed(&error))?;
            n_rows += 1;
        }
        let file = out.entry(path);
        Ok(Table {
            name: shape.name.clone(),
            columns: shape.columns.clone(),
            n_rows,
            file,
        })
    }
}

/// A value as JSON; bytes as an object with their Base64.
fn value(value: ValueRef<'_>) -> Result<Value, StoreError> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text);
            text.map_err(|_| StoreError::Value("text".to_owned()))?
                .into()
        }
        ValueRef::Blob(bytes) => json!({ "base64": STANDARD.encode(bytes) }),
    })
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .large_file(true)
}

fn put(
    zip: &mut ZipWriter<impl Write + Seek>,
    path: &str,
    bytes: &[u8],
) -> Result<ManifestFile, StoreError> {
    zip.start_file(path, options()).map_err(broken)?;
    zip.write_all(bytes).map_err(|error| failed(&error))?;
    Ok(ManifestFile {
        path: path.to_owned(),
        bytes: bytes.len() as u64,
        sha256: sha256(bytes),
    })
}

fn failed(error: &io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
        _ => StoreError::Backup(error.to_string()),
    }
}

fn broken(error: zip::result::ZipError) -> StoreError {
    match error {
        zip::result::ZipError::Io(error) => failed(&error),
        other => StoreError::Backup(other.to_string()),
    }
}

/// Hashes and counts what goes through.
pub(super) struct Hashing<I> {
    pub(super) inner: I,
    pub(super) hash: Sha256,
    pub(super) bytes: u64,
}

impl<I> Hashing<I> {
    /// What went through, as an entry of a manifest.
    pub(super) fn entry(self, path: String) -> ManifestFile {
        let digest = self.hash.finalize();
        ManifestFile {
            path,
            bytes: self.bytes,
            sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
    }
}

impl<W: Write> Write for Hashing<&mut W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.inner.write(bytes)?;
        self.hash.update(&bytes[..n]);
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(bytes)?;
        self.hash.update(&bytes[..n]);
        self.bytes += n as u64;
        Ok(n)
    }
}
