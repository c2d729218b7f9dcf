//! The vendor summary, what an auditor files: where the vendor stands on the day and why, what is known of it, its
//! agreements with their arithmetic, who stands behind it, findings, waivers, contacts and decisions. A pure function of what [`read`] has
//! read, so that it can be tested without a database.

pub(super) mod agreement;
pub mod chain;
pub(super) mod profile;
pub mod read;
pub(super) mod record;

use self::chain::VendorChain;
use super::occasion::Occasion;
use super::paper::block::Block;
use super::paper::text::Text;
use super::paper::{Paper, Status};
use crate::domain::agreement::AgreementId;
use crate::domain::day::Day;
use crate::domain::entity::Entity;
use crate::domain::event::EventKind;
use crate::domain::finding::dossier::Filed;
use crate::domain::finding::{Finding, by_urgency};
use crate::domain::state::State;
use crate::domain::term::arithmetic;
use crate::domain::vendor::{Vendor, VendorStatus};
use crate::domain::waiver::Waiver;
use crate::store::check_result::KeptCheck;

/// What the summary is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct VendorSummary {
    /// The vendor.
    pub vendor: Vendor,
    /// Every agreement with it, in any order.
    pub agreements: Vec<Filed>,
    /// Our own companies.
    pub entities: Vec<Entity>,
    /// Its findings on the day, waived ones too, in any order.
    pub findings: Vec<Finding>,
    /// What the checker found in the version that each agreement stands on.
    pub checks: Vec<KeptCheck>,
    /// Who stands behind it.
    pub chain: VendorChain,
    /// Every waiver of one of its findings.
    pub waivers: Vec<Waiver>,
    /// What people have decided about it, newest first.
    pub decisions: Vec<Decision>,
}

/// Something that a person decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The day.
    pub on: Day,
    /// Who.
    pub by: String,
    /// What.
    pub kind: EventKind,
    /// The agreement that it was about.
    pub agreement: Option<AgreementId>,
    /// What it was about, where that is not the vendor itself.
    pub about: Option<String>,
    /// The comment or reason that was given.
    pub note: Option<String>,
}

/// The summary of a vendor as a paper.
#[must_use]
pub fn paper(occasion: &Occasion, summary: &VendorSummary) -> Paper {
    let mut blocks = vec![standing(occasion, summary)];
    blocks.extend(profile::profile(occasion, &summary.vendor.facts));
    blocks.extend(agreement::agreements(occasion, summary));
    blocks.extend(chain::chain(occasion, summary));
    blocks.extend(record::findings(occasion, summary));
    blocks.extend(record::waivers(occasion, &summary.waivers));
    blocks.extend(record::contacts(occasion, &summary.vendor.facts.contacts));
    blocks.extend(record::decisions(occasion, &summary.decisions));
    let subtitle = occasion.say("report-vendor");
    occasion.paper(
        summary.vendor.facts.name.clone(),
        Some(subtitle),
        None,
        blocks,
    )
}

/// Where the vendor stands on the day, in one line, with the reason.
pub(super) fn standing(occasion: &Occasion, summary: &VendorSummary) -> Block {
    let (lang, day) = (occasion.lang, occasion.day);
    let mut standing: Vec<&Finding> = summary
        .findings
        .iter()
        .filter(|finding| !finding.is_waived())
        .collect();
    standing.sort_by(|a, b| by_urgency(a, b));
    let n_waived = summary.findings.len() - standing.len();
    let callout = |status, title: String, body: Vec<String>| Block::Callout {
        status,
        title: title.into(),
        body: body.into_iter().map(Text::from).collect(),
    };
    if let Some(worst) = standing.first() {
        let mut body = vec![worst.next_step(lang, day)];
        if standing.len() > 1 {
            body.push(occasion.say_with(
                "report-vendor-more-findings",
                &[("n", (standing.len() - 1).into())],
            ));
        }
        let status = super::look::of_finding(worst);
        return callout(status, worst.sentence(lang, day), body);
    }
    let waived = (n_waived > 0)
        .then(|| occasion.say_with("report-vendor-waived-findings", &[("n", n_waived.into())]));
    let facts = &summary.vendor.facts;
    let in_force = summary.agreements.iter().find_map(|filed| {
        let (standing, version) = filed.standing(&occasion.settings, day);
        let meets = filed
            .agreement
            .facts
            .kind
            .meets()
            .is_some_and(|need| facts.needs().contains(&need));
        (meets && standing.state.is_in_force()).then_some((filed, standing.state, version?))
    });
    let (status, title, mut body) = match (facts.status, in_force) {
        (VendorStatus::Former, _) => (
            Status::Neutral,
            occasion.say("report-vendor-is-former"),
            Vec::new(),
        ),
        (_, Some((filed, state, version))) => {
            let title = occasion.say_with(
                "report-vendor-is-covered",
                &[("title", filed.agreement.facts.title.as_str().into())],
            );
            let status = if state == State::Expiring {
                Status::Attention
            } else {
                Status::Good
            };
            (
                status,
                title,
                vec![arithmetic(version, day).sentence(lang, day)],
            )
        }
        (VendorStatus::Proposed, None) => (
            Status::Neutral,
            occasion.say("report-vendor-is-proposed"),
            Vec::new(),
        ),
        (_, None) if facts.needs().is_empty() => (
            Status::Good,
            occasion.say("report-vendor-needs-nothing"),
            vec![occasion.say("report-vendor-needs-nothing-why")],
        ),
        // What is missing has been waived: the sentence below says how much.
        (_, None) => (
            Status::Neutral,
            occasion.say("report-vendor-is-waived"),
            Vec::new(),
        ),
    };
    body.extend(waived);
    callout(status, title, body)
}
