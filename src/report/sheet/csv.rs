//! Comma-separated values (RFC 4180, UTF-8), row by row, so that a list of any length needs no more memory than a row.
//! A text that a spreadsheet would take for a formula gets an apostrophe before it, which [`unguarded`] takes away
//! again, and nothing else. It knows nothing of what the columns mean.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Cell, Sheet};

/// Whether the file begins with the mark by which some spreadsheets know UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As Excel likes it.
    With,
    /// As other programs like it.
    Without,
}

/// A file in the making.
pub struct Csv<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> Csv<W> {
    /// Begins a file with its headings.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn begin(mut out: W, mark: Mark, headings: &[&str]) -> io::Result<Csv<W>> {
        if mark == Mark::With {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut out = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        out.write_record(headings)?;
        Ok(Csv { out })
    }

    /// Adds a row, which has as many cells as there are headings.
    ///
    /// # Errors
    /// If the row has another length, or `out` cannot be written to.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            let plain = cell.plain(None);
            match cell {
                Cell::Text(_) | Cell::List(_) => {
                    self.out.write_field(guarded(&plain).as_bytes())?;
                }
                _ => self.out.write_field(plain.as_bytes())?,
            }
        }
        self.out.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Writes what is left and gives back where it was written to.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn finish(self) -> io::Result<W> {
        self.out
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }
}

impl<W: Write> Sheet for Csv<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        Csv::row(self, cells)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        Csv::finish(*self)?.flush()
    }
}

/// The text with an apostrophe before it if a spreadsheet would run it: it begins with `=`, `+`, `-`, `@`, tab, carriage
/// return or line feed, or with apostrophes before one of these (so that none is lost on the way back).
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if runs(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text without the apostrophe that [`guarded`] put there; any other text as it is.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if runs(rest) => rest,
        _ => text,
    }
}

fn runs(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guard_comes_off_as_it_went_on() {
        for text in [
            "=1+1",
            "+46 8 123",
            "-",
            "@x",
            "\tx",
            "\rx",
            "\nx",
            "'=x",
            "''@",
            "'x",
            "x=1",
            "",
            "'",
            "Ångström AB",
        ] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
        assert_eq!(guarded("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(guarded("A-B"), "A-B");
    }
}
