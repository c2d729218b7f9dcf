//! Countries in the text: by name in either language, short names, parts and cities; and which are named as places of processing.
//! Names come from the list of countries and `lexicon/country.toml`. Not the countries of addresses, of laws, or of where data comes from.

use super::{
    Fact,
    reading::Reading,
    recipient::Recipient,
    words::{Term, Terms},
};
use crate::{
    checks::{
        document::{Document, Kind, SentenceId, token::flag},
        report::{Evidence, passage},
    },
    domain::{country, lang::Lang},
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
    sync::LazyLock,
};

/// How a place names its country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// By its name.
    Name,
    /// By a part with a law of its own, such as Delaware.
    Part,
    /// By a city.
    City,
}

/// A place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The country, ISO 3166-1 alpha-2.
    pub code: &'static str,
    /// How it is named.
    pub sort: Sort,
    /// The tokens of the name.
    pub tokens: Range<usize>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Known {
    names: Vec<String>,
    law: Vec<String>,
    parts: Vec<String>,
    cities: Vec<String>,
}

struct Entry {
    rest: Vec<String>,
    code: &'static str,
    sort: Sort,
    /// Written in capitals only, as "US" is.
    shouted: bool,
}

struct Gazetteer {
    /// By the first word; longer names first.
    names: HashMap<String, Vec<Entry>>,
    /// Adjectives of laws, beginning of the word.
    law: Vec<(String, &'static str)>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let file: BTreeMap<String, Known> = toml::from_str(include_str!("../lexicon/country.toml"))
        .expect("the file is part of the program and read by a test");
    let mut gazetteer = Gazetteer {
        names: HashMap::new(),
        law: Vec::new(),
    };
    for known in country::countries() {
        for lang in Lang::ALL {
            gazetteer.add(known.name(lang), known.code, Sort::Name);
        }
        if let Some(more) = file.get(known.code) {
            for (names, sort) in [
                (&more.names, Sort::Name),
                (&more.parts, Sort::Part),
                (&more.cities, Sort::City),
            ] {
                for name in names {
                    gazetteer.add(name, known.code, sort);
                }
            }
            gazetteer
                .law
                .extend(more.law.iter().map(|word| (word.clone(), known.code)));
        }
    }
    for entries in gazetteer.names.values_mut() {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
    }
    gazetteer
});

impl Gazetteer {
    fn add(&mut self, name: &str, code: &'static str, sort: Sort) {
        let shouted = name.len() <= 6 && !name.chars().any(char::is_lowercase);
        // "Bolivia (Plurinational State of)" goes by what stands before the bracket too.
        let plain = name.split([',', '(']).next().unwrap_or(name);
        let mut words = plain
            .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
            .map(|word| {
                word.trim_end_matches("'s")
                    .trim_end_matches("’s")
                    .to_lowercase()
            })
            .filter(|word| !word.is_empty());
        let Some(first) = words.next() else { return };
        let entry = Entry {
            rest: words.collect(),
            code,
            sort,
            shouted,
        };
        let entries = self.names.entry(first).or_default();
        if !entries.iter().any(|e| e.rest == entry.rest) {
            entries.push(entry);
        }
    }
}

/// The place whose name begins at a token; the name ends before `end`.
#[must_use]
pub fn place_at(document: &Document<'_>, lang: Lang, at: usize, end: usize) -> Option<Place> {
    let token = document.tokens.get(at)?;
    if !token.is(flag::CAPITAL) {
        return None;
    }
    let word = document.tokens.word(at);
    // "Island" is Iceland in Swedish only; "New Jersey" and "South Georgia" are not what their last word is.
    if word == "island" && lang != Lang::Sv {
        return None;
    }
    if at > 0
        && matches!(
            document.tokens.word(at - 1),
            "new" | "north" | "south" | "papua"
        )
        && document
            .tokens
            .get(at - 1)
            .is_some_and(|t| t.is(flag::CAPITAL))
    {
        return None;
    }
    let names = &GAZETTEER.names;
    let entries = names.get(word).or_else(|| {
        let stem = word.strip_suffix('s').filter(|stem| stem.len() > 3)?;
        (lang == Lang::Sv).then(|| names.get(stem)).flatten()
    })?;
    entries.iter().find_map(|entry| {
        let stop = at + 1 + entry.rest.len();
        let fits = stop <= end
            && (!entry.shouted
                || (at..stop).all(|i| {
                    document.tokens.get(i).is_some_and(|t| {
                        t.is(flag::SHOUTED)
                            || document.tokens.word(i).len() == 1 && t.is(flag::CAPITAL)
                    })
                }))
            && entry
                .rest
                .iter()
                .enumerate()
                .all(|(i, rest)| document.tokens.word(at + 1 + i) == rest);
        fits.then_some(Place {
            code: entry.code,
            sort: entry.sort,
            tokens: at..stop,
        })
    })
}

/// All places in a range of tokens.
#[must_use]
pub fn places_in(document: &Document<'_>, lang: Lang, tokens: Range<usize>) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        match place_at(document, lang, at, tokens.end) {
            Some(place) => {
                at = place.tokens.end;
                found.push(place);
            }
            None => at += 1,
        }
    }
    // The Data Privacy Framework between the EU and the US is no place.
    found.retain(|place| {
        let before = place
            .tokens
            .start
            .checked_sub(1)
            .filter(|i| *i >= tokens.start);
        before.is_none_or(|i| {
            !(document.tokens.word(i) == "eu"
                && document.tokens.get(i).is_some_and(|t| t.is(flag::DASH)))
        }) && document.tokens.word(place.tokens.end) != "data"
    });
    // "Atlanta, Georgia, USA" is one country.
    if found.iter().any(|place| place.code == "US") {
        found.retain(|place| place.code != "GE");
    }
    found
}

/// The country whose law an adjective names: "Swedish", "svensk", "tysk".
#[must_use]
pub fn law_of(adjective: &str) -> Option<&'static str> {
    GAZETTEER
        .law
        .iter()
        .find(|(stem, _)| {
            adjective == stem
                || adjective
                    .strip_prefix(stem.as_str())
                    .is_some_and(|rest| matches!(rest, "a" | "t"))
        })
        .map(|(_, code)| *code)
}

/// The countries named as places of processing, and those of the sub-processors as listed.
pub(super) fn countries(
    reading: &Reading<'_, '_>,
    listed: &Fact<Vec<Recipient>>,
) -> Fact<BTreeSet<&'static str>> {
    let document = reading.document;
    let mut codes: BTreeSet<&'static str> = BTreeSet::new();
    let mut evidence: Vec<Evidence> = Vec::new();
    for recipient in listed.value.iter().flatten() {
        codes.extend(recipient.codes.iter().copied());
    }
    if !codes.is_empty() {
        evidence.extend(listed.evidence.iter().cloned());
    }
    for (id, sentence) in document.sentences.iter().enumerate() {
        if sentence.kind != Kind::Body || !speaks_of_place(reading, id) {
            continue;
        }
        let mut any = false;
        for place in places_in(document, reading.lang(id), sentence.tokens.clone()) {
            if is_where(reading, id, &place) {
                any = true;
                codes.insert(place.code);
            }
        }
        if any && evidence.len() < 20 {
            let passage = passage(document, &sentence.tokens);
            if !evidence.contains(&passage) {
                evidence.push(passage);
            }
        }
    }
    Fact {
        value: (!codes.is_empty()).then_some(codes),
        text: None,
        evidence,
    }
}

fn speaks_of_place(reading: &Reading<'_, '_>, id: SentenceId) -> bool {
    let own = reading.own(id);
    let here = own.has(Term::Place)
        || own.has(Term::SubProcessor)
        || reading.lead(id).has(Term::Place)
        || own.has(Term::Processed);
    here && !own.any(Terms::of(&[Term::Registered, Term::Govern]))
}

/// Whether a place is where something is done: "stored in Germany", "plats: Irland"; not "transferred from Switzerland".
fn is_where(reading: &Reading<'_, '_>, id: SentenceId, place: &Place) -> bool {
    let document = reading.document;
    let start = document.sentences[id].tokens.start;
    let back = |n: usize| {
        place
            .tokens
            .start
            .checked_sub(n)
            .filter(|i| *i >= start)
            .map_or("", |i| document.tokens.word(i))
    };
    let denied = (start.max(place.tokens.start.saturating_sub(9))..place.tokens.start).any(|i| {
        matches!(
            document.tokens.word(i),
            "not" | "never" | "inte" | "aldrig" | "outside" | "utanför" | "ej"
        )
    });
    let (one, two) = (back(1), back(2));
    let from = matches!(one, "from" | "från") || (one == "the" && two == "from");
    if denied || from {
        return false;
    }
    // "Customers located in Switzerland", "the courts located in Delaware": where somebody else is.
    let place_word = reading.nearest_before(id, place.tokens.start, 14, Terms::of(&[Term::Place]));
    // "Within the scope of the laws of Switzerland", and a place that no word of placing leads to.
    let law = reading.nearest_before(id, place.tokens.start, 8, Terms::of(&[Term::Law]));
    let led = Terms::of(&[Term::Place, Term::Processed, Term::SubProcessor]);
    let long = document.sentences[id].tokens.len() > 15;
    let apart = long
        && reading
            .nearest_before(id, place.tokens.start, 25, led)
            .is_none();
    if law.is_some() || apart {
        return false;
    }
    let somebody = place_word.is_some_and(|at| {
        (start.max(at.saturating_sub(4))..at).any(|i| {
            reading.is(i, Term::Controller) && !document.tokens.word(i + 1).starts_with("data")
                || matches!(
                    document.tokens.word(i),
                    "subjects"
                        | "individuals"
                        | "residents"
                        | "courts"
                        | "court"
                        | "users"
                        | "registrerade"
                        | "domstol"
                )
        })
    });
    if somebody {
        return false;
    }
    // In running text a preposition, a list or a colon leads to the place.
    matches!(
        one,
        "in" | "i"
            | "within"
            | "inom"
            | "at"
            | "to"
            | "till"
            | "and"
            | "och"
            | "or"
            | "eller"
            | ""
            | "the"
            | "from"
    ) || place
        .tokens
        .start
        .checked_sub(1)
        .and_then(|i| document.tokens.get(i))
        .is_some_and(|t| {
            t.is(flag::COMMA | flag::COLON | flag::CELL | flag::SLASH | flag::DASH | flag::BREAK)
        })
        || document
            .tokens
            .get(place.tokens.start)
            .is_some_and(|t| t.is(flag::OPENS))
}
