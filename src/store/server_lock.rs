//! The right to be the one server on a data folder, held as a lock on a file. Commands run beside a server without it.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use super::Store;
use super::error::StoreError;

/// The file whose lock a server holds.
pub(super) const SERVER_LOCK: &str = "avtal.lock";

/// The right to be the one server on a data folder; given up when dropped.
#[derive(Debug)]
pub struct ServerLock {
    _file: File,
}

impl Store {
    /// Takes the right to be the one server on a data folder, before the store is opened.
    ///
    /// # Errors
    /// `InUse` when another server has it.
    pub fn lock_server(data: &Path) -> Result<ServerLock, StoreError> {
        fs::create_dir_all(data).map_err(|error| StoreError::file(data, error))?;
        let path = data.join(SERVER_LOCK);
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| StoreError::file(&path, error))?;
        match file.try_lock() {
            Ok(()) => Ok(ServerLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse(data.to_owned())),
            Err(TryLockError::Error(error)) => Err(StoreError::file(path, error)),
        }
    }
}
