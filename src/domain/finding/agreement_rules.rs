//! The rules about agreements one by one: ends, notice days, reviews, texts of the wrong kind. What a vendor lacks as a
//! whole is in `need`; these keep silent where that has said it already.

use super::dossier::Filed;
use super::rules::{OnDay, known_from, says_uncovered};
use super::{FindingCode, Severity, Why};
use crate::domain::agreement::{Review, Version};
use crate::domain::day::{Day, add_days, add_months};
use crate::domain::state::{State, superseded_from, version_state};
use crate::domain::term::{Deadline, deadline, last_day};
use crate::domain::vendor::Need;

/// Days that a review may stay open before it is overdue (our choice).
pub(in crate::domain) const REVIEW_OPEN_DAYS: u64 = 30;

impl OnDay<'_> {
    /// What stands about each agreement of a vendor in use.
    pub(super) fn agreements(&mut self) {
        for filed in self.dossier.agreements {
            let (standing, Some(version)) = filed.standing(self.settings, self.day) else {
                continue;
            };
            match standing.state {
                State::Expiring => self.expiring(filed, version),
                State::Expired => self.expired(filed, version),
                State::AwaitingSignature => self.unsigned(filed, version),
                _ => {}
            }
            if standing.state.is_in_force() {
                self.wrong_document(filed, version);
                self.review(filed, version);
            }
        }
    }

    fn expiring(&mut self, filed: &Filed, version: &Version) {
        match deadline(&version.term, self.day) {
            Some(Deadline::Renews(_)) if filed.follows => {}
            Some(Deadline::Renews(period)) => {
                let months = version.term.renews_months.unwrap_or_default();
                let why = Why::new("notice-due")
                    .day("notice-by", period.notice_by)
                    .day("last-day", period.last_day)
                    .number("months", i64::from(months));
                self.find_in(filed, version, FindingCode::NoticeDue, why);
            }
            Some(Deadline::Ends(last)) if !goes_on(filed, version, last) => {
                let reason = match (version.term.terminated, version.term.notice_given_on) {
                    (true, _) => "expiring-terminated",
                    (false, Some(_)) => "expiring-notice-given",
                    (false, None) => "expiring",
                };
                let why = Why::new(reason).day("last-day", last);
                self.find_in(filed, version, FindingCode::AgreementExpiring, why);
            }
            _ => {}
        }
    }

    /// An expired agreement that nothing else speaks of: not where it is the reason for a need that is not
    /// met, nor where another one of its kind with the same of our companies is in force.
    fn expired(&mut self, filed: &Filed, version: &Version) {
        let facts = &filed.agreement.facts;
        let replaced = self.dossier.agreements.iter().any(|other| {
            let same = (other.agreement.facts.kind, other.agreement.facts.entity)
                == (facts.kind, facts.entity);
            same && other
                .standing(self.settings, self.day)
                .0
                .state
                .is_in_force()
        });
        if replaced || self.is_in_gap(filed) {
            return;
        }
        if let Some(last) = last_day(&version.term) {
            let why = Why::new("expired-other")
                .day("last-day", last)
                .day("expired-on", add_days(last, 1).unwrap_or(last));
            self.find_in(filed, version, FindingCode::AgreementExpired, why)
                .severity = Severity::Low;
        }
    }

    fn unsigned(&mut self, filed: &Filed, version: &Version) {
        if let (Review::Approved { on }, false) = (&version.review, self.is_in_gap(filed)) {
            let why = Why::new("unsigned-other").day("approved-on", *on);
            self.find_in(filed, version, FindingCode::AgreementUnsigned, why)
                .severity = Severity::Low;
        }
    }

    /// Whether an agreement is of a kind that the vendor lacks: then that finding says it all.
    fn is_in_gap(&self, filed: &Filed) -> bool {
        let need = filed.agreement.facts.kind.meets().map(Need::word);
        let gaps = self
            .findings
            .iter()
            .filter(|finding| says_uncovered(finding));
        need.is_some()
            && gaps
                .into_iter()
                .any(|finding| finding.detail.as_deref() == need)
    }

    fn wrong_document(&mut self, filed: &Filed, version: &Version) {
        let reads_as = self
            .dossier
            .document(version.id)
            .and_then(|document| document.reads_as.as_deref());
        if let (Some(reads_as), false) = (reads_as, self.is_in_gap(filed)) {
            let why = Why::new("wrong-document").word("reads-as", reads_as);
            self.find_in(filed, version, FindingCode::WrongDocument, why);
        }
    }

    /// What the checker found in the version that each agreement stands on, from the day that it was known,
    /// as long as it is not over.
    pub(super) fn clauses(&mut self) {
        for filed in self.dossier.agreements {
            let (standing, Some(version)) = filed.standing(self.settings, self.day) else {
                continue;
            };
            let over = matches!(
                standing.state,
                State::Expired | State::Superseded | State::Terminated
            );
            if over || known_from(version) > self.day {
                continue;
            }
            let document = self.dossier.document(version.id);
            for clause in document
                .map(|document| document.clauses.as_slice())
                .unwrap_or_default()
            {
                let why = clause
                    .why
                    .clone()
                    .number("version", i64::from(version.number));
                let finding = self.find_in(filed, version, clause.code, why);
                finding.severity = clause.severity;
                finding.detail = Some(clause.id.clone());
            }
        }
    }

    /// Whether legal has looked at an agreement in force lately enough.
    fn review(&mut self, filed: &Filed, version: &Version) {
        if filed.agreement.facts.kind.meets().is_none() {
            return;
        }
        let months = filed
            .agreement
            .facts
            .review_months
            .unwrap_or(self.settings.review_months);
        let why = match version.review {
            Review::Open { .. } => return,
            Review::None => Why::new("review-never"),
            Review::Rejected { on } => Why::new("review-rejected").day("rejected-on", on),
            Review::Approved { on } => match add_months(on, months) {
                Some(due) if due < self.day => Why::new("review-old")
                    .day("approved-on", on)
                    .day("due-on", due)
                    .number("months", i64::from(months)),
                _ => return,
            },
        };
        self.find_in(filed, version, FindingCode::ReviewOverdue, why);
    }

    /// Reviews that were opened and then forgotten, of any version that may still come to bind.
    pub(super) fn open_reviews(&mut self) {
        for filed in self.dossier.agreements {
            for version in &filed.agreement.versions {
                let Review::Open { since, asked, .. } = version.review else {
                    continue;
                };
                // The vendor has answered with another version, whose review is the one that counts.
                let last = filed.agreement.versions.last();
                if asked.is_some() && last.is_some_and(|last| last.number > version.number) {
                    continue;
                }
                let superseded = superseded_from(&filed.agreement, version, filed.replaced_from);
                let state = version_state(version, superseded, self.settings, self.day);
                let matters =
                    state.is_in_force() || matches!(state, State::InReview | State::Upcoming);
                let late = add_days(since, REVIEW_OPEN_DAYS).is_some_and(|due| due < self.day);
                if matters && late {
                    let why = Why::new("review-open")
                        .day("review-since", since)
                        .number("version", i64::from(version.number));
                    self.find_in(filed, version, FindingCode::ReviewOverdue, why);
                }
            }
        }
    }
}

/// Whether another version that is bound already, or an agreement that replaces this one, takes over
/// without a day between.
fn goes_on(filed: &Filed, version: &Version, last: Day) -> bool {
    let next = superseded_from(&filed.agreement, version, filed.replaced_from);
    next.zip(add_days(last, 1))
        .is_some_and(|(next, after)| next <= after)
}
