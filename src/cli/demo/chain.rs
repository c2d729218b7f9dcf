//! Who stands behind the vendors of the demonstration: sub-processors, what transfers rest on, and announced changes.

use super::fill::{Plan, known};
use super::registry::{ChangeNoticePart, RegistryFile, SubProcessorPart, TransferPart, ago};
use crate::domain::change_notice::ChangeDecision;
use crate::domain::draft::FieldProblem;
use crate::domain::draft::change_notice::ChangeNoticeDraft;
use crate::domain::draft::sub_processor::SubProcessorDraft;
use crate::domain::draft::transfer::TransferDraft;
use crate::domain::sub_processor::SubProcessorId;
use crate::domain::vendor::VendorId;
use crate::store::error::StoreError;
use crate::store::reader::Reader;

/// Plans everything that stands behind the vendors.
pub(super) fn add(plan: &mut Plan, registry: &RegistryFile, procurement: &str, legal: &str) {
    for part in &registry.sub_processors {
        sub_processor(plan, part.clone(), procurement);
    }
    for part in &registry.transfers {
        transfer(plan, part.clone(), legal);
    }
    for part in &registry.change_notices {
        change_notice(plan, part.clone(), procurement, legal);
    }
}

fn wrong(name: &str) -> impl FnOnce(Vec<FieldProblem>) -> StoreError {
    move |problems| StoreError::Value(format!("{name}: {problems:?}"))
}

/// The sub-processors of a vendor with their names.
fn engaged(
    reader: &Reader<'_>,
    vendor: VendorId,
) -> Result<Vec<(SubProcessorId, String)>, StoreError> {
    let (own, _) = reader.sub_processors_around(vendor)?;
    let named = own.into_iter().map(|line| (line.it.id, line.it.facts.name));
    Ok(named.collect())
}

fn named(engaged: &[(SubProcessorId, String)], name: &str) -> Result<SubProcessorId, StoreError> {
    let found = engaged.iter().find(|(_, its)| its == name);
    found
        .map(|(id, _)| *id)
        .ok_or(StoreError::NotFound("sub-processor"))
}

fn sub_processor(plan: &mut Plan, part: SubProcessorPart, procurement: &str) {
    let today = plan.today;
    plan.add(part.added_ago, procurement, move |writer, made| {
        let vendor = known(&made.vendors, &part.vendor)?;
        let linked = part.linked.map(|slug| known(&made.vendors, &slug));
        let draft = SubProcessorDraft {
            name: part.name,
            countries: part.countries.join(", "),
            purpose: part.purpose,
            since: day(part.since_ago, today),
            until: String::new(),
            linked: linked
                .transpose()?
                .map_or_else(String::new, |id| id.0.to_string()),
        };
        let facts = draft.read(vendor).map_err(wrong(&draft.name))?;
        writer.add_sub_processor(vendor, None, &facts).map(drop)
    });
}

fn transfer(plan: &mut Plan, part: TransferPart, legal: &str) {
    let today = plan.today;
    plan.add(part.recorded_ago, legal, move |writer, made| {
        let vendor = known(&made.vendors, &part.vendor)?;
        let all = engaged(writer, vendor)?;
        let to = part.to.map(|name| named(&all, &name)).transpose()?;
        let draft = TransferDraft {
            mechanism: part.mechanism,
            modules: part.modules,
            since: day(part.since_ago, today),
            until: day(part.until_in.map(|days| -days), today),
            note: part.note,
        };
        let facts = draft.read(to).map_err(wrong(&part.vendor))?;
        writer.record_transfer(vendor, &facts).map(drop)
    });
}

fn change_notice(plan: &mut Plan, part: ChangeNoticePart, procurement: &str, legal: &str) {
    let today = plan.today;
    let (decided_ago, closed_ago) = (part.decided_ago, part.closed_ago);
    let (slug, decision, reason) = (
        part.vendor.clone(),
        part.decision.clone(),
        part.reason.clone(),
    );
    plan.add(part.received_ago, procurement, move |writer, made| {
        let vendor = known(&made.vendors, &part.vendor)?;
        let all = engaged(writer, vendor)?;
        let removed = part.removed.iter().map(|name| named(&all, name));
        let removed: Vec<SubProcessorId> = removed.collect::<Result<_, _>>()?;
        let received = ago(today, part.received_ago);
        let draft = ChangeNoticeDraft {
            received_on: received.to_string(),
            effective_on: day(part.effective_in.map(|days| -days), today),
            days: String::new(),
            added: part.added.join("\n"),
            removed: removed.iter().map(|id| id.0.to_string()).collect(),
            note: part.note,
        };
        let facts = draft.read(&all, received).map_err(wrong(&part.vendor))?;
        writer.receive_change_notice(vendor, &facts).map(drop)
    });
    let newest = |reader: &Reader<'_>, vendor: VendorId| {
        let all = reader.change_notices_of(&[vendor])?;
        all.into_iter()
            .next()
            .ok_or(StoreError::NotFound("change notice"))
    };
    if let Some((decided, word)) = decided_ago.zip(decision) {
        let slug = slug.clone();
        plan.add(decided, legal, move |writer, made| {
            let notice = newest(writer, known(&made.vendors, &slug)?)?;
            let decision = ChangeDecision::from_word(&word);
            let decision = decision.ok_or(StoreError::NotFound("decision"))?;
            writer.decide_change_notice(notice.id, notice.row, decision, &reason)
        });
    }
    if let Some(closed) = closed_ago {
        plan.add(closed, legal, move |writer, made| {
            let notice = newest(writer, known(&made.vendors, &slug)?)?;
            writer.close_change_notice(notice.id, notice.row)
        });
    }
}

/// The day so many days ago as text; empty where none is said.
fn day(days: Option<i64>, today: crate::domain::day::Day) -> String {
    days.map(|days| ago(today, days).to_string())
        .unwrap_or_default()
}
