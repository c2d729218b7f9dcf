//! The store: the register in a database and the agreement files. The only place with SQL. Knows nothing of pages
//! or the clock: whoever calls says what time it is.
//!
//! [`Store`] is opened once and cloned freely. Reads run in lanes of their own threads, so that one big report never slows a
//! page; writes run one at a time, each one transaction with its journal events. Each noun's file has its methods.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, RwLock};

use rusqlite::{Connection, TransactionBehavior};

use crate::domain::day::Day;

pub mod actor;
pub mod agreement;
pub mod agreement_list;
pub mod agreement_name;
pub mod backup;
pub mod change_notice;
pub mod change_notice_list;
pub mod change_proof;
pub mod check;
pub mod check_result;
pub mod collate;
mod column;
pub mod comment;
mod connection;
pub mod count;
pub mod diff;
mod dossier;
pub mod due;
pub mod error;
pub mod event_name;
pub mod everything;
pub mod feed;
pub mod feedback;
pub mod files;
mod filter;
pub mod finding;
pub mod finding_list;
pub mod fold;
pub mod front;
pub mod house;
pub mod journal;
pub mod journal_list;
pub mod kept;
pub mod key;
pub mod mail;
pub mod page;
pub mod proof;
mod queue;
pub mod reader;
pub mod recovery;
pub mod reminder;
pub mod review;
pub mod review_point;
pub mod room;
pub mod schema;
pub mod search;
pub mod server_lock;
pub mod session;
pub mod settings;
mod similar;
pub mod slug;
pub mod snippet;
pub mod span;
pub mod sub_processor;
pub mod sub_processor_list;
pub mod sync;
pub mod timeline;
pub mod tombstone;
pub mod transfer;
mod upkeep;
pub mod upload;
pub mod user;
pub mod user_end;
pub mod vendor;
mod vendor_filter;
pub mod vendor_list;
pub mod verify;
pub mod version;
pub mod waiver;
pub mod webhook;
mod webhook_event;
pub mod writer;

use actor::{Actor, At};
use error::StoreError;
use files::{Durability, Files};
use queue::{Full, Lane};
use reader::Reader;
use writer::Writer;

/// The database's file in the data folder.
pub const DATABASE: &str = "avtal.db";

/// How a store is opened.
#[derive(Clone, Debug)]
pub struct StoreOptions {
    /// The data folder; made when it does not exist.
    pub data: PathBuf,
    /// Today and now, for what opening has to write.
    pub at: At,
    /// Whether each file is made durable before it counts as written.
    pub durability: Durability,
    /// A filter that lets at most so many rows through is read by fetching and sorting these, any other by walking the
    /// list in its order; also the number up to which lists are counted.
    pub few: u64,
    /// When texts are checked.
    pub checking: Checking,
}

/// When a text that is stored is checked for what the law demands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Checking {
    /// In the transaction that stores it, so that there is no moment without its findings.
    #[default]
    AsStored,
    /// By the next re-check: for whoever stores many texts at once.
    Later,
}

/// What sorting and walking cost alike with 100,000 rows and pages of 50.
const FEW: u64 = 2000;

impl StoreOptions {
    /// The usual way to open a data folder.
    #[must_use]
    pub fn new(data: impl Into<PathBuf>, at: At) -> StoreOptions {
        StoreOptions {
            data: data.into(),
            at,
            durability: Durability::Full,
            few: FEW,
            checking: Checking::AsStored,
        }
    }
}

/// The register. Clones share everything.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    // Dropped first to last: no reader outlives the writer's last word.
    pages: Lane,
    slow: Lane,
    writes: Lane,
    shared: Arc<Shared>,
}

/// What the lanes have in common.
pub(in crate::store) struct Shared {
    files: Files,
    /// Intents that are done and wait to be forgotten with the next write.
    done: Mutex<Vec<i64>>,
    few: u64,
    /// The day that what follows from the facts was last brought up to by this program.
    kept_up_to: Mutex<Day>,
    /// What texts are held against.
    house: RwLock<house::HouseState>,
    checking: Checking,
    /// How far the re-check has come that runs, if one does: done, in all.
    recheck: Mutex<Option<(u32, u32)>>,
}

/// How many threads read for pages.
const N_PAGE_READERS: usize = 3;
/// How many reads may wait for a page thread.
const PAGE_QUEUE: usize = 256;
/// How many slow reads may wait.
const SLOW_QUEUE: usize = 16;
/// How many writes may wait.
const WRITE_QUEUE: usize = 256;

impl Store {
    /// Opens the register of a data folder: makes or migrates the database, finishes what a crash left open, brings
    /// what follows from the facts up to today, and starts the lanes.
    pub fn open(options: &StoreOptions) -> Result<Store, StoreError> {
        let data = &options.data;
        for folder in [data.clone(), data.join(files::FOLDER)] {
            fs::create_dir_all(&folder).map_err(|error| StoreError::file(&folder, error))?;
        }
        let path = data.join(DATABASE);
        let mut connection = connection::open(&path, connection::Use::Write)?;
        if options.durability == Durability::Bulk {
            connection.pragma_update(None, "synchronous", "OFF")?;
        }
        schema::migrate(&mut connection, schema::newest())?;
        kept::seal::watch(&connection)?;
        let shared = Arc::new(Shared {
            files: Files::new(data, options.durability),
            done: Mutex::default(),
            few: options.few,
            kept_up_to: Mutex::new(options.at.day),
            house: RwLock::new(house::load(None, data).map(Arc::new)),
            checking: options.checking,
            recheck: Mutex::default(),
        });
        shared.finish_open_intents(&connection)?;
        write(
            &mut connection,
            &shared,
            Actor::program(),
            options.at,
            |writer| {
                writer.keep_rows()?;
                writer.renew_derived()?;
                writer.keep_up()
            },
        )?;
        let readers = |n, what_for| {
            (0..n)
                .map(|_| connection::open(&path, what_for))
                .collect::<Result<Vec<_>, _>>()
        };
        let inner = Inner {
            pages: Lane::start(
                "page",
                PAGE_QUEUE,
                readers(N_PAGE_READERS, connection::Use::Read)?,
            )?,
            slow: Lane::start("slow", SLOW_QUEUE, readers(1, connection::Use::ReadMuch)?)?,
            writes: Lane::start("write", WRITE_QUEUE, vec![connection])?,
            shared,
        };
        Ok(Store {
            inner: Arc::new(inner),
        })
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.inner.shared.files.data()
    }

    /// Reads for a page. `Busy` at once when too many wait.
    pub async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&Reader<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let result = self.inner.pages.push(Full::Refuse, self.reading(f))?;
        result.await.unwrap_or(Err(StoreError::GivenUp))
    }

    /// Reads at length: papers, exports, hashes. `Busy` at once when too many wait.
    pub async fn read_slow<T: Send + 'static>(
        &self,
        f: impl FnOnce(&Reader<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let result = self.inner.slow.push(Full::Refuse, self.reading(f))?;
        result.await.unwrap_or(Err(StoreError::GivenUp))
    }

    /// Changes the register: all that the closure does, or nothing.
    pub async fn write<T: Send + 'static>(
        &self,
        actor: Actor,
        at: At,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let result = self
            .inner
            .writes
            .push(Full::Refuse, self.writing(actor, at, f))?;
        result.await.unwrap_or(Err(StoreError::GivenUp))
    }

    /// Reads for the command line and the jobs, never from asynchronous code. Waits for a place.
    pub fn read_blocking<T: Send + 'static>(
        &self,
        f: impl FnOnce(&Reader<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let result = self.inner.slow.push(Full::Wait, self.reading(f))?;
        result.blocking_recv().unwrap_or(Err(StoreError::GivenUp))
    }

    /// Changes the register for the command line and the jobs, never from asynchronous code. Waits for a place.
    pub fn write_blocking<T: Send + 'static>(
        &self,
        actor: Actor,
        at: At,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let result = self
            .inner
            .writes
            .push(Full::Wait, self.writing(actor, at, f))?;
        result.blocking_recv().unwrap_or(Err(StoreError::GivenUp))
    }

    fn reading<T>(
        &self,
        f: impl FnOnce(&Reader<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static {
        let shared = Arc::clone(&self.inner.shared);
        move |connection| {
            // One transaction: every statement sees the same register.
            let transaction = connection.transaction()?;
            f(&Reader::new(&transaction, &shared))
        }
    }

    fn writing<T>(
        &self,
        actor: Actor,
        at: At,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static {
        let shared = Arc::clone(&self.inner.shared);
        move |connection| write(connection, &shared, actor, at, f)
    }
}

/// One change: begun at once as a writer, so that it waits for others instead of failing halfway; its files get their
/// names after it is kept.
fn write<T>(
    connection: &mut Connection,
    shared: &Shared,
    actor: Actor,
    at: At,
    f: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = shared.take_done();
    let result = files::close_intents(&transaction, &done);
    let mut writer = Writer::new(&transaction, shared, actor, at);
    let result = result
        .and_then(|()| f(&mut writer))
        .and_then(|value| writer.refresh().map(|()| value))
        .and_then(|value| writer.seal().map(|()| value));
    let staged = std::mem::take(&mut writer.staged);
    drop(writer);
    let result = result.and_then(|value| Ok(transaction.commit().map(|()| value)?));
    if result.is_err() {
        files::discard(&shared.files, &staged);
        shared.keep_done(done);
        return result;
    }
    // The change is kept from here on, whatever becomes of its files' names: until a file has its name it is read from
    // where it waits, and the next start tries again.
    for intent in &staged {
        match shared.files.finish(intent) {
            Ok(()) => shared.keep_done([intent.intent]),
            Err(error) => {
                tracing::error!(%error, file = intent.file, "a stored file has not got its name yet");
            }
        }
    }
    result
}
