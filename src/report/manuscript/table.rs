//! A table of a text: its columns as wide as what stands in them asks for. It is set by the engine like every other
//! table, with its head on each page.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::reader::Reader;
use crate::domain::text::text;
use crate::report::paper::block::{Align, Block, Column, Row, Table};
use crate::report::paper::text::{Line, Text};

/// A column asks for no more than this many characters, however long its texts, so that short ones get theirs …
const WIDEST: usize = 42;
/// … and for no fewer.
const NARROWEST: usize = 5;

impl Reader<'_> {
    /// The table whose beginning has just been read.
    pub(super) fn table(&mut self, aligned: &[Alignment]) -> Option<Block> {
        let (mut head, mut rows, mut row) = (Vec::new(), Vec::new(), Vec::new());
        while let Some((event, _)) = self.peek() {
            let event = event.clone();
            self.advance();
            match event {
                Event::Start(Tag::TableCell) => row.push(self.text()),
                Event::End(TagEnd::TableHead) => head = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        if head.is_empty() {
            return None;
        }
        let columns = head
            .iter()
            .enumerate()
            .map(|(n, title)| Column {
                head: title.characters(),
                width: width(title, rows.iter().filter_map(|row: &Vec<Text>| row.get(n))),
                align: match aligned.get(n) {
                    Some(Alignment::Right) => Align::Right,
                    _ => Align::Left,
                },
            })
            .collect();
        let rows = rows
            .into_iter()
            .map(|cells| Row {
                cells: cells
                    .into_iter()
                    .map(|cell| vec![Line::new(cell)])
                    .collect(),
                anchor: None,
            })
            .collect();
        Some(Block::Table(Table {
            summary: text(self.lang, "report-text-table"),
            columns,
            rows,
        }))
    }
}

/// How many characters a column asks for.
fn width<'a>(title: &'a Text, cells: impl Iterator<Item = &'a Text>) -> u16 {
    let said = std::iter::once(title)
        .chain(cells)
        .map(Text::characters)
        .collect::<Vec<_>>();
    let longest = |all: &dyn Fn(&str) -> usize| said.iter().map(|said| all(said)).max();
    let whole = longest(&|said| said.chars().count()).unwrap_or(0);
    let word = longest(&|said| {
        let words = said.split_whitespace().map(|word| word.chars().count());
        words.max().unwrap_or(0)
    });
    let asked = whole
        .min(WIDEST)
        .max(word.unwrap_or(0).min(24))
        .max(NARROWEST);
    u16::try_from(asked).unwrap_or(u16::MAX)
}
