//! A comparison as a paper: what got worse first, then the clauses that are not as they were, with removed words struck out
//! and added ones underlined.

use super::words::{self, Point};
use super::{Compared, Stretch, stretches};
use crate::checks::compare::shift::Turn;
use crate::checks::compare::{Change, Row};
use crate::checks::measured::notice;
use crate::domain::lang::Lang;
use crate::report::occasion::Occasion;
use crate::report::paper::block::{Block, Column, Row as TableRow, Table};
use crate::report::paper::text::{Emphasis, Line, Text};
use crate::report::paper::{Paper, Status};

/// The paper of a comparison.
#[must_use]
pub fn paper(occasion: &Occasion, compared: &Compared) -> Paper {
    let lang = occasion.lang;
    let points = compared.points(lang);
    let worse = points.iter().any(|point| point.turn == Turn::Worse);
    let status = match (worse, compared.shifts().is_some()) {
        (true, _) => Status::Bad,
        (false, true) => Status::Good,
        (false, false) => Status::Neutral,
    };
    let mut blocks = vec![Block::Callout {
        status,
        title: compared.judged(lang).into(),
        body: vec![compared.counted(lang).into()],
    }];
    for turn in [Turn::Worse, Turn::Better, Turn::Other] {
        blocks.extend(of_turn(occasion, &points, turn));
    }
    blocks.push(Block::heading(1, occasion.say("compare-clauses")));
    blocks.push(Block::Paragraph {
        text: legend(occasion),
        tone: crate::report::paper::text::Tone::Quiet,
    });
    let mut path = String::new();
    for stretch in stretches(&compared.comparison, false) {
        match stretch {
            Stretch::Row(row) => clause(lang, row, &mut path, &mut blocks),
            Stretch::LeftOut(n) => {
                let n = i64::try_from(n).unwrap_or(i64::MAX);
                blocks.push(Block::remark(
                    occasion.say_with("compare-left-out", &[("n", n.into())]),
                ));
            }
        }
    }
    blocks.push(Block::remark(notice(lang)));
    occasion.paper(
        occasion.say("compare-title"),
        Some(compared.title.clone()),
        Some(compared.versions(lang)),
        blocks,
    )
}

fn of_turn(occasion: &Occasion, points: &[Point], turn: Turn) -> Vec<Block> {
    let lang = occasion.lang;
    let rows: Vec<TableRow> = points
        .iter()
        .filter(|point| point.turn == turn)
        .map(|point| row(occasion, point))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let title = words::turn(lang, turn);
    vec![
        Block::heading(1, title.as_str()),
        Block::Table(Table {
            summary: title,
            columns: vec![
                Column::left(occasion.say("compare-column-point"), 7),
                Column::left(occasion.say("compare-column-was"), 8),
                Column::left(occasion.say("compare-column-is"), 8),
            ],
            rows,
        }),
    ]
}

fn row(occasion: &Occasion, point: &Point) -> TableRow {
    let status = match point.turn {
        Turn::Worse => Status::Bad,
        Turn::Better => Status::Good,
        Turn::Other => Status::Neutral,
    };
    let passage = |passage: &Option<(usize, String)>| {
        passage
            .as_ref()
            .map(|(line, quote)| Line::quiet(words::passage(occasion.lang, *line, quote)))
    };
    let mut was = vec![Line::new(point.was.as_str())];
    was.extend(passage(&point.old));
    let mut is = vec![Line::status(status, point.is.as_str())];
    is.extend(point.notes.iter().map(|note| Line::quiet(note.as_str())));
    is.extend(passage(&point.new));
    TableRow {
        cells: vec![vec![Line::new(Text::bold(point.title.as_str()))], was, is],
        anchor: None,
    }
}

fn legend(occasion: &Occasion) -> Text {
    Text::default()
        .with(Emphasis::Removed, occasion.say("compare-legend-removed"))
        .and(", ")
        .with(Emphasis::Added, occasion.say("compare-legend-added"))
}

fn clause(lang: Lang, row: &Row, path: &mut String, blocks: &mut Vec<Block>) {
    let is_heading = row.place().is_some_and(|place| place.is_heading);
    let above = words::path(row);
    if !is_heading && above != *path {
        if !above.is_empty() {
            blocks.push(Block::heading(2, above.as_str()));
        }
        *path = above;
    }
    let parts = [
        words::number(row),
        words::fate(lang, row),
        words::line(lang, row),
    ];
    let head: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let mut text = Text::default();
    for segment in &row.segments {
        if segment.is_spaced && !text.0.is_empty() {
            text = text.and(" ");
        }
        text = match segment.change {
            Change::Removed => text.with(Emphasis::Removed, segment.text.as_str()),
            Change::Added => text.with(Emphasis::Added, segment.text.as_str()),
            _ => text.and(segment.text.as_str()),
        };
    }
    let mut head = Text::bold(head.join(" · "));
    if let Some(from) = words::came_from(lang, row) {
        head = head.and(format!(" {from}"));
    }
    blocks.push(Block::Paragraph {
        text: head,
        tone: crate::report::paper::text::Tone::Quiet,
    });
    blocks.push(Block::Quote { text, source: None });
}
