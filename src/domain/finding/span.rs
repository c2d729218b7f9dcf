//! The days on which findings stand: the rules are asked on every day on which their answer may change, and
//! equal answers are joined. Knows when facts change, not what follows from them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::agreement_rules::REVIEW_OPEN_DAYS;
use super::deletion;
use super::dossier::Dossier;
use super::rules;
use super::{Finding, FindingCode, by_urgency};
use crate::domain::agreement::{AgreementId, Review, VersionId};
use crate::domain::day::{Day, add_days, add_months, starts, sub_days};
use crate::domain::settings::Settings;
use crate::domain::state;

/// A finding on consecutive days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingSpan {
    /// The finding, the same on each of the days.
    pub finding: Finding,
    /// The first day of this span, inclusive; later than `finding.since` where its reason or waiver changed.
    pub first_day: Day,
    /// The last day of this span, inclusive; the horizon where it stands on.
    pub last_day: Day,
}

/// The findings of a vendor on a day, most urgent first.
#[must_use]
pub fn findings(dossier: Dossier<'_>, settings: &Settings, day: Day) -> Vec<Finding> {
    let spans = spans(dossier, settings, day).into_iter();
    let mut findings: Vec<Finding> = spans
        .filter(|span| span.last_day == day)
        .map(|span| span.finding)
        .collect();
    findings.sort_by(by_urgency);
    findings
}

/// The findings of a vendor on a day as the rules give them, without looking at the days before: `since` is
/// the day itself. What [`spans`] must agree with on every day.
#[must_use]
pub fn findings_alone(dossier: Dossier<'_>, settings: &Settings, day: Day) -> Vec<Finding> {
    rules::standing(&dossier, settings, day)
}

/// Every finding of a vendor with its days, up to and with `horizon`, in the order in which they begin.
/// A finding whose reason, severity or waiver changes gives one span for each, with the same `since`.
#[must_use]
pub fn spans(dossier: Dossier<'_>, settings: &Settings, horizon: Day) -> Vec<FindingSpan> {
    let days = dossier.known_from()..=horizon;
    let starts = starts(&days, &changes(&dossier, settings, &days));
    let mut done = Vec::new();
    let mut open: BTreeMap<Subject, FindingSpan> = BTreeMap::new();
    for first_day in starts {
        let last_of_previous = sub_days(first_day, 1).unwrap_or(first_day);
        let mut still_open = BTreeMap::new();
        for mut finding in rules::standing(&dossier, settings, first_day) {
            let subject = Subject::of(&finding);
            let before = open.remove(&subject);
            finding.since = before.as_ref().map_or(first_day, |span| span.finding.since);
            let span = match before {
                Some(before) if before.finding == finding => before,
                before => {
                    done.extend(before.map(|span| FindingSpan {
                        last_day: last_of_previous,
                        ..span
                    }));
                    FindingSpan {
                        finding,
                        first_day,
                        last_day: horizon,
                    }
                }
            };
            still_open.insert(subject, span);
        }
        done.extend(open.into_values().map(|span| FindingSpan {
            last_day: last_of_previous,
            ..span
        }));
        open = still_open;
    }
    done.extend(open.into_values());
    done.sort_by_key(|span| span.first_day);
    done
}

/// What a finding is about, whatever its reason is at the moment: findings of one subject on days without a
/// break are the same finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Subject {
    code: FindingCode,
    agreement: Option<AgreementId>,
    version: Option<VersionId>,
    detail: Option<String>,
    waiver: Option<i64>,
}

impl Subject {
    fn of(finding: &Finding) -> Subject {
        let uncovered = rules::says_uncovered(finding);
        let per_version = matches!(
            finding.code,
            FindingCode::DocumentChanged | FindingCode::DocumentLost | FindingCode::ReviewOverdue
        );
        let unused = finding.code == FindingCode::WaiverUnused;
        Subject {
            code: if uncovered {
                FindingCode::AgreementMissing
            } else {
                finding.code
            },
            agreement: finding.agreement.filter(|_| !uncovered),
            version: finding.version.filter(|_| per_version),
            detail: finding.detail.clone(),
            waiver: finding.waiver.filter(|_| unused).map(|waiver| waiver.0),
        }
    }
}

/// Every day on which an answer of the rules may differ from the day before.
fn changes(
    dossier: &Dossier<'_>,
    settings: &Settings,
    days: &RangeInclusive<Day>,
) -> BTreeSet<Day> {
    let facts = &dossier.vendor.facts;
    let after = |day: Day| add_days(day, 1);
    let mut changes = BTreeSet::from([dossier.vendor.added_on, dossier.first_day()]);
    changes.extend(facts.used_until.and_then(after));
    changes.extend(facts.deletion_proved_on);
    for certification in &facts.certifications {
        changes.extend(certification.last_day.and_then(after));
    }
    for waiver in dossier.waivers {
        changes.insert(waiver.first_day);
        changes.extend(after(waiver.last_day));
    }
    for document in dossier.documents {
        changes.extend(document.deletion_proved_on);
        changes.extend(document.damage.map(|(_, noticed_on)| noticed_on));
    }
    for recipient in &dossier.chain.recipients {
        changes.extend(recipient.changes());
    }
    for notice in &dossier.chain.notices {
        changes.extend(notice.changes());
        changes.extend(after(dossier.change_deadline(settings, notice).day));
    }
    for filed in dossier.agreements {
        changes.extend(state::changes(
            &filed.agreement,
            filed.replaced_from,
            settings,
            days,
        ));
        let months = filed
            .agreement
            .facts
            .review_months
            .unwrap_or(settings.review_months);
        for version in &filed.agreement.versions {
            changes.insert(rules::known_from(version));
            if let Some(end) = deletion::end(version, facts) {
                let stated = dossier
                    .document(version.id)
                    .and_then(|document| document.deletion_days);
                let given = u64::from(stated.unwrap_or(settings.deletion_days));
                changes.extend([after(end), add_days(end, given + 1)].into_iter().flatten());
            }
            changes.extend(match version.review {
                Review::Open { since, .. } => add_days(since, REVIEW_OPEN_DAYS + 1),
                Review::Approved { on } => add_months(on, months).and_then(after),
                Review::None | Review::Rejected { .. } => None,
            });
        }
    }
    changes
}
