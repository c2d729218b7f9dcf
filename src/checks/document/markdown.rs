//! Markdown to blocks: what pulldown-cmark sees as headings, paragraphs, items and rows, each with its pieces of text and their place.
//! Knows nothing of agreements. One pass over the events, nothing recursive.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What a block is in Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A heading by `#` or underline, 1 to 6.
    Heading(u8),
    /// A paragraph, quote, code or HTML block outside lists, or a later paragraph of an item.
    Paragraph,
    /// The first paragraph of a list item.
    Item,
    /// The header row of a table.
    HeaderRow,
    /// A row of a table.
    Row,
}

/// One block and where its pieces are.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) shape: Shape,
    /// How many lists the block is inside.
    pub(super) depth: u8,
    /// The indices of its pieces.
    pub(super) pieces: Range<usize>,
    /// Where it stands in the parsed text.
    pub(super) span: Range<usize>,
}

/// What stands between or around the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Text as it reads.
    Text,
    /// The end of a line that goes on.
    Soft,
    /// A line break on purpose, or the end of a table cell.
    Hard,
    Cell,
    StrongOn,
    StrongOff,
    /// A link to an address, or to a place in the same document.
    LinkOn,
    AnchorOn,
    LinkOff,
    /// An HTML tag, which may be a placeholder such as `<Name>`.
    Tag,
}

/// A stretch of text with its place in the parsed text.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: CowStr<'a>,
    pub(super) span: Range<usize>,
    pub(super) mark: Mark,
}

/// The blocks of a text in order.
pub(super) struct Blocks<'a> {
    pub(super) blocks: Vec<Block>,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// Reads Markdown.
pub(super) fn blocks(text: &str) -> Blocks<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, span, text);
    }
    reader.close();
    Blocks {
        blocks: reader.blocks,
        pieces: reader.pieces,
    }
}

/// The state of the walk: the open block, the open lists and what is being skipped.
#[derive(Default)]
struct Reader<'a> {
    blocks: Vec<Block>,
    pieces: Vec<Piece<'a>>,
    open: Option<Block>,
    lists: usize,
    /// An item has begun and its first text is still to come.
    fresh_item: bool,
    /// Front matter is not part of the agreement.
    skipping: bool,
    in_code: bool,
    in_html: bool,
}

impl<'a> Reader<'a> {
    fn event(&mut self, event: Event<'a>, span: Range<usize>, source: &'a str) {
        match event {
            Event::Start(tag) => self.start(&tag, span),
            Event::End(tag) => self.end(tag),
            _ if self.skipping => {}
            Event::Text(text) if self.in_code => self.lines(&text, span, source),
            Event::Text(text) | Event::Code(text) => self.piece(text, span, Mark::Text),
            Event::SoftBreak => self.piece(CowStr::Borrowed("\n"), span, Mark::Soft),
            Event::HardBreak => self.piece(CowStr::Borrowed("\n"), span, Mark::Hard),
            Event::InlineHtml(tag) => {
                let mark = if tag.starts_with("<br") {
                    Mark::Hard
                } else {
                    Mark::Tag
                };
                self.piece(tag, span, mark);
            }
            Event::Html(raw) => self.html(&raw, span),
            Event::Rule => self.close(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'a>, span: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.open(Shape::Heading(rank(*level)), span),
            Tag::Paragraph => self.open(Shape::Paragraph, span),
            Tag::List(_) => {
                self.close();
                self.lists += 1;
            }
            Tag::Item => {
                self.close();
                self.fresh_item = true;
            }
            Tag::CodeBlock(_) => {
                self.close();
                self.in_code = true;
            }
            Tag::HtmlBlock => {
                self.close();
                self.in_html = true;
            }
            Tag::TableHead => self.open(Shape::HeaderRow, span),
            Tag::TableRow => self.open(Shape::Row, span),
            Tag::Strong => self.mark(Mark::StrongOn, span.start),
            Tag::Link { dest_url, .. } => {
                let mark = if dest_url.starts_with('#') {
                    Mark::AnchorOn
                } else {
                    Mark::LinkOn
                };
                self.mark(mark, span.start);
            }
            Tag::MetadataBlock(_) => self.skipping = true,
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Item => self.close(),
            TagEnd::List(_) => {
                self.close();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.close();
                self.in_code = false;
            }
            TagEnd::HtmlBlock => {
                self.close();
                self.in_html = false;
            }
            TagEnd::TableCell => {
                let at = self.open.as_ref().map_or(0, |block| block.span.end);
                self.mark(Mark::Cell, at);
            }
            TagEnd::Strong => self.mark(Mark::StrongOff, 0),
            TagEnd::Link => self.mark(Mark::LinkOff, 0),
            TagEnd::MetadataBlock(_) => self.skipping = false,
            _ => {}
        }
    }

    fn open(&mut self, shape: Shape, span: Range<usize>) {
        self.close();
        let shape = match (shape, std::mem::take(&mut self.fresh_item)) {
            (Shape::Paragraph, true) => Shape::Item,
            (other, _) => other,
        };
        let depth = u8::try_from(self.lists).unwrap_or(u8::MAX);
        let first = self.pieces.len();
        self.open = Some(Block {
            shape,
            depth,
            pieces: first..first,
            span,
        });
    }

    fn close(&mut self) {
        if let Some(mut block) = self.open.take() {
            block.pieces.end = self.pieces.len();
            if self.pieces[block.pieces.clone()]
                .iter()
                .any(|piece| matches!(piece.mark, Mark::Text | Mark::Tag))
            {
                self.blocks.push(block);
            }
        }
    }

    fn mark(&mut self, mark: Mark, at: usize) {
        if self.open.is_none() {
            if matches!(mark, Mark::StrongOff | Mark::LinkOff | Mark::Cell) {
                return;
            }
            self.open(Shape::Paragraph, at..at);
        }
        self.pieces.push(Piece {
            text: CowStr::Borrowed(""),
            span: at..at,
            mark,
        });
    }

    fn piece(&mut self, text: CowStr<'a>, span: Range<usize>, mark: Mark) {
        if self.open.is_none() {
            self.open(Shape::Paragraph, span.clone());
        }
        if let Some(block) = &mut self.open {
            block.span.end = block.span.end.max(span.end);
        }
        self.pieces.push(Piece { text, span, mark });
    }

    /// Indented or fenced text is read as paragraphs: pages converted from other formats indent their clauses.
    fn lines(&mut self, text: &str, span: Range<usize>, source: &'a str) {
        // A code text event equals its source; where tabs were expanded only the place of the whole is kept.
        let verbatim = source.get(span.clone()).is_some_and(|s| s == text);
        let mut at = span.start;
        for line in text.split_inclusive('\n') {
            let place = if verbatim {
                at..at + line.len()
            } else {
                span.clone()
            };
            if line.trim().is_empty() {
                self.close();
            } else {
                let text = if verbatim {
                    CowStr::Borrowed(&source[place.clone()])
                } else {
                    CowStr::from(line.to_owned())
                };
                self.piece(text, place, Mark::Text);
                self.mark(Mark::Soft, span.end);
            }
            at += line.len();
        }
    }

    /// The text of an HTML block, tags taken out. Block tags end a paragraph.
    fn html(&mut self, raw: &CowStr<'a>, span: Range<usize>) {
        let mut at = 0;
        while at < raw.len() {
            let rest = &raw[at..];
            if rest.starts_with('<') {
                let width = rest.find('>').map_or(rest.len(), |i| i + 1);
                let name = rest[1..width]
                    .trim_start_matches('/')
                    .split(|c: char| !c.is_ascii_alphanumeric())
                    .next()
                    .unwrap_or("");
                if matches!(
                    name,
                    "p" | "div"
                        | "li"
                        | "tr"
                        | "table"
                        | "ul"
                        | "ol"
                        | "h1"
                        | "h2"
                        | "h3"
                        | "h4"
                        | "section"
                ) {
                    self.close();
                } else if matches!(name, "br" | "td" | "th") {
                    self.mark(Mark::Hard, span.start + at);
                }
                at += width;
            } else {
                let width = rest.find('<').unwrap_or(rest.len());
                if !rest[..width].trim().is_empty() {
                    let place = span.start + at..span.start + at + width;
                    self.piece(CowStr::from(rest[..width].to_owned()), place, Mark::Text);
                }
                at += width;
            }
        }
    }
}

fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
