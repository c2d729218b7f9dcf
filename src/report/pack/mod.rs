//! The audit pack: everything that the register holds of some vendors, in one document that can be filed and checked
//! later. A cover with scope, day and who asked, the contents, then each vendor with where it stands, its agreements in
//! force with their whole text and checklist, and what the journal says of it. A pure function of what [`read`] has read.

mod agreement;
mod binder;
pub(super) mod checklist;
pub mod read;

pub use self::binder::{Binder, Bound};

use std::collections::BTreeSet;

use super::occasion::Occasion;
use super::paper::block::{Block, Column, Fact, Figure, Heading, Row, Table};
use super::paper::text::{Line, Link, Text};
use super::paper::{Paper, Status};
use super::vendor::{self, VendorSummary};
use crate::checks::catalogue::Catalogue;
use crate::domain::agreement::{AgreementId, VersionId};
use crate::domain::text::number;
use crate::store::check_result::KeptCheck;
use crate::store::event_name::EventNames;
use crate::store::journal::{Event, Head};
use crate::store::proof::Proof;

/// What the cover of a pack says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Which vendors, in words.
    pub scope: String,
    /// Who asked for it.
    pub asked_by: String,
    /// The last event of the journal when the pack was asked for.
    pub head: Head,
    /// Which part of the pack this is, from 1, where it is too long for one document.
    pub part: Option<usize>,
}

/// Everything that the register holds of a vendor.
#[derive(Clone, Debug)]
pub struct VendorFile {
    /// What the vendor summary says.
    pub summary: VendorSummary,
    /// The texts of the agreements in force.
    pub texts: Vec<HeldText>,
    /// The newest events about it.
    pub events: Vec<Event>,
    /// Whether there are older ones.
    pub is_cut: bool,
    /// The names of what they are about.
    pub names: EventNames,
}

/// The text that an agreement stands on, with its proofs.
#[derive(Clone, Debug)]
pub struct HeldText {
    /// The agreement.
    pub agreement: AgreementId,
    /// The version in force.
    pub version: VersionId,
    /// The text; `None` where the file is lost or is not what was stored.
    pub text: Option<String>,
    /// What the checker found in it, with its whole report.
    pub check: Option<KeptCheck>,
    /// The proofs of every version of the agreement.
    pub proofs: Vec<Proof>,
}

/// The pack as a paper.
#[must_use]
pub fn paper(
    occasion: &Occasion,
    cover: &Cover,
    files: &[VendorFile],
    catalogue: Option<&Catalogue>,
) -> Paper {
    let mut blocks = front(occasion, cover, files);
    // An agreement with several vendors is printed with the first of them.
    let mut printed = BTreeSet::new();
    for file in files {
        blocks.push(Block::PageBreak);
        blocks.extend(vendor_blocks(occasion, file, catalogue, &mut printed));
    }
    let subtitle = match (files, cover.part) {
        ([one], None) => Some(one.summary.vendor.facts.name.clone()),
        ([first, .., last], Some(part)) => Some(occasion.say_with(
            "report-pack-part",
            &[
                ("part", part.into()),
                ("first", first.summary.vendor.facts.name.as_str().into()),
                ("last", last.summary.vendor.facts.name.as_str().into()),
            ],
        )),
        (_, Some(part)) => {
            Some(occasion.say_with("report-pack-part-one", &[("part", part.into())]))
        }
        _ => None,
    };
    let scope = Some(cover.scope.clone());
    occasion.paper(occasion.say("report-pack"), subtitle, scope, blocks)
}

/// The cover and the contents.
fn front(occasion: &Occasion, cover: &Cover, files: &[VendorFile]) -> Vec<Block> {
    let figure = |n: usize, key: &str, status: Status| Figure {
        value: number(occasion.lang, i64::try_from(n).unwrap_or(i64::MAX)),
        label: occasion.say_with(key, &[("n", n.into())]),
        status: if n == 0 { Status::Neutral } else { status },
    };
    let agreements: BTreeSet<AgreementId> = files
        .iter()
        .flat_map(|file| file.texts.iter().map(|text| text.agreement))
        .collect();
    let findings = files
        .iter()
        .flat_map(|file| &file.summary.findings)
        .filter(|finding| !finding.is_waived())
        .count();
    let waived = files
        .iter()
        .flat_map(|file| &file.summary.findings)
        .filter(|finding| finding.is_waived())
        .count();
    vec![
        Block::Figures {
            figures: vec![
                figure(files.len(), "report-pack-n-vendors", Status::Neutral),
                figure(
                    agreements.len(),
                    "report-pack-n-agreements",
                    Status::Neutral,
                ),
                figure(findings, "report-pack-n-findings", Status::Attention),
                figure(waived, "report-pack-n-waived", Status::Neutral),
            ],
        },
        Block::Facts {
            facts: vec![
                Fact::new(occasion.say("report-pack-asked-by"), &*cover.asked_by),
                super::journal::head(occasion, &cover.head),
            ],
        },
        Block::paragraph(Text::bold(occasion.say("report-pack-holds"))),
        Block::List {
            from: None,
            items: [
                "report-pack-holds-vendor",
                "report-pack-holds-agreement",
                "report-pack-holds-journal",
            ]
            .map(|key| Text::plain(occasion.say(key)))
            .to_vec(),
        },
        Block::remark(occasion.say("report-pack-verify")),
        Block::PageBreak,
        Block::Contents {
            title: occasion.say("report-contents"),
            depth: 2,
        },
    ]
}

fn vendor_blocks(
    occasion: &Occasion,
    file: &VendorFile,
    catalogue: Option<&Catalogue>,
    printed: &mut BTreeSet<AgreementId>,
) -> Vec<Block> {
    let summary = &file.summary;
    let mut blocks = vec![
        Block::Heading(Heading {
            level: 1,
            text: summary.vendor.facts.name.as_str().into(),
            anchor: Some(format!("vendor-{}", summary.vendor.id.0)),
        }),
        vendor::standing(occasion, summary),
    ];
    let sections = [
        vendor::profile::profile(occasion, &summary.vendor.facts),
        agreements(occasion, summary),
        vendor::chain::chain(occasion, summary),
        vendor::record::findings(occasion, summary),
        vendor::record::waivers(occasion, &summary.waivers),
        vendor::record::contacts(occasion, &summary.vendor.facts.contacts),
        vendor::record::decisions(occasion, &summary.decisions),
    ];
    blocks.extend(sections.into_iter().flatten().map(deeper));
    for text in &file.texts {
        if printed.insert(text.agreement) {
            blocks.extend(agreement::agreement(occasion, summary, text, catalogue));
        }
    }
    blocks.push(Block::heading(2, occasion.say("report-journal")));
    if file.events.is_empty() {
        blocks.push(Block::paragraph(occasion.say("report-journal-empty")));
    } else {
        blocks.push(super::journal::events(occasion, &file.events, &file.names));
    }
    if file.is_cut {
        let n = file.events.len();
        blocks.push(Block::remark(
            occasion.say_with("report-journal-cut", &[("n", n.into())]),
        ));
    }
    blocks
}

/// Every agreement with where it stands; those in force lead to their text.
fn agreements(occasion: &Occasion, summary: &VendorSummary) -> Vec<Block> {
    let title = occasion.say("report-vendor-agreements");
    let mut blocks = vec![Block::heading(1, title.as_str())];
    let filed = vendor::agreement::sorted(occasion, summary);
    if filed.is_empty() {
        blocks.push(Block::paragraph(
            occasion.say("report-vendor-no-agreements"),
        ));
        return blocks;
    }
    blocks.extend(vendor::agreement::timeline(occasion, &filed));
    let rows = filed
        .iter()
        .map(|(state, version, filed)| {
            let facts = &filed.agreement.facts;
            let name = if state.is_in_force() {
                let link = Link::Anchor(vendor::agreement::anchor(&filed.agreement));
                Text::default().linked(facts.title.as_str(), link)
            } else {
                Text::plain(facts.title.as_str())
            };
            let term = version.map_or_else(String::new, |version| {
                crate::domain::term::arithmetic(version, occasion.day)
                    .sentence(occasion.lang, occasion.day)
            });
            Row {
                cells: vec![
                    vec![
                        Line::new(name),
                        Line::quiet(occasion.say(facts.kind.text_key())),
                    ],
                    vec![Line::status(
                        super::look::of_state(*state),
                        occasion.say(state.text_key()),
                    )],
                    vec![Line::new(term)],
                ],
                anchor: None,
            }
        })
        .collect();
    blocks.push(Block::Table(Table {
        summary: title,
        columns: vec![
            Column::left(occasion.say("report-column-agreement"), 7),
            Column::left(occasion.say("report-column-state"), 4),
            Column::left(occasion.say("report-fact-arithmetic"), 9),
        ],
        rows,
    }));
    blocks
}

/// A block with its heading one level down: what is a section of a summary is one of a vendor here.
fn deeper(mut block: Block) -> Block {
    if let Block::Heading(heading) = &mut block {
        heading.level += 1;
    }
    block
}
