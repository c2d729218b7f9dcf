//! Running text of an agreement: emphasis, links, line breaks, footnote marks, as runs. A paragraph whose lines begin
//! clauses of their own is cut where they begin.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::layout::Start;
use super::raw::{self, Part};
use super::reader::Reader;
use crate::domain::text::text;
use crate::report::paper::text::{Emphasis, Link, Run, Text};

/// A stretch of running text that is a block of its own.
#[derive(Default)]
pub(super) struct Stretch {
    pub(super) runs: Vec<Run>,
    /// The clause that begins with it.
    pub(super) start: Option<Start>,
}

/// How the text stands out at a point.
#[derive(Clone, Default)]
struct Look {
    bold: usize,
    italic: usize,
    struck: usize,
    raised: usize,
    link: Option<Link>,
}

impl Look {
    fn emphasis(&self) -> Emphasis {
        match (self.raised, self.struck, self.bold, self.italic) {
            (1.., ..) => Emphasis::Superscript,
            (0, 1.., ..) => Emphasis::Struck,
            (0, 0, 1.., 1..) => Emphasis::BoldItalic,
            (0, 0, 1.., 0) => Emphasis::Bold,
            (0, 0, 0, 1..) => Emphasis::Italic,
            (0, 0, 0, 0) => Emphasis::Plain,
        }
    }
}

impl Reader<'_> {
    /// Running text up to the end or the beginning of a block.
    pub(super) fn stretches(&mut self) -> Vec<Stretch> {
        let mut all = vec![Stretch::default()];
        let mut look = Look::default();
        // Whether a line begins here, and with it perhaps a clause.
        let mut fresh = true;
        while let Some((event, range)) = self.peek() {
            let (event, range) = (event.clone(), range.clone());
            match event {
                Event::Start(Tag::Strong) => look.bold += 1,
                Event::End(TagEnd::Strong) => look.bold -= 1,
                Event::Start(Tag::Emphasis) => look.italic += 1,
                Event::End(TagEnd::Emphasis) => look.italic -= 1,
                Event::Start(Tag::Strikethrough) => look.struck += 1,
                Event::End(TagEnd::Strikethrough) => look.struck -= 1,
                Event::Start(Tag::Superscript) => look.raised += 1,
                Event::End(TagEnd::Superscript) => look.raised -= 1,
                Event::Start(Tag::Link { dest_url, .. }) => look.link = web(&dest_url),
                Event::End(TagEnd::Link) => look.link = None,
                // A picture is not in the register; its words are.
                Event::Start(Tag::Image { .. }) => {
                    let said = format!("[{}: ", text(self.lang, "report-text-image"));
                    add(&mut all, &look, &said);
                }
                Event::End(TagEnd::Image) => add(&mut all, &look, "]"),
                Event::Text(said) | Event::InlineMath(said) | Event::DisplayMath(said) => {
                    self.begin(&mut all, std::mem::take(&mut fresh), &range);
                    add(&mut all, &look, &said);
                }
                Event::Code(said) => {
                    self.begin(&mut all, std::mem::take(&mut fresh), &range);
                    let look = Look {
                        link: look.link.clone(),
                        ..Look::default()
                    };
                    put(&mut all, &said, Emphasis::Code, look.link);
                }
                Event::InlineHtml(html) => {
                    for said in html_words(&html) {
                        add(&mut all, &look, &said);
                    }
                }
                Event::FootnoteReference(label) => {
                    let (number, anchor) = self.note(&label);
                    let link = Some(Link::Anchor(anchor));
                    put(&mut all, &number.to_string(), Emphasis::Superscript, link);
                }
                Event::SoftBreak => {
                    add(&mut all, &look, " ");
                    fresh = true;
                }
                Event::HardBreak => {
                    add(&mut all, &look, "\n");
                    fresh = true;
                }
                Event::TaskListMarker(done) => {
                    add(&mut all, &look, if done { "[x] " } else { "[ ] " });
                }
                _ => break,
            }
            self.advance();
        }
        for stretch in &mut all {
            trim(&mut stretch.runs);
        }
        all.retain(|stretch| !stretch.runs.is_empty());
        all
    }

    /// The same as one text, whatever begins in it.
    pub(super) fn text(&mut self) -> Text {
        let mut runs: Vec<Run> = Vec::new();
        for stretch in self.stretches() {
            if !runs.is_empty() {
                join(&mut runs, " ", Emphasis::Plain, None);
            }
            runs.extend(stretch.runs);
        }
        Text(runs)
    }

    /// Begins a stretch where a clause begins with this line.
    fn begin(&self, all: &mut Vec<Stretch>, fresh: bool, range: &Range<usize>) {
        if !fresh {
            return;
        }
        let blanks = self.source.get(range.clone()).map_or(0, |said| {
            said.len()
                - said
                    .trim_start_matches([' ', '\u{a0}', '"', '“', '('])
                    .len()
        });
        let line = range.start..range.start + blanks + 1;
        if let Some(start) = self.layout.start_in(&line) {
            let last = all.last_mut();
            match last {
                Some(last) if last.runs.is_empty() => last.start = Some(start.clone()),
                _ => all.push(Stretch {
                    runs: Vec::new(),
                    start: Some(start.clone()),
                }),
            }
        }
    }
}

fn add(all: &mut [Stretch], look: &Look, said: &str) {
    put(all, said, look.emphasis(), look.link.clone());
}

fn put(all: &mut [Stretch], said: &str, emphasis: Emphasis, link: Option<Link>) {
    if let Some(last) = all.last_mut() {
        join(&mut last.runs, said, emphasis, link);
    }
}

/// Adds to the last run if it looks the same.
fn join(runs: &mut Vec<Run>, said: &str, emphasis: Emphasis, link: Option<Link>) {
    match runs.last_mut() {
        Some(last) if last.emphasis == emphasis && last.link == link => last.text.push_str(said),
        _ => runs.push(Run {
            text: said.to_owned(),
            emphasis,
            link,
        }),
    }
}

/// Takes the blanks from both ends.
pub(super) fn trim(runs: &mut Vec<Run>) {
    while let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if first.text.is_empty() {
            runs.remove(0);
        } else {
            break;
        }
    }
    while let Some(last) = runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if last.text.is_empty() {
            runs.pop();
        } else {
            break;
        }
    }
}

/// The words that stand in HTML; line breaks as such.
pub(super) fn html_words(html: &str) -> Vec<String> {
    raw::parts(html)
        .into_iter()
        .map(|part| match part {
            Part::Words(range) => entities(&html[range]),
            Part::Break => "\n".to_owned(),
            Part::Space => " ".to_owned(),
            Part::Shown(range) => html[range].to_owned(),
        })
        .collect()
}

/// The entities that converters leave behind.
fn entities(words: &str) -> String {
    let pairs = [
        ("&nbsp;", "\u{a0}"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&amp;", "&"),
    ];
    pairs
        .iter()
        .fold(words.to_owned(), |words, (name, c)| words.replace(name, c))
}

/// An address that a reader may follow; a place within the text, or any other scheme, is none.
fn web(address: &str) -> Option<Link> {
    let lower = address.to_ascii_lowercase();
    let follows = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme));
    // A PDF writes addresses in ASCII.
    let written = |byte: u8| match byte {
        b'!'..=b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    follows.then(|| Link::Web(address.bytes().map(written).collect()))
}
