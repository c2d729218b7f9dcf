//! Addresses of other programs that are told what happens: which events there are, what an address must look like, and
//! which addresses of computers are reached from outside. Pure.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

use super::choice::choice;

choice! {
    /// Something that happened, as it is told.
    WebhookEvent, "webhook-event" {
        /// A finding stands that did not stand before, or is no longer waived.
        FindingAppeared = "finding-appeared",
        /// A finding no longer stands, or has been waived.
        FindingCleared = "finding-cleared",
        /// A reminder has been raised.
        ReminderDue = "reminder-due",
        /// A version of an agreement was approved, rejected, sent back, bound or terminated.
        AgreementDecided = "agreement-decided",
        /// The administrator wants to see whether it arrives.
        Trial = "trial",
    }
}

impl WebhookEvent {
    /// Those that an address can want; a trial goes to each.
    pub const OFFERED: [WebhookEvent; 4] = [
        WebhookEvent::FindingAppeared,
        WebhookEvent::FindingCleared,
        WebhookEvent::ReminderDue,
        WebhookEvent::AgreementDecided,
    ];
}

choice! {
    /// Where a delivery stands.
    DeliveryState, "delivery-state" {
        /// It is to be sent, or is being sent.
        Waiting = "waiting",
        /// The other program has taken it.
        Sent = "sent",
        /// It has been given up.
        Failed = "failed",
    }
}

/// What an administrator says about an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebhookFacts {
    /// The address: `https://host/path`, or `http` to computers that the configuration allows.
    pub url: String,
    /// What it wants to be told.
    pub events: Vec<WebhookEvent>,
}

/// Whether a text is an address that can be told something: web, with a host, without a name or password in it.
#[must_use]
pub fn is_address(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_plain = url.chars().all(|c| c.is_ascii_graphic());
    url.len() <= 2000
        && is_plain
        && host.is_some_and(|host| !host.is_empty() && !host.contains('@'))
}

/// Whether an address of a computer is one of the open internet: not this computer, not a network behind a router, not
/// one that is set aside for something else. Addresses that carry one of the older kind within count as that one.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_set_aside = a == 0
        || a >= 224
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (18..20).contains(&b));
    !(is_set_aside
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    let within = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        // Translated (64:ff9b::/96) and tunnelled (2002::/16) addresses of the older kind.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => within(high, low),
        [0x2002, high, low, ..] => within(high, low),
        // 2001:db8::/32 is for documents, 2001::/23 for protocols.
        [0x2001, second, ..] if second == 0xdb8 || second < 0x200 => false,
        // Only 2000::/3 is given out.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_open_internet_is_public() {
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "ff02::1",
        ] {
            assert!(!is_public(inside.parse().expect("an address")), "{inside}");
        }
        for outside in ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"] {
            assert!(is_public(outside.parse().expect("an address")), "{outside}");
        }
    }

    #[test]
    fn an_address_is_of_the_web_and_holds_no_password() {
        assert!(is_address("https://hooks.example.org/avtal?x=1"));
        for not in [
            "ftp://a",
            "https://",
            "https://a:b@c.example/",
            "https://a b",
            "javascript:1",
            "",
        ] {
            assert!(!is_address(not), "{not}");
        }
    }
}
