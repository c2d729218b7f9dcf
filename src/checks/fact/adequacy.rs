//! Where personal data may go without a safeguard of its own (GDPR 45): the European Economic Area and the countries with a decision of
//! the Commission, from a file that says when it was checked. Knows no agreement and gives no verdict: a country leads to a question.

use crate::domain::day::Day;
use crate::domain::transfer::{Protection, Scope as Decided};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// The standing of a country under the GDPR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adequacy {
    /// In the European Economic Area: no third country.
    Eea,
    /// The whole country protects adequately.
    General,
    /// Only what the words say, such as "organisations on the Data Privacy Framework list".
    Limited(&'static str),
    /// No decision, or one whose last day has passed: a safeguard is needed (GDPR 46).
    None,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    checked_on: Day,
    eea: Vec<String>,
    decision: BTreeMap<String, Decision>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    scope: Scope,
    note: Option<String>,
    until: Option<Day>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Scope {
    General,
    Limited,
}

static FILE: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../lexicon/adequacy.toml"))
        .expect("the file is part of the program and read by a test")
});

/// The day on which the list was checked.
#[must_use]
pub fn checked_on() -> Day {
    FILE.checked_on
}

/// The standing of a country (ISO 3166-1 alpha-2, capitals) on a day; a decision's last day is included.
///
/// | country | standing |
/// |---|---|
/// | SE, NO | `Eea` |
/// | CH | `General` |
/// | US | `Limited` |
/// | IN | `None` |
#[must_use]
pub fn adequacy(country: &str, on: Day) -> Adequacy {
    let file = &*FILE;
    if file.eea.iter().any(|code| code == country) {
        return Adequacy::Eea;
    }
    match file.decision.get(country) {
        Some(decision) if decision.until.is_none_or(|until| on <= until) => match decision.scope {
            Scope::General => Adequacy::General,
            Scope::Limited => Adequacy::Limited(decision.note.as_deref().unwrap_or("")),
        },
        _ => Adequacy::None,
    }
}

/// What has been decided of a country (ISO 3166-1 alpha-2, capitals), with its last day.
#[must_use]
pub fn protection(country: &str) -> Protection {
    let file = &*FILE;
    let found = file.decision.get(country);
    let scope = match found {
        _ if file.eea.iter().any(|code| code == country) => Decided::Area,
        Some(decision) => match decision.scope {
            Scope::General => Decided::Whole,
            Scope::Limited => Decided::Part(decision.note.clone().unwrap_or_default()),
        },
        None => Decided::None,
    };
    Protection {
        country: country.to_owned(),
        scope,
        until: found.and_then(|decision| decision.until),
        known_on: file.checked_on,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::country::{countries, country};

    #[test]
    fn a_country_has_one_standing_and_a_decision_its_last_day() {
        let on = checked_on();
        assert_eq!(adequacy("SE", on), Adequacy::Eea);
        assert_eq!(adequacy("CH", on), Adequacy::General);
        assert!(
            matches!(adequacy("US", on), Adequacy::Limited(note) if note.contains("Framework"))
        );
        assert_eq!(adequacy("IN", on), Adequacy::None);
        let late = Day::from_ymd_opt(2032, 1, 1).unwrap();
        assert_eq!(
            (adequacy("GB", on), adequacy("GB", late)),
            (Adequacy::General, Adequacy::None)
        );
    }

    #[test]
    fn every_code_is_a_country_and_the_area_is_that_of_the_list_of_countries() {
        let codes = FILE.eea.iter().chain(FILE.decision.keys());
        assert!(codes.clone().all(|code| country(code).is_some()));
        for known in countries().iter().filter(|country| country.in_eea) {
            assert_eq!(
                adequacy(known.code, checked_on()),
                Adequacy::Eea,
                "{}",
                known.code
            );
        }
    }
}
