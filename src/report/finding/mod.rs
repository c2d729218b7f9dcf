//! The findings on paper: how many of each severity for each owner, then each finding with its reason and next step, by
//! severity and within that by owner, so that a page can be handed to whoever must act. A pure function of what [`read`]
//! has read.

pub mod read;

use std::collections::BTreeMap;

use super::look;
use super::occasion::Occasion;
use super::paper::block::{Block, Column, Figure, Heading, Row, Table};
use super::paper::text::{Line, Link, Text};
use super::paper::{Paper, Status};
use crate::domain::finding::Severity;
use crate::domain::text::{long_day, number};
use crate::store::finding_list::FindingRow;

/// What the report is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingReport {
    /// The filter in words.
    pub scope: String,
    /// The findings, most urgent first.
    pub rows: Vec<FindingRow>,
}

/// The severities in the order of the report.
const SEVERITIES: [Severity; 3] = [Severity::High, Severity::Medium, Severity::Low];

/// The findings of one owner, for each severity in that order.
type ByOwner<'a> = BTreeMap<Owner<'a>, [Vec<&'a FindingRow>; 3]>;

/// An owner; vendors that have none come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Owner<'a>(bool, &'a str);

/// The report as a paper.
#[must_use]
pub fn paper(occasion: &Occasion, report: &FindingReport) -> Paper {
    let mut owners: ByOwner<'_> = BTreeMap::new();
    for row in &report.rows {
        let name = row.owner.as_deref().unwrap_or_default().trim();
        let of = owners.entry(Owner(name.is_empty(), name)).or_default();
        if let Some(n) = SEVERITIES
            .iter()
            .position(|severity| *severity == row.finding.severity)
        {
            of[n].push(row);
        }
    }
    let mut blocks = vec![totals(occasion, &owners)];
    if report.rows.is_empty() {
        blocks.push(Block::paragraph(occasion.say("report-findings-none")));
    } else {
        blocks.extend(by_owner(occasion, &owners));
        for (n, severity) in SEVERITIES.into_iter().enumerate() {
            blocks.extend(of_severity(occasion, &owners, n, severity));
        }
    }
    let scope = Some(report.scope.clone());
    occasion.paper(occasion.say("report-findings"), None, scope, blocks)
}

fn count(owners: &ByOwner<'_>, n: usize) -> usize {
    owners.values().map(|of| of[n].len()).sum()
}

fn written(occasion: &Occasion, n: usize) -> String {
    number(occasion.lang, i64::try_from(n).unwrap_or(i64::MAX))
}

fn status(severity: Severity) -> Status {
    match severity {
        Severity::High => Status::Bad,
        Severity::Medium => Status::Attention,
        Severity::Low => Status::Neutral,
    }
}

fn totals(occasion: &Occasion, owners: &ByOwner<'_>) -> Block {
    let figures = SEVERITIES.into_iter().enumerate().map(|(n, severity)| {
        let n = count(owners, n);
        Figure {
            value: written(occasion, n),
            label: occasion.say_with(
                "report-severity",
                &[("severity", occasion.say(severity.text_key()).into())],
            ),
            status: if n == 0 {
                Status::Good
            } else {
                status(severity)
            },
        }
    });
    Block::Figures {
        figures: figures.collect(),
    }
}

/// How many of each severity each owner has.
fn by_owner(occasion: &Occasion, owners: &ByOwner<'_>) -> Vec<Block> {
    let title = occasion.say("report-findings-by-owner");
    let rows = owners
        .iter()
        .map(|(owner, of)| {
            let first = (0..SEVERITIES.len()).find(|n| !of[*n].is_empty());
            let name = match first {
                Some(n) => Text::default().linked(
                    named(occasion, *owner),
                    Link::Anchor(anchor(owners, *owner, n)),
                ),
                None => Text::plain(named(occasion, *owner)),
            };
            let mut cells = vec![vec![Line::new(name)]];
            cells.extend(
                of.iter()
                    .map(|rows| vec![Line::new(written(occasion, rows.len()))]),
            );
            let all = of.iter().map(Vec::len).sum();
            cells.push(vec![Line::new(Text::bold(written(occasion, all)))]);
            Row {
                cells,
                anchor: None,
            }
        })
        .collect();
    let mut columns = vec![Column::left(occasion.say("report-column-owner"), 12)];
    columns.extend(SEVERITIES.map(|it| Column::right(occasion.say(it.text_key()), 4)));
    columns.push(Column::right(occasion.say("report-findings-all"), 4));
    vec![
        Block::heading(1, title.as_str()),
        Block::Table(Table {
            summary: title,
            columns,
            rows,
        }),
    ]
}

fn named(occasion: &Occasion, owner: Owner<'_>) -> String {
    if owner.0 {
        occasion.say("report-findings-nobody")
    } else {
        owner.1.to_owned()
    }
}

/// The name by which links find the findings of an owner of a severity.
fn anchor(owners: &ByOwner<'_>, owner: Owner<'_>, n: usize) -> String {
    let at = owners.keys().position(|other| *other == owner);
    format!("owner-{}-{n}", at.unwrap_or_default())
}

fn of_severity(
    occasion: &Occasion,
    owners: &ByOwner<'_>,
    n: usize,
    severity: Severity,
) -> Vec<Block> {
    if count(owners, n) == 0 {
        return Vec::new();
    }
    let title = occasion.say_with(
        "report-severity",
        &[("severity", occasion.say(severity.text_key()).into())],
    );
    let mut blocks = vec![Block::heading(1, title.as_str())];
    for (owner, of) in owners {
        if of[n].is_empty() {
            continue;
        }
        let name = named(occasion, *owner);
        blocks.push(Block::Heading(Heading {
            level: 2,
            text: name.as_str().into(),
            anchor: Some(anchor(owners, *owner, n)),
        }));
        blocks.push(Block::Table(Table {
            summary: format!("{title}, {name}"),
            columns: vec![
                Column::left(occasion.say("report-column-vendor"), 6),
                Column::left(occasion.say("report-column-why"), 13),
                Column::left(occasion.say("report-column-since"), 4),
            ],
            rows: of[n].iter().map(|row| finding(occasion, row)).collect(),
        }));
    }
    blocks
}

fn finding(occasion: &Occasion, row: &FindingRow) -> Row {
    let (lang, day) = (occasion.lang, occasion.day);
    let finding = &row.finding;
    let mut vendor = vec![Line::new(Text::bold(row.vendor_name.as_str()))];
    vendor.extend(row.agreement_title.as_deref().map(Line::quiet));
    let mut why = vec![
        Line::status(
            look::of_finding(finding),
            Text::bold(occasion.say(finding.code.text_key())),
        ),
        Line::new(finding.sentence(lang, day)),
    ];
    why.push(Line::quiet(if finding.is_waived() {
        occasion.say("report-waived")
    } else {
        finding.next_step(lang, day)
    }));
    let days = occasion.say_with("report-days", &[("n", finding.n_days(day).into())]);
    Row {
        cells: vec![
            vendor,
            why,
            vec![Line::new(long_day(lang, finding.since)), Line::quiet(days)],
        ],
        anchor: None,
    }
}
