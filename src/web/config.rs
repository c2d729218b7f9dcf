//! What the web layer is told before it starts: where to listen, how the world sees it, whom to believe
//! about addresses, and which
//! clock to read. Made by `cli` from its options and by the tests.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::jobs::mail::post::Post;
use crate::jobs::webhook::courier::Courier;
use crate::store::Store;

use super::address::ProxyRange;

/// The clock that pages read. The tests set their own.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The computer's clock.
    #[must_use]
    pub fn system() -> Clock {
        Clock(Arc::new(Utc::now))
    }

    /// A clock that asks a function each time.
    #[must_use]
    pub fn from_fn(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Clock {
        Clock(Arc::new(now))
    }

    /// The instant.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.0)()
    }
}

/// What delivers to webhooks, where some addresses are allowed beside those of the open internet.
#[must_use]
pub fn courier(allowed: Vec<ProxyRange>) -> Courier {
    Courier::new(Arc::new(move |ip| {
        allowed.iter().any(|range| range.holds(ip))
    }))
}

/// Everything that the web layer needs from outside.
#[derive(Clone)]
pub struct WebConfig {
    /// The opened register.
    pub store: Store,
    /// Address to listen on.
    pub address: IpAddr,
    /// Port to listen on; 0 takes a free one.
    pub port: u16,
    /// How browsers reach the server, `https://avtal.example.org`, without a path. With `https` cookies are
    /// `Secure` and HSTS is sent. `None`: plain HTTP on the address above.
    pub public_url: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<ProxyRange>,
    /// Where uploads rest while they are read; the data folder, so that nothing leaves it.
    pub temp_dir: PathBuf,
    /// The clock.
    pub clock: Clock,
    /// The way to a mail server, where there is one.
    pub post: Option<Post>,
    /// Addresses that webhooks may reach although they are not of the open internet, and without TLS.
    pub webhook_allowed: Vec<ProxyRange>,
}

impl WebConfig {
    /// The defaults: port 8000 on the loopback address, plain HTTP, no proxies.
    #[must_use]
    pub fn new(store: Store, temp_dir: PathBuf) -> WebConfig {
        WebConfig {
            store,
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8000,
            public_url: None,
            trusted_proxies: Vec::new(),
            temp_dir,
            clock: Clock::system(),
            post: None,
            webhook_allowed: Vec::new(),
        }
    }

    /// Whether browsers reach the server by TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.public_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://"))
    }
}
