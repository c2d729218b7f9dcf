//! What was found and what people did about it: findings with reason and next step, waivers, contacts, decisions.

use super::{Decision, VendorSummary, agreement};
use crate::domain::finding::group::grouped;
use crate::domain::finding::{Finding, by_urgency};
use crate::domain::text::long_day;
use crate::domain::vendor::Contact;
use crate::domain::waiver::Waiver;
use crate::report::look;
use crate::report::occasion::Occasion;
use crate::report::paper::block::{Block, Column, Row, Table};
use crate::report::paper::text::{Line, Link, Text};

/// Every finding that stands, waived ones last, or that there is none.
pub(in crate::report) fn findings(occasion: &Occasion, summary: &VendorSummary) -> Vec<Block> {
    let mut findings: Vec<&Finding> = summary.findings.iter().collect();
    findings.sort_by(|a, b| by_urgency(a, b));
    let heading = Block::heading(1, occasion.say("report-vendor-findings"));
    if findings.is_empty() {
        return vec![
            heading,
            Block::paragraph(occasion.say("report-vendor-no-findings")),
        ];
    }
    // What the checker found in a text stands with its agreement; here the first of each code speaks for the rest.
    let rows = grouped(findings, |finding| finding)
        .into_iter()
        .map(|group| Row {
            cells: cells(occasion, summary, group.first, group.n_more),
            anchor: None,
        })
        .collect();
    let columns = vec![
        Column::left(occasion.say("report-column-finding"), 5),
        Column::left(occasion.say("report-column-why"), 10),
        Column::left(occasion.say("report-column-since"), 3),
    ];
    vec![
        heading,
        Block::Table(Table {
            summary: occasion.say("report-vendor-findings"),
            columns,
            rows,
        }),
    ]
}

fn cells(
    occasion: &Occasion,
    summary: &VendorSummary,
    finding: &Finding,
    n_more: u32,
) -> Vec<Vec<Line>> {
    let (lang, day) = (occasion.lang, occasion.day);
    let mut what = vec![Line::status(
        look::of_finding(finding),
        occasion.say(finding.code.text_key()),
    )];
    what.push(Line::quiet(if finding.is_waived() {
        occasion.say("report-waived")
    } else {
        occasion.say_with(
            "report-severity",
            &[("severity", occasion.say(finding.severity.text_key()).into())],
        )
    }));
    if let Some(filed) = summary
        .agreements
        .iter()
        .find(|filed| Some(filed.agreement.id) == finding.agreement)
    {
        let link = Link::Anchor(agreement::anchor(&filed.agreement));
        what.push(Line::quiet(
            Text::default().linked(filed.agreement.facts.title.as_str(), link),
        ));
    }
    let mut why = vec![Line::new(finding.sentence(lang, day))];
    if n_more > 0 {
        why.push(Line::new(occasion.say_with(
            "report-more-of-text",
            &[("n", i64::from(n_more).into())],
        )));
    }
    if !finding.is_waived() {
        why.push(Line::quiet(finding.next_step(lang, day)));
    }
    let days = occasion.say_with("report-days", &[("n", finding.n_days(day).into())]);
    let since = vec![Line::new(long_day(lang, finding.since)), Line::quiet(days)];
    vec![what, why, since]
}

/// The waivers that hold on the day; nothing where there is none.
pub(in crate::report) fn waivers(occasion: &Occasion, waivers: &[Waiver]) -> Vec<Block> {
    let (lang, day) = (occasion.lang, occasion.day);
    let rows: Vec<Row> = waivers
        .iter()
        .filter(|waiver| waiver.first_day <= day && day <= waiver.last_day)
        .map(|waiver| {
            let mut what = vec![Line::new(occasion.say(waiver.code.text_key()))];
            what.extend(waiver.detail.as_deref().map(Line::quiet));
            let who = vec![
                Line::new(waiver.author.as_str()),
                Line::quiet(long_day(lang, waiver.first_day)),
            ];
            let cells = vec![
                what,
                vec![Line::new(waiver.reason.as_str())],
                who,
                vec![Line::new(long_day(lang, waiver.last_day))],
            ];
            Row {
                cells,
                anchor: None,
            }
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::left(occasion.say("report-column-finding"), 5),
        Column::left(occasion.say("report-column-reason"), 7),
        Column::left(occasion.say("report-column-by"), 4),
        Column::left(occasion.say("report-column-until"), 3),
    ];
    let title = occasion.say("report-vendor-waivers");
    vec![
        Block::heading(1, title.as_str()),
        Block::Table(Table {
            summary: title,
            columns,
            rows,
        }),
    ]
}

/// Whom to reach at the vendor; nothing where nobody is known.
pub(in crate::report) fn contacts(occasion: &Occasion, contacts: &[Contact]) -> Vec<Block> {
    if contacts.is_empty() {
        return Vec::new();
    }
    let rows = contacts
        .iter()
        .map(|contact| {
            let email = if contact.email.is_empty() {
                Text::default()
            } else {
                Text::default().linked(
                    contact.email.as_str(),
                    Link::Web(format!("mailto:{}", contact.email)),
                )
            };
            let mut reach = vec![Line::new(email)];
            if !contact.phone.is_empty() {
                reach.push(Line::new(contact.phone.as_str()));
            }
            let kind = occasion.say(contact.kind.text_key());
            Row {
                cells: vec![
                    vec![Line::new(kind)],
                    vec![Line::new(contact.name.as_str())],
                    reach,
                ],
                anchor: None,
            }
        })
        .collect();
    let columns = vec![
        Column::left(occasion.say("report-column-contact"), 5),
        Column::left(occasion.say("report-column-name"), 6),
        Column::left(occasion.say("report-column-reach"), 7),
    ];
    let title = occasion.say("report-vendor-contacts");
    vec![
        Block::heading(1, title.as_str()),
        Block::Table(Table {
            summary: title,
            columns,
            rows,
        }),
    ]
}

/// What people have decided, newest first, or that nothing is recorded.
pub(in crate::report) fn decisions(occasion: &Occasion, decisions: &[Decision]) -> Vec<Block> {
    let title = occasion.say("report-vendor-decisions");
    let heading = Block::heading(1, title.as_str());
    if decisions.is_empty() {
        return vec![
            heading,
            Block::paragraph(occasion.say("report-vendor-no-decisions")),
        ];
    }
    let rows = decisions
        .iter()
        .map(|decision| {
            let mut what = vec![Line::new(occasion.say(decision.kind.text_key()))];
            what.extend(decision.about.as_deref().map(Line::quiet));
            let note = decision
                .note
                .as_deref()
                .map(Line::new)
                .into_iter()
                .collect();
            let cells = vec![
                vec![Line::new(long_day(occasion.lang, decision.on))],
                vec![Line::new(decision.by.as_str())],
                what,
                note,
            ];
            Row {
                cells,
                anchor: None,
            }
        })
        .collect();
    let columns = vec![
        Column::left(occasion.say("report-column-day"), 3),
        Column::left(occasion.say("report-column-who"), 4),
        Column::left(occasion.say("report-column-what"), 5),
        Column::left(occasion.say("report-column-note"), 7),
    ];
    vec![
        heading,
        Block::Table(Table {
            summary: title,
            columns,
            rows,
        }),
    ]
}
