//! A consistent copy of the whole register while it is in use, and the way back. The copy is a folder with the database,
//! the agreement files and a manifest with the hash of each; a restore takes nothing that does not agree with it.

use std::fs::{self, File};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::domain::event::EventKind;

use super::actor::{Actor, At};
use super::error::StoreError;
use super::journal::{Subject, sha256};
use super::{DATABASE, Store, StoreOptions, connection, diff, schema};

/// The manifest's file in a backup.
const MANIFEST: &str = "manifest.json";

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// When it was made, RFC 3339, UTC.
    pub made_at: String,
    /// The number of the database's schema.
    pub schema: u32,
    /// The number of the last event in the journal.
    pub journal_seq: i64,
    /// Its hash.
    pub journal_sha256: String,
    /// Every file, the database first, with the hash of its bytes.
    pub files: Vec<ManifestFile>,
    /// Stored files that were lost or changed when the backup was made; they are not in it.
    pub missing: Vec<String>,
}

/// A file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Its path below the backup's folder.
    pub path: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

impl Store {
    /// Makes a backup into a folder that does not exist yet or is empty. Blocking, for the command line and the jobs;
    /// readers and writers go on meanwhile.
    pub fn backup_blocking(&self, folder: &Path, at: At) -> Result<Manifest, StoreError> {
        make_empty(folder)?;
        let data = self.data();
        let copy = folder.join(DATABASE);
        let source = connection::open(&data.join(DATABASE), connection::Use::Write)?;
        source.execute("VACUUM INTO ?", [copy.to_string_lossy()])?;
        drop(source);
        // The copy itself says which files belong to it; later ones are not looked at.
        let copied = connection::open(&copy, connection::Use::Read)?;
        let shared = &self.inner.shared;
        let reader = super::reader::Reader::new(&copied, shared);
        let head = reader.journal_head()?;
        let mut manifest = Manifest {
            made_at: at.stamp(),
            schema: schema::number(&copied)?,
            journal_seq: head.seq,
            journal_sha256: head.sha256,
            files: vec![],
            missing: vec![],
        };
        for known in reader.known_files()? {
            let waits = reader.staged_place(&known.file)?;
            match shared
                .files
                .read(&known.file, waits.as_deref(), &known.sha256)
            {
                Ok(bytes) => manifest.files.push(put(folder, &known.file, &bytes)?),
                Err(StoreError::DocumentLost(file) | StoreError::DocumentChanged(file)) => {
                    manifest.missing.push(file);
                }
                Err(error) => return Err(error),
            }
        }
        drop(copied);
        for extra in ["-wal", "-shm"] {
            // Left by the look at the copy; it holds nothing.
            drop(fs::remove_file(folder.join(format!("{DATABASE}{extra}"))));
        }
        manifest.files.insert(0, entry(folder, DATABASE)?);
        let text = serde_json::to_string_pretty(&manifest)
            .map_err(|error| StoreError::Backup(error.to_string()))?;
        put(folder, MANIFEST, text.as_bytes())?;
        sync(folder)?;
        Ok(manifest)
    }

    /// Restores a backup into a data folder that does not exist yet or is empty, and opens it. Nothing is kept of a
    /// backup that does not agree with its manifest.
    pub fn restore(backup: &Path, data: &Path, actor: Actor, at: At) -> Result<Store, StoreError> {
        let path = backup.join(MANIFEST);
        let text = fs::read(&path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => StoreError::Backup("no manifest".to_owned()),
            _ => StoreError::file(&path, error),
        })?;
        let manifest: Manifest =
            serde_json::from_slice(&text).map_err(|error| StoreError::Backup(error.to_string()))?;
        if manifest.schema > schema::newest() {
            return Err(StoreError::Newer {
                found: manifest.schema,
                known: schema::newest(),
            });
        }
        for file in &manifest.files {
            if !is_safe(&file.path) || entry(backup, &file.path)? != *file {
                return Err(StoreError::Backup(format!(
                    "{} is not what was backed up",
                    file.path
                )));
            }
        }
        make_empty(data)?;
        for file in &manifest.files {
            let from = backup.join(&file.path);
            let bytes = fs::read(&from).map_err(|error| StoreError::file(&from, error))?;
            put(data, &file.path, &bytes)?;
        }
        sync(data)?;
        let store = Store::open(&StoreOptions::new(data, at))?;
        let made_at = manifest.made_at;
        store.write_blocking(actor, at, move |writer| {
            let mut payload = diff::to("backup-made-at", made_at);
            payload.extend(diff::to("journal-seq", manifest.journal_seq));
            writer.record(EventKind::RegisterRestored, Subject::default(), &payload)
        })?;
        Ok(store)
    }
}

fn entry(folder: &Path, path: &str) -> Result<ManifestFile, StoreError> {
    let full = folder.join(path);
    let bytes = fs::read(&full).map_err(|error| StoreError::file(&full, error))?;
    Ok(ManifestFile {
        path: path.to_owned(),
        bytes: bytes.len() as u64,
        sha256: sha256(&bytes),
    })
}

pub(super) fn put(folder: &Path, path: &str, bytes: &[u8]) -> Result<ManifestFile, StoreError> {
    let full = folder.join(path);
    let parent = full.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(|error| StoreError::file(parent, error))?;
    fs::write(&full, bytes)
        .and_then(|()| File::open(&full)?.sync_all())
        .map_err(|error| StoreError::file(&full, error))?;
    Ok(ManifestFile {
        path: path.to_owned(),
        bytes: bytes.len() as u64,
        sha256: sha256(bytes),
    })
}

pub(super) fn make_empty(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder).map_err(|error| StoreError::file(folder, error))?;
    let mut entries = fs::read_dir(folder).map_err(|error| StoreError::file(folder, error))?;
    // A server's lock file is no data.
    if entries
        .any(|entry| entry.is_ok_and(|entry| entry.file_name() != super::server_lock::SERVER_LOCK))
    {
        return Err(StoreError::Backup(format!(
            "{} is not empty",
            folder.display()
        )));
    }
    Ok(())
}

pub(super) fn sync(folder: &Path) -> Result<(), StoreError> {
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| StoreError::file(folder, error))
}

/// A manifest may have been edited: no path in it may leave the folder.
pub(super) fn is_safe(path: &str) -> bool {
    path == DATABASE
        || (path.starts_with("agreements/")
            && path
                .split('/')
                .all(|part| !part.is_empty() && part != ".." && part != ".")
            && !path.contains('\\'))
}
