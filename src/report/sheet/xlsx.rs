//! A list as a workbook: headings that stay in sight and filter, days that are dates, columns as wide as what they
//! hold. Rows go to a temporary file as they come. Texts are written as texts, so that none can run as a formula; one
//! that a spreadsheet would take for a formula once somebody edits it is marked as text, as the apostrophe does there.

use std::borrow::Cow;
use std::io::{self, Write};

use chrono::NaiveDateTime;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::csv::guarded;
use super::{Cell, List, Sheet, fits};
use crate::domain::lang::Lang;
use crate::domain::text::text_with;

/// Rows that a sheet of a workbook can have.
const MOST_ROWS: u32 = 1_048_576;
/// Characters that a cell can have, as UTF-16.
const MOST_CHARACTERS: usize = 32_767;

/// A file in the making.
pub struct Xlsx<W: Write + Send> {
    list: List,
    lang: Lang,
    book: Workbook,
    formats: Formats,
    n_sheets: usize,
    /// The next row to be written, from 0; 0 holds the headings.
    row: u32,
    out: W,
}

struct Formats {
    heading: Format,
    day: Format,
    instant: Format,
    text: Format,
    quoted: Format,
}

impl<W: Write + Send> Xlsx<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// If no temporary file can be made.
    pub fn begin(list: List, lang: Lang, out: W) -> io::Result<Xlsx<W>> {
        let top = || Format::new().set_align(FormatAlign::Top);
        let formats = Formats {
            heading: Format::new()
                .set_bold()
                .set_border_bottom(rust_xlsxwriter::FormatBorder::Thin),
            day: top().set_num_format("yyyy-mm-dd"),
            instant: top().set_num_format("yyyy-mm-dd hh:mm:ss"),
            text: top(),
            quoted: top().set_quote_prefix(),
        };
        let mut xlsx = Xlsx {
            list,
            lang,
            book: Workbook::new(),
            formats,
            n_sheets: 0,
            row: 0,
            out,
        };
        xlsx.add_sheet().map_err(told)?;
        Ok(xlsx)
    }

    fn add_sheet(&mut self) -> Result<(), XlsxError> {
        self.n_sheets += 1;
        let title = self.list.title(self.lang);
        let name = if self.n_sheets == 1 {
            title
        } else {
            format!("{title} {}", self.n_sheets)
        };
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (at, column) in (0..).zip(self.list.columns) {
            sheet.set_column_width(at, f64::from(column.width))?;
            let heading = column.heading(self.lang);
            sheet.write_string_with_format(0, at, heading, &self.formats.heading)?;
        }
        self.row = 1;
        Ok(())
    }

    /// The sheet that is being written, with what is needed to write to it.
    fn current(&mut self) -> Result<&mut Worksheet, XlsxError> {
        self.book.worksheet_from_index(self.n_sheets - 1)
    }

    /// The filter over all that the sheet holds.
    fn close_sheet(&mut self) -> Result<(), XlsxError> {
        let last = self.row.max(2) - 1;
        let columns = u16::try_from(self.list.columns.len()).unwrap_or(u16::MAX);
        self.current()?.autofilter(0, 0, last, columns - 1)?;
        Ok(())
    }

    fn write(&mut self, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        if self.row == MOST_ROWS {
            self.close_sheet()?;
            self.add_sheet()?;
        }
        let (row, lang) = (self.row, self.lang);
        self.row += 1;
        let formats = &self.formats;
        let sheet = self.book.worksheet_from_index(self.n_sheets - 1)?;
        for (at, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Number(number) => {
                    #[expect(
                        clippy::cast_precision_loss,
                        reason = "a number of the register is far below 2^53"
                    )]
                    let number = *number as f64;
                    sheet.write_number_with_format(row, at, number, &formats.text)?;
                }
                Cell::Day(day) => {
                    sheet.write_datetime_with_format(row, at, *day, &formats.day)?;
                }
                Cell::Instant(instant) => match instant.parse::<chrono::DateTime<chrono::Utc>>() {
                    Ok(instant) => {
                        let instant: NaiveDateTime = instant.naive_utc();
                        sheet.write_datetime_with_format(row, at, instant, &formats.instant)?;
                    }
                    Err(_) => {
                        sheet.write_string_with_format(row, at, &**instant, &formats.text)?;
                    }
                },
                _ => {
                    let plain = cell.plain(Some(lang));
                    if plain.is_empty() {
                        continue;
                    }
                    let format = match guarded(&plain) {
                        Cow::Owned(_) => &formats.quoted,
                        Cow::Borrowed(_) => &formats.text,
                    };
                    sheet.write_string_with_format(row, at, fitting(&plain, lang), format)?;
                }
            }
        }
        Ok(())
    }
}

impl<W: Write + Send> Sheet for Xlsx<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        fits(self.list, cells)?;
        self.write(cells).map_err(told)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.close_sheet().map_err(told)?;
        self.book.save_to_writer(&mut self.out).map_err(told)?;
        self.out.flush()
    }
}

/// The text as a cell can hold it: a longer one is cut, and says so at its end.
fn fitting(plain: &str, lang: Lang) -> Cow<'_, str> {
    if plain.len() <= MOST_CHARACTERS || plain.encode_utf16().count() <= MOST_CHARACTERS {
        return Cow::Borrowed(plain);
    }
    let n = plain.chars().count();
    let note = format!(" {}", text_with(lang, "sheet-cut", &[("n", n.into())]));
    let room = MOST_CHARACTERS - note.encode_utf16().count();
    let mut used = 0;
    let mut kept: String = plain
        .chars()
        .take_while(|c| {
            used += c.len_utf16();
            used <= room
        })
        .collect();
    kept.push_str(&note);
    Cow::Owned(kept)
}

fn told(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}
