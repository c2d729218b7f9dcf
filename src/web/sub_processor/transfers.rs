//! The table of transfers on a vendor's tab of sub-processors: who receives outside the European Economic Area, what covers
//! that, and what is recorded.

use crate::domain::finding::Finding;
use crate::domain::lang::Lang;
use crate::domain::sub_processor::SubProcessor;
use crate::domain::transfer::{Recipient, Transfer};
use crate::domain::vendor::Vendor;
use crate::report::transfer::{Standing, place_name, rests_on, sentence, standings};
use crate::store::transfer::recipients;
use crate::web::form::Markup;
use crate::web::list::{Tone, mark};
use crate::web::mark::severity_tone;
use crate::web::visit::Visit;

/// Someone who receives data outside the European Economic Area.
pub(super) struct TransferView {
    pub(super) name: String,
    /// Whether it is the vendor itself.
    pub(super) is_itself: bool,
    pub(super) places: Vec<PlaceView>,
    /// What is recorded and has not ended, then what has, with the addresses where it is changed.
    pub(super) recorded: Vec<(String, String)>,
    /// Where more is recorded.
    pub(super) new: String,
}

/// One country of it.
pub(super) struct PlaceView {
    pub(super) name: String,
    pub(super) mark: Markup,
    pub(super) sentence: String,
    /// What to do next, where nothing covers it.
    pub(super) next: Option<String>,
}

/// Everyone outside, as far as they receive on the day of the visit.
pub(super) fn views<'a>(
    visit: &Visit,
    vendor: &Vendor,
    sub_processors: impl Iterator<Item = &'a SubProcessor>,
    transfers: &[Transfer],
    findings: &[Finding],
) -> Vec<TransferView> {
    recipients(vendor, sub_processors, transfers)
        .iter()
        .filter(|recipient| recipient.receives(visit.today))
        .map(|recipient| view(visit, vendor, recipient, transfers, findings))
        .collect()
}

fn view(
    visit: &Visit,
    vendor: &Vendor,
    recipient: &Recipient,
    transfers: &[Transfer],
    findings: &[Finding],
) -> TransferView {
    let mut its: Vec<&Transfer> = transfers
        .iter()
        .filter(|transfer| transfer.facts.sub_processor == recipient.sub_processor)
        .collect();
    let is_over = |one: &Transfer| one.facts.until.is_some_and(|until| until < visit.today);
    its.sort_by_key(|one| is_over(one));
    let recorded = its.iter().map(|one| {
        let words = rests_on(visit.lang, &one.facts);
        (words, format!("/transfers/{}", one.id.0))
    });
    let base = format!("/vendors/{}/transfers/new", vendor.id.0);
    TransferView {
        name: recipient.name.clone(),
        is_itself: recipient.sub_processor.is_none(),
        places: standings(recipient, findings, visit.today)
            .iter()
            .map(|(place, standing)| PlaceView {
                name: place_name(visit.lang, place),
                mark: standing_mark(visit.lang, standing),
                sentence: sentence(visit.lang, visit.today, place, standing),
                next: match standing {
                    Standing::Lacking(finding) => Some(finding.next_step(visit.lang, visit.today)),
                    _ => None,
                },
            })
            .collect(),
        recorded: recorded.collect(),
        new: match recipient.sub_processor {
            Some(id) => format!("{base}?sub-processor={}", id.0),
            None => base,
        },
    }
}

/// A standing as a shape and a word.
pub(super) fn standing_mark(lang: Lang, standing: &Standing<'_>) -> Markup {
    let (tone, key) = match standing {
        Standing::Covered(_) => (Tone::Good, "transfer-is-covered"),
        Standing::Lacking(finding) if finding.is_waived() => (Tone::Quiet, "transfer-is-waived"),
        Standing::Lacking(finding) => (severity_tone(finding.severity), "transfer-is-uncovered"),
        Standing::Unasked => (Tone::Quiet, "transfer-is-unasked"),
    };
    mark(tone, &crate::domain::text::text(lang, key))
}
