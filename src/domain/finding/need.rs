//! Whether a vendor has the agreement that it needs on a day, and if not, which of its agreements comes
//! closest and what that one lacks. Knows agreements and days; severities and waivers are in `rules`.

use super::dossier::{Dossier, Filed};
use super::{Finding, FindingCode, Why, rules};
use crate::domain::agreement::{AgreementId, Review, Version, VersionId};
use crate::domain::day::{Day, add_days, sub_days};
use crate::domain::settings::Settings;
use crate::domain::state::State;
use crate::domain::term::{first_day, last_day};
use crate::domain::vendor::{Need, VendorStatus};

/// That a need is not met on a day, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Which of the four codes says it (`FindingCode::is_uncovered`).
    pub code: FindingCode,
    /// The agreement that comes closest.
    pub agreement: Option<AgreementId>,
    /// Its version that comes closest.
    pub version: Option<VersionId>,
    /// The reason.
    pub why: Why,
}

/// The findings that keep a vendor that is not in use from being made active on a day: needs that are neither met nor
/// waived, whatever its status. Empty: it may be made active.
#[must_use]
pub fn hindrance(dossier: Dossier<'_>, settings: &Settings, day: Day) -> Vec<Finding> {
    let mut proposed = dossier.vendor.clone();
    proposed.facts.status = VendorStatus::Proposed;
    let dossier = Dossier {
        vendor: &proposed,
        ..dossier
    };
    let mut findings = rules::standing(&dossier, settings, day);
    findings.retain(|finding| rules::says_uncovered(finding) && !finding.is_waived());
    findings
}

/// What an agreement of the right kind amounts to on a day.
struct Candidate<'a> {
    filed: &'a Filed,
    state: State,
    version: &'a Version,
}

/// Why no agreement meets a need on a day, `None` where one does. One reason is given, the first of: bound
/// but not yet effective, in force but reads as another kind of text, ended, not bound, only other kinds,
/// none at all.
#[must_use]
pub fn gap(dossier: &Dossier<'_>, settings: &Settings, need: Need, day: Day) -> Option<Gap> {
    let candidates: Vec<Candidate<'_>> = dossier
        .agreements
        .iter()
        .filter(|filed| filed.agreement.facts.kind.meets() == Some(need))
        .filter_map(|filed| {
            let (standing, version) = filed.standing(settings, day);
            Some(Candidate {
                filed,
                state: standing.state,
                version: version?,
            })
        })
        .collect();
    let in_force = || {
        candidates
            .iter()
            .filter(|candidate| candidate.state.is_in_force())
    };
    if in_force().any(|candidate| reads_as(dossier, candidate).is_none()) {
        return None;
    }
    not_yet_effective(&candidates)
        .or_else(|| {
            in_force().find_map(|candidate| {
                Some(wrong_document(candidate, reads_as(dossier, candidate)?))
            })
        })
        .or_else(|| ended(&candidates))
        .or_else(|| unsigned(&candidates))
        .or_else(|| Some(missing(dossier, settings, day)))
        .map(|gap| Gap {
            why: gap.why.word("need", need.word()),
            ..gap
        })
}

fn reads_as<'a>(dossier: &Dossier<'a>, candidate: &Candidate<'_>) -> Option<&'a str> {
    let document = dossier
        .documents
        .iter()
        .find(|document| document.version == candidate.version.id)?;
    document.reads_as.as_deref()
}

impl Candidate<'_> {
    fn gap(&self, code: FindingCode, why: Why) -> Gap {
        let agreement = &self.filed.agreement;
        Gap {
            code,
            agreement: Some(agreement.id),
            version: Some(self.version.id),
            why: why.word("title", &agreement.facts.title),
        }
    }

    /// The last day on which it was in force, where it has been and is no longer.
    fn ended_on(&self) -> Option<Day> {
        let first = first_day(self.version)?;
        let replaced = self.filed.replaced_from.and_then(|day| sub_days(day, 1));
        let ended = match self.state {
            State::Expired | State::Terminated => last_day(&self.version.term),
            State::Superseded => last_day(&self.version.term)
                .into_iter()
                .chain(replaced)
                .min(),
            _ => None,
        };
        ended.filter(|last| first <= *last)
    }

    /// A version that was added after the one in question and does not bind yet.
    fn renewal(&self) -> Option<&Version> {
        let later = self.filed.agreement.versions.iter().rev();
        later
            .take_while(|version| version.number > self.version.number)
            .find(|version| version.bound.is_none())
    }
}

fn not_yet_effective(candidates: &[Candidate<'_>]) -> Option<Gap> {
    let upcoming = candidates
        .iter()
        .filter(|candidate| candidate.state == State::Upcoming);
    let (candidate, first) = upcoming
        .filter_map(|candidate| Some((candidate, first_day(candidate.version)?)))
        .min_by_key(|(_, first)| *first)?;
    let why = Why::new("not-yet-effective").day("first-day", first);
    Some(candidate.gap(FindingCode::AgreementNotYetEffective, why))
}

fn wrong_document(candidate: &Candidate<'_>, reads_as: &str) -> Gap {
    let why = Why::new("wrong-document-uncovered").word("reads-as", reads_as);
    candidate.gap(FindingCode::AgreementMissing, why)
}

fn ended(candidates: &[Candidate<'_>]) -> Option<Gap> {
    let ended = candidates
        .iter()
        .filter_map(|candidate| Some((candidate, candidate.ended_on()?)));
    let (candidate, last) = ended.max_by_key(|(_, last)| *last)?;
    let open = candidates
        .iter()
        .any(|other| other.renewal().is_some() || is_unsigned(other.state));
    let reason = match candidate.state {
        State::Terminated => "terminated",
        State::Superseded => "replaced",
        _ if open => "expired-renewal-open",
        _ => "expired",
    };
    let why = Why::new(reason)
        .day("last-day", last)
        .day("expired-on", add_days(last, 1).unwrap_or(last));
    Some(candidate.gap(FindingCode::AgreementExpired, why))
}

fn is_unsigned(state: State) -> bool {
    matches!(
        state,
        State::AwaitingSignature | State::InReview | State::Draft
    )
}

fn unsigned(candidates: &[Candidate<'_>]) -> Option<Gap> {
    let unsigned = candidates
        .iter()
        .filter(|candidate| is_unsigned(candidate.state));
    let candidate = unsigned.max_by_key(|candidate| match candidate.state {
        State::AwaitingSignature => 2,
        State::InReview => 1,
        _ => 0,
    })?;
    let why = match (candidate.state, &candidate.version.review) {
        (State::AwaitingSignature, Review::Approved { on }) => {
            Why::new("unsigned-approved").day("approved-on", *on)
        }
        (State::InReview, Review::Open { since, .. }) => {
            Why::new("unsigned-in-review").day("review-since", *since)
        }
        (_, Review::Rejected { on }) => Why::new("unsigned-rejected").day("rejected-on", *on),
        _ => Why::new("unsigned-draft"),
    };
    Some(candidate.gap(FindingCode::AgreementUnsigned, why))
}

/// No agreement of the right kind: the reason names one of another kind that is in force, if there is one.
fn missing(dossier: &Dossier<'_>, settings: &Settings, day: Day) -> Gap {
    let in_force = |filed: &&Filed| filed.standing(settings, day).0.state.is_in_force();
    let other = dossier.agreements.iter().find(in_force);
    let why = match other {
        Some(filed) => Why::new("missing-wrong-kind")
            .word("title", &filed.agreement.facts.title)
            .word("kind", filed.agreement.facts.kind.word()),
        None => Why::new("missing-none"),
    };
    Gap {
        code: FindingCode::AgreementMissing,
        agreement: None,
        version: None,
        why,
    }
}
