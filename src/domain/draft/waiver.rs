//! A waiver as text, read into its facts. Who waives is known from who is signed in.

use serde::{Deserialize, Serialize};

use super::{FieldProblem, Problem, Reading};
use crate::domain::agreement::AgreementId;
use crate::domain::day::{Day, add_months};
use crate::domain::finding::FindingCode;
use crate::domain::vendor::VendorId;
use crate::domain::waiver::WaiverFacts;

/// A waiver as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WaiverDraft {
    /// The finding's code.
    pub code: String,
    /// The agreement of the finding, by its number, where it has one.
    pub agreement: String,
    /// What within that, as in `Finding::detail`.
    pub detail: String,
    /// Why it is acceptable.
    pub reason: String,
    /// The last day.
    pub last_day: String,
}

impl WaiverDraft {
    /// Reads the facts of a waiver that holds from today, at most 12 months.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self, vendor: VendorId, today: Day) -> Result<WaiverFacts, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let code = on.choice("code", &self.code, FindingCode::from_text, None);
        if code.is_some_and(|code| !code.may_be_waived()) {
            on.problem("code", Problem::Other("problem-cannot-be-waived"));
        }
        let agreement = self.agreement.trim();
        let number = agreement.parse().ok().filter(|n| *n > 0);
        if number.is_none() && !agreement.is_empty() {
            on.problem("agreement", Problem::NotAChoice);
        }
        let reason = on.text("reason", &self.reason, 2_000);
        if (1..10).contains(&reason.chars().count()) {
            on.problem("reason", Problem::TooShort(10));
        } else if self.reason.trim().is_empty() {
            on.problem("reason", Problem::Required);
        }
        let last_day = on.required_day("last-day", &self.last_day);
        let latest = add_months(today, 12).unwrap_or(today);
        if last_day.is_some_and(|last| last < today) {
            on.problem("last-day", Problem::Other("problem-waiver-in-past"));
        } else if last_day.is_some_and(|last| last > latest) {
            on.problem("last-day", Problem::Other("problem-waiver-too-long"));
        }
        let detail = on.optional("detail", &self.detail, 500);
        let facts = code.zip(last_day).map(|(code, last_day)| WaiverFacts {
            code,
            vendor,
            agreement: number.map(AgreementId),
            detail,
            reason,
            first_day: today,
            last_day,
        });
        on.finish(facts)
    }
}
