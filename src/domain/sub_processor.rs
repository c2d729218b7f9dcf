//! Sub-processors: whom a vendor engages to process our data, `GDPR 28(2)`, `28(4)`; and the list of an agreement held
//! against what the register has. Knows nothing of how lists are read or kept.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::agreement::VersionId;
use super::day::Day;
use super::vendor::VendorId;

/// The register's own number of a sub-processor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SubProcessorId(pub i64);

/// What is said about a sub-processor, validated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubProcessorFacts {
    /// Its name, 1–200 characters.
    pub name: String,
    /// Where it processes, ISO 3166-1 alpha-2; empty when nobody has said.
    pub countries: BTreeSet<String>,
    /// What it does for the vendor; may be empty.
    pub purpose: String,
    /// The first day on which the vendor engages it, inclusive; `None` when not stated: always has.
    pub since: Option<Day>,
    /// The last day, inclusive; `None` while it goes on.
    pub until: Option<Day>,
    /// The vendor of the register that it is, if it is one.
    pub linked: Option<VendorId>,
}

impl SubProcessorFacts {
    /// Whether the vendor engages it on a day.
    #[must_use]
    pub fn is_engaged(&self, day: Day) -> bool {
        self.since.is_none_or(|since| since <= day) && !self.is_over(day)
    }

    /// Whether its last day is before a day.
    #[must_use]
    pub fn is_over(&self, day: Day) -> bool {
        self.until.is_some_and(|until| until < day)
    }
}

/// A sub-processor as it stands in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubProcessor {
    /// The register's own number.
    pub id: SubProcessorId,
    /// The row's version: rises with each change, so that a second editor is told.
    pub row: i64,
    /// The vendor that engages it.
    pub vendor: VendorId,
    /// The version of an agreement that names it; `None`: it was written down by hand.
    pub source: Option<VersionId>,
    /// The day on which it was added to the register.
    pub added_on: Day,
    /// What is said about it.
    pub facts: SubProcessorFacts,
}

/// A sub-processor as the text of an agreement lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Where it processes, as written.
    pub country: Option<String>,
    /// The countries that these words name, ISO 3166-1 alpha-2.
    pub codes: BTreeSet<String>,
    /// What for, as written.
    pub purpose: Option<String>,
}

/// One line of a text's list beside the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held<'a> {
    /// The text names it, the register does not have it.
    New(&'a Listed),
    /// Both have it, in the same countries as far as both say.
    Known(&'a Listed, &'a SubProcessor),
    /// Both have it, in different countries.
    Differs(&'a Listed, &'a SubProcessor),
    /// The register has it, the text does not name it.
    Unlisted(&'a SubProcessor),
}

/// Holds a text's list against the sub-processors that the vendor engages. `key` makes of a name what is equal for the
/// same company (its letters without company form). What the text names comes first, in its order.
///
/// | text | register | gives |
/// |---|---|---|
/// | Acme (SE) | – | `New` |
/// | Acme (SE) | Acme AB (SE), or without country | `Known` |
/// | Acme (SE) | Acme (US) | `Differs` |
/// | – | Acme | `Unlisted` |
#[must_use]
pub fn held_against<'a>(
    listed: &'a [Listed],
    engaged: &'a [SubProcessor],
    key: impl Fn(&str) -> String,
) -> Vec<Held<'a>> {
    let known: Vec<(String, &SubProcessor)> = engaged
        .iter()
        .map(|one| (key(&one.facts.name), one))
        .collect();
    let mut named = BTreeSet::new();
    let mut held = Vec::new();
    for one in listed {
        let its = key(&one.name);
        let Some((_, found)) = known.iter().find(|(other, _)| *other == its) else {
            // A text may name one twice, with and without its company form.
            if named.insert(its) {
                held.push(Held::New(one));
            }
            continue;
        };
        if !named.insert(its) {
            continue;
        }
        let both_say = !one.codes.is_empty() && !found.facts.countries.is_empty();
        held.push(if both_say && one.codes != found.facts.countries {
            Held::Differs(one, found)
        } else {
            Held::Known(one, found)
        });
    }
    held.extend(
        known
            .iter()
            .filter(|(its, _)| !named.contains(its))
            .map(|(_, one)| Held::Unlisted(one)),
    );
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(name: &str, codes: &[&str]) -> Listed {
        Listed {
            name: name.to_owned(),
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
            ..Listed::default()
        }
    }

    fn kept(name: &str, codes: &[&str]) -> SubProcessor {
        SubProcessor {
            id: SubProcessorId(1),
            row: 1,
            vendor: VendorId(1),
            source: None,
            added_on: Day::default(),
            facts: SubProcessorFacts {
                name: name.to_owned(),
                countries: codes.iter().map(|code| (*code).to_owned()).collect(),
                ..SubProcessorFacts::default()
            },
        }
    }

    #[test]
    fn a_list_is_held_against_the_register_by_company() {
        let key = |name: &str| name.to_lowercase().trim_end_matches(" ab").to_owned();
        let cases: [(&[(&str, &[&str])], &[(&str, &[&str])], &[&str]); 6] = [
            (&[("Acme", &["SE"])], &[], &["new"]),
            (&[("Acme", &["SE"])], &[("Acme AB", &["SE"])], &["known"]),
            (&[("Acme", &["SE"])], &[("Acme", &[])], &["known"]),
            (&[("Acme", &["SE"])], &[("Acme", &["US"])], &["differs"]),
            (&[], &[("Acme", &["SE"])], &["unlisted"]),
            (
                &[("Acme", &[]), ("Acme AB", &[])],
                &[("Other", &[])],
                &["new", "unlisted"],
            ),
        ];
        for (text, register, wanted) in cases {
            let text: Vec<Listed> = text.iter().map(|(n, c)| listed(n, c)).collect();
            let register: Vec<SubProcessor> = register.iter().map(|(n, c)| kept(n, c)).collect();
            let found: Vec<&str> = held_against(&text, &register, key)
                .iter()
                .map(|held| match held {
                    Held::New(_) => "new",
                    Held::Known(..) => "known",
                    Held::Differs(..) => "differs",
                    Held::Unlisted(_) => "unlisted",
                })
                .collect();
            assert_eq!(found, wanted, "{text:?} against {register:?}");
        }
    }
}
