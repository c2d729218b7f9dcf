//! An agreement of a pack, from a page of its own on: what it is, what the law asks of it and where it says so, what
//! people decided, who signed and what proves it, and its text from the first line to the last.

use super::{HeldText, checklist};
use crate::checks::catalogue::Catalogue;
use crate::domain::agreement::Version;
use crate::report::manuscript::Manuscript;
use crate::report::occasion::Occasion;
use crate::report::outcome;
use crate::report::paper::block::{Block, Column, Heading, Row, Table};
use crate::report::paper::text::{Emphasis, Line, Text};
use crate::report::vendor::{self, Decision, VendorSummary};
use crate::store::upload::ProofKind;

/// All of it; nothing where the agreement is not among those of the summary.
pub(super) fn agreement(
    occasion: &Occasion,
    summary: &VendorSummary,
    held: &HeldText,
    catalogue: Option<&Catalogue>,
) -> Vec<Block> {
    let Some(filed) = summary
        .agreements
        .iter()
        .find(|filed| filed.agreement.id == held.agreement)
    else {
        return Vec::new();
    };
    let agreement = &filed.agreement;
    let (standing, version) = filed.standing(&occasion.settings, occasion.day);
    let mut blocks = vec![
        Block::PageBreak,
        Block::Heading(Heading {
            level: 2,
            text: agreement.facts.title.as_str().into(),
            anchor: Some(vendor::agreement::anchor(agreement)),
        }),
        Block::Facts {
            facts: vendor::agreement::facts(occasion, summary, agreement, standing.state, version),
        },
    ];
    let manuscript = held.text.as_deref().map(Manuscript::read);
    if let Some(check) = &held.check {
        blocks.push(section(occasion, "report-pack-checklist"));
        blocks.push(Block::paragraph(outcome::summary(occasion, &check.result)));
        blocks.extend(checklist::checklist(
            occasion,
            check,
            catalogue,
            manuscript.as_ref(),
        ));
    }
    let decisions: Vec<_> = summary
        .decisions
        .iter()
        .filter(|decision| decision.agreement == Some(held.agreement))
        .map(|decision| Decision {
            // The heading says which agreement.
            about: decision
                .about
                .clone()
                .filter(|about| *about != agreement.facts.title),
            ..decision.clone()
        })
        .collect();
    if !decisions.is_empty() {
        blocks.extend(lower(vendor::record::decisions(occasion, &decisions)));
    }
    let waivers: Vec<_> = summary
        .waivers
        .iter()
        .filter(|waiver| waiver.agreement == Some(held.agreement))
        .cloned()
        .collect();
    if !waivers.is_empty() {
        blocks.extend(lower(vendor::record::waivers(occasion, &waivers)));
    }
    blocks.push(section(occasion, "report-pack-proofs"));
    blocks.extend(proofs(occasion, held, &agreement.versions));
    blocks.push(Block::PageBreak);
    blocks.push(section(occasion, "report-pack-text"));
    blocks.push(Block::remark(
        occasion.say_with(
            "report-pack-text-of",
            &[
                ("title", agreement.facts.title.as_str().into()),
                (
                    "number",
                    version
                        .map_or(0, |version| i64::from(version.number))
                        .into(),
                ),
                (
                    "digest",
                    version.map_or("", |version| version.sha256.as_str()).into(),
                ),
            ],
        ),
    ));
    match (manuscript, version) {
        (Some(manuscript), Some(version)) => {
            let name = format!("text-{}", held.version.0);
            blocks.push(Block::Document {
                lang: version.lang,
                blocks: manuscript.blocks(&name, version.lang),
            });
        }
        _ => blocks.push(Block::paragraph(occasion.say("report-pack-text-lost"))),
    }
    blocks
}

fn section(occasion: &Occasion, key: &str) -> Block {
    Block::heading(3, occasion.say(key))
}

/// Sections of a summary below an agreement.
fn lower(blocks: Vec<Block>) -> impl Iterator<Item = Block> {
    blocks.into_iter().map(super::deeper).map(super::deeper)
}

/// Each proof with its hash, or that there is none.
fn proofs(occasion: &Occasion, held: &HeldText, versions: &[Version]) -> Vec<Block> {
    if held.proofs.is_empty() {
        return vec![Block::paragraph(occasion.say("report-pack-no-proofs"))];
    }
    let rows = held
        .proofs
        .iter()
        .map(|proof| {
            let kind = match proof.kind {
                ProofKind::Pdf => "PDF",
                ProofKind::Png => "PNG",
                ProofKind::Eml => "EML",
            };
            let number = versions
                .iter()
                .find(|version| version.id == proof.version)
                .map_or(0, |version| version.number);
            let size = occasion.say_with(
                "report-pack-bytes",
                &[("n", i64::try_from(proof.bytes).unwrap_or(i64::MAX).into())],
            );
            let digest = Text::default().with(Emphasis::Code, format!("SHA-256 {}", proof.sha256));
            Row {
                cells: vec![
                    vec![
                        Line::new(proof.name.as_str()),
                        Line::quiet(format!("{kind} · {size}")),
                        Line::quiet(digest),
                    ],
                    vec![Line::new(number.to_string())],
                    vec![
                        Line::new(proof.added_by.as_str()),
                        Line::quiet(proof.added_on.to_string()),
                    ],
                ],
                anchor: None,
            }
        })
        .collect();
    vec![Block::Table(Table {
        summary: occasion.say("report-pack-proofs"),
        columns: vec![
            Column::left(occasion.say("report-column-proof"), 12),
            Column::right(occasion.say("report-column-version"), 2),
            Column::left(occasion.say("report-column-added"), 5),
        ],
        rows,
    })]
}
