//! Where the transfers to those outside the European Economic Area stand on a day, for pages and papers alike: what covers
//! each with its days, or the finding that says that nothing does. Decides nothing.

use crate::domain::country::country;
use crate::domain::day::Day;
use crate::domain::finding::{Finding, FindingCode};
use crate::domain::lang::Lang;
use crate::domain::text::{text, text_with};
use crate::domain::transfer::coverage::{Coverage, coverage};
use crate::domain::transfer::{Place, Recipient, TransferFacts};

/// Where one transfer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Something covers it.
    Covered(Coverage),
    /// Nothing does.
    Lacking(&'a Finding),
    /// Nobody asks: the vendor is no longer used, or has no personal data of ours.
    Unasked,
}

impl Standing<'_> {
    /// Whether nothing covers it and legal has not waived that.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Standing::Lacking(finding) if !finding.is_waived())
    }
}

/// The standing of each place of a recipient on a day; `findings` are those of its vendor on that day.
#[must_use]
pub fn standings<'a>(
    recipient: &'a Recipient,
    findings: &'a [Finding],
    day: Day,
) -> Vec<(&'a Place, Standing<'a>)> {
    let standing = |place: &Place| {
        let at = &place.protection;
        let detail = recipient.detail(&at.country);
        let lacking = findings.iter().find(|finding| {
            finding.code == FindingCode::TransferUncovered
                && finding.detail.as_ref() == Some(&detail)
        });
        if let Some(finding) = lacking {
            return Standing::Lacking(finding);
        }
        let none = std::collections::BTreeSet::new();
        match coverage(at, &recipient.modules, &recipient.recorded, &none, day) {
            Coverage::Uncovered(_) => Standing::Unasked,
            covered => Standing::Covered(covered),
        }
    };
    let places = recipient.places.iter();
    places.map(|place| (place, standing(place))).collect()
}

/// A standing in a sentence, with the days and the data that it rests on.
#[must_use]
pub fn sentence(lang: Lang, day: Day, place: &Place, standing: &Standing<'_>) -> String {
    match standing {
        Standing::Lacking(finding) => finding.sentence(lang, day),
        Standing::Unasked => text(lang, "transfer-unasked"),
        Standing::Covered(Coverage::Recorded(facts)) => rests_on(lang, facts),
        Standing::Covered(Coverage::Decided(until)) => {
            let known = ("known-on", place.protection.known_on.into());
            match until {
                Some(until) => {
                    let args = [known, ("until", (*until).into())];
                    text_with(lang, "transfer-decided-until", &args)
                }
                None => text_with(lang, "transfer-decided", &[known]),
            }
        }
        Standing::Covered(_) => String::new(),
    }
}

/// What is recorded, in words: "Standard contractual clauses of 2021, module 2; from 1 March 2025".
#[must_use]
pub fn rests_on(lang: Lang, facts: &TransferFacts) -> String {
    let mut words = text(lang, facts.mechanism.text_key());
    for module in &facts.modules {
        words.push_str(", ");
        words.push_str(&text(lang, module.text_key()));
    }
    for (key, day) in [("transfer-from", facts.since), ("transfer-to", facts.until)] {
        if let Some(day) = day {
            words.push_str("; ");
            words.push_str(&text_with(lang, key, &[("day", day.into())]));
        }
    }
    words
}

/// The country of a place by its name, with what the recipient does there where it does not process.
#[must_use]
pub fn place_name(lang: Lang, place: &Place) -> String {
    let code = place.protection.country.as_str();
    let name = country(code).map_or(code, |country| country.name(lang));
    let args = [("country", name.into())];
    text_with(lang, place.presence.text_key(), &args)
}
