//! Whether the vendor has shown, after an agreement's end, that it deleted or returned the data (`GDPR 28(3)(g)`): by the day
//! that the agreement gives, else by a house default.
//!
//! | vendor | agreement | found |
//! |---|---|---|
//! | offboarding, former | terminated or expired, and no other one took its place | from the day after the end; from the day after the time given it is late |
//! | former | none that has ended | from the day after the vendor left |
//! | any | proof filed with the agreement, or proved for the vendor as a whole | nothing from that day |

use super::dossier::Filed;
use super::rules::OnDay;
use super::{FindingCode, Severity, Why};
use crate::domain::agreement::Version;
use crate::domain::day::{Day, add_days};
use crate::domain::state::State;
use crate::domain::term::last_day;
use crate::domain::vendor::{GdprRole, Need, PersonalData, VendorFacts, VendorStatus};

/// The last day on which a vendor had the data by an agreement: its last day, or a later one on which the vendor was used.
pub(super) fn end(version: &Version, facts: &VendorFacts) -> Option<Day> {
    let last = last_day(&version.term)?;
    Some(facts.used_until.map_or(last, |used| used.max(last)))
}

impl OnDay<'_> {
    /// What is not proved on the day.
    pub(super) fn deletion(&mut self) {
        let facts = &self.dossier.vendor.facts;
        let processed =
            facts.personal_data != PersonalData::No && facts.roles.contains(&GdprRole::Processor);
        if !processed || facts.deletion_proved_on.is_some_and(|on| on <= self.day) {
            return;
        }
        let mut has_ended = false;
        for filed in self.dossier.agreements {
            let (standing, Some(version)) = filed.standing(self.settings, self.day) else {
                continue;
            };
            let ended = matches!(standing.state, State::Terminated | State::Expired);
            if !ended || filed.agreement.facts.kind.meets() != Some(Need::Dpa) {
                continue;
            }
            has_ended = true;
            if !self.goes_on_elsewhere(filed) {
                self.unproved(filed, version);
            }
        }
        let left = facts.used_until.is_none_or(|last| last < self.day);
        if !has_ended && left && facts.status == VendorStatus::Former {
            let why = match facts.used_until {
                Some(last) => Why::new("deletion-unproved").day("last-day", last),
                None => Why::new("deletion-unproved-undated"),
            };
            self.find(FindingCode::DeletionUnproved, why);
        }
    }

    /// Whether another agreement of ours, the same company's, still covers the processing.
    fn goes_on_elsewhere(&self, filed: &Filed) -> bool {
        let entity = filed.agreement.facts.entity;
        self.dossier.agreements.iter().any(|other| {
            let facts = &other.agreement.facts;
            facts.entity == entity
                && facts.kind.meets() == Some(Need::Dpa)
                && other
                    .standing(self.settings, self.day)
                    .0
                    .state
                    .is_in_force()
        })
    }

    fn unproved(&mut self, filed: &Filed, version: &Version) {
        let day = self.day;
        let versions = filed.agreement.versions.iter();
        let proved = versions
            .filter_map(|version| self.dossier.document(version.id)?.deletion_proved_on)
            .min();
        let Some(last) = end(version, &self.dossier.vendor.facts).filter(|last| *last < day) else {
            return;
        };
        if proved.is_some_and(|on| on <= day) {
            return;
        }
        let stated = self
            .dossier
            .document(version.id)
            .and_then(|document| document.deletion_days);
        let days = stated.unwrap_or(self.settings.deletion_days);
        let due = add_days(last, u64::from(days)).unwrap_or(last);
        let is_late = due < day;
        let why = match (is_late, stated) {
            (false, Some(_)) => Why::new("deletion-awaited"),
            (false, None) => Why::new("deletion-awaited-house"),
            (true, Some(_)) => Why::new("deletion-late"),
            (true, None) => Why::new("deletion-late-house"),
        };
        let why = why
            .day("last-day", last)
            .day("due-on", due)
            .number("days", i64::from(days));
        let finding = self.find_in(filed, version, FindingCode::DeletionUnproved, why);
        if !is_late {
            finding.severity = Severity::Low;
        }
    }
}
