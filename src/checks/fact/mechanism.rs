//! The safeguards for transfers to third countries that an agreement names (GDPR 44-49).
//! Knows their names and when a name means something else: the standard clauses under Article 28(7) are no transfer tool.

use super::{Fact, reading::Reading, words::Term};
use crate::{
    checks::{
        document::{Document, Kind, SentenceId, token::flag},
        report::passage,
    },
    domain::day::Day,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// A safeguard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mechanism {
    /// A decision of the Commission that a country protects adequately (GDPR 45).
    Adequacy,
    /// Standard contractual clauses of Decision (EU) 2021/914.
    #[serde(rename = "scc-2021-914")]
    Scc2021,
    /// Standard contractual clauses of Decision 2010/87/EU, repealed.
    #[serde(rename = "scc-2010")]
    Scc2010,
    /// Standard contractual clauses without a number.
    SccUnspecified,
    /// Binding corporate rules (GDPR 47).
    Bcr,
    /// The EU-US Data Privacy Framework.
    Dpf,
    /// The United Kingdom's addendum to the Commission's clauses.
    UkAddendum,
    /// The United Kingdom's international data transfer agreement.
    Idta,
    /// A derogation of Article 49.
    Derogation,
}

struct Phrase {
    words: Vec<(String, bool)>,
    mechanism: Mechanism,
}

/// Phrases by the first byte of their first word.
static PHRASES: LazyLock<Vec<Vec<Phrase>>> = LazyLock::new(|| {
    let file: BTreeMap<Mechanism, Vec<String>> =
        toml::from_str(include_str!("../lexicon/mechanism.toml"))
            .expect("the file is part of the program and read by a test");
    let mut by_byte: Vec<Vec<Phrase>> = (0..256).map(|_| Vec::new()).collect();
    for (mechanism, phrases) in file {
        for phrase in phrases {
            let words: Vec<(String, bool)> = phrase
                .split(' ')
                .map(|word| (word.trim_end_matches('*').to_owned(), word.ends_with('*')))
                .collect();
            let first = phrase.as_bytes().first().map_or(0, |b| usize::from(*b));
            by_byte[first].push(Phrase { words, mechanism });
        }
    }
    by_byte
});

/// The safeguards with the sentences that name them, at most three each.
pub(super) fn mechanisms(
    reading: &Reading<'_, '_>,
    written: Option<Day>,
) -> Fact<BTreeSet<Mechanism>> {
    let document = reading.document;
    let mut seen: BTreeMap<Mechanism, Vec<SentenceId>> = BTreeMap::new();
    let numbers = Numbers::of(reading);
    let opens = document.tokens.each_word(|word| {
        let first = word.as_bytes().first().map_or(0, |b| usize::from(*b));
        PHRASES[first].iter().any(|phrase| {
            let own = phrase.words.first();
            own.is_none_or(|(stem, open)| word == stem || *open && word.starts_with(stem))
        })
    });
    for (id, sentence) in document.sentences.iter().enumerate() {
        if matches!(sentence.kind, Kind::Contents | Kind::Heading) {
            continue;
        }
        for at in sentence.tokens.clone() {
            let token = document.tokens.get(at);
            if token.is_none_or(|t| opens.get(t.word as usize) != Some(&true)) {
                continue;
            }
            let word = document.tokens.word(at);
            let first = word.as_bytes().first().map_or(0, |b| usize::from(*b));
            for phrase in &PHRASES[first] {
                if fits(reading, phrase, at, sentence.tokens.end)
                    && means(reading, phrase.mechanism, id, at, &numbers)
                {
                    let places = seen.entry(phrase.mechanism).or_default();
                    if places.last() != Some(&id) && places.len() < 3 {
                        places.push(id);
                    }
                }
            }
        }
    }
    if !seen.contains_key(&Mechanism::Adequacy)
        && let Some(id) = recognised(reading)
    {
        seen.insert(Mechanism::Adequacy, vec![id]);
    }
    if let Some(places) = seen.remove(&Mechanism::SccUnspecified) {
        seen.insert(numbers.clauses(written), places);
    }
    if seen.is_empty() {
        return Fact::default();
    }
    let mut places: Vec<SentenceId> = seen.values().flatten().copied().collect();
    places.sort_unstable();
    places.dedup();
    Fact {
        value: Some(seen.into_keys().collect()),
        text: None,
        evidence: places
            .into_iter()
            .map(|id| passage(document, &document.sentences[id].tokens))
            .collect(),
    }
}

fn fits(reading: &Reading<'_, '_>, phrase: &Phrase, at: usize, end: usize) -> bool {
    at + phrase.words.len() <= end
        && phrase.words.iter().enumerate().all(|(i, (stem, open))| {
            let word = reading.document.tokens.word(at + i);
            if *open {
                word.starts_with(stem)
            } else {
                word == stem
            }
        })
}

/// Whether the name means the safeguard where it stands.
fn means(
    reading: &Reading<'_, '_>,
    mechanism: Mechanism,
    id: SentenceId,
    at: usize,
    numbers: &Numbers,
) -> bool {
    let document = reading.document;
    let own = reading.own(id).and(reading.lead(id)).and(reading.head(id));
    let defined = document.sentences[id].kind == Kind::Definition;
    let denied = (document.sentences[id]
        .tokens
        .start
        .max(at.saturating_sub(7))..at)
        .any(|i| {
            matches!(
                document.tokens.word(i),
                "not" | "no" | "never" | "inte" | "ej" | "neither" | "longer"
            )
        });
    match mechanism {
        Mechanism::Adequacy => {
            let word = document.tokens.word(at);
            let plain = word == "adequacy" || word == "adekvat";
            !defined
                && !lacking(document, document.sentences[id].tokens.start, at)
                && (!plain || own.has(Term::ThirdCountry) || reading.own(id).has(Term::Commission))
        }
        Mechanism::SccUnspecified => {
            !numbers.processing || own.has(Term::ThirdCountry) || abroad(reading, id)
        }
        Mechanism::Bcr => !defined && !denied,
        Mechanism::Derogation => !defined && !denied && reading.own(id).has(Term::ThirdCountry),
        Mechanism::Dpf => !denied,
        Mechanism::Idta => {
            // Some agreements abbreviate the addendum so.
            let addendum = |i: usize| document.tokens.word(i) == "addendum";
            document.tokens.word(at) != "idta"
                || !numbers.idta_is_addendum && !(at.saturating_sub(8)..at + 2).any(addendum)
        }
        _ => true,
    }
}

/// "A country without an adequate level", "lacking adequacy": what is not there is no safeguard.
fn lacking(document: &Document<'_>, start: usize, at: usize) -> bool {
    (start.max(at.saturating_sub(3))..at).any(|i| {
        matches!(
            document.tokens.word(i),
            "without" | "lacking" | "lacks" | "lack" | "utan" | "saknar" | "saknas"
        )
    })
}

/// Whether a sentence speaks of Chapter V: articles 44 to 49, or the decision on transfers.
fn abroad(reading: &Reading<'_, '_>, id: SentenceId) -> bool {
    let document = reading.document;
    document.sentences[id].tokens.clone().any(|i| {
        matches!(document.tokens.word(i), "914" | "46")
            || matches!(
                (document.tokens.word(i), document.tokens.word(i + 1)),
                ("chapter" | "kapitel", "v")
            )
    })
}

/// A sentence in which the Commission recognises a country's protection as adequate, in other words than "adequacy decision".
fn recognised(reading: &Reading<'_, '_>) -> Option<SentenceId> {
    let document = reading.document;
    (0..document.sentences.len()).find(|id| {
        let sentence = &document.sentences[*id];
        sentence.kind == Kind::Body
            && reading.own(*id).has(Term::Commission)
            && sentence.tokens.clone().any(|i| {
                document.tokens.word(i).starts_with("adequate")
                    && !(sentence.tokens.start.max(i.saturating_sub(6))..i)
                        .any(|j| document.tokens.word(j) == "not")
            })
            && sentence.tokens.clone().any(|i| {
                let word = document.tokens.word(i);
                [
                    "recogni", "decid", "decision", "determin", "deem", "found", "approv",
                ]
                .iter()
                .any(|stem| word.starts_with(stem))
            })
    })
}

/// The decisions that are named in the document, by number or by date.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a decision that is named or not"
)]
struct Numbers {
    transfer: bool,
    old: bool,
    processing: bool,
    idta_is_addendum: bool,
}

impl Numbers {
    fn of(reading: &Reading<'_, '_>) -> Numbers {
        let document = reading.document;
        let (mut found, mut numbered) = (Numbers::default(), false);
        let word = |i: usize| document.tokens.word(i);
        let idta = document.tokens.each_word(|word| word == "idta");
        for (i, token) in document.tokens.all().iter().enumerate() {
            if token.is(flag::NUMBER) {
                match (word(i), word(i + 1)) {
                    ("2021", "914") => numbered = true,
                    ("2021", "915") => found.processing = true,
                    ("2010", "87") | ("2004", "915") | ("2001", "497") => found.old = true,
                    // The old clauses were adopted under Article 26 of the directive; others only say that it was repealed.
                    ("95", "46") if (i.saturating_sub(8)..i).any(|j| word(j) == "26") => {
                        found.old = true;
                    }
                    ("4", "june" | "juni") if word(i + 2) == "2021" => found.transfer = true,
                    _ => {}
                }
                if word(i) == "2021"
                    && word(i.wrapping_sub(1)) == "4"
                    && word(i.wrapping_sub(2)) == "june"
                {
                    found.transfer = true;
                }
            } else if idta.get(token.word as usize) == Some(&true)
                && (i.saturating_sub(8)..i).any(|j| word(j) == "addendum")
            {
                found.idta_is_addendum = true;
            }
        }
        // "4 June 2021" is the day of both decisions.
        found.transfer = numbered || found.transfer && !found.processing;
        found
    }

    /// Which clauses of the Commission a mention means; `written` is the day of the text, where it says one.
    fn clauses(&self, written: Option<Day>) -> Mechanism {
        let before = written.is_some_and(|day| Some(day) < Day::from_ymd_opt(2021, 6, 4));
        match (self.transfer, self.old || before) {
            (true, _) => Mechanism::Scc2021,
            (false, true) => Mechanism::Scc2010,
            (false, false) => Mechanism::SccUnspecified,
        }
    }
}
