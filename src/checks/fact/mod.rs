//! Facts: what an agreement says in figures, days, names and places, each with the passage that says it.
//!
//! `facts` reads a document once (`reading`: words to terms, lengths of time) and asks one file per fact. The words of each language are
//! data (`lexicon/fact-*.toml`). Nothing here gives a verdict: what is not stated is absent, and a wrong reading is worse than none.

pub mod adequacy;
pub mod amount;
mod audit;
mod breach;
mod change;
pub mod contact;
pub mod country;
pub mod date;
mod deletion;
mod law;
mod liability;
mod listed;
pub mod mechanism;
mod period;
mod reading;
pub mod recipient;
pub mod suggest;
pub mod words;

use super::{
    document::Document,
    profile::Shape,
    report::{self, Evidence, passage},
};
use crate::domain::day::Day;
use contact::Contact;
use mechanism::Mechanism;
use reading::Reading;
use recipient::Recipient;
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// A fact and the passages that state it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact<T> {
    /// What is stated; `None` when nothing is, or nothing that is a value ("the next business day").
    pub value: Option<T>,
    /// The words of a statement that has no value in the fact's unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where it is stated.
    pub evidence: Vec<Evidence>,
}

impl<T> Default for Fact<T> {
    fn default() -> Self {
        Fact {
            value: None,
            text: None,
            evidence: Vec::new(),
        }
    }
}

impl<T> Fact<T> {
    /// A value and the tokens that state it.
    fn stated(value: T, document: &Document<'_>, tokens: &Range<usize>) -> Fact<T> {
        Fact {
            value: Some(value),
            text: None,
            evidence: vec![passage(document, tokens)],
        }
    }

    /// Words that state no value, and the tokens of the statement around them.
    fn worded(document: &Document<'_>, words: &Range<usize>, tokens: &Range<usize>) -> Fact<T> {
        Fact {
            value: None,
            text: Some(
                plain(document.quote(words))
                    .trim_end_matches(['.', ';', ','])
                    .to_owned(),
            ),
            evidence: vec![passage(document, tokens)],
        }
    }
}

impl<T: Serialize> Fact<T> {
    fn reported(&self) -> report::Fact {
        report::Fact {
            value: serde_json::to_value(&self.value).unwrap_or_default(),
            text: self.text.clone(),
            evidence: self.evidence.clone(),
        }
    }
}

/// All facts of an agreement, in the order of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Facts {
    /// Hours from awareness within which the processor tells the controller of a breach (GDPR 33(2)).
    pub breach_notice_hours: Fact<u32>,
    /// Days of notice before a new sub-processor starts (GDPR 28(2)); business days as the number written.
    pub sub_processor_notice_days: Fact<u32>,
    /// Days that the controller has to object to a new sub-processor (GDPR 28(2)); business days as the number written.
    pub sub_processor_objection_days: Fact<u32>,
    /// Days after the end within which data is deleted or returned (GDPR 28(3)(g)).
    pub deletion_days: Fact<u32>,
    /// Days of notice before an audit (GDPR 28(3)(h)); business days as the number written.
    pub audit_notice_days: Fact<u32>,
    /// How many audits a year at most.
    pub audits_per_year: Fact<u32>,
    /// The first day on which the agreement holds.
    pub effective_date: Fact<Day>,
    /// The last day on which the agreement holds.
    pub expiry_date: Fact<Day>,
    /// The law that governs the agreement, as written; not the law that standard clauses name for themselves.
    pub governing_law: Fact<String>,
    /// What liability is limited to, as written.
    pub liability_cap: Fact<String>,
    /// The safeguards for transfers to third countries that are named (GDPR 44-49).
    pub transfer_mechanisms: Fact<BTreeSet<Mechanism>>,
    /// ISO 3166-1 codes of the countries named as places of processing or of sub-processors.
    pub countries: Fact<BTreeSet<&'static str>>,
    /// The sub-processors as listed.
    pub sub_processors: Fact<Vec<Recipient>>,
    /// E-mail addresses with their role.
    pub contacts: Fact<Vec<Contact>>,
}

impl Facts {
    /// The facts by name, as a report carries them.
    #[must_use]
    pub fn reported(&self) -> BTreeMap<String, report::Fact> {
        let facts = [
            self.breach_notice_hours.reported(),
            self.sub_processor_notice_days.reported(),
            self.sub_processor_objection_days.reported(),
            self.deletion_days.reported(),
            self.audit_notice_days.reported(),
            self.audits_per_year.reported(),
            self.effective_date.reported(),
            self.expiry_date.reported(),
            self.governing_law.reported(),
            self.liability_cap.reported(),
            self.transfer_mechanisms.reported(),
            self.countries.reported(),
            self.sub_processors.reported(),
            self.contacts.reported(),
        ];
        let names = KNOWN.iter().map(|(name, _)| (*name).to_owned());
        names.zip(facts).collect()
    }
}

/// Every fact by its name and what a house profile can ask of it, in the order of [`Facts`].
pub const KNOWN: [(&str, Shape); 14] = [
    ("breach-notice-hours", Shape::Number),
    ("sub-processor-notice-days", Shape::Number),
    ("sub-processor-objection-days", Shape::Number),
    ("deletion-days", Shape::Number),
    ("audit-notice-days", Shape::Number),
    ("audits-per-year", Shape::Number),
    ("effective-date", Shape::Other),
    ("expiry-date", Shape::Other),
    ("governing-law", Shape::Words),
    ("liability-cap", Shape::Other),
    ("transfer-mechanisms", Shape::Words),
    ("countries", Shape::Words),
    ("sub-processors", Shape::Other),
    ("contacts", Shape::Other),
];

/// Reads the facts off a document. Linear in its length.
#[must_use]
pub fn facts(document: &Document<'_>) -> Facts {
    let reading = &Reading::of(document);
    let (notice, objection) = change::notice_and_objection(reading);
    let period = period::period(reading);
    let written = period.effective.value.or(period.updated);
    let sub_processors = recipient::recipients(reading);
    Facts {
        breach_notice_hours: breach::notice_hours(reading),
        sub_processor_notice_days: notice,
        sub_processor_objection_days: objection,
        deletion_days: deletion::days(reading),
        audit_notice_days: audit::notice_days(reading),
        audits_per_year: audit::per_year(reading),
        effective_date: period.effective,
        expiry_date: period.expiry,
        governing_law: law::governing(reading),
        liability_cap: liability::cap(reading),
        transfer_mechanisms: mechanism::mechanisms(reading, written),
        countries: country::countries(reading, &sub_processors),
        sub_processors,
        contacts: contact::contacts(reading),
    }
}

/// Text of the original as it reads: no mark-up of emphasis, blanks and line ends made one blank.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(|c| !matches!(c, '*' | '`' | '\\')));
    }
    out
}
