//! Draws a passage of a text as compilers draw source: line numbers in a gutter, the passage underlined, long
//! lines cut to a window around it and folded to the width of the terminal. Knows nothing of requirements.
//! Control characters of the text are never passed on, so that a hostile file cannot steer the terminal.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::paint::{Ink, Paint};

/// Rows of text that a passage may take before its middle is left out.
const MOST_ROWS: usize = 6;
/// Columns of the same line that are shown before a passage that begins further in.
const BEFORE: usize = 24;
/// Columns of the same line that are shown after a passage.
const AFTER: usize = 12;
/// Columns below which folding would be unreadable.
const NARROWEST: usize = 24;

/// A passage to draw.
#[derive(Clone, Debug)]
pub struct Excerpt<'a> {
    /// The name of the text, as the user gave it.
    pub name: &'a str,
    /// The whole text.
    pub source: &'a str,
    /// The bytes of the passage.
    pub span: Range<usize>,
    /// The number of the line that the passage begins in, from 1.
    pub first_line: usize,
}

/// No column: an empty range that any column widens.
const NOTHING: Range<usize> = Range {
    start: usize::MAX,
    end: 0,
};

/// One row as it is drawn: its line number if it is the first of a line, its characters, and which of them are marked.
struct Row {
    number: Option<usize>,
    text: String,
    marked: Range<usize>,
}

impl Row {
    /// Whether it continues a line without any of the passage.
    fn is_beside(&self) -> bool {
        self.number.is_none() && self.marked.start >= self.marked.end
    }
}

impl Excerpt<'_> {
    /// Appends the drawing to `out`: an arrow line with file, line and column, then the rows. `gutter` is the
    /// width of the line numbers, `width` the columns of the terminal.
    pub fn draw(&self, out: &mut String, gutter: usize, width: usize, paint: Paint) {
        let edge = format!("{:gutter$} {}", "", "|");
        out.push_str(&format!(
            "{:gutter$}{} {}:{}:{}\n",
            "",
            paint.on(Ink::Frame, "-->"),
            clean(self.name),
            self.first_line,
            self.column()
        ));
        out.push_str(&paint.on(Ink::Frame, &edge));
        out.push('\n');
        let rows = self.rows(width.saturating_sub(gutter + 3).max(NARROWEST));
        let left_out = rows.len() > MOST_ROWS + 1;
        for (i, row) in rows.iter().enumerate() {
            if left_out && i == MOST_ROWS - 1 {
                out.push_str(&paint.on(Ink::Frame, &format!("{:gutter$}...", "")));
                out.push('\n');
            }
            if left_out && i >= MOST_ROWS - 1 && i + 1 < rows.len() {
                continue;
            }
            let number = row.number.map_or(String::new(), |n| n.to_string());
            let frame = paint.on(Ink::Frame, &format!("{number:>gutter$} |"));
            out.push_str(format!("{frame} {}", row.text).trim_end());
            out.push('\n');
            if row.marked.start < row.marked.end {
                let marks = "^".repeat(row.marked.end - row.marked.start);
                out.push_str(&format!(
                    "{} {:indent$}{}\n",
                    paint.on(Ink::Frame, &edge),
                    "",
                    paint.on(Ink::Mark, &marks),
                    indent = row.marked.start
                ));
            }
        }
    }

    /// The column of the passage's first character, in characters from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        let before = self.source.get(..self.span.start).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        before[line..].chars().count() + 1
    }

    fn rows(&self, width: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut start = self
            .source
            .get(..self.span.start)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |at| at + 1);
        let mut number = self.first_line;
        while start < self.span.end.max(self.span.start + 1) && start < self.source.len() {
            let end = self.source[start..]
                .find('\n')
                .map_or(self.source.len(), |at| start + at);
            let marked = self.span.start.clamp(start, end)..self.span.end.clamp(start, end);
            self.fold(start..end, marked, number, width, &mut rows);
            number += 1;
            start = end + 1;
        }
        rows
    }

    /// Folds one line of the text into rows, cut to a window around what is marked in it.
    fn fold(
        &self,
        line: Range<usize>,
        marked: Range<usize>,
        number: usize,
        width: usize,
        rows: &mut Vec<Row>,
    ) {
        let from = back(self.source, line.start, marked.start, width);
        let to = forth(self.source, marked.end, line.end, width);
        let mut row = Row {
            number: Some(number),
            text: String::new(),
            marked: NOTHING,
        };
        let mut column = 0;
        if from > line.start {
            row.text.push('…');
            column = 1;
        }
        // The window is folded word by word; a word that is longer than a row is broken.
        let window = self.source.get(from..to).unwrap_or("");
        let mut at = from;
        for word in window.split_inclusive(' ') {
            let needed: usize = word.trim_end().chars().map(columns).sum();
            if column > 0 && column + needed > width {
                rows.push(std::mem::replace(&mut row, empty()));
                column = 0;
            }
            for c in word.chars() {
                let w = columns(c);
                if column + w > width && c != ' ' {
                    rows.push(std::mem::replace(&mut row, empty()));
                    column = 0;
                }
                if marked.contains(&at) && column < width {
                    row.marked = row.marked.start.min(column)..column + w;
                }
                push(&mut row.text, c);
                column += w;
                at += c.len_utf8();
            }
        }
        if to < line.end {
            row.text.push('…');
        }
        rows.push(row);
        // What follows the passage is shown only as far as it fits beside it.
        while rows.len() > 1 && rows.last().is_some_and(|row| row.is_beside()) {
            rows.pop();
            if let Some(last) = rows.last_mut() {
                last.text.truncate(last.text.trim_end().len());
                last.text.push('…');
            }
        }
        for row in rows.iter_mut() {
            let trimmed: usize = row.text.trim_end().chars().map(columns).sum();
            row.marked.end = row.marked.end.min(trimmed);
        }
    }
}

fn empty() -> Row {
    Row {
        number: None,
        text: String::new(),
        marked: NOTHING,
    }
}

/// Where a window begins that ends at `end`: the start of the line if that is near, else the start of a word.
fn back(source: &str, line: usize, end: usize, width: usize) -> usize {
    let near = BEFORE.min(width / 3);
    let before = source.get(line..end).unwrap_or("");
    // Four bytes are the most that a character takes, so that no more of an endless line is looked at than needed.
    let mut from = end;
    for (n, (at, _)) in before.char_indices().rev().enumerate() {
        if n >= near {
            break;
        }
        from = line + at;
    }
    if from == line {
        return line;
    }
    source
        .get(from..end)
        .and_then(|text| text.find(' '))
        .map_or(from, |at| from + at + 1)
}

/// Where a window ends that begins at `start`: the end of the line if that is near, else the end of a word.
fn forth(source: &str, start: usize, line: usize, width: usize) -> usize {
    let near = AFTER.max(width / 3);
    let after = source.get(start..line).unwrap_or("");
    let mut chars = after.char_indices().skip(near);
    let Some((cut, _)) = chars.next() else {
        return line;
    };
    after
        .get(..cut)
        .and_then(|text| text.rfind(' '))
        .map_or(start + cut, |at| start + at)
}

fn push(text: &mut String, c: char) {
    match c {
        '\t' => text.push_str("    "),
        c if hidden(c) => text.push('\u{fffd}'),
        c => text.push(c),
    }
}

fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        c if hidden(c) => 1,
        c => c.width().unwrap_or(0),
    }
}

/// Characters that would steer a terminal or reorder its line.
fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

/// A text without characters that would steer a terminal.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if hidden(c) { '\u{fffd}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(source: &str, passage: &str, width: usize) -> String {
        let start = source.find(passage).expect("the passage is in the text");
        let span = start..start + passage.len();
        let first_line = source[..start].matches('\n').count() + 1;
        let mut out = String::new();
        Excerpt {
            name: "a.md",
            source,
            span,
            first_line,
        }
        .draw(&mut out, 2, width, Paint::Plain);
        out
    }

    #[test]
    fn a_passage_is_underlined_in_its_line() {
        assert_eq!(
            drawn("# A\n\nWe notify. You pay.\n", "You pay.", 60),
            "  --> a.md:3:12\n   |\n 3 | We notify. You pay.\n   |            ^^^^^^^^\n"
        );
    }

    #[test]
    fn a_long_line_is_cut_to_the_passage_and_folded() {
        let line = format!(
            "{} The Supplier shall tell the Customer of a breach without undue delay. {}",
            "before ".repeat(40),
            "after ".repeat(4000)
        );
        let text = drawn(
            &line,
            "The Supplier shall tell the Customer of a breach without undue delay.",
            50,
        );
        assert!(text.lines().all(|row| row.chars().count() <= 50), "{text}");
        assert!(text.contains("…") && text.lines().count() < 10, "{text}");
        let marks: usize = text.lines().map(|row| row.matches('^').count()).sum();
        assert!(
            marks >= 66,
            "{marks} of 69: only the blanks at folds are unmarked\n{text}"
        );
    }

    #[test]
    fn a_passage_of_many_lines_loses_its_middle() {
        let source = (1..=40).map(|n| format!("line {n}\n")).collect::<String>();
        let text = drawn(&source, source.trim_end(), 60);
        assert!(
            text.contains("line 1\n") && text.contains("line 40\n") && text.contains("..."),
            "{text}"
        );
        assert!(!text.contains("line 20\n"), "{text}");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let text = drawn("a \u{1b}[31mred\u{202e} word\n", "red", 60);
        assert!(
            !text.contains('\u{1b}') && !text.contains('\u{202e}'),
            "{text:?}"
        );
    }
}
