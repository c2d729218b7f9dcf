//! Where a word may be divided, in the languages that papers are written in. It knows nothing of widths.

use std::sync::LazyLock;

use hyphenation::{Hyphenator as _, Language, Load as _, Standard};

use crate::domain::lang::Lang;

static ENGLISH: LazyLock<Option<Standard>> =
    LazyLock::new(|| Standard::from_embedded(Language::EnglishGB).ok());
static SWEDISH: LazyLock<Option<Standard>> =
    LazyLock::new(|| Standard::from_embedded(Language::Swedish).ok());

/// First parts of Swedish compounds, with the letter that joins them. The patterns do not see where a compound's parts
/// meet, and would write `personuppgiftsan-svarig`.
const FIRST_PARTS: [&str; 24] = [
    "personuppgifts",
    "uppgifts",
    "under",
    "biträdes",
    "leverantörs",
    "avtals",
    "behandlings",
    "skydds",
    "säkerhets",
    "tillsyns",
    "myndighets",
    "registrerings",
    "förvaltnings",
    "informations",
    "kommunikations",
    "tjänste",
    "ansvars",
    "incident",
    "data",
    "dataskydds",
    "standard",
    "gransknings",
    "uppsägnings",
    "användnings",
];

/// Shorter words are never divided.
const SHORTEST: usize = 6;

/// The places at which a word of letters may be divided, as counts of characters before the hyphen, ascending.
/// At least two letters stay on the line and at least three go to the next.
pub(super) fn places(lang: Lang, word: &str) -> Vec<usize> {
    let n = word.chars().count();
    let dictionary = match lang {
        Lang::En => ENGLISH.as_ref(),
        Lang::Sv => SWEDISH.as_ref(),
    };
    let Some(dictionary) = dictionary else {
        return Vec::new();
    };
    if n < SHORTEST {
        return Vec::new();
    }
    let mut breaks = dictionary.hyphenate(word).breaks;
    if lang == Lang::Sv {
        join(word, &mut breaks);
    }
    let mut places = Vec::with_capacity(breaks.len());
    for (count, (byte, _)) in word.char_indices().enumerate() {
        if breaks.contains(&byte) && count >= 2 && n - count >= 3 {
            places.push(count);
        }
    }
    places
}

/// Puts a break where the parts of a compound meet and takes away those that are closer than three letters to it.
fn join(word: &str, breaks: &mut Vec<usize>) {
    let lower = word.to_lowercase();
    if lower.len() != word.len() {
        return;
    }
    let mut joints = Vec::new();
    let mut at = 0;
    // The longest first part that fits, from the beginning or from the last joint on.
    while let Some(part) = FIRST_PARTS
        .iter()
        .filter(|part| lower[at..].starts_with(**part))
        .max_by_key(|part| part.len())
    {
        at += part.len();
        joints.push(at);
    }
    for joint in joints {
        breaks.retain(|place| place.abs_diff(joint) > 2);
        breaks.push(joint);
    }
    breaks.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(lang: Lang, word: &str) -> String {
        let mut out: Vec<char> = word.chars().collect();
        for place in places(lang, word).into_iter().rev() {
            out.insert(place, '-');
        }
        out.into_iter().collect()
    }

    #[test]
    fn words_divide_as_their_language_divides_them() {
        assert_eq!(
            divided(Lang::Sv, "personuppgiftsbiträde"),
            "per-son-upp-gifts-biträde"
        );
        assert_eq!(
            divided(Lang::Sv, "Personuppgiftsansvarig"),
            "Per-son-upp-gifts-ansva-rig"
        );
        assert_eq!(divided(Lang::En, "supplier"), "sup-plier");
        assert_eq!(divided(Lang::En, "data"), "data");
    }
}
