//! One delivery over HTTPS, signed. The only file that names the web client. Where a name leads is looked at after it was
//! resolved, on the addresses that are then connected to: never this computer or a network behind the router, unless the
//! configuration allows it. Redirects are not followed, and no proxy is asked.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use ureq::Agent;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

use crate::domain::webhook::is_public;
use crate::store::webhook::{Delivery, Tried};

/// How long an answer may take in all.
const PATIENCE: Duration = Duration::from_secs(15);

/// Which addresses are reached although they are not public, and without TLS.
pub type Allowed = Arc<dyn Fn(IpAddr) -> bool + Send + Sync>;

/// What delivers. Cheap to clone.
#[derive(Clone)]
pub struct Courier(Agent);

impl Courier {
    /// A courier that may reach the open internet and what is allowed beside it.
    #[must_use]
    pub fn new(allowed: Allowed) -> Courier {
        let config = Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            // A proxy would resolve names itself, where nobody looks at what they lead to.
            .proxy(None)
            .user_agent("Avtal")
            .build();
        let resolver = Guarded {
            inner: DefaultResolver::default(),
            allowed,
        };
        Courier(Agent::with_parts(
            config,
            DefaultConnector::default(),
            resolver,
        ))
    }

    /// Sends a delivery; `now` is the time in its signature, seconds since 1970 UTC.
    #[must_use]
    pub fn send(&self, delivery: &Delivery, secret: &str, now: i64) -> Tried {
        let request = self
            .0
            .post(&delivery.url)
            .header("Content-Type", "application/json")
            .header("Avtal-Event", delivery.event.word())
            .header("Avtal-Delivery", &delivery.identity)
            .header("Avtal-Signature", signature(secret, now, &delivery.body));
        match request.send(delivery.body.as_str()) {
            Ok(answer) => Tried::Answered(answer.status().as_u16()),
            Err(error) => Tried::Nothing(error.to_string()),
        }
    }
}

/// The signature's header: `t=1770000000,v1=HEX`, where HEX is HMAC-SHA-256 over the time, a dot and the body.
#[must_use]
pub fn signature(secret: &str, now: i64, body: &str) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(format!("{now}.").as_bytes());
    mac.update(body.as_bytes());
    let hex: String = mac
        .finalize()
        .into_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("t={now},v1={hex}")
}

/// Lets through only addresses that may be reached.
struct Guarded {
    inner: DefaultResolver,
    allowed: Allowed,
}

impl fmt::Debug for Guarded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guarded").finish_non_exhaustive()
    }
}

/// Why an address is not connected to.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("the address leads into a private network, which the configuration does not allow")]
    Private,
    #[error("without TLS only addresses are reached that the configuration allows")]
    Clear,
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let is_tls = uri.scheme_str() == Some("https");
        let mut reachable = self.empty();
        for address in &self.inner.resolve(uri, config, timeout)? {
            let ip = address.ip();
            if (self.allowed)(ip) || (is_tls && is_public(ip)) {
                reachable.push(*address);
            }
        }
        if reachable.is_empty() {
            let why = if is_tls {
                Refused::Private
            } else {
                Refused::Clear
            };
            return Err(ureq::Error::Other(Box::new(why)));
        }
        Ok(reachable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_what_other_programs_compute() {
        // printf '1770000000.{}' | openssl dgst -sha256 -hmac 'secret'
        assert_eq!(
            signature("secret", 1_770_000_000, "{}"),
            "t=1770000000,v1=4cc6a24ed570128294ad1e1a574ee8f2b4234eb69faa12f0e705eb178ec38325"
        );
    }
}
