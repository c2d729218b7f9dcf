//! Writes the markup of a text, event by event, without recursion. What converters have done to a text is mended for the
//! eye only: a clause that a hard-wrapped paragraph swallowed gets a paragraph of its own, a heading by its looks is
//! shown as one, indented text is text and not code. Every word stays.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::event::Events;
use super::note::{Notes, call_id};
use super::outline::{Mark, Outline};
use super::passage::{Marker, Passage};
use super::{escape, safe};
use crate::report::manuscript::raw::{self, Part};

/// Elements inside one another; what lies deeper is written without tags. No agreement comes near it, and a hostile
/// one would make the sanitiser slow.
const DEEPEST: usize = 48;

pub(super) fn write(source: &str, body: usize, outline: &Outline, passages: &[Passage]) -> String {
    let events = Events::of(source, body);
    let mut writer = Writer {
        source,
        outline,
        events: &events,
        marker: Marker::new(passages),
        out: String::with_capacity(source.len() * 3 / 2),
        next_mark: 0,
        open: Vec::new(),
        block: None,
        n_inline: 0,
        columns: Vec::new(),
        column: 0,
        in_head: false,
        notes: Notes::default(),
    };
    for i in 0..events.list.len() {
        writer.event(i);
    }
    writer.marker.finish(&mut writer.out);
    writer.write_notes();
    writer.out
}

pub(super) struct Writer<'a> {
    pub(super) source: &'a str,
    pub(super) outline: &'a Outline,
    pub(super) events: &'a Events<'a>,
    pub(super) marker: Marker<'a>,
    pub(super) out: String,
    /// The first mark of the outline that has not been written.
    pub(super) next_mark: usize,
    /// The end tag of each open element; empty where its tags are left out.
    pub(super) open: Vec<&'static str>,
    /// The element of the open paragraph: `p`, or a heading by its looks with the byte at which its words end.
    pub(super) block: Option<(&'static str, usize)>,
    /// Open elements inside the paragraph.
    pub(super) n_inline: usize,
    pub(super) columns: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_head: bool,
    pub(super) notes: Notes,
}

impl<'a> Writer<'a> {
    fn event(&mut self, i: usize) {
        let events = self.events;
        let Some((event, range)) = events.list.get(i) else {
            return;
        };
        match event {
            // A converter's blank line within a sentence opens and closes nothing.
            Event::Start(Tag::Paragraph) if self.goes_on(i, range.start) => self.out.push('\n'),
            Event::End(TagEnd::Paragraph) if self.goes_on(i + 1, range.end) => {}
            Event::Start(tag) => self.start(i, tag, range.start, range.end),
            Event::End(tag) => self.end(*tag, range.end),
            Event::Text(text) => self.text(text, range.start, range.end),
            Event::Code(code) => {
                let place = self.source.get(range.clone()).and_then(|whole| {
                    let inner = whole.trim_matches('`');
                    Some(range.start + whole.find(inner)? + inner.find(code.as_ref())?)
                });
                self.out.push_str("<code>");
                match place {
                    Some(start) => self.text(code, start, start + code.len()),
                    None => self.text(code, range.start, range.end),
                }
                self.out.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw(html, range.start),
            Event::FootnoteReference(label) => {
                let number = self.notes.number(label);
                let call = self.notes.n_calls.entry(number).or_default();
                *call += 1;
                let id = call_id(number, *call);
                self.out.push_str(&format!(
                    "<sup><a id=\"{id}\" href=\"#t--note-{number}\">{number}</a></sup>"
                ));
            }
            Event::SoftBreak => self.soft_break(range.end),
            Event::HardBreak => {
                self.out.push_str("<br>\n");
            }
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(is_done) => {
                self.out.push_str(if *is_done { "☑ " } else { "☐ " });
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(text, range.start, range.end);
            }
        }
    }

    /// Opens an element; beyond the deepest its tags are left out.
    pub(super) fn push(&mut self, tag: &str, end_tag: &'static str) {
        if self.open.len() < DEEPEST {
            self.out.push_str(tag);
            self.open.push(end_tag);
        } else {
            self.open.push("");
        }
    }

    pub(super) fn pop(&mut self) {
        if let Some(end_tag) = self.open.pop() {
            self.out.push_str(end_tag);
        }
    }

    fn start(&mut self, i: usize, tag: &Tag<'_>, start: usize, end: usize) {
        match tag {
            Tag::Paragraph => self.open_block(start, end),
            Tag::Heading { .. } => {
                if self.events.is_empty(i) {
                    self.open.push("");
                    return;
                }
                let mark = self.take_mark(end);
                let rank = mark.and_then(|mark| mark.rank).unwrap_or(0);
                let id = id_attribute(mark);
                let (name, end_tag) = heading(rank);
                self.push(&format!("<{name}{id}>"), end_tag);
            }
            Tag::BlockQuote(_) => self.push("<blockquote>\n", "</blockquote>\n"),
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.push("<pre class=\"plain\">", "</pre>\n");
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                self.push("<pre><code>", "</code></pre>\n");
            }
            Tag::List(None) => self.push("<ul>\n", "</ul>\n"),
            Tag::List(Some(first)) => self.push(&format!("<ol start=\"{first}\">\n"), "</ol>\n"),
            Tag::Item => {
                let value = self
                    .events
                    .number(i)
                    .map_or_else(String::new, |number| format!(" value=\"{number}\""));
                // A heading inside an item is written by the item's paragraph.
                let is_heading = self.peek_mark(end).is_some_and(|mark| mark.rank.is_some());
                let id = if is_heading && self.events.begins_with_paragraph(i) {
                    String::new()
                } else {
                    id_attribute(self.take_mark(end))
                };
                self.push(&format!("<li{value}{id}>"), "</li>\n");
            }
            Tag::FootnoteDefinition(label) => {
                let number = self.notes.number(label);
                self.notes.outer = Some((number, std::mem::take(&mut self.out)));
                self.open.push("");
            }
            Tag::Table(columns) => {
                self.columns.clone_from(columns);
                self.push(
                    "<div class=\"table\" tabindex=\"0\"><table>\n",
                    "</tbody></table></div>\n",
                );
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.push("<thead><tr>", "</tr></thead><tbody>\n");
            }
            Tag::TableRow => {
                self.column = 0;
                self.push("<tr>", "</tr>\n");
            }
            Tag::TableCell => {
                let class = match self.columns.get(self.column) {
                    Some(Alignment::Left) => " class=\"to-left\"",
                    Some(Alignment::Center) => " class=\"to-center\"",
                    Some(Alignment::Right) => " class=\"to-right\"",
                    _ => "",
                };
                // An empty heading of a column is a cell like any other.
                if self.in_head && !self.events.is_empty(i) {
                    self.push(&format!("<th scope=\"col\"{class}>"), "</th>");
                } else {
                    self.push(&format!("<td{class}>"), "</td>");
                }
            }
            Tag::Emphasis => self.push_inline("<em>", "</em>"),
            Tag::Strong => self.push_inline("<strong>", "</strong>"),
            Tag::Strikethrough => self.push_inline("<del>", "</del>"),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.open_link(*link_type, dest_url),
            Tag::Image { .. } => {
                // No picture is fetched for an agreement; what it shows is said instead.
                self.push_inline("<span class=\"picture\">", "</span>");
            }
            _ => self.open.push(""),
        }
    }

    fn push_inline(&mut self, tag: &str, end_tag: &'static str) {
        self.n_inline += 1;
        self.push(tag, end_tag);
    }

    fn end(&mut self, tag: TagEnd, end: usize) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item => {
                self.marker.close(end, &mut self.out);
                self.block = None;
            }
            TagEnd::TableCell => {
                self.marker.close(end, &mut self.out);
                self.column += 1;
            }
            TagEnd::TableHead => self.in_head = false,
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => self.n_inline = self.n_inline.saturating_sub(1),
            _ => {}
        }
        self.pop();
        if tag == TagEnd::FootnoteDefinition
            && let Some((number, outer)) = self.notes.outer.take()
        {
            let text = std::mem::replace(&mut self.out, outer);
            self.notes.texts.insert(number, text);
        }
    }

    fn open_link(&mut self, kind: LinkType, address: &str) {
        self.n_inline += 1;
        let mut href = String::new();
        if let Some(name) = address.strip_prefix('#') {
            if let Some(id) = self.outline.target(name) {
                href = format!("#{id}");
            }
        } else if kind == LinkType::Email {
            href = format!("mailto:{address}");
        } else if safe::is_web_address(address) {
            address.clone_into(&mut href);
        }
        if href.is_empty() {
            self.open.push("");
            return;
        }
        let mut tag = String::from("<a href=\"");
        escape(&href, &mut tag);
        tag.push_str("\">");
        self.push(&tag, "</a>");
    }

    pub(super) fn peek_mark(&self, end: usize) -> Option<&'a Mark> {
        self.outline
            .marks
            .get(self.next_mark)
            .filter(|mark| mark.start < end)
    }

    pub(super) fn take_mark(&mut self, end: usize) -> Option<&'a Mark> {
        let mark = self.peek_mark(end)?;
        self.next_mark += 1;
        Some(mark)
    }

    fn text(&mut self, text: &str, start: usize, end: usize) {
        // A mark that no element took keeps its anchor.
        while let Some(mark) = self.take_mark(end) {
            if mark.id.is_some() {
                let id = id_attribute(Some(mark));
                self.out.push_str(&format!("<span{id}></span>"));
            }
        }
        self.marker.text(text, start, end, &mut self.out);
    }

    fn raw(&mut self, html: &str, start: usize) {
        for part in raw::parts(html) {
            match part {
                Part::Words(range) => {
                    let words = html.get(range.clone()).unwrap_or_default();
                    self.marker
                        .entities(words, start + range.start, &mut self.out);
                }
                Part::Break => {
                    if !self.out.ends_with("<br>\n") && !self.out.ends_with("<td>") {
                        self.out.push_str("<br>\n");
                    }
                }
                Part::Space => self.out.push(' '),
                Part::Shown(range) => {
                    self.out.push_str("<code>");
                    escape(html.get(range).unwrap_or_default(), &mut self.out);
                    self.out.push_str("</code>");
                }
            }
        }
    }
}

pub(super) fn id_attribute(mark: Option<&Mark>) -> String {
    mark.and_then(|mark| mark.id.as_deref())
        .map_or_else(String::new, |id| {
            let mut attribute = String::from(" id=\"");
            escape(id, &mut attribute);
            attribute.push('"');
            attribute
        })
}

/// The element of a heading and its end tag: the page's own headings are of ranks one and two.
pub(super) fn heading(rank: u8) -> (&'static str, &'static str) {
    match rank {
        0 => ("h3", "</h3>\n"),
        1 => ("h4", "</h4>\n"),
        2 => ("h5", "</h5>\n"),
        _ => ("h6", "</h6>\n"),
    }
}
