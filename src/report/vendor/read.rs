//! Reads from the store what the vendor summary needs, in a fixed number of statements.

use chrono::DateTime;
use chrono_tz::Tz;

use super::chain::VendorChain;
use super::{Decision, VendorSummary};
use crate::checks::catalogue::built_in;
use crate::domain::agreement::VersionId;
use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::finding::FindingCode;
use crate::domain::finding::dossier::Filed;
use crate::domain::review::Resolution;
use crate::domain::text::{has, text};
use crate::domain::vendor::{Need, VendorId};
use crate::report::occasion::Occasion;
use crate::store::error::StoreError;
use crate::store::journal::Event;
use crate::store::reader::Reader;

/// The newest events of the journal among which decisions are looked for; older ones are left out.
const MOST_EVENTS: u32 = 1_000;

/// What the summary of a vendor is made from; `None` when there is no such vendor.
pub fn read(
    reader: &Reader<'_>,
    occasion: &Occasion,
    id: VendorId,
) -> Result<Option<VendorSummary>, StoreError> {
    let Some(vendor) = reader.vendor(id)? else {
        return Ok(None);
    };
    let agreements = reader.filed_of(id)?;
    let judged: Vec<VersionId> = agreements
        .iter()
        .filter(|filed| filed.agreement.facts.kind.meets() == Some(Need::Dpa))
        .filter_map(|filed| filed.standing(&occasion.settings, occasion.day).0.version)
        .collect();
    let events = reader.vendor_events(id, MOST_EVENTS)?;
    let decisions = events
        .iter()
        .filter_map(|event| decision(occasion, &agreements, event))
        .collect();
    let (own, _) = reader.sub_processors_around(id)?;
    Ok(Some(VendorSummary {
        vendor,
        entities: reader.entities()?,
        findings: reader.findings_of_vendor(id, occasion.day)?,
        waivers: reader.waivers_of(&[id])?,
        checks: reader.checks_of(&judged)?,
        chain: VendorChain {
            sub_processors: own.into_iter().map(|line| line.it).collect(),
            transfers: reader.transfers_of(&[id])?,
            notices: reader.change_notices_of(&[id])?,
        },
        agreements,
        decisions,
    }))
}

/// The decision that an event records, if it is one that people file: not every change of a field.
fn decision(occasion: &Occasion, agreements: &[Filed], event: &Event) -> Option<Decision> {
    let is_decision = matches!(
        event.kind,
        EventKind::VendorAdded
            | EventKind::VendorMerged
            | EventKind::AgreementWithdrawn
            | EventKind::VersionBound
            | EventKind::VersionTerminated
            | EventKind::VersionWithdrawn
            | EventKind::NoticeGiven
            | EventKind::ReviewOpened
            | EventKind::ReviewPointDecided
            | EventKind::ReviewChangesRequested
            | EventKind::ReviewApproved
            | EventKind::ReviewRejected
            | EventKind::ChangeNoticeDecided
            | EventKind::FindingWaived
            | EventKind::WaiverEnded
    );
    let on = day(occasion, &event.at)?;
    // A paper of a day in the past knows nothing of what came later.
    if !is_decision || on > occasion.day {
        return None;
    }
    let title = agreements
        .iter()
        .find(|filed| Some(filed.agreement.id) == event.subject.agreement)
        .map(|filed| filed.agreement.facts.title.clone());
    let said = |field: &str| event.payload.as_ref()?.get(field)?.get("to")?.as_str();
    let waived = said("code")
        .and_then(FindingCode::from_word)
        .map(|code| text(occasion.lang, code.text_key()));
    let note = said("comment")
        .or_else(|| said("reason"))
        .filter(|note| !note.is_empty())
        .map(str::to_owned);
    if let Some(subject) = said("point").filter(|_| event.kind == EventKind::ReviewPointDecided) {
        return Some(Decision {
            on,
            by: event.actor.clone(),
            kind: event.kind,
            agreement: event.subject.agreement,
            about: Some(match title {
                Some(title) => format!("{title}: {}", point(occasion, subject)),
                None => point(occasion, subject),
            }),
            note: resolved(occasion, event, note),
        });
    }
    Some(Decision {
        on,
        by: event.actor.clone(),
        kind: event.kind,
        agreement: event.subject.agreement,
        about: waived.or(title),
        note,
    })
}

/// What was decided about a point, with the reason that was given.
fn resolved(occasion: &Occasion, event: &Event, reason: Option<String>) -> Option<String> {
    let change = event.payload.as_ref()?.get("resolution");
    let word = change.map(|change| change.get("to").and_then(|word| word.as_str()));
    let said = word.map(|word| match word.and_then(Resolution::from_word) {
        Some(resolution) => occasion.say(resolution.text_key()),
        None => occasion.say("flash-point-taken-back"),
    });
    match (said, reason) {
        (Some(said), Some(reason)) => Some(format!("{said}: {reason}")),
        (said, reason) => said.or(reason),
    }
}

/// What a point of a review is called: by the catalogue, as a fact, else by its id.
fn point(occasion: &Occasion, subject: &str) -> String {
    let known = built_in().ok().and_then(|all| all.requirement(subject));
    let fact = format!("fact-{subject}");
    match known {
        Some(requirement) => requirement.text(occasion.lang).title.clone(),
        None if has(occasion.lang, &fact) => text(occasion.lang, &fact),
        None => subject.to_owned(),
    }
}

/// The day of an instant in the register's time zone.
fn day(occasion: &Occasion, at: &str) -> Option<Day> {
    let zone: Tz = occasion.settings.time_zone.parse().unwrap_or(Tz::UTC);
    Some(
        DateTime::parse_from_rfc3339(at)
            .ok()?
            .with_timezone(&zone)
            .date_naive(),
    )
}
