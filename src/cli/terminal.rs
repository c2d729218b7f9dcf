//! How results look on a terminal: aligned columns, a mark and a word for every state and severity, colour as an
//! addition that nothing depends on. Knows what the words mean and nothing of where they come from.

use crate::domain::finding::Severity;
use crate::domain::lang::Lang;
use crate::domain::state::State;
use crate::domain::text::text;

/// Whether colour is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Plain text.
    Plain,
    /// Colours of the terminal's own palette.
    Colour,
}

/// What a colour says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// Nothing in particular.
    #[default]
    Plain,
    /// A heading.
    Strong,
    /// Of less weight.
    Faint,
    /// As it should be.
    Good,
    /// Somebody must act soon.
    Soon,
    /// Wrong.
    Bad,
}

impl Paint {
    /// A text in an ink.
    pub fn on(self, ink: Ink, text: &str) -> String {
        let code = match (self, ink) {
            (Paint::Plain, _) | (_, Ink::Plain) => return text.to_owned(),
            (_, Ink::Strong) => "1",
            (_, Ink::Faint) => "2",
            (_, Ink::Good) => "32",
            (_, Ink::Soon) => "33",
            (_, Ink::Bad) => "31",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// One cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    text: String,
    ink: Ink,
    right: bool,
}

impl Cell {
    /// A cell in an ink.
    pub fn inked(ink: Ink, text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            ink,
            right: false,
        }
    }

    /// A number, aligned right.
    pub fn number(n: impl ToString) -> Cell {
        Cell {
            text: n.to_string(),
            ink: Ink::Plain,
            right: true,
        }
    }

    /// The same cell with more words.
    pub fn with(mut self, more: &str) -> Cell {
        self.text = format!("{}  {more}", self.text);
        self
    }

    /// The cell on its own.
    pub fn draw(&self, paint: Paint) -> String {
        paint.on(self.ink, &self.text)
    }

    /// A severity: mark and word.
    pub fn severity(lang: Lang, severity: Severity) -> Cell {
        let (mark, ink) = match severity {
            Severity::High => ('▲', Ink::Bad),
            Severity::Medium => ('◆', Ink::Soon),
            Severity::Low => ('·', Ink::Plain),
        };
        Cell::inked(ink, format!("{mark} {}", text(lang, severity.text_key())))
    }

    /// A state: mark and word.
    pub fn state(lang: Lang, state: State) -> Cell {
        let (mark, ink) = match state {
            State::InForce => ('✓', Ink::Good),
            State::Expiring => ('◆', Ink::Soon),
            State::Upcoming => ('→', Ink::Plain),
            State::Expired => ('▲', Ink::Bad),
            State::AwaitingSignature | State::InReview | State::Draft => ('…', Ink::Plain),
            State::Superseded | State::Terminated => ('×', Ink::Faint),
        };
        Cell::inked(ink, format!("{mark} {}", text(lang, state.text_key())))
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell::inked(Ink::Plain, text)
    }
}

/// A table with headings. Columns are as wide as their widest cell; the last one is not filled up.
#[derive(Clone, Debug, Default)]
pub struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table with the texts of these keys as headings.
    pub fn new(lang: Lang, headings: &[&str]) -> Table {
        Table {
            headings: headings.iter().map(|key| text(lang, key)).collect(),
            rows: Vec::new(),
        }
    }

    /// A table of names and values, without headings.
    pub fn of_facts() -> Table {
        Table::default()
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines of the table, each ended.
    pub fn draw(&self, paint: Paint) -> String {
        let headings: Vec<Cell> = self
            .headings
            .iter()
            .map(|heading| Cell::inked(Ink::Faint, heading.clone()))
            .collect();
        let lines = || {
            std::iter::once(&headings)
                .filter(|row| !row.is_empty())
                .chain(&self.rows)
        };
        let n_columns = lines().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..n_columns)
            .map(|i| {
                lines()
                    .filter_map(|row| row.get(i))
                    .map(|cell| width(&cell.text))
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let mut out = String::new();
        for row in lines() {
            let mut line = String::new();
            for (i, (cell, wide)) in row.iter().zip(&widths).enumerate() {
                let gap = " ".repeat(wide - width(&cell.text));
                let inked = paint.on(cell.ink, &cell.text);
                if i > 0 {
                    line.push_str("  ");
                }
                match (cell.right, i + 1 == row.len()) {
                    (true, _) => line.push_str(&(gap + &inked)),
                    (false, true) => line.push_str(&inked),
                    (false, false) => line.push_str(&(inked + &gap)),
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// Columns that a text takes: letters with combining marks count once, wide ones twice.
fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

/// The columns of the terminal, within what can be read; 100 where there is none.
pub fn columns() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0).clamp(40, 120))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_whatever_the_letters() {
        let mut table = Table::of_facts();
        table.row([
            Cell::from("Åäö"),
            Cell::number(7),
            Cell::inked(Ink::Bad, "x"),
        ]);
        table.row([Cell::from("Lönehamn"), Cell::number(12), Cell::from("")]);
        table.row([Cell::from("株式"), Cell::number(1), Cell::from("y")]);
        assert_eq!(
            table.draw(Paint::Plain),
            "Åäö        7  x\nLönehamn  12\n株式       1  y\n"
        );
        assert!(table.draw(Paint::Colour).contains("\u{1b}[31mx\u{1b}[0m\n"));
    }
}
