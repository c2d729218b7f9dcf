//! The rules: which findings stand for a vendor on a day. Each rule is one function of the dossier and the
//! day; waivers are laid over all of them at the end.
//!
//! | vendor | what is looked at |
//! |---|---|
//! | proposed | its needs and purposes, as what is still to do (low), and reviews left open |
//! | active, offboarding | needs, purposes, certifications, ends, notice days, reviews |
//! | former | proof of deletion or return; its agreements may end in peace |
//! | proposed, active, offboarding | what the checker found in the texts that are not over |
//! | all | changed and lost files, waivers that answer nothing |

use super::dossier::{Damage, Dossier, Filed};
use super::need::gap;
use super::{Finding, FindingCode, Severity, Why};
use crate::domain::agreement::{Review, Version};
use crate::domain::day::{Day, add_days, add_months};
use crate::domain::settings::Settings;
use crate::domain::state::{State, superseded_from, version_state};
use crate::domain::term::{Deadline, deadline, first_day, last_day};
use crate::domain::vendor::{GdprRole, Need, PersonalData, VendorStatus};

/// Days that a review may stay open before it is overdue (our choice).
pub(super) const REVIEW_OPEN_DAYS: u64 = 30;

/// The findings that stand on a day, with their waivers. `since` is the day itself; `span` knows better.
pub(super) fn standing(dossier: &Dossier<'_>, settings: &Settings, day: Day) -> Vec<Finding> {
    let mut on = OnDay {
        dossier,
        settings,
        day,
        findings: Vec::new(),
    };
    if day < dossier.known_from() {
        return on.findings;
    }
    on.documents();
    if dossier.first_day() <= day {
        match dossier.vendor.facts.status {
            VendorStatus::Proposed => {
                on.needs(Some(Severity::Low));
                on.purposes(Some(Severity::Low));
                on.clauses();
                on.open_reviews();
            }
            VendorStatus::Active | VendorStatus::Offboarding => {
                on.needs(None);
                on.purposes(None);
                on.certifications();
                on.agreements();
                on.clauses();
                on.open_reviews();
            }
            VendorStatus::Former => on.deletion(),
        }
    }
    on.lay_waivers();
    on.findings
}

/// Whether a finding says that a need is not met, and not merely that some other agreement has ended.
pub(super) fn says_uncovered(finding: &Finding) -> bool {
    finding.code.is_uncovered() && finding.why.words.contains_key("need")
}

struct OnDay<'a> {
    dossier: &'a Dossier<'a>,
    settings: &'a Settings,
    day: Day,
    findings: Vec<Finding>,
}

impl OnDay<'_> {
    fn find(&mut self, code: FindingCode, why: Why) -> &mut Finding {
        self.findings.push(Finding {
            code,
            severity: code.severity(),
            vendor: Some(self.dossier.vendor.id),
            agreement: None,
            version: None,
            detail: None,
            since: self.day,
            waiver: None,
            why,
        });
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    fn find_in(
        &mut self,
        filed: &Filed,
        version: &Version,
        code: FindingCode,
        why: Why,
    ) -> &mut Finding {
        let finding = self.find(code, why.word("title", &filed.agreement.facts.title));
        finding.agreement = Some(filed.agreement.id);
        finding.version = Some(version.id);
        finding
    }

    fn needs(&mut self, severity: Option<Severity>) {
        let phase = if severity.is_some() {
            "proposed"
        } else {
            "in-use"
        };
        for need in self.dossier.vendor.facts.needs() {
            let Some(gap) = gap(self.dossier, self.settings, need, self.day) else {
                continue;
            };
            let finding = self.find(gap.code, gap.why.word("phase", phase));
            finding.agreement = gap.agreement;
            finding.version = gap.version;
            finding.detail = Some(need.word().to_owned());
            finding.severity = severity.unwrap_or(finding.severity);
        }
    }

    /// `GDPR 5(1)(b)`, `30(1)(b)`: what the data is processed for, and in which role, must be known.
    fn purposes(&mut self, severity: Option<Severity>) {
        let facts = &self.dossier.vendor.facts;
        if facts.personal_data == PersonalData::No || facts.roles.contains(&GdprRole::None) {
            return;
        }
        let mut reasons = Vec::new();
        if facts.purposes.is_empty() {
            reasons.push(("purpose-missing", None));
        }
        if facts.roles.is_empty() {
            reasons.push(("role-missing", Some("role".to_owned())));
        }
        for (reason, detail) in reasons {
            let finding = self.find(FindingCode::PurposeMissing, Why::new(reason));
            finding.detail = detail;
            finding.severity = severity.unwrap_or(finding.severity);
        }
    }

    fn certifications(&mut self) {
        let certifications = &self.dossier.vendor.facts.certifications;
        let day = self.day;
        for certification in certifications {
            let Some(last) = certification.last_day.filter(|last| *last < day) else {
                continue;
            };
            let same = certifications
                .iter()
                .filter(|other| other.name == certification.name);
            if same
                .into_iter()
                .any(|other| other.last_day.is_none_or(|later| later > last))
            {
                continue;
            }
            let why = Why::new("certification-expired")
                .day("last-day", last)
                .word("name", &certification.name);
            self.find(FindingCode::CertificationExpired, why).detail =
                Some(certification.name.clone());
        }
    }

    /// `GDPR 28(3)(g)`: a former processor deletes or returns the data, and we can show it.
    fn deletion(&mut self) {
        let facts = &self.dossier.vendor.facts;
        let processed =
            facts.personal_data != PersonalData::No && facts.roles.contains(&GdprRole::Processor);
        let left = facts.used_until.is_none_or(|last| last < self.day);
        if processed && left && facts.deletion_proved_on.is_none_or(|on| on > self.day) {
            let why = match facts.used_until {
                Some(last) => Why::new("deletion-unproved").day("last-day", last),
                None => Why::new("deletion-unproved-undated"),
            };
            self.find(FindingCode::DeletionUnproved, why);
        }
    }

    fn documents(&mut self) {
        for filed in self.dossier.agreements {
            for version in &filed.agreement.versions {
                let damage = self
                    .dossier
                    .document(version.id)
                    .and_then(|document| document.damage);
                let Some((damage, noticed_on)) = damage.filter(|(_, on)| *on <= self.day) else {
                    continue;
                };
                let (code, reason) = match damage {
                    Damage::Changed => (FindingCode::DocumentChanged, "document-changed"),
                    Damage::Lost => (FindingCode::DocumentLost, "document-lost"),
                };
                let why = Why::new(reason)
                    .day("noticed-on", noticed_on)
                    .number("version", i64::from(version.number))
                    .word("file", &version.file);
                self.find_in(filed, version, code, why).detail = Some(version.file.clone());
            }
        }
    }

    fn agreements(&mut self) {
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
    fn clauses(&mut self) {
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
                let finding = self.find_in(filed, version, clause.code, clause.why.clone());
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
    fn open_reviews(&mut self) {
        for filed in self.dossier.agreements {
            for version in &filed.agreement.versions {
                let Review::Open { since } = version.review else {
                    continue;
                };
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

    fn lay_waivers(&mut self) {
        let day = self.day;
        let active = self
            .dossier
            .waivers
            .iter()
            .filter(|waiver| waiver.first_day <= day && day <= waiver.last_day);
        for waiver in active {
            let mut answers = false;
            for finding in self
                .findings
                .iter_mut()
                .filter(|finding| waiver.answers(finding))
            {
                finding.waiver.get_or_insert(waiver.id);
                answers = true;
            }
            if !answers {
                let why = Why::new("waiver-unused")
                    .day("last-day", waiver.last_day)
                    .word("code", waiver.code.word());
                let finding = self.find(FindingCode::WaiverUnused, why);
                finding.agreement = waiver.agreement;
                finding.detail.clone_from(&waiver.detail);
                finding.waiver = Some(waiver.id);
            }
        }
    }
}

/// The first day on which a version's text can have had findings: it was added, or it bound already.
pub(super) fn known_from(version: &Version) -> Day {
    first_day(version).map_or(version.added_on, |first| first.min(version.added_on))
}

/// Whether another version that is bound already, or an agreement that replaces this one, takes over
/// without a day between.
fn goes_on(filed: &Filed, version: &Version, last: Day) -> bool {
    let next = superseded_from(&filed.agreement, version, filed.replaced_from);
    next.zip(add_days(last, 1))
        .is_some_and(|(next, after)| next <= after)
}
