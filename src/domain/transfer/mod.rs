//! Transfers to third countries, `GDPR 44`–`49`: who receives data where, and what is recorded that it rests on. What the
//! Commission has decided of each country is passed in; nothing here reads a text. What covers is in `coverage`.

pub mod coverage;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::choice::choice;
use super::day::{Day, add_days};
use super::sub_processor::SubProcessorId;
use super::vendor::{GdprRole, VendorId};
use coverage::{framework_from, old_clauses_until};

choice! {
    /// What a transfer rests on.
    Mechanism, "mechanism" {
        /// The recipient falls under a decision that a country protects adequately, `GDPR 45`.
        Adequacy = "adequacy",
        /// The recipient is certified under the EU–US Data Privacy Framework, `GDPR 45`.
        Dpf = "dpf",
        /// Standard contractual clauses of Decision (EU) 2021/914, `GDPR 46(2)(c)`, by module.
        Scc2021 = "scc-2021-914",
        /// Binding corporate rules, `GDPR 47`.
        Bcr = "bcr",
        /// A derogation for a specific situation, `GDPR 49`.
        Derogation = "derogation",
        /// Standard contractual clauses of Decisions 2001/497/EC, 2004/915/EC or 2010/87/EU: not valid after 2022-12-27.
        Scc2010 = "scc-2010",
        /// Standard contractual clauses that a text names without saying which: nobody records these.
        SccUnspecified = "scc-unspecified",
    }
}

choice! {
    /// A module of the clauses of Decision (EU) 2021/914: for whom they are.
    SccModule, "scc" {
        /// From a controller to a controller.
        One = "module-1",
        /// From a controller to its processor.
        Two = "module-2",
        /// From a processor to its sub-processor.
        Three = "module-3",
        /// From a processor to the controller that it works for.
        Four = "module-4",
    }
}

/// The modules that must all be agreed on with a vendor of these roles. One of which nobody has said counts as a processor
/// (our choice); whom a vendor engages needs the third.
///
/// | role | module |
/// |---|---|
/// | processor, or nobody has said | 2 |
/// | sub-processor: we process for somebody else | 3 |
/// | controller, joint controller | 1 |
#[must_use]
pub fn modules_for(roles: &BTreeSet<GdprRole>) -> BTreeSet<SccModule> {
    let mut needed: BTreeSet<SccModule> = roles
        .iter()
        .filter_map(|role| match role {
            GdprRole::Processor => Some(SccModule::Two),
            GdprRole::SubProcessor => Some(SccModule::Three),
            GdprRole::Controller | GdprRole::JointController => Some(SccModule::One),
            GdprRole::None => None,
        })
        .collect();
    if needed.is_empty() {
        needed.insert(SccModule::Two);
    }
    needed
}

/// How far a country protects personal data by law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In the European Economic Area: no transfer.
    Area,
    /// The Commission has decided that all of it protects adequately.
    Whole,
    /// It has decided so for what the words say, such as "organisations on the Data Privacy Framework list".
    Part(String),
    /// There is no decision.
    None,
}

/// A country with what the Commission has decided of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protection {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// What was decided.
    pub scope: Scope,
    /// The last day of the decision, inclusive; `None` where it has none.
    pub until: Option<Day>,
    /// The day as of which this is known.
    pub known_on: Day,
}

impl Protection {
    /// Whether the decision on it has ended before a day.
    fn has_ended(&self, day: Day) -> bool {
        self.until.is_some_and(|until| until < day)
    }

    fn is_america(&self) -> bool {
        self.country == "US"
    }
}

choice! {
    /// What is known of a recipient in a country.
    Presence, "presence" {
        /// It processes there.
        Processes = "processes",
        /// It is established there, and is said to process elsewhere alone.
        Seat = "seat",
        /// It is established there, and nobody has said where it processes.
        Unsaid = "unsaid",
    }
}

/// A country outside the European Economic Area where a recipient is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The country.
    pub protection: Protection,
    /// What the recipient does there.
    pub presence: Presence,
}

/// The register's own number of a recorded mechanism.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TransferId(pub i64);

/// What is recorded of a transfer, validated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferFacts {
    /// The sub-processor that receives; `None`: the vendor itself.
    pub sub_processor: Option<SubProcessorId>,
    /// What it rests on.
    pub mechanism: Mechanism,
    /// Which modules, where it rests on the clauses of 2021; else empty.
    pub modules: BTreeSet<SccModule>,
    /// The first day, inclusive; `None` when not stated: always has.
    pub since: Option<Day>,
    /// The last day, inclusive; `None` while it goes on.
    pub until: Option<Day>,
    /// Where the proof is, or what was assessed; may be empty.
    pub note: String,
}

impl TransferFacts {
    fn has_begun(&self, day: Day) -> bool {
        self.since.is_none_or(|since| since <= day)
    }

    /// Whether it is in time on a day.
    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        self.has_begun(day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A recorded mechanism as it stands in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// The register's own number.
    pub id: TransferId,
    /// The row's version: rises with each change, so that a second editor is told.
    pub row: i64,
    /// The vendor.
    pub vendor: VendorId,
    /// What is recorded.
    pub facts: TransferFacts,
}

/// Someone outside the European Economic Area who receives data of ours: a vendor, or a sub-processor of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipient {
    /// Its name.
    pub name: String,
    /// Which sub-processor it is; `None`: the vendor itself.
    pub sub_processor: Option<SubProcessorId>,
    /// The first day on which it receives, inclusive; `None`: as long as the vendor.
    pub since: Option<Day>,
    /// The last day, inclusive.
    pub until: Option<Day>,
    /// Where it is.
    pub places: Vec<Place>,
    /// The modules of the clauses of 2021 that it needs, all of them.
    pub modules: BTreeSet<SccModule>,
    /// What is recorded for it.
    pub recorded: Vec<TransferFacts>,
}

impl Recipient {
    /// Whether it receives data on a day, as long as its vendor does.
    #[must_use]
    pub fn receives(&self, day: Day) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// What a finding about it in a country is about, for ever the same: `US`, `Cloudo Inc.: US`.
    #[must_use]
    pub fn detail(&self, country: &str) -> String {
        match self.sub_processor {
            Some(_) => format!("{}: {country}", self.name),
            None => country.to_owned(),
        }
    }

    /// Every day on which whether something covers it may differ from the day before.
    pub fn changes(&self) -> impl Iterator<Item = Day> {
        let after = |day: Option<Day>| day.and_then(|day| add_days(day, 1));
        let own = [
            self.since,
            after(self.until),
            after(Some(old_clauses_until())),
            Some(framework_from()),
        ];
        let decided = self
            .places
            .iter()
            .map(move |place| after(place.protection.until));
        let recorded = self
            .recorded
            .iter()
            .flat_map(move |one| [one.since, after(one.until)]);
        own.into_iter().chain(decided).chain(recorded).flatten()
    }
}
