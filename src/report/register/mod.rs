//! The register summary: totals, what needs attention most, and every vendor in a table in the order of the list, with
//! the filter that was applied named under the title. A pure function of what [`read`] has read.

mod filter;
pub mod past;
pub mod read;

use super::look;
use super::occasion::Occasion;
use super::paper::block::{Block, Column, Figure, Row, Table};
use super::paper::text::{Line, Text};
use super::paper::{Paper, Status};
use crate::domain::entity::Entity;
use crate::domain::finding::{Finding, Severity, by_urgency};
use crate::domain::text::{long_day, number};
use crate::domain::vendor::VendorStatus;
use crate::store::check_result::TextOutcome;
use crate::store::page::Order;
use crate::store::vendor_list::{VendorFilter, VendorRow, VendorSort};

/// So many vendors are listed under what needs attention; the rest is counted and stands in the table of all.
const MOST_URGENT: usize = 20;

/// What the summary is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterSummary {
    /// The filter that was applied.
    pub filter: VendorFilter,
    /// The order of the list.
    pub sort: VendorSort,
    /// Up or down.
    pub order: Order,
    /// Our own companies, to name the one that is filtered by.
    pub entities: Vec<Entity>,
    /// Every vendor that the filter lets through, in that order.
    pub rows: Vec<VendorRow>,
    /// How the texts of their agreements came out, in that order.
    pub texts: Vec<TextOutcome>,
}

/// The summary of the register as a paper.
#[must_use]
pub fn paper(occasion: &Occasion, summary: &RegisterSummary) -> Paper {
    let mut blocks = vec![totals(occasion, &summary.rows)];
    blocks.extend(attention(occasion, &summary.rows));
    blocks.push(Block::heading(1, occasion.say("report-register-all")));
    if summary.rows.is_empty() {
        blocks.push(Block::paragraph(occasion.say("report-register-empty")));
    } else {
        blocks.push(all(occasion, &summary.rows));
    }
    blocks.extend(super::outcome::of_register(occasion, &summary.texts));
    let scope = filter::words(occasion, summary);
    occasion.paper(occasion.say("report-register"), None, Some(scope), blocks)
}

/// The filter and the order in words.
pub(super) fn scope(occasion: &Occasion, summary: &RegisterSummary) -> String {
    filter::words(occasion, summary)
}

/// Vendors in all, and of these without a valid agreement, with something else to do, and in order: they add up.
fn totals(occasion: &Occasion, rows: &[VendorRow]) -> Block {
    let uncovered = rows.iter().filter(|row| lacks_agreement(row)).count();
    let other = rows.iter().filter(|row| row.worst.is_some()).count() - uncovered;
    let figure = |n: usize, key: &str, status| Figure {
        value: number(occasion.lang, i64::try_from(n).unwrap_or(i64::MAX)),
        label: occasion.say_with(key, &[("n", n.into())]),
        status,
    };
    Block::Figures {
        figures: vec![
            figure(rows.len(), "report-register-n-vendors", Status::Neutral),
            figure(uncovered, "report-register-n-uncovered", Status::Bad),
            figure(other, "report-register-n-other", Status::Attention),
            figure(
                rows.len() - uncovered - other,
                "report-register-n-in-order",
                Status::Good,
            ),
        ],
    }
}

/// Whether the vendor is in use and lacks a valid agreement that it needs.
fn lacks_agreement(row: &VendorRow) -> bool {
    let in_use = matches!(row.status, VendorStatus::Active | VendorStatus::Offboarding);
    in_use
        && row.worst.as_ref().is_some_and(|finding| {
            finding.code.is_uncovered() && finding.severity == Severity::High
        })
}

/// The vendors whose worst finding is of high or medium severity, most urgent first; nothing where there is none.
fn attention(occasion: &Occasion, rows: &[VendorRow]) -> Vec<Block> {
    let (lang, day) = (occasion.lang, occasion.day);
    let mut urgent: Vec<(&VendorRow, &Finding)> = rows
        .iter()
        .filter_map(|row| Some((row, row.worst.as_ref()?)))
        .filter(|(_, worst)| worst.severity != Severity::Low)
        .collect();
    if urgent.is_empty() {
        return Vec::new();
    }
    urgent.sort_by(|a, b| by_urgency(a.1, b.1));
    let left = urgent.len().saturating_sub(MOST_URGENT);
    let table_rows = urgent
        .into_iter()
        .take(MOST_URGENT)
        .map(|(row, worst)| {
            let what = vec![
                Line::status(look::of_finding(worst), worst.sentence(lang, day)),
                Line::quiet(worst.next_step(lang, day)),
            ];
            let mut name = vec![Line::new(Text::bold(row.name.as_str()))];
            name.extend(row.owner.as_deref().map(Line::quiet));
            Row {
                cells: vec![name, what, vec![Line::new(long_day(lang, worst.since))]],
                anchor: None,
            }
        })
        .collect();
    let columns = vec![
        Column::left(occasion.say("report-column-vendor"), 5),
        Column::left(occasion.say("report-column-why"), 13),
        Column::left(occasion.say("report-column-since"), 3),
    ];
    let title = occasion.say("report-register-attention");
    let mut blocks = vec![
        Block::heading(1, title.as_str()),
        Block::Table(Table {
            summary: title,
            columns,
            rows: table_rows,
        }),
    ];
    if left > 0 {
        blocks.push(Block::remark(
            occasion.say_with("report-register-more", &[("n", left.into())]),
        ));
    }
    blocks
}

fn all(occasion: &Occasion, rows: &[VendorRow]) -> Block {
    let columns = vec![
        Column::left(occasion.say("report-column-vendor"), 31),
        Column::left(occasion.say("report-column-role"), 20),
        Column::left(occasion.say("report-column-state"), 32),
        Column::left(occasion.say("report-column-owner"), 20),
        Column::right(occasion.say("report-column-n-findings"), 9),
    ];
    let rows = rows
        .iter()
        .map(|row| Row {
            cells: cells(occasion, row),
            anchor: None,
        })
        .collect();
    Block::Table(Table {
        summary: occasion.say("report-register-all"),
        columns,
        rows,
    })
}

fn cells(occasion: &Occasion, row: &VendorRow) -> Vec<Vec<Line>> {
    let category = occasion.say(row.category.text_key());
    let place = row
        .country
        .as_deref()
        .map(|code| super::vendor::profile::country_name(occasion.lang, code));
    let name = vec![
        Line::new(Text::bold(row.name.as_str())),
        Line::quiet(joined([Some(category), place])),
    ];

    let roles: Vec<String> = row
        .roles
        .iter()
        .map(|role| occasion.say(role.text_key()))
        .collect();
    let roles = if roles.is_empty() {
        Line::quiet(occasion.say("report-not-stated"))
    } else {
        Line::new(roles.join(", "))
    };
    let role = vec![roles, Line::quiet(occasion.say(row.status.text_key()))];

    let mut owner: Vec<Line> = row.owner.as_deref().map(Line::new).into_iter().collect();
    owner.extend(row.department.as_deref().map(Line::quiet));

    let n = i64::from(row.n_findings.total());
    let mut findings = vec![Line::new(number(occasion.lang, n))];
    if row.n_waived > 0 {
        findings.push(Line::quiet(occasion.say_with(
            "report-n-waived",
            &[("n", i64::from(row.n_waived).into())],
        )));
    }
    vec![name, role, state(occasion, row), owner, findings]
}

/// The worst finding or, where there is none, what the agreement says.
fn state(occasion: &Occasion, row: &VendorRow) -> Vec<Line> {
    let lang = occasion.lang;
    if let Some(worst) = &row.worst {
        let since = occasion.say_with("report-since", &[("day", worst.since.into())]);
        return vec![
            Line::status(look::of_finding(worst), occasion.say(worst.code.text_key())),
            Line::quiet(since),
        ];
    }
    let Some(agreement) = &row.agreement else {
        let key = if row.n_waived > 0 {
            "report-waived"
        } else {
            "report-no-agreement-needed"
        };
        return vec![Line::status(Status::Neutral, occasion.say(key))];
    };
    let mut lines = vec![Line::status(
        look::of_state(agreement.state),
        occasion.say(agreement.state.text_key()),
    )];
    let ends = agreement
        .ends_on
        .map(|day| occasion.say_with("report-until", &[("day", long_day(lang, day).into())]));
    let notice = agreement
        .notice_by
        .map(|day| occasion.say_with("report-notice-by", &[("day", long_day(lang, day).into())]));
    let days = joined([ends, notice]);
    if !days.is_empty() {
        lines.push(Line::quiet(days));
    }
    lines
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
