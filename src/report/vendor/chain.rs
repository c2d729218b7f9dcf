//! Who stands behind a vendor on paper: its sub-processors with where each transfer stands, and what it has announced.

use super::VendorSummary;
use crate::domain::change_notice::ChangeNotice;
use crate::domain::finding::FindingCode;
use crate::domain::sub_processor::SubProcessor;
use crate::domain::text::long_day;
use crate::domain::transfer::{Recipient, Transfer};
use crate::report::look;
use crate::report::occasion::Occasion;
use crate::report::paper::Status;
use crate::report::paper::block::{Block, Column, Row, Table};
use crate::report::paper::text::Line;
use crate::report::transfer::{Standing, place_name, sentence, standings};
use crate::store::transfer::recipients;

use super::profile::country_name;

/// Who stands behind a vendor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendorChain {
    /// Its sub-processors, past ones too.
    pub sub_processors: Vec<SubProcessor>,
    /// What is recorded that transfers rest on.
    pub transfers: Vec<Transfer>,
    /// The changes that it has announced, newest first.
    pub notices: Vec<ChangeNotice>,
}

/// The section with its heading; nothing where nobody stands behind the vendor and nothing leaves the area.
pub(in crate::report) fn chain(occasion: &Occasion, summary: &VendorSummary) -> Vec<Block> {
    let day = occasion.day;
    let engaged: Vec<&SubProcessor> = summary
        .chain
        .sub_processors
        .iter()
        .filter(|one| one.facts.is_engaged(day))
        .collect();
    let its = engaged.iter().copied();
    let outside = recipients(&summary.vendor, its, &summary.chain.transfers);
    let itself = outside.iter().find(|one| one.sub_processor.is_none());
    let mut rows: Vec<Row> = itself
        .map(|one| row(occasion, summary, &one.name, None, Some(one)))
        .into_iter()
        .collect();
    rows.extend(engaged.iter().map(|one| {
        let found = outside.iter().find(|it| it.sub_processor == Some(one.id));
        row(occasion, summary, &one.facts.name, Some(one), found)
    }));
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let title = occasion.say("report-vendor-chain");
        blocks.push(Block::heading(1, title.as_str()));
        blocks.push(Block::Table(Table {
            summary: title,
            columns: vec![
                Column::left(occasion.say("report-column-recipient"), 5),
                Column::left(occasion.say("report-column-where"), 4),
                Column::left(occasion.say("report-column-transfer"), 9),
            ],
            rows,
        }));
    }
    blocks.extend(notices(occasion, summary));
    blocks
}

fn row(
    occasion: &Occasion,
    summary: &VendorSummary,
    name: &str,
    of: Option<&SubProcessor>,
    outside: Option<&Recipient>,
) -> Row {
    let (lang, day) = (occasion.lang, occasion.day);
    let mut who = vec![Line::new(name)];
    match of.map(|one| &one.facts) {
        Some(facts) => {
            let purpose = Some(&*facts.purpose).filter(|purpose| !purpose.is_empty());
            who.extend(purpose.map(Line::quiet));
            let since = facts.since.map(|since| ("day", since.into()));
            who.extend(since.map(|day| Line::quiet(occasion.say_with("report-since-day", &[day]))));
        }
        None => who.push(Line::quiet(occasion.say("transfer-itself"))),
    }
    let codes: Vec<String> = match of {
        Some(one) => one.facts.countries.iter().cloned().collect(),
        None => summary.vendor.facts.locations.clone(),
    };
    let names: Vec<String> = codes.iter().map(|code| country_name(lang, code)).collect();
    let place = if names.is_empty() {
        Line::quiet(occasion.say("report-not-stated"))
    } else {
        Line::new(names.join(", "))
    };
    let mut transfer = Vec::new();
    for (place, standing) in outside
        .map(|one| standings(one, &summary.findings, day))
        .unwrap_or_default()
    {
        let status = match &standing {
            Standing::Covered(_) => Status::Good,
            Standing::Lacking(finding) => look::of_finding(finding),
            Standing::Unasked => Status::Neutral,
        };
        transfer.push(Line::status(status, place_name(lang, place)));
        transfer.push(Line::quiet(sentence(lang, day, place, &standing)));
    }
    if transfer.is_empty() {
        let key = if names.is_empty() {
            "report-not-stated"
        } else {
            "report-within-area"
        };
        transfer.push(Line::quiet(occasion.say(key)));
    }
    Row {
        cells: vec![who, vec![place], transfer],
        anchor: None,
    }
}

/// The announced changes that were not closed on the day; nothing where there is none.
fn notices(occasion: &Occasion, summary: &VendorSummary) -> Vec<Block> {
    let (lang, day) = (occasion.lang, occasion.day);
    let is_open = |notice: &&ChangeNotice| {
        notice.facts.received_on <= day && notice.closed_on.is_none_or(|closed| closed > day)
    };
    let rows: Vec<Row> = summary
        .chain
        .notices
        .iter()
        .filter(is_open)
        .map(|notice| {
            let (comes, goes) = notice.names();
            let what = [
                ("change-notice-comes-names", comes),
                ("change-notice-goes-names", goes),
            ]
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(key, names)| {
                Line::new(occasion.say_with(key, &[("names", names.join(", ").into())]))
            });
            let id = notice.id.0.to_string();
            let found = summary.findings.iter().find(|finding| {
                finding.code == FindingCode::SubProcessorChangeOpen
                    && finding.detail.as_ref() == Some(&id)
            });
            let standing = match (found, &notice.decided) {
                (Some(finding), _) => vec![
                    Line::status(look::of_finding(finding), finding.sentence(lang, day)),
                    Line::quiet(finding.next_step(lang, day)),
                ],
                (None, Some(decided)) => vec![
                    Line::new(occasion.say(decided.decision.text_key())),
                    Line::quiet(decided.reason.as_str()),
                ],
                (None, None) => vec![Line::quiet(occasion.say("report-not-stated"))],
            };
            Row {
                cells: vec![
                    what.collect(),
                    vec![Line::new(long_day(lang, notice.facts.received_on))],
                    standing,
                ],
                anchor: None,
            }
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let title = occasion.say("change-notice-title");
    vec![
        Block::heading(1, title.as_str()),
        Block::Table(Table {
            summary: title,
            columns: vec![
                Column::left(occasion.say("change-notice-what"), 5),
                Column::left(occasion.say("change-notice-received-on"), 3),
                Column::left(occasion.say("change-notice-standing"), 10),
            ],
            rows,
        }),
    ]
}
