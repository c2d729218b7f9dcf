//! The result of a verification on paper: what was verified, by whom and when, until which entry of the journal, with
//! its hash, and the first difference of each part, if any. A pure function of what the verification has found.

use chrono::DateTime;
use chrono_tz::Tz;

use super::journal::hash;
use super::occasion::Occasion;
use super::paper::block::{Block, Column, Fact, Row, Table};
use super::paper::text::{Emphasis, Line, Text};
use super::paper::{Paper, Status};
use crate::domain::text::{Arg, number};
use crate::store::verify::{Difference, Part, VerifyReport};

/// A verification that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// What was found.
    pub report: VerifyReport,
    /// Who asked for it.
    pub by: String,
    /// When it began, by the registry's clock, with its zone.
    pub at: String,
    /// The program and its version.
    pub program: String,
}

/// What an event's instant is by the registry's clock.
#[must_use]
pub fn time(occasion: &Occasion, at: &str) -> String {
    let zone = occasion.settings.time_zone.parse().unwrap_or(Tz::UTC);
    DateTime::parse_from_rfc3339(at).map_or_else(
        |_| at.to_owned(),
        |instant| {
            instant
                .with_timezone(&zone)
                .format("%Y-%m-%d %H:%M")
                .to_string()
        },
    )
}

/// This program and its version.
#[must_use]
pub fn program() -> String {
    format!("avtal {}", env!("CARGO_PKG_VERSION"))
}

/// Each part, and whether nothing differs in it.
pub fn parts_of(report: &VerifyReport) -> impl Iterator<Item = (Part, bool)> {
    Part::ALL.iter().map(|part| {
        let agrees = report.differences.iter().all(|it| it.part != *part);
        (*part, agrees)
    })
}

/// A difference as a sentence.
#[must_use]
pub fn sentence(occasion: &Occasion, difference: &Difference) -> String {
    let args: [(&str, Arg); 2] = [
        ("subject", difference.subject.as_str().into()),
        ("detail", difference.detail.as_str().into()),
    ];
    occasion.say_with(difference.key, &args)
}

/// Whether an earlier head is still in the chain, as a sentence; `None` where none was asked for.
#[must_use]
pub fn against(occasion: &Occasion, report: &VerifyReport) -> Option<(bool, String)> {
    let asked = report.against.as_ref()?;
    Some(match &asked.event {
        Some((seq, at)) => {
            let args = [("seq", (*seq).into()), ("time", time(occasion, at).into())];
            (true, occasion.say_with("verify-against-found", &args))
        }
        None => (false, occasion.say("verify-against-lost")),
    })
}

/// The head line of a result.
#[must_use]
pub fn verdict(occasion: &Occasion, report: &VerifyReport) -> String {
    let n = i64::try_from(report.differences.len()).unwrap_or(i64::MAX);
    match (report.is_well(), n) {
        (true, _) => occasion.say("verify-well"),
        (false, 0) => occasion.say("verify-not-in-chain"),
        (false, n) => occasion.say_with("verify-differs", &[("n", n.into())]),
    }
}

/// The result as a paper.
#[must_use]
pub fn paper(occasion: &Occasion, verification: &Verification) -> Paper {
    let report = &verification.report;
    let status = match report.is_well() {
        true => Status::Good,
        false => Status::Bad,
    };
    let mut body: Vec<Text> = Vec::new();
    body.extend(
        report
            .differences
            .iter()
            .map(|it| Text::plain(sentence(occasion, it))),
    );
    let mut blocks = vec![
        Block::Callout {
            status,
            title: Text::plain(verdict(occasion, report)),
            body,
        },
        Block::Facts {
            facts: facts(occasion, verification),
        },
    ];
    if let (Some(asked), Some((is_found, said))) = (&report.against, against(occasion, report)) {
        blocks.push(Block::heading(1, occasion.say("verify-against-title")));
        let status = if is_found { Status::Good } else { Status::Bad };
        blocks.push(Block::Callout {
            status,
            title: Text::plain(said),
            body: vec![hash(&asked.sha256)],
        });
    }
    blocks.push(Block::heading(1, occasion.say("verify-parts")));
    blocks.push(parts(occasion, report));
    blocks.push(Block::heading(1, occasion.say("verify-keep-title")));
    blocks.push(Block::paragraph(occasion.say("verify-keep")));
    occasion.paper(
        occasion.say("report-verification"),
        None,
        Some(occasion.say("verify-scope")),
        blocks,
    )
}

fn facts(occasion: &Occasion, verification: &Verification) -> Vec<Fact> {
    let report = &verification.report;
    let n = |n: u64| number(occasion.lang, i64::try_from(n).unwrap_or(i64::MAX));
    let seq = i64::try_from(report.n_events).unwrap_or(i64::MAX);
    let mut until = vec![Line::new(
        occasion.say_with("report-journal-entry", &[("seq", seq.into())]),
    )];
    until.extend(
        report
            .head_at
            .as_ref()
            .map(|at| Line::quiet(time(occasion, at))),
    );
    until.push(Line::quiet(
        Text::default().with(Emphasis::Code, format!("SHA-256 {}", report.head)),
    ));
    let mut facts = vec![
        Fact::new(occasion.say("verify-by"), verification.by.as_str()),
        Fact::new(occasion.say("verify-at"), verification.at.as_str()),
        Fact {
            label: occasion.say("report-journal-head"),
            value: until,
        },
        Fact::new(occasion.say("verify-n-rows"), n(report.n_rows).as_str()),
        Fact::new(occasion.say("verify-n-files"), n(report.n_files).as_str()),
        Fact::new(
            occasion.say("verify-n-vendors"),
            n(report.n_vendors).as_str(),
        ),
    ];
    if report.n_redacted > 0 {
        facts.push(Fact::new(
            occasion.say("verify-n-redacted"),
            n(report.n_redacted).as_str(),
        ));
    }
    facts.push(Fact::new(
        occasion.say("verify-program"),
        verification.program.as_str(),
    ));
    facts
}

/// What was done for each part, and what came of it.
fn parts(occasion: &Occasion, report: &VerifyReport) -> Block {
    let row = |(part, agrees): (Part, bool)| {
        let result = match agrees {
            true => Line::status(Status::Good, occasion.say("verify-part-agrees")),
            false => Line::status(Status::Bad, occasion.say("verify-part-differs")),
        };
        Row {
            cells: vec![
                vec![Line::new(Text::bold(occasion.say(part.text_key())))],
                vec![Line::new(occasion.say(&format!("{}-how", part.text_key())))],
                vec![result],
            ],
            anchor: None,
        }
    };
    Block::Table(Table {
        summary: occasion.say("verify-parts"),
        columns: vec![
            Column::left(occasion.say("verify-column-part"), 34),
            Column::left(occasion.say("verify-column-how"), 100),
            Column::left(occasion.say("verify-column-result"), 34),
        ],
        rows: parts_of(report).map(row).collect(),
    })
}
