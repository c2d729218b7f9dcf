//! An agreement and its versions: the facts that people state about them. What follows from the facts
//! on a day is in `term`, `state` and `finding`; the text itself is a file that the store keeps.

use serde::{Deserialize, Serialize};

use super::choice::choice;
use super::day::Day;
use super::entity::EntityId;
use super::lang::Lang;
use super::term::last_day;
use super::vendor::{Need, VendorId};

/// The register's own number of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgreementId(pub i64);

/// The register's own number of a version of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VersionId(pub i64);

choice! {
    /// What an agreement is.
    AgreementKind, "agreement-kind" {
        /// Data processing agreement, `GDPR 28(3)`.
        Dpa = "dpa",
        /// Standard contractual clauses of the Commission or an authority, `GDPR 28(7)–(8)`, `46(2)`.
        StandardClauses = "standard-clauses",
        /// Arrangement between joint controllers, `GDPR 26(1)`.
        JointController = "joint-controller",
        /// Changes another agreement.
        Amendment = "amendment",
        /// Non-disclosure agreement: never meets the need for a DPA.
        Nda = "nda",
        /// Main agreement or terms of service.
        Main = "main",
        /// Anything else that is kept here.
        Other = "other",
    }
}

impl AgreementKind {
    /// The need of a vendor that an agreement of this kind meets, if any. Standard clauses carry the terms
    /// of `GDPR 28(3)`; an amendment meets no need of its own.
    #[must_use]
    pub fn meets(self) -> Option<Need> {
        match self {
            AgreementKind::Dpa | AgreementKind::StandardClauses => Some(Need::Dpa),
            AgreementKind::JointController => Some(Need::Arrangement),
            AgreementKind::Amendment
            | AgreementKind::Nda
            | AgreementKind::Main
            | AgreementKind::Other => None,
        }
    }
}

choice! {
    /// How a version came to bind both parties.
    BindingMode, "binding-mode" {
        /// Signed by both.
        Signed = "signed",
        /// Accepted by a click.
        Click = "click",
        /// Incorporated by reference into a signed main agreement.
        Incorporated = "incorporated",
    }
}

choice! {
    /// What a proof beside a version proves.
    ProofPurpose, "proof-purpose" {
        /// That the version binds.
        Binding = "binding",
        /// That the vendor deleted or returned the data after the end, `GDPR 28(3)(g)`.
        Deletion = "deletion",
    }
}

/// That a version binds, since when and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// The day on which the last party was bound.
    pub on: Day,
    /// How.
    pub mode: BindingMode,
    /// Who signed for us.
    pub by_us: Option<String>,
    /// Who signed for the vendor.
    pub by_them: Option<String>,
}

/// The time before the end by which notice must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "unit", content = "n", rename_all = "lowercase")]
pub enum Notice {
    /// Days before the last day.
    Days(u32),
    /// Months before the last day.
    Months(u32),
}

/// From when to when a version is in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// First day in force, inclusive. `None`: from the day it is bound.
    pub effective_from: Option<Day>,
    /// The first last day in force, inclusive, before any renewal. `None`: until further notice.
    pub ends_on: Option<Day>,
    /// Renews by this many months each time, 1–120. `None`: does not renew.
    pub renews_months: Option<u32>,
    /// How long before a last day notice must be given.
    pub notice: Option<Notice>,
    /// The day on which notice was given: it ends the renewal.
    pub notice_given_on: Option<Day>,
    /// Terminated: takes effect the day after `ends_on`, whatever the renewal says. Needs `ends_on`.
    pub terminated: bool,
}

/// Where the review of a version stands. Only people change it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "review", rename_all = "kebab-case")]
pub enum Review {
    /// None has been opened.
    #[default]
    None,
    /// Open since a day.
    Open {
        /// The day it was opened.
        since: Day,
        /// The day by which legal wants it decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Day>,
        /// The day on which the vendor was asked for changes, if it was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asked: Option<Day>,
    },
    /// Approved by legal.
    Approved {
        /// The day of the decision.
        on: Day,
    },
    /// Rejected by legal.
    Rejected {
        /// The day of the decision.
        on: Day,
    },
}

/// One version of an agreement's text with the facts that came later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The register's own number.
    pub id: VersionId,
    /// The row's version: rises with each change of its facts.
    pub row: i64,
    /// 1, 2, 3 … within the agreement.
    pub number: u32,
    /// The language of the text.
    pub lang: Lang,
    /// Path below the data folder, `agreements/<vendor>/<agreement>-v<N>.md`.
    pub file: String,
    /// SHA-256 of the stored bytes, hexadecimal, lower case.
    pub sha256: String,
    /// Length of the stored file in bytes.
    pub bytes: u64,
    /// The day on which it was added.
    pub added_on: Day,
    /// Where its review stands.
    pub review: Review,
    /// That it binds, if it does.
    pub bound: Option<Bound>,
    /// From when to when.
    pub term: Term,
}

/// Everything that people say about an agreement as a whole, validated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementFacts {
    /// Its title, 1–200 characters.
    pub title: String,
    /// What it is.
    pub kind: AgreementKind,
    /// Which of our companies is the party.
    pub entity: EntityId,
    /// The vendors that it is with, at least one; the first one's folder holds the files.
    pub vendors: Vec<VendorId>,
    /// The agreement that this one replaces from the day it comes into force.
    pub replaces: Option<AgreementId>,
    /// The agreement that this one amends.
    pub amends: Option<AgreementId>,
    /// The agreement with whose last day this one ends, where it ends with one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_with: Option<AgreementId>,
    /// How often legal looks at it again, in months; `None`: as the register's settings say.
    pub review_months: Option<u32>,
    /// Free notes.
    pub notes: String,
}

/// An agreement as it stands in the register, with its versions in order of number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The register's own number.
    pub id: AgreementId,
    /// The row's version: rises with each change.
    pub row: i64,
    /// Its part of the file names, never renamed.
    pub slug: String,
    /// What people say about it.
    pub facts: AgreementFacts,
    /// Its versions, number 1 first; withdrawn ones are not among them.
    pub versions: Vec<Version>,
}

impl AgreementFacts {
    /// The agreement whose end this one follows: the one that it is said to end with, or that it amends.
    #[must_use]
    pub fn follows(&self) -> Option<AgreementId> {
        let amended = self
            .amends
            .filter(|_| self.kind == AgreementKind::Amendment);
        self.ends_with.or(amended)
    }
}

impl Agreement {
    /// The number of the latest version, where the vendor has been asked to change its text and has not sent another one,
    /// and since when.
    #[must_use]
    pub fn asked(&self, day: Day) -> Option<(u32, Day)> {
        let latest = self.versions.last()?;
        match latest.review {
            Review::Open {
                asked: Some(asked), ..
            } if asked <= day => Some((latest.number, asked)),
            _ => None,
        }
    }

    /// The version whose term the agreements that end with this one follow: the latest that binds.
    fn leading(&self) -> Option<&Version> {
        self.versions
            .iter()
            .rev()
            .find(|version| version.bound.is_some())
    }

    /// This agreement as it ends with another one: the end, renewal and notice of each version are those of the other, unless
    /// its own last day is earlier.
    ///
    /// | own last day | the other's last day | ends |
    /// |---|---|---|
    /// | 2026-06-30 | 2027-03-31, or none | 2026-06-30 |
    /// | none, or 2028-12-31 | 2027-03-31 | 2027-03-31 |
    /// | none, or it renews | none, or it renews | as the other does |
    #[must_use]
    pub fn ending_with(mut self, other: &Agreement) -> Agreement {
        let Some(leading) = other.leading() else {
            return self;
        };
        for version in &mut self.versions {
            let (own, its) = (last_day(&version.term), last_day(&leading.term));
            if own.is_some_and(|own| its.is_none_or(|its| own <= its)) {
                continue;
            }
            version.term = Term {
                effective_from: version.term.effective_from,
                ..leading.term.clone()
            };
        }
        self
    }
}
