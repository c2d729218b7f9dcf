//! What the checker found in the text of an agreement, as every report of the register shows it: how many musts are met,
//! what is lacking with its passage, red flags, values outside policy, and that a person decides. From results that are
//! kept; nothing is checked here.

use super::occasion::Occasion;
use super::paper::Status;
use super::paper::block::{Block, Column, Row, Table};
use super::paper::text::{Line, Text};
use crate::checks::measured::notice;
use crate::checks::outcome::LANGUAGE_NOT_SUPPORTED;
use crate::domain::finding::Severity;
use crate::domain::finding::dossier::Clause;
use crate::domain::text::text_with;
use crate::store::check_result::{CheckResult, KeptCheck, TextOutcome};

/// Characters of a passage in the table of the whole register.
const SHORT_QUOTE: usize = 90;

/// How a result comes out, in a sentence.
pub(super) fn summary(occasion: &Occasion, result: &CheckResult) -> String {
    match (result.problem.as_deref(), &result.reads_as) {
        (Some(LANGUAGE_NOT_SUPPORTED), _) => return occasion.say("report-text-language"),
        (Some(_), _) => return occasion.say("report-text-unreadable"),
        (None, _) => {}
    }
    let n = |n: u32| i64::from(n).into();
    occasion.say_with(
        "report-text-summary",
        &[
            ("met", n(result.n_must_met)),
            ("musts", n(result.n_must)),
            ("unmet", n(result.n_must - result.n_must_met)),
            ("flags", n(result.n_flags)),
        ],
    )
}

/// What the text of one agreement says and lacks, below its facts.
pub(super) fn of_agreement(occasion: &Occasion, check: &KeptCheck) -> Vec<Block> {
    let result = &check.result;
    let mut blocks = vec![
        Block::heading(3, occasion.say("report-text")),
        Block::paragraph(summary(occasion, result)),
    ];
    if let Some(reads_as) = &result.reads_as {
        let kind = occasion.say(&format!("document-{reads_as}"));
        let args = [
            ("kind", kind.into()),
            ("who", check.confirmed_by.clone().unwrap_or_default().into()),
        ];
        let key = if check.confirmed_by.is_some() {
            "report-text-confirmed"
        } else {
            "report-text-reads-as"
        };
        blocks.push(Block::paragraph(occasion.say_with(key, &args)));
    }
    if !result.findings.is_empty() {
        blocks.push(Block::Table(Table {
            summary: occasion.say("report-text"),
            columns: vec![
                Column::left(occasion.say("report-column-asked"), 6),
                Column::left(occasion.say("report-column-outcome"), 4),
                Column::left(occasion.say("report-column-passage"), 10),
            ],
            rows: result
                .findings
                .iter()
                .map(|clause| row(occasion, clause))
                .collect(),
        }));
    }
    let edition = &result.edition;
    blocks.push(Block::remark(occasion.say_with(
        "report-text-when",
        &[
            ("day", check.checked_on.into()),
            ("catalogue", edition.catalogue.as_str().into()),
        ],
    )));
    blocks
}

fn row(occasion: &Occasion, clause: &Clause) -> Row {
    let passage = match clause.passage() {
        Some((line, quote)) => vec![
            Line::new(quoted(occasion, quote)),
            Line::quiet(occasion.say_with("report-text-line", &[("line", line.into())])),
        ],
        None => vec![Line::quiet(occasion.say("report-text-nowhere"))],
    };
    Row {
        cells: vec![
            vec![Line::new(clause.title(occasion.lang))],
            vec![Line::status(
                status(clause.severity),
                clause.short(occasion.lang),
            )],
            passage,
        ],
        anchor: None,
    }
}

fn quoted(occasion: &Occasion, quote: &str) -> String {
    text_with(
        occasion.lang,
        "report-text-quote",
        &[("quote", quote.into())],
    )
}

fn status(severity: Severity) -> Status {
    match severity {
        Severity::High => Status::Bad,
        Severity::Medium => Status::Attention,
        Severity::Low => Status::Neutral,
    }
}

/// The texts of the whole register in one table; what merely ought to be there is left to the agreement's own page.
pub(super) fn of_register(occasion: &Occasion, texts: &[TextOutcome]) -> Vec<Block> {
    if texts.is_empty() {
        return Vec::new();
    }
    let title = occasion.say("report-texts");
    let rows = texts
        .iter()
        .map(|text| Row {
            cells: vec![
                vec![
                    Line::new(Text::bold(text.vendor_name.as_str())),
                    Line::quiet(text.title.as_str()),
                ],
                vec![Line::new(summary(occasion, &text.check.result))],
                lacking(occasion, &text.check),
            ],
            anchor: None,
        })
        .collect();
    vec![
        Block::heading(1, title.as_str()),
        Block::Table(Table {
            summary: title,
            columns: vec![
                Column::left(occasion.say("report-column-agreement"), 6),
                Column::left(occasion.say("report-text"), 5),
                Column::left(occasion.say("report-column-lacking"), 11),
            ],
            rows,
        }),
        Block::remark(notice(occasion.lang)),
    ]
}

fn lacking(occasion: &Occasion, check: &KeptCheck) -> Vec<Line> {
    if let (Some(reads_as), None) = (&check.result.reads_as, &check.confirmed_by) {
        let kind = occasion.say(&format!("document-{reads_as}"));
        let said = occasion.say_with("report-text-reads-as", &[("kind", kind.into())]);
        return vec![Line::status(Status::Bad, said)];
    }
    let counted = check
        .result
        .findings
        .iter()
        .filter(|clause| clause.severity != Severity::Low);
    let lines: Vec<Line> = counted
        .map(|clause| {
            let title = clause.title(occasion.lang);
            let mut said = format!("{title}: {}", clause.short(occasion.lang));
            if let Some((line, quote)) = clause.passage() {
                let at = occasion.say_with("report-text-line", &[("line", line.into())]);
                let quote = quoted(occasion, &cut(quote));
                said.push_str(&format!(" ({at}: {quote})"));
            }
            Line::status(status(clause.severity), said)
        })
        .collect();
    if lines.is_empty() && check.result.problem.is_none() {
        return vec![Line::status(Status::Good, occasion.say("report-text-good"))];
    }
    lines
}

fn cut(quote: &str) -> String {
    if quote.chars().count() <= SHORT_QUOTE {
        return quote.to_owned();
    }
    let cut: String = quote.chars().take(SHORT_QUOTE - 1).collect();
    format!("{}…", cut.trim_end())
}
