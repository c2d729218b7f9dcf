//! Random tokens and their digests: sessions, one-time links, form tokens, references in the log.
//! What is stored is always the digest.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngExt;
use sha2::{Digest, Sha256};

/// A token of 256 random bits, as 43 characters that may stand in an address.
#[must_use]
pub fn random() -> String {
    let bytes: [u8; 32] = rand::rng().random();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// SHA-256 of a token: what the store keeps of it. A token has about 100 random bits or more, so that no
/// slow hash is needed.
pub type Digest32 = [u8; 32];

/// The digest under which a token is stored.
#[must_use]
pub fn digest(token: &str) -> Digest32 {
    Sha256::digest(token.as_bytes()).into()
}

/// The token that the forms of a session carry: it follows from the cookie, and the cookie does not follow
/// from it.
#[must_use]
pub fn form_token(cookie: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"avtal form\0");
    hash.update(cookie.as_bytes());
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

/// Whether two tokens are equal, in a time that does not tell where they differ.
#[must_use]
pub fn equal(a: &str, b: &str) -> bool {
    a.len() == b.len()
        && a.bytes()
            .zip(b.bytes())
            .fold(0, |differs, (a, b)| differs | (a ^ b))
            == 0
}

/// A code that a person can copy from a terminal or paper: groups of five letters and digits without those
/// that look alike; just under five bits a character.
#[must_use]
pub fn readable(groups: usize) -> String {
    const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut rng = rand::rng();
    let group = |rng: &mut rand::rngs::ThreadRng| -> String {
        (0..5)
            .map(|_| char::from(LETTERS[rng.random_range(0..31)]))
            .collect()
    };
    let groups: Vec<String> = (0..groups).map(|_| group(&mut rng)).collect();
    groups.join("-")
}

/// A code as typed, without the spaces, dashes and capitals that people add.
#[must_use]
pub fn normal(code: &str) -> String {
    code.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// A short reference that joins a page to a line in the log.
#[must_use]
pub fn reference() -> String {
    readable(2)
}

/// Bytes in hexadecimal, lower case.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_how_people_type_it() {
        let code = readable(4);
        assert_eq!(
            normal(&code.to_uppercase().replace('-', " ")),
            normal(&code)
        );
        assert_eq!(normal(&code).len(), 20);
        assert!(equal("abc", "abc") && !equal("abc", "abd") && !equal("abc", "ab"));
        assert_ne!(random(), random());
        assert_eq!(random().len(), 43);
    }
}
