//! The agreement files. A new file is first written whole under another name and made durable, then the change
//! with its intent is kept in the database, and only then the file gets its name (never over another). A crash
//! between the two leaves an open intent, which the next start finishes. Nothing here changes a stored file.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use std::time::{Duration, SystemTime};

use rusqlite::Connection;

use super::Shared;
use super::error::StoreError;
use super::journal::sha256;
use super::reader::Reader;
use super::upload::ProofKind;
use super::writer::Writer;

/// The folder of the agreement texts, below the data folder.
pub const FOLDER: &str = "agreements";
/// Where files wait for their names; hidden, so that no vendor's folder can be called so.
const INCOMING: &str = "agreements/.incoming";

/// The path of a version's file, below the data folder.
#[must_use]
pub fn version_path(folder: &str, slug: &str, number: u32) -> String {
    format!("{FOLDER}/{folder}/{slug}-v{number}.md")
}

/// The path of a proof's file, beside its version's.
pub(super) fn proof_path(version_file: &str, number: u32, kind: ProofKind) -> String {
    let stem = version_file.strip_suffix(".md").unwrap_or(version_file);
    format!("{stem}.proof-{number}.{}", kind.word())
}

/// A file that waits for its name, or for its removal.
#[derive(Clone, Debug)]
pub(super) struct Staged {
    pub intent: i64,
    /// Where it waits; `None`: the file is to be removed.
    pub waits_at: Option<String>,
    pub file: String,
    pub sha256: String,
}

/// Whether each file is made durable before it counts as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// Yes: what is acknowledged survives a power cut.
    #[default]
    Full,
    /// No: for filling a demonstration or a benchmark, where a lost run is simply run again.
    Bulk,
}

/// The data folder's files.
pub(super) struct Files {
    data: PathBuf,
    durability: Durability,
}

impl Files {
    pub(super) fn new(data: &Path, durability: Durability) -> Files {
        Files {
            data: data.to_owned(),
            durability,
        }
    }

    pub(super) fn data(&self) -> &Path {
        &self.data
    }

    pub(super) fn path(&self, relative: &str) -> PathBuf {
        self.data.join(relative)
    }

    /// The bytes of a stored file, from where it waits if it has no name yet.
    pub(super) fn read(
        &self,
        file: &str,
        staged: Option<&str>,
        hash: &str,
    ) -> Result<Vec<u8>, StoreError> {
        let mut found = self.read_if_there(file)?;
        if found.is_none()
            && let Some(staged) = staged
        {
            found = self.read_if_there(staged)?;
            if found.is_none() {
                found = self.read_if_there(file)?; // It got its name in between.
            }
        }
        let bytes = found.ok_or_else(|| StoreError::DocumentLost(file.to_owned()))?;
        if sha256(&bytes) == hash {
            Ok(bytes)
        } else {
            Err(StoreError::DocumentChanged(file.to_owned()))
        }
    }

    fn read_if_there(&self, relative: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.path(relative);
        let mut bytes = Vec::new();
        match File::open(&path).and_then(|mut file| file.read_to_end(&mut bytes)) {
            Ok(_) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::file(path, error)),
        }
    }

    /// Writes the bytes whole and durable under a name of their own; gives that name.
    fn stage(&self, bytes: &[u8]) -> Result<String, StoreError> {
        let folder = self.path(INCOMING);
        fs::create_dir_all(&folder).map_err(|error| StoreError::file(&folder, error))?;
        let mut file = tempfile::Builder::new()
            .prefix("new-")
            .tempfile_in(&folder)
            .map_err(|error| StoreError::file(&folder, error))?;
        let wrong = |error| StoreError::file(folder.clone(), error);
        file.write_all(bytes).map_err(wrong)?;
        set_readable(file.as_file()).map_err(wrong)?;
        self.sync(file.as_file()).map_err(wrong)?;
        let (_, path) = file.keep().map_err(|error| wrong(error.error))?;
        self.sync_folder(&folder)?;
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        Ok(format!("{INCOMING}/{name}"))
    }

    /// Gives a waiting file its name, or removes what is to be removed. Doing it twice is doing it once.
    pub(super) fn finish(&self, intent: &Staged) -> Result<(), StoreError> {
        let file = self.path(&intent.file);
        let folder = file.parent().unwrap_or(&self.data).to_owned();
        let Some(staged) = &intent.waits_at else {
            // Only the file that was stored is removed; another in its place is left to be reported.
            if self
                .read_if_there(&intent.file)?
                .is_some_and(|bytes| sha256(&bytes) == intent.sha256)
            {
                fs::remove_file(&file).map_err(|error| StoreError::file(&file, error))?;
                self.sync_folder(&folder)?;
            }
            return Ok(());
        };
        let staged = self.path(staged);
        fs::create_dir_all(&folder).map_err(|error| StoreError::file(&folder, error))?;
        // A link fails where a file stands, a rename would silently replace it.
        match fs::hard_link(&staged, &file) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                if self
                    .read_if_there(&intent.file)?
                    .is_none_or(|bytes| sha256(&bytes) != intent.sha256)
                {
                    return Err(StoreError::InTheWay(intent.file.clone()));
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                // Another process finished it, or the waiting file is gone: the file itself tells.
                return match self.read_if_there(&intent.file)? {
                    Some(bytes) if sha256(&bytes) == intent.sha256 => Ok(()),
                    Some(_) => Err(StoreError::InTheWay(intent.file.clone())),
                    None => Err(StoreError::DocumentLost(intent.file.clone())),
                };
            }
            Err(error) => {
                // A file system without links: rename, having looked first.
                if file.exists() {
                    return Err(StoreError::InTheWay(intent.file.clone()));
                }
                tracing::debug!(%error, "no hard link, renaming instead");
                fs::rename(&staged, &file).map_err(|error| StoreError::file(&file, error))?;
            }
        }
        self.sync_folder(&folder)?;
        match fs::remove_file(&staged) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(StoreError::file(staged, error))
            }
            _ => Ok(()),
        }
    }

    fn sync(&self, file: &File) -> std::io::Result<()> {
        match self.durability {
            Durability::Full => file.sync_all(),
            Durability::Bulk => Ok(()),
        }
    }

    fn sync_folder(&self, folder: &Path) -> Result<(), StoreError> {
        File::open(folder)
            .and_then(|folder| self.sync(&folder))
            .map_err(|error| StoreError::file(folder, error))
    }
}

impl Reader<'_> {
    /// Where a file waits that has no name yet: between the keeping of a change and the naming of its files.
    pub(super) fn staged_place(&self, file: &str) -> Result<Option<String>, StoreError> {
        self.one(
            "SELECT staged FROM intent WHERE file = ? AND action = 'place'",
            [file],
            |row| row.get(0),
        )
    }

    /// Whether a file that is not in its place waits for its name: kept, and not lost.
    pub(super) fn waits(&self, file: &str) -> Result<bool, StoreError> {
        let staged = self.staged_place(file)?;
        Ok(staged.is_some_and(|staged| self.shared.files.path(&staged).exists()))
    }
}

impl Writer<'_> {
    /// Writes a file that gets its name once the change is kept.
    pub(super) fn stage(&mut self, file: &str, bytes: &[u8], hash: &str) -> Result<(), StoreError> {
        let files = &self.shared.files;
        if files.path(file).symlink_metadata().is_ok() {
            return Err(StoreError::InTheWay(file.to_owned()));
        }
        let staged = files.stage(bytes)?;
        let kept = self.insert(
            "INSERT INTO intent (action, staged, file, sha256) VALUES ('place', ?, ?, ?)",
            [staged.as_str(), file, hash],
        );
        // Known before the result is looked at: whatever fails, the waiting file is taken away.
        self.staged.push(Staged {
            intent: *kept.as_ref().unwrap_or(&0),
            waits_at: Some(staged),
            file: file.to_owned(),
            sha256: hash.to_owned(),
        });
        kept.map(|_| ())
    }

    /// Removes a file once the change is kept.
    pub(super) fn unstage(&mut self, file: &str, hash: &str) -> Result<(), StoreError> {
        let intent = self.insert(
            "INSERT INTO intent (action, file, sha256) VALUES ('remove', ?, ?)",
            [file, hash],
        )?;
        self.staged.push(Staged {
            intent,
            waits_at: None,
            file: file.to_owned(),
            sha256: hash.to_owned(),
        });
        Ok(())
    }
}

/// The intents that a crash or another process left open.
pub(super) fn open_intents(connection: &Connection) -> Result<Vec<Staged>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT id, staged, file, sha256 FROM intent ORDER BY id")?;
    let rows = statement.query_map((), |row| {
        Ok(Staged {
            intent: row.get(0)?,
            waits_at: row.get(1)?,
            file: row.get(2)?,
            sha256: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets intents that are done.
pub(super) fn close_intents(connection: &Connection, done: &[i64]) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("DELETE FROM intent WHERE id = ?")?;
    for intent in done {
        statement.execute([intent])?;
    }
    Ok(())
}

/// How long a waiting file that no change has kept is left alone: longer than any change takes.
const ABANDONED_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// Takes away what a killed program left waiting and no change has kept. `waiting` are the places that changes know.
pub(super) fn clear_abandoned(
    files: &Files,
    waiting: &BTreeSet<String>,
    now: SystemTime,
) -> Result<(), StoreError> {
    let folder = files.path(INCOMING);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(StoreError::file(folder, error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| StoreError::file(&folder, error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let written = entry.metadata().and_then(|found| found.modified());
        let is_old = written.is_ok_and(|written| {
            now.duration_since(written)
                .is_ok_and(|age| age > ABANDONED_AFTER)
        });
        if is_old && name.starts_with("new-") && !waiting.contains(&format!("{INCOMING}/{name}")) {
            fs::remove_file(entry.path()).map_err(|error| StoreError::file(entry.path(), error))?;
        }
    }
    Ok(())
}

/// Takes away the files of a change that was not kept.
pub(super) fn discard(files: &Files, staged: &[Staged]) {
    for path in staged
        .iter()
        .filter_map(|staged| staged.waits_at.as_deref())
    {
        if let Err(error) = fs::remove_file(files.path(path)) {
            tracing::warn!(%error, path, "a waiting file could not be taken away");
        }
    }
}

/// Temporary files are private by default; a stored agreement is as readable as the folder allows.
#[cfg(unix)]
fn set_readable(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o640))
}

#[cfg(not(unix))]
fn set_readable(_file: &File) -> std::io::Result<()> {
    Ok(())
}

impl Shared {
    /// What a crash left open: files of kept changes that have not got their names.
    pub(super) fn finish_open_intents(&self, connection: &Connection) -> Result<(), StoreError> {
        let open = open_intents(connection)?;
        let mut done = Vec::new();
        for intent in &open {
            match self.files.finish(intent) {
                Ok(()) => done.push(intent.intent),
                // Never overwritten, never guessed: the sweep reports the version's file as lost or changed.
                Err(StoreError::InTheWay(file) | StoreError::DocumentLost(file)) => {
                    tracing::error!(
                        file,
                        "a stored file could not be put in place after a crash"
                    );
                    done.push(intent.intent);
                }
                Err(error) => return Err(error),
            }
        }
        close_intents(connection, &done)
    }

    pub(super) fn take_done(&self) -> Vec<i64> {
        std::mem::take(&mut *self.done.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn keep_done(&self, done: impl IntoIterator<Item = i64>) {
        self.done
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(done);
    }
}
