//! An agreement's Markdown as the blocks of a paper: headings, numbered clauses, lists, tables. For texts of our own, such as
//! a draft; what a text has beyond that (pictures, code, raw HTML) is set as plain words.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::paper::block::{Block, Column, Fact, Heading, Row, Table};
use super::paper::text::{Emphasis, Line, Text};

/// A paper's title and blocks: the first heading of the highest rank is the title.
#[must_use]
pub fn blocks(markdown: &str) -> (Option<String>, Vec<Block>) {
    let mut page = Page::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        page.take(event);
    }
    (page.title, page.blocks)
}

#[derive(Default)]
struct Page {
    title: Option<String>,
    blocks: Vec<Block>,
    /// The words since the last block.
    text: Text,
    strong: usize,
    emphasised: usize,
    /// The lists that are open: the number of the first item, and the items so far.
    lists: Vec<(Option<u32>, Vec<Text>)>,
    /// The level of the last heading.
    level: u8,
    head: Vec<String>,
    rows: Vec<Vec<Text>>,
    row: Vec<Text>,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(words) | Event::Code(words) => self.write(&words),
            Event::SoftBreak => self.write(" "),
            Event::HardBreak => self.write("\n"),
            Event::Rule => {}
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::End(TagEnd::Strong) => self.strong = self.strong.saturating_sub(1),
            Event::Start(Tag::Emphasis) => self.emphasised += 1,
            Event::End(TagEnd::Emphasis) => self.emphasised = self.emphasised.saturating_sub(1),
            Event::Start(Tag::List(from)) => {
                // What an item says before a list inside it is an item of its own.
                self.end_item();
                let from = from.and_then(|from| u32::try_from(from).ok());
                self.lists.push((from, Vec::new()));
            }
            Event::End(TagEnd::Item) => self.end_item(),
            Event::End(TagEnd::List(_)) => {
                if let Some((from, items)) = self.lists.pop().filter(|list| !list.1.is_empty()) {
                    self.blocks.push(Block::List { from, items });
                }
            }
            Event::End(TagEnd::Heading(rank)) => self.heading(rank as u8),
            Event::End(TagEnd::Paragraph) if self.lists.is_empty() => self.paragraph(),
            Event::End(TagEnd::Paragraph) => self.write(" "),
            Event::End(TagEnd::TableCell) => self.row.push(std::mem::take(&mut self.text)),
            Event::End(TagEnd::TableHead) => {
                let head = std::mem::take(&mut self.row);
                self.head = head.iter().map(Text::characters).collect();
            }
            Event::End(TagEnd::TableRow) => self.rows.push(std::mem::take(&mut self.row)),
            Event::End(TagEnd::Table) => self.table(),
            _ => {}
        }
    }

    fn write(&mut self, words: &str) {
        let emphasis = match (self.strong > 0, self.emphasised > 0) {
            (true, true) => Emphasis::BoldItalic,
            (true, false) => Emphasis::Bold,
            (false, true) => Emphasis::Italic,
            (false, false) => Emphasis::Plain,
        };
        self.text = std::mem::take(&mut self.text).with(emphasis, words);
    }

    fn end_item(&mut self) {
        let text = std::mem::take(&mut self.text);
        if let Some((_, items)) = self.lists.last_mut()
            && !text.characters().trim().is_empty()
        {
            items.push(text);
        }
    }

    fn heading(&mut self, rank: u8) {
        let text = std::mem::take(&mut self.text);
        if rank == 1 && self.title.is_none() && self.blocks.is_empty() {
            self.title = Some(text.characters());
            return;
        }
        // A heading is at most one level deeper than the one before it.
        self.level = rank.saturating_sub(1).clamp(1, 3).min(self.level + 1);
        self.blocks.push(Block::Heading(Heading {
            level: self.level,
            text,
            anchor: None,
        }));
    }

    fn paragraph(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        let number = text.0.first().and_then(|run| number(&run.text));
        let (Some(number), Some(first)) = (number, text.0.first_mut()) else {
            self.blocks.push(Block::paragraph(text));
            return;
        };
        let rest = first.text.split_off(number.len());
        rest.trim_start().clone_into(&mut first.text);
        self.blocks.push(Block::Clause {
            depth: u8::try_from(number.matches('.').count())
                .unwrap_or(1)
                .clamp(1, 3),
            number,
            text,
        });
    }

    /// A table whose head is empty is a list of facts.
    fn table(&mut self) {
        let (head, rows) = (
            std::mem::take(&mut self.head),
            std::mem::take(&mut self.rows),
        );
        if head.len() == 2 && head.iter().all(|name| name.trim().is_empty()) {
            let fact = |row: Vec<Text>| {
                let mut cells = row.into_iter();
                let label = cells.next().unwrap_or_default().characters();
                Fact::new(label, cells.next().unwrap_or_default())
            };
            let facts = rows.into_iter().map(fact).collect();
            self.blocks.push(Block::Facts { facts });
            return;
        }
        let summary = head
            .iter()
            .filter(|name| !name.is_empty())
            .cloned()
            .collect::<Vec<_>>();
        let cells = |row: Vec<Text>| Row {
            cells: row.into_iter().map(|text| vec![Line::new(text)]).collect(),
            anchor: None,
        };
        self.blocks.push(Block::Table(Table {
            summary: summary.join(", "),
            columns: head.into_iter().map(|name| Column::left(name, 1)).collect(),
            rows: rows.into_iter().map(cells).collect(),
        }));
    }
}

/// The number that a clause opens with: "4.2" before a blank.
fn number(text: &str) -> Option<String> {
    let number = text.split_once(' ')?.0;
    let parts: Vec<&str> = number.trim_end_matches('.').split('.').collect();
    let is_number = |part: &&str| {
        !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())
    };
    (parts.len() > 1 && parts.iter().all(is_number)).then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agreement_becomes_title_headings_clauses_lists_and_facts() {
        let (title, blocks) = blocks(
            "# DPA\n\n## 1. Parties\n\n1.1 **Alder**, a company.\n\nPlain.\n\n1. One\n2. Two\n\n| | |\n|---|---|\n| Purpose | chat |\n",
        );
        assert_eq!(title.as_deref(), Some("DPA"));
        assert_eq!(blocks.len(), 5);
        assert!(
            matches!(&blocks[1], Block::Clause { number, depth: 1, text } if number == "1.1" && text.characters() == "Alder, a company.")
        );
        assert!(matches!(&blocks[3], Block::List { from: Some(1), items } if items.len() == 2));
        assert!(matches!(&blocks[4], Block::Facts { facts } if facts[0].label == "Purpose"));
    }
}
