//! The blocks of a text, one after the other: headings by the rank that the checker sees, clauses with their numbers in
//! the margin, lists within lists, quotes, lines as they stand, notes at the end.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::inline::{self, Stretch};
use super::layout::{Layout, Start};
use crate::domain::lang::Lang;
use crate::domain::text::text;
use crate::report::paper::block::{Block, Heading, Item};
use crate::report::paper::text::{Run, Text};

/// The level of the paper under which the text stands.
const UNDER: u8 = 3;
/// The deepest level.
const DEEPEST: u8 = 5;
/// Lists and quotes inside one another; what lies deeper stands at this depth. No agreement comes near it.
const MOST_INSIDE: usize = 16;

/// A text in the making.
pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) layout: &'a Layout<'a>,
    pub(super) lang: Lang,
    events: Vec<(Event<'a>, Range<usize>)>,
    at: usize,
    /// Begins the names of anchors.
    name: &'a str,
    /// The ranks of the headings that are open.
    ranks: Vec<u8>,
    /// The labels of notes in the order in which the text refers to them.
    labels: Vec<String>,
    notes: BTreeMap<String, Vec<Block>>,
    /// How deep the last numbered clause stands.
    depth: u8,
    /// How many lists and quotes are open.
    n_inside: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        source: &'a str,
        body: Range<usize>,
        layout: &'a Layout<'a>,
        name: &'a str,
        lang: Lang,
    ) -> Reader<'a> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let from = body.start;
        let events = Parser::new_ext(source.get(body).unwrap_or_default(), options)
            .into_offset_iter()
            .map(|(event, range)| (event, range.start + from..range.end + from))
            .collect();
        Reader {
            source,
            layout,
            lang,
            events,
            at: 0,
            name,
            ranks: Vec::new(),
            labels: Vec::new(),
            notes: BTreeMap::new(),
            depth: 1,
            n_inside: 0,
        }
    }

    /// Every block, the notes last.
    pub(super) fn whole(mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while self.peek().is_some() {
            blocks.extend(self.until(None));
            self.advance();
        }
        let unasked: Vec<String> = self.notes.keys().cloned().collect();
        for label in unasked {
            self.note(&label);
        }
        let labels = std::mem::take(&mut self.labels);
        let items: Vec<Item> = (1..)
            .zip(labels)
            .map(|(n, label)| Item {
                sign: n.to_string(),
                anchor: Some(self.anchor(n)),
                blocks: self.notes.remove(&label).unwrap_or_default(),
            })
            .collect();
        if !items.is_empty() {
            blocks.push(Block::Heading(Heading {
                level: UNDER + 1,
                text: text(self.lang, "report-text-notes").into(),
                anchor: None,
            }));
            blocks.push(Block::Items { items });
        }
        blocks
    }

    pub(super) fn peek(&self) -> Option<&(Event<'a>, Range<usize>)> {
        self.events.get(self.at)
    }

    pub(super) fn advance(&mut self) {
        self.at += 1;
    }

    /// The number and the anchor of a note.
    pub(super) fn note(&mut self, label: &str) -> (usize, String) {
        let known = self.labels.iter().position(|known| known == label);
        let n = known.unwrap_or_else(|| {
            self.labels.push(label.to_owned());
            self.labels.len() - 1
        }) + 1;
        (n, self.anchor(n))
    }

    fn anchor(&self, n: usize) -> String {
        format!("{}-note-{n}", self.name)
    }

    /// The blocks up to the end of the one that is open, which is left to whoever opened it.
    fn until(&mut self, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.peek() {
            let (event, range) = (event.clone(), range.clone());
            match event {
                Event::End(found) if Some(found) == end => break,
                Event::Start(Tag::Paragraph) => {
                    self.advance();
                    let stretches = self.stretches();
                    self.paragraphs(stretches, &mut blocks);
                    self.advance();
                }
                Event::Start(Tag::Heading { .. }) => {
                    self.advance();
                    let said = self.text();
                    let rank = self.layout.start_in(&range).and_then(|start| start.rank);
                    let rank = rank.or(self.ranks.last().copied()).unwrap_or(1);
                    blocks.extend(self.heading(said, rank));
                    self.advance();
                }
                Event::Start(Tag::BlockQuote(kind)) if self.n_inside < MOST_INSIDE => {
                    self.advance();
                    self.n_inside += 1;
                    let quoted = self.until(Some(TagEnd::BlockQuote(kind)));
                    self.n_inside -= 1;
                    self.advance();
                    blocks.push(Block::Quoted { blocks: quoted });
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    self.advance();
                    blocks.extend(self.unfilled());
                }
                Event::Start(Tag::HtmlBlock) => {
                    self.advance();
                    blocks.extend(self.html());
                }
                Event::Start(Tag::List(first)) if self.n_inside < MOST_INSIDE => {
                    self.advance();
                    self.n_inside += 1;
                    let items = self.items(first);
                    self.n_inside -= 1;
                    blocks.push(Block::Items { items });
                }
                Event::Start(Tag::Table(aligned)) => {
                    self.advance();
                    blocks.extend(self.table(&aligned));
                }
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    self.advance();
                    let said = self.until(Some(TagEnd::FootnoteDefinition));
                    self.advance();
                    self.notes.insert(label.to_string(), said);
                }
                Event::Rule => {
                    self.advance();
                    blocks.push(Block::Rule);
                }
                _ => {
                    // The words of an item of a tight list, which are in no paragraph.
                    let before = self.at;
                    let stretches = self.stretches();
                    self.paragraphs(stretches, &mut blocks);
                    if self.at == before {
                        self.advance();
                    }
                }
            }
        }
        blocks
    }

    /// A heading one level below those of a higher rank that are open.
    fn heading(&mut self, said: Text, rank: u8) -> Option<Block> {
        if said.0.is_empty() {
            return None;
        }
        while self.ranks.last().is_some_and(|open| *open >= rank) {
            self.ranks.pop();
        }
        self.ranks.push(rank);
        let level = u8::try_from(self.ranks.len()).unwrap_or(DEEPEST);
        Some(Block::Heading(Heading {
            level: UNDER.saturating_add(level).min(DEEPEST),
            text: said,
            anchor: None,
        }))
    }

    fn paragraphs(&mut self, stretches: Vec<Stretch>, into: &mut Vec<Block>) {
        for Stretch { mut runs, start } in stretches {
            let rank = start.as_ref().and_then(|start| start.rank);
            if let Some(rank) = rank {
                into.extend(self.heading(Text(runs), rank));
                continue;
            }
            let number = start.and_then(|start| self.number(&start, &mut runs));
            into.push(match number {
                Some(number) if !runs.is_empty() => Block::Clause {
                    depth: self.depth_of(&number),
                    number,
                    text: Text(runs),
                },
                Some(number) => Block::paragraph(number),
                None => Block::paragraph(Text(runs)),
            });
        }
    }

    /// Takes the number from the beginning of a clause, with the full stop or bracket that goes with it.
    fn number(&self, start: &Start, runs: &mut Vec<Run>) -> Option<String> {
        let written = self.source.get(start.number.clone()?)?.trim();
        let first = runs.first_mut()?;
        let rest = first.text.strip_prefix(written)?;
        let sign = rest.len() - rest.trim_start_matches(['.', ')', ':']).len();
        let after = rest[sign..].chars().next();
        if after.is_some_and(|c| !c.is_whitespace()) {
            return None;
        }
        let number = format!("{written}{}", &rest[..sign]);
        first.text = rest[sign..].to_owned();
        inline::trim(runs);
        Some(number)
    }

    /// Numbers of two parts stand at the margin, each further part and a letter one step further in.
    fn depth_of(&mut self, number: &str) -> u8 {
        let bare = number.trim_matches(['(', ')', '.', ':', '[', ']']);
        if bare.starts_with(|c: char| c.is_ascii_digit()) {
            let parts = bare.split('.').filter(|part| !part.is_empty()).count();
            self.depth = u8::try_from(parts.saturating_sub(1).max(1)).unwrap_or(1);
            return self.depth;
        }
        self.depth.saturating_add(1)
    }

    /// The items of a list with their numbers as written, where these rise.
    fn items(&mut self, first: Option<u64>) -> Vec<Item> {
        let mut items: Vec<(Option<u64>, char, Vec<Block>)> = Vec::new();
        while let Some((event, range)) = self.peek() {
            let (event, range) = (event.clone(), range.clone());
            self.advance();
            match event {
                Event::Start(Tag::Item) => {
                    let written = self.source.get(range).unwrap_or_default().trim_start();
                    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
                    let number = written[..digits].parse().ok();
                    let sign = written[digits..].chars().next().unwrap_or('.');
                    let blocks = self.until(Some(TagEnd::Item));
                    self.advance();
                    items.push((number, sign, blocks));
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        let rising = items.windows(2).all(|pair| pair[0].0 < pair[1].0);
        (first.unwrap_or(1)..)
            .zip(items)
            .map(|(n, (written, sign, blocks))| Item {
                sign: if first.is_some() {
                    format!("{}{sign}", written.filter(|_| rising).unwrap_or(n))
                } else {
                    "•".to_owned()
                },
                anchor: None,
                blocks,
            })
            .collect()
    }

    /// A block of code, or what stands four blanks in, which in an agreement is rather a form or an address.
    fn unfilled(&mut self) -> Option<Block> {
        let mut said = String::new();
        while let Some((event, _)) = self.peek() {
            let event = event.clone();
            self.advance();
            match event {
                Event::Text(words) => said.push_str(&words),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        (!said.trim().is_empty()).then_some(Block::Lines { text: said })
    }

    /// The words of HTML that stands by itself.
    fn html(&mut self) -> Vec<Block> {
        let mut html = String::new();
        while let Some((event, _)) = self.peek() {
            let event = event.clone();
            self.advance();
            match event {
                Event::Html(words) | Event::Text(words) => html.push_str(&words),
                Event::End(TagEnd::HtmlBlock) => break,
                _ => {}
            }
        }
        let words = inline::html_words(&html.replace('\n', " ")).concat();
        words
            .split('\n')
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .map(Block::paragraph)
            .collect()
    }
}
