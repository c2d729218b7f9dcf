//! What the checker says of the demonstration agreements, beside what a careful reader found in them
//! (`tests/expected/agreements.toml`): kind, language, verdicts, flags and facts. Where they differ and the reader is
//! right, the mistake is listed in `tests/expected/mistakes.toml`; any other difference fails, as a table.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use avtal::checks::catalogue::built_in;
use avtal::checks::check_text;
use avtal::checks::report::{Insist, Report};
use serde::Deserialize;

use super::program::agreement;

#[derive(Deserialize)]
struct Expected {
    document: Vec<Reading>,
}

/// What a reader found in one text.
#[derive(Deserialize)]
struct Reading {
    file: String,
    language: String,
    kind: OneOrMore,
    #[serde(default = "yes")]
    checked: bool,
    #[serde(default)]
    flags: BTreeSet<String>,
    #[serde(default)]
    flags_may: BTreeSet<String>,
    #[serde(default)]
    verdicts: BTreeMap<String, OneOrMore>,
    #[serde(default)]
    facts: BTreeMap<String, toml::Value>,
}

/// The right answer, or several that are right.
#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn has(&self, word: &str) -> bool {
        match self {
            OneOrMore::One(one) => one == word,
            OneOrMore::More(all) => all.iter().any(|one| one == word),
        }
    }

    fn said(&self) -> String {
        match self {
            OneOrMore::One(one) => one.clone(),
            OneOrMore::More(all) => all.join(" or "),
        }
    }
}

fn yes() -> bool {
    true
}

/// The facts that a reader has looked for in every text.
const FACTS: [&str; 6] = [
    "breach-notice-hours",
    "sub-processor-notice-days",
    "sub-processor-objection-days",
    "deletion-days",
    "audit-notice-days",
    "governing-law",
];

/// A line of the table: file, what, what a reader says, what the program says.
type Difference = [String; 4];

fn word<T: serde::Serialize>(value: &T) -> String {
    let value = serde_json::to_value(value).expect("a word");
    value.as_str().unwrap_or_default().to_owned()
}

fn compare(reading: &Reading, report: &Report, differences: &mut Vec<Difference>) {
    let mut differs = |what: &str, wanted: String, got: String| {
        differences.push([reading.file.clone(), what.to_owned(), wanted, got]);
    };
    let kind = report.kind.word();
    if !reading.kind.has(kind) {
        differs("kind", reading.kind.said(), kind.to_owned());
    }
    if report.language != reading.language {
        differs(
            "language",
            reading.language.clone(),
            report.language.clone(),
        );
    }
    if !reading.checked {
        return;
    }
    for finding in &report.requirements {
        let got = word(&finding.verdict);
        let met = OneOrMore::One("met".to_owned());
        let wanted = reading.verdicts.get(&finding.id).unwrap_or(&met);
        if !wanted.has(&got) {
            differs(&finding.id, wanted.said(), got);
        }
    }
    let found: BTreeSet<String> = report.flags.iter().map(|flag| flag.id.clone()).collect();
    for flag in reading.flags.difference(&found) {
        differs(flag, "found".to_owned(), "not found".to_owned());
    }
    for flag in found.difference(&reading.flags) {
        if !reading.flags_may.contains(flag) {
            differs(flag, "not found".to_owned(), "found".to_owned());
        }
    }
    for fact in FACTS {
        let got = report.facts.get(fact).map(|fact| &fact.value);
        let got = got.filter(|value| !value.is_null()).map(said);
        let wanted = reading.facts.get(fact).map(|value| match value {
            toml::Value::String(words) => words.clone(),
            other => other.to_string(),
        });
        let same = match (&wanted, &got) {
            // As written, with or without the words around the country.
            (Some(wanted), Some(got)) if fact == "governing-law" => {
                let (wanted, got) = (wanted.to_lowercase(), got.to_lowercase());
                wanted.contains(&got) || got.contains(&wanted)
            }
            (wanted, got) => wanted == got,
        };
        if !same {
            let or_none = |value: Option<String>| value.unwrap_or_else(|| "not stated".to_owned());
            differs(fact, or_none(wanted), or_none(got));
        }
    }
}

fn said(value: &serde_json::Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

#[test]
fn the_demonstration_agreements_come_out_as_a_reader_finds_them() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected/agreements.toml");
    let text = std::fs::read_to_string(path).expect("it is there");
    let expected: Expected = toml::from_str(&text).expect("it reads");
    let catalogue = built_in().expect("the catalogue is sound");
    let mut differences = Vec::new();
    for reading in &expected.document {
        let text = agreement(&reading.file);
        let report = check_text(catalogue, &text, Insist::No);
        compare(reading, &report, &mut differences);
    }
    let known = known_mistakes();
    let is_known = |[file, what, ..]: &Difference| {
        known
            .get(file)
            .is_some_and(|of_file| of_file.contains_key(what))
    };
    let (old, new): (Vec<_>, Vec<_>) = differences.into_iter().partition(is_known);
    let table: Vec<String> = new
        .iter()
        .map(|[file, what, wanted, got]| {
            format!("{file:<52} {what:<30} reader: {wanted:<24} program: {got}")
        })
        .collect();
    let mended: Vec<String> = known
        .iter()
        .flat_map(|(file, whats)| whats.keys().map(move |what| format!("{file:<52} {what}")))
        .filter(|line| {
            let is_there = |[file, what, ..]: &Difference| format!("{file:<52} {what}") == *line;
            !old.iter().any(is_there)
        })
        .collect();
    assert!(
        table.is_empty() && mended.is_empty(),
        "{} differences that are not known, read the texts and decide which side is right:\n{}\n\n{} known mistakes that are mended, strike \
         them out of tests/expected/mistakes.toml:\n{}",
        table.len(),
        table.join("\n"),
        mended.len(),
        mended.join("\n")
    );
}

/// By file and what, the answers that are known to be wrong.
fn known_mistakes() -> BTreeMap<String, BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected/mistakes.toml");
    let text = std::fs::read_to_string(path).expect("it is there");
    toml::from_str(&text).expect("it reads")
}
