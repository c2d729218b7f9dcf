//! The review on a terminal, in the look of a good compiler: a summary line, then what is not met, each with the
//! passage, why it matters and what to ask for. Knows widths and colours; nothing of files or exit codes.

use super::excerpt::{Excerpt, clean};
use super::paint::{Ink, Paint};
use super::{Result, Review, Row};
use crate::checks::catalogue::Level;
use crate::checks::report::Evidence;
use crate::domain::text::{text, text_with};

/// Passages that are drawn of one requirement; the lines of further ones are named.
const DRAWN: usize = 2;

/// How the terminal takes text.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Its columns.
    pub width: usize,
    /// Whether it takes colour.
    pub paint: Paint,
}

/// The review as text, ending in an empty line.
#[must_use]
pub fn text_of(review: &Review<'_>, look: Look) -> String {
    let mut page = Page {
        review,
        look,
        gutter: gutter(review),
        out: String::new(),
    };
    page.summary();
    page.notes();
    for row in review.to_fix() {
        page.row(row);
    }
    for beyond in &review.beyond {
        let level = text(review.lang, "level-value");
        page.head(Ink::Bad, &level, &beyond.fact, &review.beyond(beyond));
        page.passages(&beyond.evidence);
        page.out.push('\n');
    }
    for row in review.recommended() {
        page.row(row);
    }
    page.out
}

struct Page<'r, 'a> {
    review: &'r Review<'a>,
    look: Look,
    gutter: usize,
    out: String,
}

impl Page<'_, '_> {
    fn summary(&mut self) {
        let ink = if self.review.result() == Result::Good {
            Ink::Good
        } else {
            Ink::Strong
        };
        let line = format!(
            "{}: {}",
            clean(&self.review.report.file),
            self.review.summary()
        );
        let line = wrapped(&line, 0, 2, self.look.width);
        self.out.push_str(&self.look.paint.on(ink, line.trim_end()));
        self.out.push_str("\n\n");
    }

    fn notes(&mut self) {
        for (sentence, passages) in self.review.notes() {
            self.label("check-note", &sentence);
            self.passages(passages);
            self.out.push('\n');
        }
    }

    fn row(&mut self, row: &Row<'_>) {
        let lang = self.review.lang;
        let ink = if row.level == Level::Should {
            Ink::Attention
        } else {
            Ink::Bad
        };
        let said = format!("{}: {}", row.sentences.title, row.verdict_word(lang));
        self.head(ink, &row.level_word(lang), &row.requirement.id, &said);
        if row.evidence.is_empty() {
            let arrow = self.look.paint.on(Ink::Frame, "-->");
            let place = format!(
                "{}: {}",
                clean(&self.review.report.file),
                text(lang, "check-nowhere")
            );
            self.out.push_str(&format!(
                "{:gutter$}{arrow} {place}\n",
                "",
                gutter = self.gutter
            ));
            self.edge();
            self.label("check-wanted", &row.sentences.says);
        } else {
            self.passages(row.evidence);
            if !row.lacks.is_empty() {
                self.label("check-lacks", &self.review.lacking(row));
            }
        }
        self.label("check-why", &row.sentences.why);
        self.label("check-ask", &row.sentences.ask);
        self.label("check-law", &row.requirement.law.join(", "));
        self.out.push('\n');
    }

    /// `must[breach-notice]: Breach notice to the controller: missing`
    fn head(&mut self, ink: Ink, level: &str, id: &str, said: &str) {
        let level = format!("{level}[{id}]");
        let whole = wrapped(&format!("{level}: {said}"), 0, 2, self.look.width);
        let rest = whole.strip_prefix(level.as_str()).unwrap_or(&whole);
        let (colon, title) = rest.split_at(rest.len().min(1));
        self.out.push_str(&self.look.paint.on(ink, &level));
        self.out.push_str(colon);
        self.out
            .push_str(&self.look.paint.on(Ink::Strong, title.trim_end()));
        self.out.push('\n');
    }

    fn passages(&mut self, evidence: &[Evidence]) {
        for passage in evidence.iter().take(DRAWN) {
            let excerpt = Excerpt {
                name: &self.review.report.file,
                source: self.review.source,
                span: passage.start..passage.end,
                first_line: passage.first_line,
            };
            excerpt.draw(&mut self.out, self.gutter, self.look.width, self.look.paint);
        }
        if let Some(more) = evidence.get(DRAWN..).filter(|more| !more.is_empty()) {
            let lines: Vec<String> = more
                .iter()
                .map(|passage| passage.first_line.to_string())
                .collect();
            let args = [("n", more.len().into()), ("lines", lines.join(", ").into())];
            let said = text_with(self.review.lang, "check-more-passages", &args);
            self.out.push_str(&format!(
                "{:gutter$}{} {said}\n",
                "",
                self.look.paint.on(Ink::Frame, "..."),
                gutter = self.gutter
            ));
        }
        if !evidence.is_empty() {
            self.edge();
        }
    }

    fn edge(&mut self) {
        let edge = format!("{:gutter$} |", "", gutter = self.gutter);
        self.out.push_str(&self.look.paint.on(Ink::Frame, &edge));
        self.out.push('\n');
    }

    /// `   = why: …`, folded below itself.
    fn label(&mut self, key: &str, said: &str) {
        let label = text(self.review.lang, key);
        let indent = self.gutter + 3 + label.chars().count() + 2;
        let folded = wrapped(said, indent, indent, self.look.width);
        self.out.push_str(&format!(
            "{:gutter$} {} {}: {}\n",
            "",
            self.look.paint.on(Ink::Frame, "="),
            self.look.paint.on(Ink::Strong, &label),
            folded.trim_start(),
            gutter = self.gutter
        ));
    }
}

/// The columns that the largest line number needs.
fn gutter(review: &Review<'_>) -> usize {
    let last = review.source.bytes().filter(|byte| *byte == b'\n').count() + 1;
    last.to_string().len()
}

/// A text folded to a width between words: `first` blanks before the first row, `indent` before the others.
#[must_use]
pub fn wrapped(text: &str, first: usize, indent: usize, width: usize) -> String {
    let room = width.max(indent + 20);
    let mut out = " ".repeat(first);
    let mut column = first;
    let mut begins = true;
    for word in text.split_whitespace() {
        let columns = word.chars().count();
        if !begins && column + 1 + columns > room {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
            begins = true;
        }
        if !begins {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += columns;
        begins = false;
    }
    out
}
