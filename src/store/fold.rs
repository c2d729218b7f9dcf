//! Folding for search: letters without their marks, small, so that `malmo` finds Malmö, `lodz` finds Łódź
//! and `συμβαση` finds σύμβαση. The same folding is applied to what is stored and to what is asked.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text with marks removed and letters made small. Length in bytes may differ from the original.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        for c in c.to_lowercase() {
            match c {
                'ł' => out.push('l'),
                'ø' => out.push('o'),
                'đ' | 'ð' => out.push('d'),
                'þ' => out.push_str("th"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ß' => out.push_str("ss"),
                'ħ' => out.push('h'),
                'ı' => out.push('i'),
                'ς' => out.push('σ'),
                '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'
                | '\u{feff}' => {}
                _ => out.push(c),
            }
        }
    }
    out
}

/// The words of a text: runs of letters and digits.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|word| !word.is_empty())
}

/// The words of a text with the byte at which each begins.
pub fn word_indices(text: &str) -> impl Iterator<Item = (usize, &str)> {
    words(text).map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// What a company is called without its form, spaces and signs: equal for likely duplicates
/// (`Kvickprat AB` and `KVICKPRAT Aktiebolag (publ)`).
#[must_use]
pub fn company(name: &str) -> String {
    const FORMS: &[&str] = &[
        "ab",
        "aktiebolag",
        "aktiebolaget",
        "publ",
        "hb",
        "kb",
        "as",
        "asa",
        "aps",
        "oy",
        "oyj",
        "ltd",
        "limited",
        "plc",
        "llc",
        "llp",
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "gmbh",
        "ag",
        "kg",
        "se",
        "bv",
        "nv",
        "sa",
        "sas",
        "sarl",
        "srl",
        "spa",
        "sl",
        "dac",
        "doo",
        "ou",
        "sia",
        "uab",
        "zoo",
    ];
    let folded = fold(name);
    let all: Vec<&str> = words(&folded).collect();
    let kept: Vec<&str> = all
        .iter()
        .copied()
        .filter(|word| !FORMS.contains(word))
        .collect();
    if kept.is_empty() {
        all.concat()
    } else {
        kept.concat()
    }
}
