//! A sub-processor as text, read into its facts.

use serde::{Deserialize, Serialize};

use super::vendor::country_codes;
use super::{FieldProblem, LONGEST_LINE, LONGEST_NAME, Problem, Reading};
use crate::domain::sub_processor::SubProcessorFacts;
use crate::domain::vendor::VendorId;

/// A sub-processor as text. An empty field is not stated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubProcessorDraft {
    /// Its name.
    pub name: String,
    /// Where it processes: names or codes of countries, by commas or lines.
    pub countries: String,
    /// What it does for the vendor.
    pub purpose: String,
    /// The first day.
    pub since: String,
    /// The last day.
    pub until: String,
    /// The number of the vendor of the register that it is.
    pub linked: String,
}

impl SubProcessorDraft {
    /// Reads the facts of a sub-processor of `vendor`.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self, vendor: VendorId) -> Result<SubProcessorFacts, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let name = on.required("name", &self.name, LONGEST_NAME);
        let (since, until) = (on.day("since", &self.since), on.day("until", &self.until));
        if until.zip(since).is_some_and(|(until, since)| until < since) {
            on.problem("until", Problem::Other("problem-ends-before-start"));
        }
        let text = self.linked.trim();
        let linked: Option<i64> = text.parse().ok().filter(|id| *id > 0);
        if linked.is_none() && !text.is_empty() {
            on.problem("linked", Problem::NotAChoice);
        }
        if linked == Some(vendor.0) {
            on.problem("linked", Problem::Other("problem-sub-processor-of-itself"));
        }
        let countries = country_codes(&mut on, "countries", &self.countries);
        let purpose = on.line("purpose", &self.purpose, LONGEST_LINE);
        let facts = name.map(|name| SubProcessorFacts {
            name,
            countries: countries.into_iter().collect(),
            purpose,
            since,
            until,
            linked: linked.map(VendorId),
        });
        on.finish(facts)
    }

    /// The draft that reads into these facts.
    #[must_use]
    pub fn of(facts: &SubProcessorFacts) -> SubProcessorDraft {
        let day = |day: Option<crate::domain::day::Day>| {
            day.map(|day| day.to_string()).unwrap_or_default()
        };
        let countries: Vec<&str> = facts.countries.iter().map(String::as_str).collect();
        SubProcessorDraft {
            name: facts.name.clone(),
            countries: countries.join(", "),
            purpose: facts.purpose.clone(),
            since: day(facts.since),
            until: day(facts.until),
            linked: facts.linked.map(|id| id.0.to_string()).unwrap_or_default(),
        }
    }
}
