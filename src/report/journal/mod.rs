//! The journal on paper: each event as a sentence with what changed and its hash, newest first, with the filters that
//! were applied. A pure function of what has been read; `events` is the table that the audit pack shows too.

pub mod read;
pub mod said;

use chrono::DateTime;
use chrono_tz::Tz;

use super::occasion::Occasion;
use super::paper::Paper;
use super::paper::block::{Block, Column, Fact, Row, Table};
use super::paper::text::{Emphasis, Line, Text};
use crate::domain::text::number;
use crate::store::event_name::EventNames;
use crate::store::journal::{Event, Head};

/// Characters of a value that changed; the whole value is in the register.
const LONGEST: usize = 240;

/// What the extract is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalExtract {
    /// The filter in words.
    pub scope: String,
    /// The events, newest first.
    pub events: Vec<Event>,
    /// Whether there are older ones that the extract leaves out.
    pub is_cut: bool,
    /// The names of what they are about.
    pub names: EventNames,
    /// The last event of the whole journal.
    pub head: Head,
}

/// The extract as a paper.
#[must_use]
pub fn paper(occasion: &Occasion, extract: &JournalExtract) -> Paper {
    let n = i64::try_from(extract.events.len()).unwrap_or(i64::MAX);
    let mut blocks = vec![
        Block::Facts {
            facts: vec![
                Fact::new(
                    occasion.say("report-journal-n"),
                    number(occasion.lang, n).as_str(),
                ),
                head(occasion, &extract.head),
            ],
        },
        Block::remark(occasion.say("report-journal-verify")),
    ];
    if extract.events.is_empty() {
        blocks.push(Block::paragraph(occasion.say("report-journal-empty")));
    } else {
        blocks.push(events(occasion, &extract.events, &extract.names));
    }
    if extract.is_cut {
        blocks.push(Block::remark(
            occasion.say_with("report-journal-cut", &[("n", n.into())]),
        ));
    }
    let title = occasion.say("report-journal");
    occasion.paper(title, None, Some(extract.scope.clone()), blocks)
}

/// The last event of the journal, which proves all before it.
pub(super) fn head(occasion: &Occasion, head: &Head) -> Fact {
    let number = occasion.say_with("report-journal-entry", &[("seq", head.seq.into())]);
    Fact {
        label: occasion.say("report-journal-head"),
        value: vec![
            Line::new(number),
            Line::quiet(Text::default().with(Emphasis::Code, format!("SHA-256 {}", head.sha256))),
        ],
    }
}

/// Events in a table, each with its hash.
pub(super) fn events(occasion: &Occasion, events: &[Event], names: &EventNames) -> Block {
    let rows = events
        .iter()
        .map(|event| Row {
            cells: vec![
                vec![Line::new(event.seq.to_string())],
                when(occasion, &event.at),
                what(occasion, event, names),
                // In two halves, so that eyes can compare it.
                vec![Line::quiet(hash(&event.sha256))],
            ],
            anchor: None,
        })
        .collect();
    Block::Table(Table {
        summary: occasion.say("report-journal"),
        columns: vec![
            Column::right(occasion.say("report-column-entry"), 14),
            Column::left(occasion.say("report-column-when"), 24),
            Column::left(occasion.say("report-column-event"), 86),
            Column::left(occasion.say("report-column-hash"), 44),
        ],
        rows,
    })
}

/// A hash in groups of eight, between which a line may end.
pub(super) fn hash(sha256: &str) -> Text {
    let groups: Vec<&str> = (0..sha256.len())
        .step_by(8)
        .filter_map(|at| sha256.get(at..(at + 8).min(sha256.len())))
        .collect();
    Text::default().with(Emphasis::Code, groups.join("\u{200b}"))
}

/// Day and time by the registry's clock.
fn when(occasion: &Occasion, at: &str) -> Vec<Line> {
    let zone: Tz = occasion.settings.time_zone.parse().unwrap_or(Tz::UTC);
    match DateTime::parse_from_rfc3339(at) {
        Ok(instant) => {
            let local = instant.with_timezone(&zone);
            vec![
                Line::new(local.format("%Y-%m-%d").to_string()),
                Line::quiet(local.format("%H:%M:%S").to_string()),
            ]
        }
        Err(_) => vec![Line::new(at)],
    }
}

fn what(occasion: &Occasion, event: &Event, names: &EventNames) -> Vec<Line> {
    let lang = occasion.lang;
    let mut lines = vec![Line::new(said::sentence(lang, event))];
    let subject = &event.subject;
    let about: Vec<String> = [
        subject.agreement.map(|id| names.agreement(id)),
        subject.vendor.map(|id| names.vendor(id)),
        subject.user.map(|id| names.user(id)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let via = said::via(lang, event.via);
    lines.push(Line::quiet(if about.is_empty() {
        via
    } else {
        format!("{} · {via}", about.join(" · "))
    }));
    for change in said::changes(lang, event) {
        let (before, after) = (cut(&change.before), cut(&change.after));
        let said = match (before.is_empty(), after.is_empty()) {
            (true, _) => format!("{}: {after}", change.field),
            (false, true) => format!("{}: {before} → –", change.field),
            (false, false) => format!("{}: {before} → {after}", change.field),
        };
        lines.push(Line::quiet(said));
    }
    if event.payload.is_none() {
        lines.push(Line::quiet(occasion.say("report-journal-emptied")));
    }
    lines
}

fn cut(value: &str) -> String {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.chars().count() <= LONGEST {
        return value;
    }
    let cut: String = value.chars().take(LONGEST - 1).collect();
    format!("{}…", cut.trim_end())
}
