//! The review of a version in the register, from the result that is kept of it: what the text lacks and where, with who
//! the agreement is with and which text it is. Nothing is checked here.

use super::{Review, paper};
use crate::checks::outcome;
use crate::checks::profile::house::House;
use crate::domain::agreement::{Agreement, AgreementId, Version};
use crate::report::manuscript::Manuscript;
use crate::report::occasion::Occasion;
use crate::report::pack::checklist::checklist;
use crate::report::paper::Paper;
use crate::report::paper::block::{Block, Fact};
use crate::report::paper::text::{Emphasis, Line, Text};
use crate::store::check_result::KeptCheck;
use crate::store::error::StoreError;
use crate::store::reader::Reader;

/// What the review is made from.
#[derive(Clone, Debug)]
pub struct KeptReview {
    /// The agreement.
    pub agreement: Agreement,
    /// The version.
    pub version: Version,
    /// The names of its vendors.
    pub vendors: Vec<String>,
    /// The text; empty where the file is lost or is not what was stored.
    pub text: String,
    /// The result, if it has been checked.
    pub check: Option<KeptCheck>,
}

/// Reads the review of a version by its number; `None` when there is no such version.
pub fn read(
    reader: &Reader<'_>,
    id: AgreementId,
    number: u32,
) -> Result<Option<KeptReview>, StoreError> {
    let Some(agreement) = reader.agreement(id)? else {
        return Ok(None);
    };
    let Some(version) = agreement
        .versions
        .iter()
        .find(|version| version.number == number)
        .cloned()
    else {
        return Ok(None);
    };
    let text = match reader.text_of(&version) {
        Ok(bytes) => String::from_utf8(bytes).unwrap_or_default(),
        Err(StoreError::DocumentChanged(_) | StoreError::DocumentLost(_)) => String::new(),
        Err(error) => return Err(error),
    };
    let vendors = reader.vendors_by_id(&agreement.facts.vendors)?;
    Ok(Some(KeptReview {
        vendors: vendors.into_iter().map(|it| it.facts.name).collect(),
        check: reader.check_result(version.id)?,
        agreement,
        version,
        text,
    }))
}

/// The review as a paper.
#[must_use]
pub fn paper(occasion: &Occasion, kept: &KeptReview, house: &House) -> Paper {
    let version = &kept.version;
    let number = occasion.say_with(
        "report-version",
        &[
            ("number", i64::from(version.number).into()),
            ("day", version.added_on.into()),
        ],
    );
    let digest = Text::default().with(Emphasis::Code, format!("SHA-256 {}", version.sha256));
    let mut facts = vec![
        Fact::new(
            occasion.say("report-column-vendor"),
            kept.vendors.join(", "),
        ),
        Fact {
            label: occasion.say("report-fact-version"),
            value: vec![Line::new(number), Line::quiet(digest)],
        },
    ];
    let mut blocks = Vec::new();
    let report = kept
        .check
        .as_ref()
        .and_then(|check| check.result.report.clone());
    if let (Some(check), Some(report)) = (&kept.check, report) {
        let edition = &check.result.edition;
        facts.push(Fact::new(
            occasion.say("report-fact-checked"),
            occasion.say_with(
                "report-text-when",
                &[
                    ("day", check.checked_on.into()),
                    ("catalogue", edition.catalogue.as_str().into()),
                ],
            ),
        ));
        let mut report = outcome::under(&house.profile, report);
        report.file.clone_from(&version.file);
        let review = Review::new(
            &house.catalogue,
            &house.profile,
            &kept.text,
            &report,
            occasion.lang,
        );
        blocks.push(Block::Facts { facts });
        // The file's name is no heading here: the paper is about one text.
        blocks.extend(paper::section(&review).into_iter().skip(1).map(higher));
        // Here the checklist has the words of the text with their clause, not its lines alone.
        let heading = Block::heading(1, occasion.say("check-heading-checklist"));
        if let Some(at) = blocks.iter().position(|block| *block == heading) {
            let manuscript = Manuscript::read(&kept.text);
            let table = checklist(occasion, check, Some(&house.catalogue), Some(&manuscript));
            blocks.splice(at + 1..at + 2, table);
        }
    } else {
        blocks.push(Block::Facts { facts });
        blocks.push(Block::paragraph(occasion.say("report-review-unchecked")));
    }
    let subtitle = Some(kept.agreement.facts.title.clone());
    occasion.paper(occasion.say("report-review"), subtitle, None, blocks)
}

/// A block with its heading one level up.
fn higher(block: Block) -> Block {
    match block {
        Block::Heading(mut heading) => {
            heading.level = heading.level.saturating_sub(1).max(1);
            Block::Heading(heading)
        }
        Block::Together { blocks } => Block::Together {
            blocks: blocks.into_iter().map(higher).collect(),
        },
        other => other,
    }
}
