//! The sub-processors as listed: the rows of a table, or the items of a list, as name, country and purpose.
//! Knows how such lists look; whether there should be one is not asked here.

use super::{
    Fact,
    country::{Sort, places_in},
    listed::listed,
    plain,
    reading::Reading,
    words::{Columns, Term, table},
};
use crate::{
    checks::{
        document::{Document, Form, token::flag},
        report::{Evidence, passage},
    },
    domain::lang::Lang,
};
use serde::Serialize;
use std::{collections::BTreeSet, ops::Range};

/// A sub-processor as listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recipient {
    /// Its name.
    pub name: String,
    /// Where it processes, as written.
    pub country: Option<String>,
    /// The countries that these words name, ISO 3166-1.
    pub codes: BTreeSet<&'static str>,
    /// What for, as written.
    pub purpose: Option<String>,
}

/// A list longer than this is cut.
const MOST: usize = 500;

/// The sub-processors in order, each name once.
pub(super) fn recipients(reading: &Reading<'_, '_>) -> Fact<Vec<Recipient>> {
    let document = reading.document;
    let mut found: Vec<Recipient> = Vec::new();
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut columns: Option<Table> = None;
    for (id, clause) in document.clauses.iter().enumerate() {
        if found.len() >= MOST {
            break;
        }
        let Some(first) = document.sentences.get(clause.sentences.start) else {
            continue;
        };
        let last = document
            .sentences
            .get(clause.sentences.end.saturating_sub(1));
        let tokens = first.tokens.start..last.map_or(first.tokens.end, |last| last.tokens.end);
        let recipient = match clause.form {
            Form::HeaderRow => {
                columns = Table::of(reading, clause.sentences.start, &tokens);
                None
            }
            Form::Row => columns
                .as_ref()
                .and_then(|columns| columns.row(reading, clause.sentences.start, &tokens)),
            Form::Item => {
                columns = None;
                listed(reading, id, clause.sentences.start, &tokens)
            }
            _ => {
                columns = None;
                None
            }
        };
        let Some(recipient) = recipient else { continue };
        if !found.iter().any(|known| known.name == recipient.name) {
            evidence.push(passage(document, &tokens));
            found.push(recipient);
        }
    }
    Fact {
        value: (!found.is_empty()).then_some(found),
        text: None,
        evidence,
    }
}

/// Which columns of a table hold what.
struct Table {
    name: usize,
    country: Option<usize>,
    purpose: Option<usize>,
}

impl Table {
    /// The columns of a table of sub-processors by its header row.
    fn of(reading: &Reading<'_, '_>, sentence: usize, tokens: &Range<usize>) -> Option<Table> {
        let document = reading.document;
        let about = reading.own(sentence).has(Term::SubProcessor)
            || reading.head(sentence).has(Term::SubProcessor)
            || sentence
                .checked_sub(1)
                .is_some_and(|before| reading.own(before).has(Term::SubProcessor));
        let headers: Vec<String> = cells(document, tokens)
            .into_iter()
            .map(|cell| document.source.get(cell).unwrap_or("").to_lowercase())
            .collect();
        let numbered = |header: &str| {
            ["nummer", "number", "org.nr", "reg. no"]
                .iter()
                .any(|word| header.contains(word))
        };
        let column = |words: fn(&Columns) -> &Vec<String>, but: &[Option<usize>]| {
            Lang::ALL.into_iter().find_map(|lang| {
                words(&table(lang).columns).iter().find_map(|word| {
                    (0..headers.len()).find(|at| {
                        headers[*at].contains(word.as_str())
                            && !numbered(&headers[*at])
                            && !but.contains(&Some(*at))
                    })
                })
            })
        };
        let name = column(|c| &c.name, &[])?;
        let country = column(|c| &c.country, &[Some(name)]);
        let purpose = column(|c| &c.purpose, &[Some(name), country]);
        // "Company | Country | What it does" is such a table wherever it stands.
        let complete = country.is_some() && purpose.is_some();
        let told = about && (country.is_some() || purpose.is_some()) || complete;
        told.then_some(Table {
            name,
            country,
            purpose,
        })
    }

    fn row(
        &self,
        reading: &Reading<'_, '_>,
        sentence: usize,
        tokens: &Range<usize>,
    ) -> Option<Recipient> {
        let document = reading.document;
        let cells = cells(document, tokens);
        let text = |at: usize| {
            let cell = cells.get(at)?;
            let inside = within(document, tokens, cell);
            let blank = document
                .tokens
                .all()
                .get(inside.clone())?
                .iter()
                .all(|t| t.is(flag::BLANK));
            let text = named(document.source.get(cell.clone())?);
            (!blank && !inside.is_empty() && !text.is_empty()).then_some(text)
        };
        let name = text(self.name).filter(|name| !name.starts_with('['))?;
        let country = self.country.and_then(text);
        let codes = self
            .country
            .and_then(|at| cells.get(at))
            .map_or_else(BTreeSet::new, |cell| {
                codes(
                    document,
                    reading.lang(sentence),
                    within(document, tokens, cell),
                )
            });
        Some(Recipient {
            name,
            country,
            codes,
            purpose: self.purpose.and_then(text),
        })
    }
}

/// The countries that a cell names: by name, by two-letter code, or where neither stands by city.
pub(super) fn codes(
    document: &Document<'_>,
    lang: Lang,
    tokens: Range<usize>,
) -> BTreeSet<&'static str> {
    let places = places_in(document, lang, tokens.clone());
    let mut codes: BTreeSet<&'static str> = places
        .iter()
        .filter(|p| p.sort != Sort::City)
        .map(|p| p.code)
        .collect();
    for at in tokens {
        let shouted = document.tokens.get(at).is_some_and(|t| t.is(flag::SHOUTED));
        let word = document.tokens.word(at);
        if shouted && word.len() == 2 && !places.iter().any(|place| place.tokens.contains(&at)) {
            codes.extend(crate::domain::country::country(word).map(|country| country.code));
        }
    }
    if codes.is_empty() {
        codes.extend(places.iter().map(|place| place.code));
    }
    codes
}

/// The cells of a table row as bytes of the original: what stands between the bars of its line, empty ones included.
fn cells(document: &Document<'_>, tokens: &Range<usize>) -> Vec<Range<usize>> {
    let source = document.source;
    let at = document
        .tokens
        .get(tokens.start)
        .map_or(0, |token| token.start as usize);
    let end = document
        .tokens
        .get(tokens.end.saturating_sub(1))
        .map_or(at, |token| token.end as usize);
    let from = source
        .get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |i| i + 1);
    let to = source
        .get(end..)
        .and_then(|after| after.find('\n'))
        .map_or(source.len(), |i| end + i);
    let line = source.get(from..to).unwrap_or("");
    let mut cells = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (i, b) in line.bytes().enumerate() {
        match b {
            b'\\' => escaped = !escaped,
            b'|' if !escaped => {
                cells.push(from + start..from + i);
                start = i + 1;
            }
            _ => escaped = false,
        }
    }
    cells.push(from + start..from + line.len());
    // Bars at the edges of the line leave an empty piece outside.
    let empty = |cell: &Range<usize>| {
        source
            .get(cell.clone())
            .is_none_or(|text| text.trim().is_empty())
    };
    if line.trim_start().starts_with('|') && cells.first().is_some_and(empty) {
        cells.remove(0);
    }
    if line.trim_end().ends_with('|') && cells.last().is_some_and(empty) {
        cells.pop();
    }
    cells
}

/// The tokens of a row that stand in a cell.
fn within(document: &Document<'_>, tokens: &Range<usize>, cell: &Range<usize>) -> Range<usize> {
    let all = document.tokens.all();
    let row = all.get(tokens.clone()).unwrap_or(&[]);
    let from = row.partition_point(|token| (token.start as usize) < cell.start);
    let to = row.partition_point(|token| (token.start as usize) < cell.end);
    tokens.start + from..tokens.start + to
}

/// A cell's or an item's text without links and emphasis.
pub(super) fn named(text: &str) -> String {
    let text = plain(
        &text
            .replace("<br>", " ")
            .replace("<br/>", " ")
            .replace("<br />", " "),
    );
    let mut out = String::new();
    let mut rest = text.as_str();
    // "[Name](address)" reads as its name.
    while let Some(open) = rest.find('[') {
        let Some((label, after)) = rest[open + 1..].split_once("](") else {
            break;
        };
        let Some((_, tail)) = after.split_once(')') else {
            break;
        };
        out.push_str(&rest[..open]);
        out.push_str(label);
        rest = tail;
    }
    out.push_str(rest);
    out.trim()
        .trim_matches(['_', '-', '–', '—'])
        .trim()
        .to_owned()
}
