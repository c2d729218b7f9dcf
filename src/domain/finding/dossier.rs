//! What the findings of one vendor depend on: the vendor, its agreements, waivers and what is known of the
//! files. Whoever reads the register fills it; nothing here reads anything.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{FindingCode, Severity, Why};
use crate::domain::agreement::{Agreement, Version, VersionId};
use crate::domain::change_notice::ChangeNotice;
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::settings::Settings;
use crate::domain::state::{Standing, agreement_comes_into_force, agreement_state};
use crate::domain::transfer::{Mechanism, Recipient};
use crate::domain::vendor::{Vendor, VendorStatus};
use crate::domain::waiver::Waiver;

/// A vendor with everything that its findings depend on.
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'a> {
    /// The vendor.
    pub vendor: &'a Vendor,
    /// Every agreement with it, in any order.
    pub agreements: &'a [Filed],
    /// Every waiver of one of its findings, past ones too.
    pub waivers: &'a [Waiver],
    /// What is known of the files of its versions; those that are as they were stored may be left out.
    pub documents: &'a [Document],
    /// Who stands behind the vendor.
    pub chain: &'a Chain,
}

/// Who stands behind a vendor, and what covers that they receive our data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The vendor itself and its sub-processors, where they process outside the European Economic Area.
    pub recipients: Vec<Recipient>,
    /// The changes of its sub-processors that it has announced, closed ones too.
    pub notices: Vec<ChangeNotice>,
}

/// An agreement of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The agreement, with its end as it is where it ends with another one (`Agreement::ending_with`).
    pub agreement: Agreement,
    /// The first day on which an agreement that replaces it is in force
    /// (`state::agreement_comes_into_force` of that one), whoever it is with.
    pub replaced_from: Option<Day>,
    /// Whether end, renewal and notice are those of the agreement that it ends with: then notice is given for that one.
    pub follows: bool,
}

/// What is known of the file of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The version.
    pub version: VersionId,
    /// What is wrong with the file, and since which day, if anything is.
    pub damage: Option<(Damage, Day)>,
    /// The kind of text that it reads as, where that is not what it was registered as and legal has not
    /// confirmed it; then it does not meet a need.
    pub reads_as: Option<String>,
    /// What the checker found in the text.
    pub clauses: Vec<Clause>,
    /// The days that the text gives for deletion or return after the end.
    pub deletion_days: Option<u32>,
    /// The day on which a proof of deletion or return was filed beside it.
    pub deletion_proved_on: Option<Day>,
    /// What the text says on sub-processors and transfers.
    pub stated: Stated,
}

/// What a text says on sub-processors and transfers, as far as its check found it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Days to object to a change of sub-processors, `GDPR 28(2)`.
    pub objection_days: Option<u32>,
    /// Days of notice before such a change.
    pub notice_days: Option<u32>,
    /// The mechanisms for transfers that it names.
    pub mechanisms: BTreeSet<Mechanism>,
}

/// What the checker found in a text: a requirement that is not met, a harmful clause, a value outside policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// `clause-unmet`, `red-flag` or `value-out-of-policy`.
    pub code: FindingCode,
    /// How much it matters.
    pub severity: Severity,
    /// The requirement's or flag's id.
    pub id: String,
    /// The reason, for the sentence.
    pub why: Why,
}

impl Clause {
    /// What its requirement or fact is called.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        let words = &self.why.words;
        words
            .get(&format!("requirement.{}", lang.code()))
            .or_else(|| words.get("requirement"))
            .unwrap_or(&self.id)
    }

    /// What is wrong with it, in a few words: "missing", "72, policy at most 48".
    #[must_use]
    pub fn short(&self, lang: Lang) -> String {
        self.why.short(lang)
    }

    /// The passage that a reader should look at first: its line and words.
    #[must_use]
    pub fn passage(&self) -> Option<(i64, &str)> {
        let line = self.why.numbers.get("line")?;
        Some((*line, self.why.words.get("quote")?))
    }
}

/// What can be wrong with a stored file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Damage {
    /// Its bytes are not those that were stored.
    Changed,
    /// It is not there.
    Lost,
}

impl Dossier<'_> {
    /// The first day on which the vendor counts as in use (or, when proposed, as known), inclusive: the day
    /// that was stated, else the first day of its earliest agreement, else the day it was added.
    #[must_use]
    pub fn first_day(&self) -> Day {
        let vendor = self.vendor;
        if vendor.facts.status == VendorStatus::Proposed {
            return vendor.added_on;
        }
        let agreed = self
            .agreements
            .iter()
            .filter_map(|filed| agreement_comes_into_force(&filed.agreement));
        vendor.facts.used_from.unwrap_or_else(|| {
            agreed
                .min()
                .map_or(vendor.added_on, |day| day.min(vendor.added_on))
        })
    }

    /// The first day that anything can be found on: it was added, or counts as in use from before that.
    #[must_use]
    pub fn known_from(&self) -> Day {
        self.first_day().min(self.vendor.added_on)
    }

    /// What is known of the file of a version, if anything.
    #[must_use]
    pub fn document(&self, version: VersionId) -> Option<&Document> {
        self.documents
            .iter()
            .find(|document| document.version == version)
    }
}

impl Filed {
    /// Where the agreement stands on a day, with the version that this is about.
    #[must_use]
    pub fn standing(&self, settings: &Settings, day: Day) -> (Standing, Option<&Version>) {
        let standing = agreement_state(&self.agreement, self.replaced_from, settings, day);
        let version = self
            .agreement
            .versions
            .iter()
            .find(|version| Some(version.id) == standing.version);
        (standing, version)
    }
}
