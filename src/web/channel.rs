//! The thread beside the server that sends what leaves by itself: the digests of reminders, and what other programs are told. It looks once a minute. It is
//! a thread of its own, so that a mail server that does not answer holds up neither pages nor the daily round.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::jobs::mail::post::Post;
use crate::jobs::mail::{Wording, send, write_down};
use crate::jobs::recheck::Go;
use crate::jobs::webhook;
use crate::jobs::webhook::courier::Courier;
use crate::store::Store;
use crate::store::actor::At;
use crate::store::error::StoreError;

use super::config::{Clock, WebConfig, courier};

/// How often it is looked for something to send.
const EVERY: Duration = Duration::from_secs(60);

/// How often, and how long apart, it is looked whether the thread has ended.
const MOST_LOOKS: u32 = 100;
const LOOK: Duration = Duration::from_millis(20);

/// The thread; dropped, it ends, at the latest after two seconds.
pub(super) struct Channel {
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

/// What the thread works with.
struct Work {
    store: Store,
    clock: Clock,
    post: Option<Post>,
    courier: Courier,
    base_url: Option<String>,
    ends: Arc<AtomicBool>,
}

impl Channel {
    /// Begins with a first look.
    pub(super) fn start(config: &WebConfig) -> Channel {
        let ends = Arc::new(AtomicBool::new(false));
        let usual =
            (config.port != 0).then(|| format!("http://{}:{}", config.address, config.port));
        let work = Work {
            store: config.store.clone(),
            clock: config.clock.clone(),
            post: config.post.clone(),
            courier: courier(config.webhook_allowed.clone()),
            base_url: config.public_url.clone().or(usual),
            ends: Arc::clone(&ends),
        };
        let thread = thread::Builder::new()
            .name("channel".to_owned())
            .spawn(move || work.run());
        if let Err(error) = &thread {
            tracing::error!(%error, "nothing can be sent");
        }
        Channel {
            ends,
            thread: thread.ok(),
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        let Some(thread) = self.thread.take() else {
            return;
        };
        thread.thread().unpark();
        // Not waited for long: what is cut off is sent again, as the same mail or delivery, by the next start.
        for _ in 0..MOST_LOOKS {
            if thread.is_finished() {
                break;
            }
            thread::sleep(LOOK);
        }
    }
}

impl Work {
    fn run(&self) {
        while self.go() == Go::On {
            if let Err(error) = self.round() {
                tracing::warn!(%error, "what was to be sent waits for another minute");
            }
            thread::park_timeout(EVERY);
        }
    }

    fn go(&self) -> Go {
        if self.ends.load(Ordering::Relaxed) {
            Go::Stop
        } else {
            Go::On
        }
    }

    fn round(&self) -> Result<(), StoreError> {
        let settings = self.store.read_blocking(|reader| reader.settings())?;
        let at = || {
            let instant = self.clock.now();
            At {
                instant,
                day: settings.day_of(instant),
            }
        };
        if let Some(post) = &self.post {
            let wording = Wording {
                base_url: self.base_url.clone(),
                domain: post.domain().to_owned(),
                at_any_hour: false,
            };
            write_down(&self.store, at(), &wording)?;
            send(&self.store, &at, post, &|| self.go())?;
        }
        webhook::write_down(&self.store, at())?;
        webhook::deliver(&self.store, &at, &self.courier, &|| self.go())?;
        Ok(())
    }
}
