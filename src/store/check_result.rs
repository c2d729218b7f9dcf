//! The result of checking a text: what the checker says of it under an edition of catalogue and profile, counted, with
//! the findings that follow. A text that cannot be checked gets a result that says so. Made here, kept by `check`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::checks::catalogue::Level;
use crate::checks::engine::verdict::Verdict;
use crate::checks::outcome;
use crate::checks::profile::house::{Edition, House};
use crate::checks::report::Report;
use crate::domain::agreement::{AgreementKind, VersionId};
use crate::domain::day::Day;
use crate::domain::finding::dossier::Clause;
use crate::domain::vendor::VendorId;

/// Why a text is not checked, beside the notes of a report: it is no text, or the checker failed on it.
pub const UNREADABLE: &str = "unreadable";

/// The result of checking a version.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckResult {
    /// The edition of catalogue and profile.
    pub edition: Edition,
    /// Why the text could not be checked: `outcome::LANGUAGE_NOT_SUPPORTED` or [`UNREADABLE`].
    pub problem: Option<String>,
    /// The kind of text that it reads as, where that is not what it was registered as.
    pub reads_as: Option<String>,
    /// How many musts apply.
    pub n_must: u32,
    /// How many of them are met.
    pub n_must_met: u32,
    /// How many requirements are met.
    pub n_met: u32,
    /// How many are met in part.
    pub n_partial: u32,
    /// How many are missing, or the opposite is said.
    pub n_missing: u32,
    /// How many red flags were raised.
    pub n_flags: u32,
    /// What stands as findings.
    pub findings: Vec<Clause>,
    /// The whole result; `None` where another program wrote it in a way that is no longer read.
    pub report: Option<Report>,
}

/// A result that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptCheck {
    /// The register's own number; a later result has a higher one.
    pub id: i64,
    /// The version.
    pub version: VersionId,
    /// The day on which it was checked.
    pub checked_on: Day,
    /// Who of legal confirmed that it is what it was registered as, whatever it reads as.
    pub confirmed_by: Option<String>,
    /// The result.
    pub result: CheckResult,
}

/// How the text of an agreement came out, with the names that a line about it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct TextOutcome {
    /// A vendor of the agreement; one with several vendors comes once for each.
    pub vendor: VendorId,
    /// That vendor's name.
    pub vendor_name: String,
    /// The agreement's title.
    pub title: String,
    /// The result, without its report.
    pub check: KeptCheck,
}

impl KeptCheck {
    /// The same as a line of a history.
    #[must_use]
    pub fn without_report(&self) -> KeptCheck {
        let result = CheckResult {
            findings: Vec::new(),
            report: None,
            edition: self.result.edition.clone(),
            problem: self.result.problem.clone(),
            reads_as: self.result.reads_as.clone(),
            ..self.result
        };
        KeptCheck {
            confirmed_by: self.confirmed_by.clone(),
            result,
            ..*self
        }
    }
}

impl CheckResult {
    /// Checks the text of an agreement of a kind. Never fails: a text that cannot be checked gets a result that says so.
    #[must_use]
    pub fn of(house: &House, registered: AgreementKind, bytes: &[u8]) -> CheckResult {
        let insist = outcome::insist(registered);
        // Whatever goes wrong in reading one text must not lose it.
        let report = catch_unwind(AssertUnwindSafe(|| {
            crate::checks::check(&house.catalogue, "", bytes, insist)
        }));
        match report {
            Ok(Ok(report)) => {
                CheckResult::of_report(house, registered, outcome::under(&house.profile, report))
            }
            Ok(Err(error)) => {
                tracing::info!(%error, "a text cannot be checked");
                CheckResult::unreadable(house.edition())
            }
            Err(_) => {
                tracing::error!("the checker failed on a text");
                CheckResult::unreadable(house.edition())
            }
        }
    }

    fn of_report(house: &House, registered: AgreementKind, report: Report) -> CheckResult {
        let count = |is_counted: &dyn Fn(Level, Verdict) -> bool| {
            let all = report.requirements.iter();
            number(
                all.filter(|found| is_counted(found.level, found.verdict))
                    .count(),
            )
        };
        let is_must = |level| level != Level::Should;
        let problem = report
            .notes
            .iter()
            .find(|note| note.key == outcome::LANGUAGE_NOT_SUPPORTED)
            .map(|note| note.key.clone());
        CheckResult {
            edition: house.edition(),
            problem,
            reads_as: outcome::reads_as(registered, &report),
            n_must: count(&|level, verdict| is_must(level) && verdict != Verdict::NotApplicable),
            n_must_met: count(&|level, verdict| is_must(level) && verdict == Verdict::Met),
            n_met: count(&|_, verdict| verdict == Verdict::Met),
            n_partial: count(&|_, verdict| verdict == Verdict::Partial),
            n_missing: count(&|_, verdict| matches!(verdict, Verdict::Missing | Verdict::Contrary)),
            n_flags: number(report.flags.len()),
            findings: outcome::clauses(registered, house, &report),
            report: Some(report),
        }
    }

    fn unreadable(edition: Edition) -> CheckResult {
        CheckResult {
            edition,
            problem: Some(UNREADABLE.to_owned()),
            reads_as: None,
            n_must: 0,
            n_must_met: 0,
            n_met: 0,
            n_partial: 0,
            n_missing: 0,
            n_flags: 0,
            findings: Vec::new(),
            report: None,
        }
    }

    /// A number of days that the text gives, by the name of the fact, where it was found to give any.
    #[must_use]
    pub fn days(&self, fact: &str) -> Option<u32> {
        let fact = self.report.as_ref()?.facts.get(fact)?;
        u32::try_from(fact.value.as_u64()?).ok()
    }

    /// The mechanisms for transfers that the text names, as JSON; `None` where it names none.
    #[must_use]
    pub fn mechanisms(&self) -> Option<String> {
        let fact = self.report.as_ref()?.facts.get("transfer-mechanisms")?;
        fact.value.is_array().then(|| fact.value.to_string())
    }

    /// Whether verdicts were given.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.problem.is_none() && self.report.as_ref().is_none_or(outcome::is_checked)
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
