//! Every requirement that a text was held against, with its verdict, the words of the text and the clause in which they
//! stand; red flags first among equals. From a result that is kept; nothing is checked here.

use crate::checks::catalogue::{Catalogue, Level};
use crate::checks::engine::verdict::Verdict;
use crate::checks::measured::notice;
use crate::checks::report::Evidence;
use crate::report::manuscript::Manuscript;
use crate::report::occasion::Occasion;
use crate::report::outcome;
use crate::report::paper::Status;
use crate::report::paper::block::{Block, Column, Row, Table};
use crate::report::paper::text::Line;
use crate::report::review::words;
use crate::store::check_result::KeptCheck;

/// Characters of a passage.
const QUOTED: usize = 320;

/// The table, then what it rests on. A result that is no longer read in full shows only what it lacks.
pub(in crate::report) fn checklist(
    occasion: &Occasion,
    check: &KeptCheck,
    catalogue: Option<&Catalogue>,
    manuscript: Option<&Manuscript<'_>>,
) -> Vec<Block> {
    let result = &check.result;
    let (Some(report), Some(catalogue), true) = (&result.report, catalogue, result.is_checked())
    else {
        return outcome::of_agreement(occasion, check)
            .into_iter()
            .skip(2)
            .collect();
    };
    let lang = occasion.lang;
    let flags = report.flags.iter().map(|flag| {
        let none: &[String] = &[];
        (&flag.id, Level::Flag, None, none, &flag.evidence)
    });
    let requirements = report.requirements.iter().map(|finding| {
        let verdict = Some(finding.verdict);
        let lacks = finding.lacks.as_slice();
        (
            &finding.id,
            finding.level,
            verdict,
            lacks,
            &finding.evidence,
        )
    });
    let rows = flags
        .chain(requirements)
        .map(|(id, level, verdict, lacks, evidence)| {
            let requirement = catalogue.requirement(id);
            let title = requirement.map_or_else(
                || id.clone(),
                |requirement| requirement.text(lang).title.clone(),
            );
            let law = requirement.map_or_else(String::new, |it| it.law.join(", "));
            let mut asked = vec![Line::new(title)];
            asked.push(Line::quiet(if law.is_empty() {
                words::level(lang, level)
            } else {
                format!("{} · {law}", words::level(lang, level))
            }));
            let mut found = vec![Line::status(
                status(level, verdict),
                words::verdict(lang, verdict),
            )];
            found.extend(
                lacks
                    .iter()
                    .filter_map(|code| catalogue.lack(id, code, lang))
                    .map(Line::quiet),
            );
            Row {
                cells: vec![asked, found, passage(occasion, manuscript, evidence)],
                anchor: None,
            }
        })
        .collect();
    vec![
        Block::Table(Table {
            summary: occasion.say("report-pack-checklist"),
            columns: vec![
                Column::left(occasion.say("report-column-asked"), 6),
                Column::left(occasion.say("report-column-outcome"), 4),
                Column::left(occasion.say("report-column-passage"), 10),
            ],
            rows,
        }),
        Block::remark(occasion.say_with(
            "report-text-when",
            &[
                ("day", check.checked_on.into()),
                ("catalogue", result.edition.catalogue.as_str().into()),
            ],
        )),
        Block::remark(notice(lang)),
    ]
}

fn status(level: Level, verdict: Option<Verdict>) -> Status {
    match (verdict, level) {
        (Some(Verdict::Met), _) => Status::Good,
        (Some(Verdict::NotApplicable), _) => Status::Neutral,
        (Some(Verdict::Partial), _) | (Some(Verdict::Missing), Level::Should) => Status::Attention,
        (Some(Verdict::Contrary | Verdict::Missing) | None, _) => Status::Bad,
    }
}

/// The best passage with its clause and line.
fn passage(
    occasion: &Occasion,
    manuscript: Option<&Manuscript<'_>>,
    evidence: &[Evidence],
) -> Vec<Line> {
    let Some(best) = evidence.first() else {
        return vec![Line::quiet(occasion.say("report-text-nowhere"))];
    };
    let quote = best.words(QUOTED);
    vec![
        Line::new(occasion.say_with("report-text-quote", &[("quote", quote.into())])),
        Line::quiet(place(occasion, manuscript, best)),
    ]
}

/// Where a passage stands: its clause where one is known, always its line.
fn place(occasion: &Occasion, manuscript: Option<&Manuscript<'_>>, evidence: &Evidence) -> String {
    let line = occasion.say_with(
        "report-text-line",
        &[(
            "line",
            i64::try_from(evidence.first_line)
                .unwrap_or(i64::MAX)
                .into(),
        )],
    );
    let place = manuscript.map(|manuscript| manuscript.place(evidence.start));
    let said = place.and_then(|place| match (place.number, place.heading) {
        (Some(number), _) => {
            Some(occasion.say_with("report-text-clause", &[("number", number.into())]))
        }
        (None, Some(heading)) => {
            Some(occasion.say_with("report-text-under", &[("heading", heading.into())]))
        }
        (None, None) => None,
    });
    match said {
        Some(said) => format!("{said}, {line}"),
        None => line,
    }
}
