//! What slows guessing down: wrong attempts are counted per account and address, per account, and per
//! address, in the store, so that a restart forgets nothing. Only wrong attempts count, and a right one
//! forgives those of the account.

use std::net::IpAddr;

use super::address::throttle_key;
use super::problem::WebError;
use super::token;
use super::visit::Visit;

/// Seconds after the first wrong attempt until a counter begins anew.
const WINDOW: i64 = 15 * 60;
/// Wrong attempts for one account from one address.
const MOST_PAIR: u32 = 8;
/// Wrong attempts for one account from anywhere: higher, so that a stranger cannot lock a user out with a few.
const MOST_ACCOUNT: u32 = 50;
/// Wrong attempts from one address for any account.
const MOST_ADDRESS: u32 = 50;
/// Wrong addresses of calendars from one address.
const MOST_FEED: u32 = 20;
/// Wrong addresses of data rooms from one address.
const MOST_ROOM: u32 = 40;

/// The counters of one attempt.
#[derive(Clone)]
pub struct Attempt {
    /// Each with how many wrong attempts fill it.
    counters: Vec<(String, u32)>,
    /// How many of them, from the first, a right attempt forgives.
    n_forgiven: usize,
}

impl Attempt {
    /// An attempt at an account, by the name that was typed, from an address.
    #[must_use]
    pub fn new(account: &str, address: Option<IpAddr>) -> Attempt {
        // What people type where a name belongs is sometimes their password: only its digest is kept.
        let digest = token::hex(&token::digest(&account.to_lowercase())[..12]);
        let address = throttle_key(address);
        Attempt {
            counters: vec![
                (format!("pair:{digest}:{address}"), MOST_PAIR),
                (format!("account:{digest}"), MOST_ACCOUNT),
                (address, MOST_ADDRESS),
            ],
            n_forgiven: 2,
        }
    }

    /// An attempt at the address of a calendar. It has a counter of its own: a program that goes on asking for an address
    /// that has ended keeps nobody behind the same network from signing in.
    #[must_use]
    pub fn at_feed(address: Option<IpAddr>) -> Attempt {
        Attempt {
            counters: vec![(format!("feed:{}", throttle_key(address)), MOST_FEED)],
            n_forgiven: 0,
        }
    }

    /// An attempt at the address of a data room, with a counter of its own.
    #[must_use]
    pub fn at_room(address: Option<IpAddr>) -> Attempt {
        Attempt {
            counters: vec![(format!("room:{}", throttle_key(address)), MOST_ROOM)],
            n_forgiven: 0,
        }
    }

    /// Lets the attempt pass, or says how long to wait.
    ///
    /// # Errors
    /// [`WebError::Throttled`] when one of the counters is full.
    pub async fn check(&self, visit: &Visit) -> Result<(), WebError> {
        let now = visit.now.timestamp();
        let counters = self.counters.clone();
        let wait = visit
            .read(move |reader| {
                let mut wait = None;
                for (bucket, most) in &counters {
                    if let Some(found) = reader.throttle(bucket, now)?
                        && found.n >= *most
                    {
                        wait = wait.max(Some(found.since + WINDOW - now));
                    }
                }
                Ok(wait)
            })
            .await?;
        match wait {
            Some(seconds) => Err(WebError::Throttled(
                u64::try_from(seconds).unwrap_or_default().max(1),
            )),
            None => Ok(()),
        }
    }

    /// Counts a wrong attempt.
    ///
    /// # Errors
    /// As the store says.
    pub async fn was_wrong(&self, visit: &Visit) -> Result<(), WebError> {
        let now = visit.now.timestamp();
        let counters = self.counters.clone();
        visit
            .write(move |writer| {
                for (bucket, _) in &counters {
                    writer.count_attempt(bucket, now, WINDOW)?;
                }
                Ok(())
            })
            .await
    }

    /// Forgives the account's wrong attempts.
    ///
    /// # Errors
    /// As the store says.
    pub async fn was_right(&self, visit: &Visit) -> Result<(), WebError> {
        let counters = self.counters[..self.n_forgiven].to_vec();
        visit
            .write(move |writer| {
                for (bucket, _) in &counters {
                    writer.clear_attempts(bucket)?;
                }
                Ok(())
            })
            .await
    }
}
