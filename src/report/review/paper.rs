//! The review as a paper: what must be fixed, with quotes, then the checklist and the facts. Several files follow
//! each other in one paper.

use super::{Result, Review, Row, words};
use crate::checks::engine::verdict::Verdict;
use crate::checks::measured::notice;
use crate::checks::report::{Evidence, Unreadable};
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::text::text;
use crate::report::paper::block::{Block, Column, Fact, Row as TableRow, Table};
use crate::report::paper::text::{Emphasis, Line, Text};
use crate::report::paper::{Author, Paper, Status, Words};

/// Passages of one requirement that are quoted; the checklist has the lines of all.
const QUOTED: usize = 2;
/// Characters of a passage that are quoted.
const LONGEST: usize = 900;

/// The paper of a run, for a day. `sections` are what [`section`] made of each file.
#[must_use]
pub fn paper(
    sections: Vec<Vec<Block>>,
    errors: &[Unreadable],
    lang: Lang,
    day: Day,
    organisation: &str,
) -> Paper {
    let mut blocks: Vec<Block> = Vec::new();
    for (i, section) in sections.into_iter().enumerate() {
        if i > 0 {
            blocks.push(Block::PageBreak);
        }
        blocks.extend(section);
    }
    if !errors.is_empty() {
        blocks.push(Block::heading(1, text(lang, "check-heading-errors")));
        let items = errors
            .iter()
            .map(|error| Text::plain(format!("{}: {}", error.file, error.message)));
        blocks.push(Block::List {
            from: None,
            items: items.collect(),
        });
    }
    blocks.push(Block::remark(notice(lang)));
    Paper {
        lang,
        title: text(lang, "check-title"),
        subtitle: None,
        author: Author {
            name: organisation.to_owned(),
            logo: None,
        },
        day,
        scope: None,
        words: Words::of(lang, day),
        blocks,
    }
}

/// One file's blocks, under a heading of level 1.
#[must_use]
pub fn section(review: &Review<'_>) -> Vec<Block> {
    let mut page = Page {
        review,
        blocks: vec![Block::heading(1, review.report.file.as_str())],
    };
    page.outcome();
    page.rows("check-heading-fix", review.unmet_musts());
    page.rows("check-heading-flags", review.flags.iter());
    page.values();
    page.rows("check-heading-should", review.recommended());
    page.checklist();
    page.facts();
    page.blocks
}

struct Page<'r, 'a> {
    review: &'r Review<'a>,
    blocks: Vec<Block>,
}

impl Page<'_, '_> {
    fn outcome(&mut self) {
        let status = match self.review.result() {
            Result::Good => Status::Good,
            Result::Wanting => Status::Attention,
            Result::Flagged | Result::MustUnmet => Status::Bad,
            Result::NotChecked => Status::Neutral,
        };
        let body = self
            .review
            .notes()
            .map(|(sentence, _)| Text::plain(sentence))
            .collect();
        self.blocks.push(Block::Callout {
            status,
            title: self.review.summary().into(),
            body,
        });
        for (_, passages) in self.review.notes() {
            quotes(&mut self.blocks, self.review.lang, passages);
        }
    }

    fn heading(&mut self, key: &str) {
        self.blocks
            .push(Block::heading(2, text(self.review.lang, key)));
    }

    fn rows<'a>(&mut self, heading: &str, rows: impl Iterator<Item = &'a Row<'a>>) {
        let rows: Vec<&Row<'_>> = rows.collect();
        if !rows.is_empty() {
            self.heading(heading);
            for row in rows {
                self.row(row);
            }
        }
    }

    fn row(&mut self, row: &Row<'_>) {
        let lang = self.review.lang;
        let title = format!("{}: {}", row.sentences.title, row.verdict_word(lang));
        let mut blocks = vec![Block::heading(3, title)];
        quotes(&mut blocks, lang, row.evidence);
        let mut facts = Vec::new();
        let mut fact = |key: &str, said: &str| facts.push(Fact::new(text(lang, key), said));
        if row.evidence.is_empty() {
            fact("check-wanted", &row.sentences.says);
        }
        if !row.lacks.is_empty() {
            fact("check-lacks", &self.review.lacking(row));
        }
        fact("check-why", &row.sentences.why);
        fact("check-ask", &row.sentences.ask);
        fact("check-law", &row.requirement.law.join(", "));
        blocks.push(Block::Facts { facts });
        self.blocks.push(Block::Together { blocks });
    }

    fn values(&mut self) {
        if self.review.beyond.is_empty() {
            return;
        }
        self.heading("check-heading-values");
        for beyond in &self.review.beyond {
            self.blocks
                .push(Block::paragraph(self.review.beyond(beyond)));
            quotes(&mut self.blocks, self.review.lang, &beyond.evidence);
        }
    }

    fn checklist(&mut self) {
        let lang = self.review.lang;
        if self.review.rows.is_empty() {
            return;
        }
        self.heading("check-heading-checklist");
        let column = |key: &str, width| Column::left(text(lang, key), width);
        let columns = vec![
            column("check-column-requirement", 10),
            column("check-column-level", 3),
            column("check-column-verdict", 6),
            column("check-column-lines", 4),
        ];
        let rows = self.review.rows.iter().map(|row| {
            let status = match row.verdict {
                Some(Verdict::Met) => Status::Good,
                Some(Verdict::Partial) => Status::Attention,
                Some(Verdict::Contrary | Verdict::Missing) => Status::Bad,
                Some(Verdict::NotApplicable) | None => Status::Neutral,
            };
            let lines: Vec<String> = row
                .evidence
                .iter()
                .map(|passage| passage.first_line.to_string())
                .collect();
            let cells = vec![
                vec![
                    Line::new(row.sentences.title.as_str()),
                    Line::quiet(row.requirement.law.join(", ")),
                ],
                vec![Line::new(row.level_word(lang))],
                vec![Line::status(status, row.verdict_word(lang))],
                vec![Line::new(lines.join(", "))],
            ];
            TableRow {
                cells,
                anchor: None,
            }
        });
        let rows = rows.collect();
        self.blocks.push(Block::Table(Table {
            summary: text(lang, "check-heading-checklist"),
            columns,
            rows,
        }));
    }

    fn facts(&mut self) {
        let lang = self.review.lang;
        if self.review.report.facts.is_empty() {
            return;
        }
        self.heading("check-heading-facts");
        let facts = self.review.report.facts.iter();
        let facts = facts
            .map(|(name, fact)| Fact::new(words::fact(lang, name), words::value(lang, fact)))
            .collect();
        self.blocks.push(Block::Facts { facts });
    }
}

/// The first passages, each with its lines.
fn quotes(blocks: &mut Vec<Block>, lang: Lang, evidence: &[Evidence]) {
    for passage in evidence.iter().take(QUOTED) {
        let whole = passage
            .quote
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let mut said: String = whole.chars().take(LONGEST).collect();
        if said.len() < whole.len() {
            said.push('…');
        }
        let source = Text::default().with(Emphasis::Plain, words::lines(lang, passage));
        blocks.push(Block::Quote {
            text: said.into(),
            source: Some(source),
        });
    }
}
