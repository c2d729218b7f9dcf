//! Passages of a text that a page marks: by bytes of the original, in any order, overlapping or not. While the text is
//! written from start to end, `Marker` says where marks begin and end; it looks at each passage once.

use super::{escape, show};

/// A passage to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its anchor, with the prefix of its kind (`p-breach-notice-1`).
    pub id: String,
    /// First byte of the original.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// How it looks: a word of the style sheet (`met`, `partial`, `bad`).
    pub tone: &'static str,
    /// Where its link leads (`#r-breach-notice`).
    pub href: String,
    /// What its link says, for the eye: short.
    pub label: String,
    /// What its link says in full.
    pub title: String,
}

/// Walks the passages along the text.
pub(super) struct Marker<'a> {
    /// By start.
    passages: Vec<&'a Passage>,
    /// The first that has not begun.
    next: usize,
    /// Those that have begun and not ended.
    open: Vec<&'a Passage>,
}

impl<'a> Marker<'a> {
    pub(super) fn new(passages: &'a [Passage]) -> Marker<'a> {
        let mut passages: Vec<&Passage> = passages
            .iter()
            .filter(|passage| passage.start < passage.end)
            .collect();
        passages.sort_by_key(|passage| (passage.start, passage.end));
        Marker {
            passages,
            next: 0,
            open: Vec::new(),
        }
    }

    /// Writes a piece of text that stands at `start..end` of the original. Where it is the original's own bytes it is
    /// cut at the borders of passages; otherwise (an entity, an escape) it is marked as a whole.
    pub(super) fn text(&mut self, text: &str, start: usize, end: usize, out: &mut String) {
        let is_original = text.len() == end - start;
        let mut at = start;
        while at < end {
            self.close(at, out);
            self.open_at(if is_original { at } else { end - 1 }, out);
            let border = if is_original {
                self.border(text, start, at, end)
            } else {
                end
            };
            let part = if is_original {
                &text[at - start..border - start]
            } else {
                text
            };
            self.part(part, out);
            at = border;
        }
    }

    /// Writes words of HTML, whose entities stand for characters and are left to the sanitiser to read.
    pub(super) fn entities(&mut self, words: &str, start: usize, out: &mut String) {
        let mut marked = String::new();
        self.text(words, start, start + words.len(), &mut marked);
        out.push_str(&marked.replace("&amp;", "&"));
    }

    /// The next place after `at` where a passage begins or ends, on a border of characters.
    fn border(&self, text: &str, start: usize, at: usize, end: usize) -> usize {
        let begins = self.passages.get(self.next).map(|passage| passage.start);
        let ends = self.open.iter().map(|passage| passage.end).min();
        let mut border = begins
            .into_iter()
            .chain(ends)
            .filter(|border| *border > at)
            .min()
            .map_or(end, |border| border.min(end));
        while !text.is_char_boundary(border - start) {
            border += 1;
        }
        border
    }

    fn open_at(&mut self, at: usize, out: &mut String) {
        while let Some(passage) = self.passages.get(self.next).filter(|next| next.start <= at) {
            self.next += 1;
            if passage.end <= at && passage.start != at {
                // Nothing of it was shown: its anchor and its link stand where it would have been.
                anchor(passage, out);
                link(passage, out);
                continue;
            }
            anchor(passage, out);
            self.open.push(passage);
        }
    }

    /// Writes the links of the passages that end at or before a place.
    pub(super) fn close(&mut self, at: usize, out: &mut String) {
        self.open.retain(|passage| {
            let is_over = passage.end <= at;
            if is_over {
                link(passage, out);
            }
            !is_over
        });
    }

    /// Writes what is left at the end of the text.
    pub(super) fn finish(&mut self, out: &mut String) {
        self.open_at(usize::MAX, out);
        self.close(usize::MAX, out);
    }

    fn part(&self, part: &str, out: &mut String) {
        if part.is_empty() {
            return;
        }
        let Some(last) = self.open.last() else {
            show(part, out);
            return;
        };
        if part.trim().is_empty() {
            show(part, out);
            return;
        }
        out.push_str("<mark class=\"passage passage-");
        out.push_str(last.tone);
        out.push_str("\" data-passage=\"");
        for (i, passage) in self.open.iter().enumerate() {
            out.push_str(if i > 0 { " " } else { "" });
            escape(&passage.id, out);
        }
        out.push_str("\">");
        show(part, out);
        out.push_str("</mark>");
    }
}

fn anchor(passage: &Passage, out: &mut String) {
    out.push_str("<span class=\"passage-start\" id=\"");
    escape(&passage.id, out);
    out.push_str("\"></span>");
}

fn link(passage: &Passage, out: &mut String) {
    out.push_str("<a class=\"passage-link\" href=\"");
    escape(&passage.href, out);
    out.push_str("\" title=\"");
    escape(&passage.title, out);
    // What is seen is part of what is said, for whoever speaks to the computer.
    out.push_str("\" aria-label=\"");
    escape(&passage.label, out);
    out.push_str(": ");
    escape(&passage.title, out);
    out.push_str("\">");
    escape(&passage.label, out);
    out.push_str("</a>");
}
