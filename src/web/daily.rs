//! The thread beside the server on which the daily round runs: it looks at the clock once a minute, so that a clock that
//! is set, or a computer that slept, is noticed. It ends with the server, between two small steps.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::jobs::daily::Daily;
use crate::jobs::recheck::Go;
use crate::store::Store;
use crate::store::actor::At;

use super::config::{Clock, WebConfig};

/// How often the clock is looked at.
const EVERY: Duration = Duration::from_secs(60);

/// The thread; dropped, it ends.
pub(super) struct Beside {
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Beside {
    /// Begins with a first round.
    pub(super) fn start(config: &WebConfig) -> Beside {
        let ends = Arc::new(AtomicBool::new(false));
        let (store, clock, told) = (
            config.store.clone(),
            config.clock.clone(),
            Arc::clone(&ends),
        );
        let thread = thread::Builder::new()
            .name("daily".to_owned())
            .spawn(move || run(&store, &clock, &told));
        if let Err(error) = &thread {
            tracing::error!(%error, "the daily round cannot run");
        }
        Beside {
            ends,
            thread: thread.ok(),
        }
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            drop(thread.join());
        }
    }
}

fn run(store: &Store, clock: &Clock, ends: &AtomicBool) {
    let go = || {
        if ends.load(Ordering::Relaxed) {
            Go::Stop
        } else {
            Go::On
        }
    };
    let mut daily = Daily::default();
    while go() == Go::On {
        let done = store
            .read_blocking(|reader| reader.settings())
            .and_then(|settings| {
                let at = || {
                    let instant = clock.now();
                    At {
                        instant,
                        day: settings.day_of(instant),
                    }
                };
                daily.round(store, &at, &go)
            });
        if let Err(error) = done {
            tracing::warn!(%error, "the daily round was not done, it is tried again in a minute");
        }
        thread::park_timeout(EVERY);
    }
}
