//! Lanes: a bounded queue and the threads that work it off, each with a connection of its own. A full queue
//! is told to whoever asks (`Busy`), never waited for, except by the command line and the jobs.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::error::StoreError;

type Job = Box<dyn FnOnce(&mut Connection) + Send>;

struct Waiting {
    jobs: VecDeque<Job>,
    closed: bool,
}

struct Shared {
    waiting: Mutex<Waiting>,
    capacity: usize,
    /// A job came in, or the lane closed.
    came: Condvar,
    /// A place came free.
    left: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        // No job runs under this lock, so a poisoned one still holds a sound queue.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What to do when the queue is full.
#[derive(Clone, Copy)]
pub(super) enum Full {
    /// Say so at once.
    Refuse,
    /// Wait for a place.
    Wait,
}

/// A queue with its threads. They end when the last handle is dropped and the queue is empty.
pub(super) struct Lane {
    shared: Arc<Shared>,
    threads: Vec<thread::JoinHandle<()>>,
}

impl Lane {
    /// Starts one thread for each connection.
    pub(super) fn start(
        name: &str,
        capacity: usize,
        connections: Vec<Connection>,
    ) -> Result<Lane, StoreError> {
        let shared = Arc::new(Shared {
            waiting: Mutex::new(Waiting {
                jobs: VecDeque::new(),
                closed: false,
            }),
            capacity,
            came: Condvar::new(),
            left: Condvar::new(),
        });
        let mut threads = Vec::with_capacity(connections.len());
        for connection in connections {
            let shared = Arc::clone(&shared);
            let handle = thread::Builder::new()
                .name(format!("store-{name}"))
                .spawn(move || work(&shared, connection))
                .map_err(|source| StoreError::file(name, source))?;
            threads.push(handle);
        }
        Ok(Lane { shared, threads })
    }

    /// Queues the work and gives the place where its result will come.
    pub(super) fn push<T: Send + 'static>(
        &self,
        full: Full,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, StoreError>>, StoreError> {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |connection| {
            if sender.is_closed() {
                return; // Whoever asked has gone; a change that nobody waits for is not begun.
            }
            let result = catch_unwind(AssertUnwindSafe(|| work(connection)))
                .unwrap_or(Err(StoreError::GivenUp));
            drop(sender.send(result));
        });
        let mut waiting = self.shared.lock();
        while waiting.jobs.len() >= self.shared.capacity {
            match full {
                Full::Refuse => return Err(StoreError::Busy),
                Full::Wait => {
                    waiting = self
                        .shared
                        .left
                        .wait(waiting)
                        .unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
        waiting.jobs.push_back(job);
        self.shared.came.notify_one();
        Ok(receiver)
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.came.notify_all();
        for thread in self.threads.drain(..) {
            // A lane dropped by one of its own jobs cannot wait for itself.
            if thread.thread().id() != thread::current().id() {
                drop(thread.join());
            }
        }
    }
}

fn work(shared: &Shared, mut connection: Connection) {
    loop {
        let mut waiting = shared.lock();
        let job = loop {
            if let Some(job) = waiting.jobs.pop_front() {
                break job;
            }
            if waiting.closed {
                return;
            }
            waiting = shared
                .came
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        };
        drop(waiting);
        shared.left.notify_one();
        job(&mut connection);
    }
}
