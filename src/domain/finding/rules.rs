//! The rules: which findings stand for a vendor on a day. Each rule is one function of the dossier and the
//! day; waivers are laid over all of them at the end.
//!
//! | vendor | what is looked at |
//! |---|---|
//! | proposed | its needs, purposes and transfers, as what is still to do (low), and reviews left open |
//! | active, offboarding | needs, purposes, transfers, announced changes of sub-processors, certifications, ends, notice days, reviews |
//! | former | proof of deletion or return (`deletion`); its agreements may end in peace |
//! | offboarding | the same for agreements that have ended already |
//! | proposed, active, offboarding | what the checker found in the texts that are not over |
//! | all | changed and lost files, waivers that answer nothing |

use super::dossier::{Damage, Dossier, Filed};
use super::need::gap;
use super::{Finding, FindingCode, Severity, Why};
use crate::domain::agreement::Version;
use crate::domain::day::Day;
use crate::domain::settings::Settings;
use crate::domain::state::{State, superseded_from, version_state};
use crate::domain::term::first_day;
use crate::domain::vendor::{GdprRole, PersonalData, VendorStatus};
use crate::domain::waiver::Waiver;

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
                on.transfers(Some(Severity::Low));
            }
            VendorStatus::Active | VendorStatus::Offboarding => {
                on.needs(None);
                on.purposes(None);
                on.certifications();
                on.agreements();
                on.clauses();
                on.open_reviews();
                on.transfers(None);
                on.sub_processor_changes();
                if dossier.vendor.facts.status == VendorStatus::Offboarding {
                    on.deletion();
                }
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

/// A vendor on a day, with what has been found so far.
pub(super) struct OnDay<'a> {
    pub(super) dossier: &'a Dossier<'a>,
    pub(super) settings: &'a Settings,
    pub(super) day: Day,
    pub(super) findings: Vec<Finding>,
}

impl OnDay<'_> {
    pub(super) fn find(&mut self, code: FindingCode, why: Why) -> &mut Finding {
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

    pub(super) fn find_in(
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
            if !answers && !self.awaits(waiver) {
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

impl OnDay<'_> {
    /// Whether a waiver is about a text that does not stand yet: it was given in the review of a version that may still
    /// come to bind.
    fn awaits(&self, waiver: &Waiver) -> bool {
        let filed = self.dossier.agreements.iter();
        let its = filed.filter(|filed| Some(filed.agreement.id) == waiver.agreement);
        its.into_iter().any(|filed| {
            filed.agreement.versions.iter().any(|version| {
                let superseded = superseded_from(&filed.agreement, version, filed.replaced_from);
                let state = version_state(version, superseded, self.settings, self.day);
                let may_bind = matches!(
                    state,
                    State::Draft | State::InReview | State::AwaitingSignature | State::Upcoming
                );
                let clauses = self.dossier.document(version.id);
                may_bind
                    && known_from(version) <= self.day
                    && clauses.is_some_and(|document| {
                        document.clauses.iter().any(|clause| {
                            let detail = waiver.detail.as_ref();
                            clause.code == waiver.code
                                && detail.is_none_or(|detail| *detail == clause.id)
                        })
                    })
            })
        })
    }
}

/// The first day on which a version's text can have had findings: it was added, or it bound already.
pub(super) fn known_from(version: &Version) -> Day {
    first_day(version).map_or(version.added_on, |first| first.min(version.added_on))
}
