//! What can go wrong in the store, each with a text key that says to a person what to do. `Display` is for the
//! log; SQL and paths never reach a page. Absence is `Option`, not an error, except where a change needs the row.

use std::path::PathBuf;

use crate::domain::agreement::{Agreement, Version};
use crate::domain::change_notice::ChangeNotice;
use crate::domain::reminder::ReminderRules;
use crate::domain::review::Point;
use crate::domain::settings::Settings;
use crate::domain::sub_processor::SubProcessor;
use crate::domain::transfer::Transfer;
use crate::domain::vendor::Vendor;

use super::upload::UploadProblem;
use super::user::User;

/// The row as it stands now, for the second of two editors.
#[derive(Clone, Debug, PartialEq)]
pub enum Theirs {
    /// A vendor.
    Vendor(Box<Vendor>),
    /// An agreement.
    Agreement(Box<Agreement>),
    /// A version of an agreement.
    Version(Box<Version>),
    /// A user.
    User(Box<User>),
    /// The settings.
    Settings(Box<Settings>),
    /// The decision of a point; `None` where it was taken back.
    Point(Option<Box<Point>>),
    /// A sub-processor of a vendor.
    SubProcessor(Box<SubProcessor>),
    /// An announced change of sub-processors.
    ChangeNotice(Box<ChangeNotice>),
    /// What a transfer rests on.
    Transfer(Box<Transfer>),
    /// The rules of reminders.
    ReminderRules(Box<ReminderRules>),
}

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The row that a change names does not exist, or is withdrawn.
    #[error("not found: {0}")]
    NotFound(&'static str),
    /// Someone else changed the row after it was read.
    #[error("changed by someone else meanwhile")]
    Conflict {
        /// The row as it stands now.
        theirs: Theirs,
    },
    /// A value that must be unique is taken: `email`, `slug`.
    #[error("already taken: {0}")]
    Taken(&'static str),
    /// The facts do not allow the step; the key is the sentence to show.
    #[error("not allowed by the rules: {0}")]
    Rule(&'static str),
    /// The uploaded file was refused.
    #[error("upload refused: {0}")]
    Upload(#[from] UploadProblem),
    /// The queue of the lane is full, or another program holds the database for too long.
    #[error("busy")]
    Busy,
    /// Another server runs on the data folder.
    #[error("another server uses {0}")]
    InUse(PathBuf),
    /// The database was made by a newer program.
    #[error("database has schema {found}, this program knows {known}")]
    Newer {
        /// The database's schema number.
        found: u32,
        /// The newest number this program knows.
        known: u32,
    },
    /// The database file is damaged.
    #[error("database damaged: {0}")]
    Damaged(String),
    /// Nothing more can be written: the disk is full, a quota is reached, or the disk has a fault.
    #[error("disk full or at its limit")]
    DiskFull,
    /// The data folder or a file in it cannot be written.
    #[error("not writable: {0}")]
    ReadOnly(PathBuf),
    /// The file on disk is not the one that was stored.
    #[error("document changed: {0}")]
    DocumentChanged(String),
    /// The file is not on disk.
    #[error("document lost: {0}")]
    DocumentLost(String),
    /// A file already stands where a new one should go; it is never overwritten.
    #[error("a file is in the way: {0}")]
    InTheWay(String),
    /// The file is not a backup of a registry, or the target is not empty.
    #[error("backup: {0}")]
    Backup(String),
    /// Any other failure of a file.
    #[error("{path}: {source}")]
    File {
        /// Which file or folder.
        path: PathBuf,
        /// The cause.
        source: std::io::Error,
    },
    /// Any other failure of the database.
    #[error("database: {0}")]
    Sqlite(rusqlite::Error),
    /// A value in the database that the program cannot read.
    #[error("unreadable value: {0}")]
    Value(String),
    /// The work was given up because of a defect; the log has more.
    #[error("the work was given up")]
    GivenUp,
}

impl StoreError {
    /// The key of the sentence that says to a person what happened and what to do.
    #[must_use]
    pub fn text_key(&self) -> &'static str {
        match self {
            StoreError::NotFound(_) => "store-not-found",
            StoreError::Conflict { .. } => "store-conflict",
            StoreError::Taken(_) => "store-taken",
            StoreError::Rule(key) => key,
            StoreError::Upload(problem) => problem.text_key(),
            StoreError::Busy => "store-busy",
            StoreError::InUse(_) => "store-in-use",
            StoreError::Newer { .. } => "store-newer",
            StoreError::Damaged(_) => "store-damaged",
            StoreError::DiskFull => "store-disk-full",
            StoreError::ReadOnly(_) => "store-read-only",
            StoreError::DocumentChanged(_) => "store-document-changed",
            StoreError::DocumentLost(_) => "store-document-lost",
            StoreError::InTheWay(_) => "store-in-the-way",
            StoreError::Backup(_) => "store-backup",
            StoreError::File { .. } => "store-file",
            StoreError::Sqlite(_) | StoreError::Value(_) | StoreError::GivenUp => "store-internal",
        }
    }

    /// A failure of a file or folder, sorted by what a person can do about it.
    pub(super) fn file(path: impl Into<PathBuf>, source: std::io::Error) -> StoreError {
        use std::io::ErrorKind;
        let path = path.into();
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                StoreError::DiskFull
            }
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                StoreError::ReadOnly(path)
            }
            _ => StoreError::File { path, source },
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        use rusqlite::ErrorCode;
        let code = error.sqlite_error_code();
        match code {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            // A write that the system refused for another reason than a full disk: a quota, a limit, a fault.
            Some(ErrorCode::SystemIoFailure) if is_refused_write(&error) => StoreError::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                StoreError::ReadOnly(PathBuf::from(super::DATABASE))
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                StoreError::Damaged(error.to_string())
            }
            _ => StoreError::Sqlite(error),
        }
    }
}

fn is_refused_write(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi;
    let refused = [
        ffi::SQLITE_IOERR_WRITE,
        ffi::SQLITE_IOERR_FSYNC,
        ffi::SQLITE_IOERR_TRUNCATE,
        ffi::SQLITE_IOERR_SHMSIZE,
    ];
    matches!(error, rusqlite::Error::SqliteFailure(found, _) if refused.contains(&found.extended_code))
}
