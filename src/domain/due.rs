//! The days of a vendor by which somebody must act: last days, notice days, reviews, ends of certifications and waivers.
//! They follow from the facts alone, whatever day it is; who is reminded of them, and when, is in `reminder`.
//!
//! | day | there is one |
//! |---|---|
//! | last day | an agreement in force ends, and nothing that binds already takes over the day after |
//! | notice day | it renews unless notice is given, and nothing takes over within that period |
//! | review due | the approval grows older than the interval, or an open review is due: on the day that legal has set, else after 30 days |
//! | certification end | a vendor in use has shown no later one of the same name |
//! | waiver end | always |
//! | objection deadline | a vendor in use has announced a change of its sub-processors that nobody has decided |
//!
//! Nothing for former vendors, and nothing for what has been terminated: there is nothing left to decide.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::agreement::{AgreementId, Review, Version};
use super::choice::choice;
use super::day::{Day, add_days, add_months};
use super::finding::agreement_rules::REVIEW_OPEN_DAYS;
use super::finding::dossier::{Dossier, Filed};
use super::settings::Settings;
use super::state::{State, superseded_from, version_state};
use super::term::{self, Deadline, next_turn};
use super::vendor::{PersonalData, VendorId, VendorStatus};

choice! {
    /// What a day is the last one for.
    DueKind, "due" {
        /// The last day of an agreement, inclusive.
        LastDay = "last-day",
        /// The last day to give notice, inclusive.
        NoticeDay = "notice-day",
        /// The day by which legal looks at an agreement again.
        ReviewDue = "review-due",
        /// The last day to object to a change of sub-processors, inclusive.
        ObjectionDeadline = "objection-deadline",
        /// The last day of a certification, inclusive.
        CertificationEnd = "certification-end",
        /// The last day of a waiver, inclusive.
        WaiverEnd = "waiver-end",
    }
}

/// A day by which somebody must act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueDay {
    /// What it is the last day for.
    pub kind: DueKind,
    /// What it is a day of, for ever the same: `agreement:12`, `vendor:3:ISO 27001`.
    pub subject: String,
    /// The day, inclusive.
    pub day: Day,
    /// The vendor that answers for it.
    pub vendor: VendorId,
    /// The agreement, where it is about one.
    pub agreement: Option<AgreementId>,
    /// The place of the vendor in the agreement's list: of several vendors the first in use answers for it.
    pub position: usize,
    /// What within the subject: the name of a certification, the code of a waived finding, the number of a version, the
    /// names of the sub-processors that come and go.
    pub detail: String,
    /// Reminders longer than so many days before it would be noise, because the days of the subject follow closer.
    pub longest_lead: u32,
}

/// Every day of a vendor within `days`, in no particular order.
#[must_use]
pub fn due_days(
    dossier: &Dossier<'_>,
    settings: &Settings,
    days: &RangeInclusive<Day>,
) -> Vec<DueDay> {
    let facts = &dossier.vendor.facts;
    if facts.status == VendorStatus::Former {
        return Vec::new();
    }
    let mut due = Due {
        dossier,
        settings,
        days,
        found: Vec::new(),
    };
    for filed in dossier.agreements {
        for version in &filed.agreement.versions {
            due.term(filed, version);
            due.review(filed, version);
        }
    }
    if facts.is_in_use() {
        due.certifications();
    }
    due.waivers();
    due.objections();
    due.found
}

struct Due<'a> {
    dossier: &'a Dossier<'a>,
    settings: &'a Settings,
    days: &'a RangeInclusive<Day>,
    found: Vec<DueDay>,
}

impl Due<'_> {
    fn find(&mut self, kind: DueKind, subject: String, day: Day) -> Option<&mut DueDay> {
        if !self.days.contains(&day) {
            return None;
        }
        self.found.push(DueDay {
            kind,
            subject,
            day,
            vendor: self.dossier.vendor.id,
            agreement: None,
            position: 0,
            detail: String::new(),
            longest_lead: u32::MAX,
        });
        self.found.last_mut()
    }

    fn find_in(
        &mut self,
        filed: &Filed,
        kind: DueKind,
        subject: String,
        day: Day,
    ) -> Option<&mut DueDay> {
        let vendor = self.dossier.vendor.id;
        let vendors = &filed.agreement.facts.vendors;
        let position = vendors.iter().position(|id| *id == vendor);
        let found = self.find(kind, subject, day)?;
        found.agreement = Some(filed.agreement.id);
        found.position = position.unwrap_or_default();
        Some(found)
    }

    fn state(&self, filed: &Filed, version: &Version, day: Day) -> State {
        let superseded = superseded_from(&filed.agreement, version, filed.replaced_from);
        version_state(version, superseded, self.settings, day)
    }

    /// The last day of a version and its notice days, as far as it is in force on them.
    fn term(&mut self, filed: &Filed, version: &Version) {
        let term = &version.term;
        if term.terminated {
            return;
        }
        let next = superseded_from(&filed.agreement, version, filed.replaced_from);
        let goes_on = |last| {
            next.zip(add_days(last, 1))
                .is_some_and(|(next, after)| next <= after)
        };
        let subject = format!("agreement:{}", filed.agreement.id.0);
        let mut from = *self.days.start();
        while let Some(turn) = next_turn(term, from).filter(|turn| turn.day() <= *self.days.end()) {
            let day = turn.day();
            let (kind, last, is_day) = match turn {
                Deadline::Ends(last) => (DueKind::LastDay, last, true),
                Deadline::Renews(period) => {
                    (DueKind::NoticeDay, period.last_day, term.notice.is_some())
                }
            };
            if is_day && !goes_on(last) && self.state(filed, version, day).is_in_force() {
                let longest = term::warning_days(term, turn, u32::MAX);
                if let Some(found) = self.find_in(filed, kind, subject.clone(), day) {
                    found.longest_lead = longest;
                }
            }
            match (turn, add_days(day, 1)) {
                (Deadline::Renews(_), Some(after)) => from = after,
                _ => break,
            }
        }
    }

    fn review(&mut self, filed: &Filed, version: &Version) {
        let months = filed.agreement.facts.review_months;
        let months = months.unwrap_or(self.settings.review_months);
        let (subject, due) = match version.review {
            Review::Open { since, due, .. } => (
                format!("version:{}", version.id.0),
                due.or_else(|| add_days(since, REVIEW_OPEN_DAYS)),
            ),
            Review::Approved { on } => (
                format!("agreement:{}", filed.agreement.id.0),
                add_months(on, months),
            ),
            Review::None | Review::Rejected { .. } => return,
        };
        let Some(day) = due else { return };
        let state = self.state(filed, version, day);
        let is_open = matches!(version.review, Review::Open { .. });
        if state.is_in_force() || (is_open && matches!(state, State::InReview | State::Upcoming)) {
            let number = version.number.to_string();
            if let Some(found) = self.find_in(filed, DueKind::ReviewDue, subject, day) {
                found.detail = number;
            }
        }
    }

    fn certifications(&mut self) {
        let vendor = self.dossier.vendor;
        let certifications = &vendor.facts.certifications;
        for certification in certifications {
            let Some(last) = certification.last_day else {
                continue;
            };
            let is_followed = certifications.iter().any(|other| {
                other.name == certification.name && other.last_day.is_none_or(|later| later > last)
            });
            if is_followed {
                continue;
            }
            let subject = format!("vendor:{}:{}", vendor.id.0, certification.name);
            if let Some(found) = self.find(DueKind::CertificationEnd, subject, last) {
                found.detail.clone_from(&certification.name);
            }
        }
        // The same certification listed twice is one.
        self.found.dedup();
    }

    fn objections(&mut self) {
        let facts = &self.dossier.vendor.facts;
        if !facts.is_in_use() || facts.personal_data == PersonalData::No {
            return;
        }
        for notice in &self.dossier.chain.notices {
            if notice.decided.is_some() {
                continue;
            }
            let day = self.dossier.change_deadline(self.settings, notice).day;
            let (comes, goes) = notice.names();
            let subject = format!("change-notice:{}", notice.id.0);
            if let Some(found) = self.find(DueKind::ObjectionDeadline, subject, day) {
                found.detail = [comes, goes].concat().join(", ");
            }
        }
    }

    fn waivers(&mut self) {
        for waiver in self.dossier.waivers {
            let subject = format!("waiver:{}", waiver.id.0);
            if let Some(found) = self.find(DueKind::WaiverEnd, subject, waiver.last_day) {
                found.agreement = waiver.agreement;
                waiver.code.word().clone_into(&mut found.detail);
            }
        }
    }
}
