//! The words by which facts are found, one table a language, read from `lexicon/fact-*.toml`.
//! Knows how a word is looked up; what the words are is data, so that a language is a file and an entry here.

use crate::domain::lang::Lang;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

/// What a word is about. The words of each are in the language files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "each stands for the words of its name in the language files"
)]
pub enum Term {
    Accept,
    Adequacy,
    Advance,
    After,
    Audit,
    Authority,
    Aware,
    Backup,
    Breach,
    Business,
    Calendar,
    Certify,
    Change,
    Clauses,
    Commission,
    Contact,
    Controller,
    Cure,
    Data,
    Delete,
    Done,
    Effective,
    End,
    Expire,
    FollowUp,
    Force,
    Govern,
    Incident,
    Law,
    Least,
    LegalAct,
    Liability,
    Limit,
    Modal,
    Most,
    Next,
    Notify,
    Object,
    Often,
    Once,
    Period,
    Place,
    Processed,
    Processor,
    Registered,
    Renew,
    Request,
    Resolve,
    Retrieve,
    Service,
    SubProcessor,
    That,
    ThirdCountry,
    Times,
    Twice,
    Updated,
    Within,
    Year,
}

/// A set of [`Term`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms(u64);

impl Terms {
    /// The set of these.
    #[must_use]
    pub const fn of(terms: &[Term]) -> Terms {
        let (mut bits, mut i) = (0, 0);
        while i < terms.len() {
            bits |= 1 << terms[i] as u64;
            i += 1;
        }
        Terms(bits)
    }

    /// Whether the term is among them.
    #[must_use]
    pub fn has(self, term: Term) -> bool {
        self.0 & (1 << term as u64) != 0
    }

    /// Whether any of the others is among them.
    #[must_use]
    pub fn any(self, others: Terms) -> bool {
        self.0 & others.0 != 0
    }

    /// These and the others.
    #[must_use]
    pub fn and(self, others: Terms) -> Terms {
        Terms(self.0 | others.0)
    }
}

/// A unit of time as contracts count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Sixty minutes.
    Hour,
    /// A calendar day, or 24 hours.
    Day,
    /// A day on which business is done; never turned into hours.
    BusinessDay,
    /// Seven days.
    Week,
    /// Fourteen days.
    Fortnight,
    /// Thirty days (our choice).
    Month,
    /// 365 days, twelve months.
    Year,
}

/// What a word is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// What it is about.
    pub terms: Terms,
    /// The unit of time that it names.
    pub unit: Option<Unit>,
    /// The month that it names, 1 to 12, 0 for none.
    pub month: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    numbers: HashMap<String, u32>,
    months: Months,
    units: BTreeMap<Unit, Vec<String>>,
    columns: Columns,
    terms: BTreeMap<Term, Vec<String>>,
}

/// What the header of a table's column contains, by what the column holds; words that tell more come first.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// Who.
    pub name: Vec<String>,
    /// Where.
    pub country: Vec<String>,
    /// What for.
    pub purpose: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Months {
    names: Vec<String>,
}

struct Entry {
    stem: String,
    open: bool,
    word: Word,
}

/// How many ways the first three bytes of a word part the table. Open stems have as many at least.
const BUCKETS: usize = 4096;

/// The table of a language.
pub struct Table {
    entries: Vec<Entry>,
    starts: Vec<u32>,
    numbers: HashMap<String, u32>,
    /// The headers of tables of sub-processors.
    pub columns: Columns,
}

static TABLES: LazyLock<[Table; Lang::ALL.len()]> = LazyLock::new(|| {
    Lang::ALL.map(|lang| {
        Table::read(match lang {
            Lang::En => include_str!("../lexicon/fact-en.toml"),
            Lang::Sv => include_str!("../lexicon/fact-sv.toml"),
        })
    })
});

/// The table of a language.
#[must_use]
pub fn table(lang: Lang) -> &'static Table {
    &TABLES[lang as usize]
}

impl Table {
    fn read(text: &str) -> Table {
        let file: File =
            toml::from_str(text).expect("the files are part of the program and read by a test");
        let mut entries = Vec::new();
        let mut add = |written: &str, word: Word| {
            let stem = written.trim_end_matches('*').to_owned();
            entries.push(Entry {
                open: stem.len() < written.len(),
                stem,
                word,
            });
        };
        for (term, words) in &file.terms {
            for word in words {
                let terms = Terms::of(&[*term]);
                add(
                    word,
                    Word {
                        terms,
                        ..Word::default()
                    },
                );
            }
        }
        for (unit, words) in &file.units {
            for word in words {
                add(
                    word,
                    Word {
                        unit: Some(*unit),
                        ..Word::default()
                    },
                );
            }
        }
        for (month, names) in (1..).zip(&file.months.names) {
            for name in names.split(' ') {
                add(
                    name,
                    Word {
                        month,
                        ..Word::default()
                    },
                );
            }
        }
        entries.sort_by_key(|entry| bucket(entry.stem.as_bytes()));
        let starts = (0..=BUCKETS)
            .map(|b| entries.partition_point(|entry| bucket(entry.stem.as_bytes()) < b))
            .map(|start| u32::try_from(start).unwrap_or(u32::MAX))
            .collect();
        Table {
            entries,
            starts,
            numbers: file.numbers,
            columns: file.columns,
        }
    }

    /// What a word in its normal form is.
    #[must_use]
    pub fn word(&self, word: &str) -> Word {
        let mut found = Word::default();
        let at = bucket(word.as_bytes());
        for entry in &self.entries[self.starts[at] as usize..self.starts[at + 1] as usize] {
            let fits = if entry.open {
                word.starts_with(&entry.stem)
            } else {
                word == entry.stem
            };
            if fits {
                found.terms = found.terms.and(entry.word.terms);
                found.unit = found.unit.or(entry.word.unit);
                found.month = found.month.max(entry.word.month);
            }
        }
        found
    }

    /// Whether a word is anything in this language.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        let found = self.word(word);
        found.unit.is_some() || found.month > 0 || found.terms != Terms::default()
    }

    /// The number that a word says: "30", "thirty", "fyrtioåtta", "etthundraåttio". At most 9,999.
    #[must_use]
    pub fn number(&self, word: &str) -> Option<u32> {
        if word.bytes().all(|b| b.is_ascii_digit()) {
            return (1..=4)
                .contains(&word.len())
                .then(|| word.parse().ok())
                .flatten();
        }
        if let Some(number) = self.numbers.get(word) {
            return Some(*number);
        }
        // A compound is the longest number that it begins with, and the rest.
        let (mut rest, mut sum) = (word, 0);
        while !rest.is_empty() {
            let cut = (2..=rest.len())
                .rev()
                .find(|n| rest.is_char_boundary(*n) && self.numbers.contains_key(&rest[..*n]))?;
            let part = self.numbers[&rest[..cut]];
            sum = match (part, sum) {
                (100, 1..) => sum * 100,
                (_, 0) => part,
                // "tjugofyra" adds up, "fyrtio" + "sextio" does not.
                _ if part < 100 && (sum % 100 == 0 || (sum % 10 == 0 && part < 10)) => sum + part,
                _ => return None,
            };
            rest = &rest[cut..];
        }
        (sum > 0).then_some(sum)
    }
}

fn bucket(word: &[u8]) -> usize {
    let byte = |i: usize| word.get(i).map_or(0, |b| usize::from(*b));
    (byte(0) * 961 + byte(1) * 31 + byte(2)) % BUCKETS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_both_languages() {
        let cases = [
            (Lang::En, "seventy", Some(70)),
            (Lang::En, "30", Some(30)),
            (Lang::En, "thirtyfive", Some(35)),
            (Lang::En, "tent", None),
            (Lang::Sv, "fyrtioåtta", Some(48)),
            (Lang::Sv, "sjuttiotvå", Some(72)),
            (Lang::Sv, "etthundraåttio", Some(180)),
            (Lang::Sv, "enhet", None),
        ];
        for (lang, word, number) in cases {
            assert_eq!(table(lang).number(word), number, "{word}");
        }
    }

    #[test]
    fn every_language_has_words_for_the_same_terms() {
        let terms = |lang: Lang| {
            let seen = table(lang).entries.iter();
            seen.fold(Terms::default(), |all, entry| all.and(entry.word.terms))
        };
        assert_eq!(
            terms(Lang::En).0 & !terms(Lang::Sv).0,
            1 << Term::Twice as u64
        );
    }
}
