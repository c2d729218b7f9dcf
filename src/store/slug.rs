//! Names of folders and files, made from the names that people use: small letters, digits and hyphens alone, so
//! that no name can leave the folder, hide, or clash on a file system that ignores case.

use super::error::StoreError;
use super::fold::{fold, words};

/// The longest slug, in bytes; every character is one byte.
pub const LONGEST: usize = 60;

/// The slug of a name; `otherwise` where nothing of the name remains.
#[must_use]
pub fn slug(name: &str, otherwise: &str) -> String {
    let folded = fold(name);
    let mut out = String::new();
    for word in words(&folded) {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(&word);
        if out.len() >= LONGEST - 5 {
            out.truncate(LONGEST - 5); // Room for a number.
            break;
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() || is_reserved(out) {
        return format!("{otherwise}{}{out}", if out.is_empty() { "" } else { "-" });
    }
    out.to_owned()
}

/// The first slug of a name that is free: `acme`, `acme-2`, `acme-3` …
pub(super) fn free(
    name: &str,
    otherwise: &str,
    mut is_free: impl FnMut(&str) -> Result<bool, StoreError>,
) -> Result<String, StoreError> {
    let first = slug(name, otherwise);
    if is_free(&first)? {
        return Ok(first);
    }
    for n in 2..10_000 {
        let candidate = format!("{first}-{n}");
        if is_free(&candidate)? {
            return Ok(candidate);
        }
    }
    Err(StoreError::Taken("slug"))
}

/// Names that Windows keeps for devices: a copy of the folder must open there too.
fn is_reserved(slug: &str) -> bool {
    matches!(slug, "con" | "prn" | "aux" | "nul")
        || (slug.len() == 4
            && (slug.starts_with("com") || slug.starts_with("lpt"))
            && slug.ends_with(|c: char| c.is_ascii_digit()))
}
