//! Where a request comes from: the peer, or what a trusted proxy says of it. Throttling keys on this, so
//! a header from anyone else is ignored.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use rocket::Request;

/// One address or a range of them, `10.0.0.0/8`, whose word on other addresses is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProxyRange {
    base: IpAddr,
    /// Leading bits that must agree: 0–32 or 0–128.
    bits: u8,
}

impl ProxyRange {
    /// Whether an address lies in the range.
    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        let (width, base) = number(self.base);
        let (other_width, other) = number(address);
        let rest = u32::from(width) - u32::from(self.bits);
        width == other_width && base.checked_shr(rest) == other.checked_shr(rest)
    }
}

/// The address's width in bits and its value.
fn number(address: IpAddr) -> (u8, u128) {
    match address.to_canonical() {
        IpAddr::V4(v4) => (32, u128::from(u32::from(v4))),
        IpAddr::V6(v6) => (128, u128::from(v6)),
    }
}

/// A text that is neither an address nor a range.
#[derive(Debug, thiserror::Error)]
#[error("{0} is neither an IP address nor a range such as 10.0.0.0/8")]
pub struct ProxyRangeError(String);

impl FromStr for ProxyRange {
    type Err = ProxyRangeError;

    fn from_str(text: &str) -> Result<ProxyRange, ProxyRangeError> {
        let wrong = || ProxyRangeError(text.to_owned());
        let (base, bits) = match text.split_once('/') {
            Some((base, bits)) => (base, Some(bits.parse::<u8>().map_err(|_| wrong())?)),
            None => (text, None),
        };
        let base: IpAddr = base.parse().map_err(|_| wrong())?;
        let width = number(base).0;
        let bits = bits.unwrap_or(width);
        if bits > width {
            return Err(wrong());
        }
        Ok(ProxyRange { base, bits })
    }
}

/// The address that a request comes from: the peer, or, where the peer is trusted, the last address in
/// `X-Forwarded-For` that is not itself a trusted proxy.
#[must_use]
pub fn client_address(request: &Request<'_>, trusted: &[ProxyRange]) -> Option<IpAddr> {
    let peer = request.remote().map(|remote| remote.ip().to_canonical())?;
    let is_trusted = |address: IpAddr| trusted.iter().any(|range| range.holds(address));
    if !is_trusted(peer) {
        return Some(peer);
    }
    let forwarded: Vec<&str> = request
        .headers()
        .get("X-Forwarded-For")
        .flat_map(|line| line.split(','))
        .collect();
    for hop in forwarded.iter().rev() {
        match hop.trim().parse::<IpAddr>() {
            Ok(address) if is_trusted(address) => {}
            Ok(address) => return Some(address.to_canonical()),
            Err(_) => return Some(peer),
        }
    }
    Some(peer)
}

/// The key under which attempts from an address are counted: an IPv4 address as it is, an IPv6 address
/// by its /64, since one customer has a whole one.
#[must_use]
pub fn throttle_key(address: Option<IpAddr>) -> String {
    match address {
        Some(IpAddr::V6(v6)) => {
            let network = Ipv6Addr::from(u128::from(v6) & (!0 << 64));
            format!("address:{network}/64")
        }
        Some(v4) => format!("address:{v4}"),
        None => "address:unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_holds_its_own_addresses_and_no_other() {
        let range: ProxyRange = "10.1.0.0/16".parse().expect("a range");
        assert!(range.holds("10.1.2.3".parse().expect("an address")));
        assert!(!range.holds("10.2.2.3".parse().expect("an address")));
        assert!(!range.holds("::1".parse().expect("an address")));
        let all: ProxyRange = "::/0".parse().expect("a range");
        assert!(all.holds("2001:db8::1".parse().expect("an address")));
        assert!("10.0.0.0/33".parse::<ProxyRange>().is_err());
        assert!("proxy".parse::<ProxyRange>().is_err());
    }
}
