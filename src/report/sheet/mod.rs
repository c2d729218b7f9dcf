//! A table on its way out of the register, row by row, as CSV, XLSX, JSON or Markdown: a list of any length needs no
//! more memory than a row. What a list holds is said once, in its columns; each format writes the same cells in its
//! own way. Knows nothing of where the rows come from.
//!
//! | format | for | headings and words | days |
//! |---|---|---|---|
//! | CSV | programs and spreadsheets | as the register writes them | ISO 8601 |
//! | XLSX | people | in the reader's language | dates |
//! | JSON | programs | as the register writes them | ISO 8601 |
//! | Markdown | people | in the reader's language | ISO 8601 |

pub mod csv;
pub mod json;
pub mod markdown;
pub mod schema;
pub mod xlsx;

use std::borrow::Cow;
use std::io::{self, Write};

use crate::domain::choice::{Words, choice};
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::text::{text, text_with};

choice! {
    /// How a list leaves the register.
    SheetFormat, "sheet" {
        /// Comma-separated values, RFC 4180.
        Csv = "csv",
        /// A workbook of Excel and its kin.
        Xlsx = "xlsx",
        /// One object with a row for each line of the list, described by a JSON Schema.
        Json = "json",
        /// A table in Markdown.
        Markdown = "markdown",
    }
}

impl SheetFormat {
    /// The ending of its files, without a dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            SheetFormat::Markdown => "md",
            other => other.word(),
        }
    }

    /// The format of a file by its name's ending, in upper or lower case.
    #[must_use]
    pub fn of_file(name: &str) -> Option<SheetFormat> {
        let (_, ending) = name.rsplit_once('.')?;
        let ending = ending.to_lowercase();
        SheetFormat::ALL
            .iter()
            .copied()
            .find(|format| format.ending() == ending)
    }
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text of people.
    Text,
    /// A whole number.
    Number,
    /// A day.
    Day,
    /// An instant, UTC.
    Instant,
    /// Yes or no.
    Flag,
    /// One word of a closed list, by the beginning of its text keys and its words.
    Word,
    /// Several words of a closed list.
    Words,
    /// Several texts.
    List,
}

/// One column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading in CSV and its member in JSON; public, never changed. The heading for people has the text key
    /// `column-` with this name.
    pub name: &'static str,
    /// What its cells are.
    pub kind: Kind,
    /// How wide it is in a workbook, in characters.
    pub width: u8,
}

impl Column {
    /// A column.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind, width: u8) -> Column {
        Column { name, kind, width }
    }

    /// The heading for people.
    #[must_use]
    pub fn heading(&self, lang: Lang) -> String {
        text(lang, &format!("column-{}", self.name.replace('_', "-")))
    }
}

/// A list that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct List {
    /// Its name in addresses, file names and JSON: `vendors`. Its title has the text key `sheet-vendors`.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
}

impl List {
    /// The title for people.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        text(lang, &format!("sheet-{}", self.name))
    }

    /// The name of a file with the list as it stood on a day.
    #[must_use]
    pub fn file_name(&self, format: SheetFormat, day: Day) -> String {
        format!("avtal-{}-{day}.{}", self.name, format.ending())
    }
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// What people have written; guarded in CSV.
    Text(Cow<'a, str>),
    /// A whole number; never guarded, so that −5 stays a number.
    Number(i64),
    /// A day.
    Day(Day),
    /// An instant, RFC 3339, UTC, to the millisecond.
    Instant(Cow<'a, str>),
    /// Yes or no.
    Flag(bool),
    /// A word of a closed list with the key of its name.
    Word(&'static str, &'static str),
    /// Several of these.
    Words(Vec<(&'static str, &'static str)>),
    /// Several texts, none with a line break.
    List(Vec<String>),
    /// Nothing.
    Empty,
}

impl<'a> Cell<'a> {
    /// A cell of text.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
        Cell::Text(text.into())
    }

    /// A cell of text that may be absent.
    #[must_use]
    pub fn maybe(text: Option<&'a str>) -> Cell<'a> {
        text.map_or(Cell::Empty, Cell::text)
    }

    /// A cell of the day, empty without one.
    #[must_use]
    pub fn day(day: Option<Day>) -> Cell<'a> {
        day.map_or(Cell::Empty, Cell::Day)
    }

    /// A cell of a number, empty without one.
    #[must_use]
    pub fn number(number: Option<u32>) -> Cell<'a> {
        number.map_or(Cell::Empty, |number| Cell::Number(number.into()))
    }

    /// A cell of a word of a closed list.
    #[must_use]
    pub fn word(word: impl Words) -> Cell<'a> {
        Cell::Word(word.as_word(), word.key())
    }

    /// A cell of several words of a closed list.
    pub fn words<T: Words>(words: impl IntoIterator<Item = T>) -> Cell<'a> {
        let pair = |word: T| (word.as_word(), word.key());
        Cell::Words(words.into_iter().map(pair).collect())
    }

    /// The cell as one text: in a language for people, or as the register writes it.
    pub(super) fn plain(&self, lang: Option<Lang>) -> Cow<'_, str> {
        let named = |word: &'static str, key: &str| -> Cow<'static, str> {
            lang.map_or(Cow::Borrowed(word), |lang| text(lang, key).into())
        };
        match self {
            Cell::Text(text) | Cell::Instant(text) => Cow::Borrowed(text),
            Cell::Number(number) => number.to_string().into(),
            Cell::Day(day) => day.format("%Y-%m-%d").to_string().into(),
            Cell::Flag(true) => named("yes", "sheet-yes"),
            Cell::Flag(false) => named("no", "sheet-no"),
            Cell::Word(word, key) => named(word, key),
            Cell::Words(words) => {
                let words: Vec<_> = words.iter().map(|(word, key)| named(word, key)).collect();
                words.join("; ").into()
            }
            Cell::List(texts) => joined(texts).into(),
            Cell::Empty => Cow::Borrowed(""),
        }
    }
}

/// Texts as one cell, one a line. A lone text with a semicolon gets a line break after it, since an import takes
/// semicolons for the ends of entries where there are no lines.
#[must_use]
pub fn joined(texts: &[String]) -> String {
    match texts {
        [one] if one.contains(';') => format!("{one}\n"),
        _ => texts.join("\n"),
    }
}

/// What a format needs to know beside the rows.
#[derive(Clone, Copy, Debug)]
pub struct SheetOptions {
    /// How it leaves.
    pub format: SheetFormat,
    /// The reader's language.
    pub lang: Lang,
    /// The day as of which the list is.
    pub day: Day,
    /// Whether CSV begins with the mark by which some spreadsheets know UTF-8.
    pub mark: csv::Mark,
}

/// Takes the rows of a list one after the other.
pub trait Sheet {
    /// Adds a row, which has as many cells as the list has columns.
    ///
    /// # Errors
    /// If the row has another length, or it cannot be written.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;

    /// Writes what is left.
    ///
    /// # Errors
    /// If it cannot be written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// Begins a list in a format.
///
/// # Errors
/// If `out` cannot be written to.
pub fn begin<'a>(
    list: List,
    options: &SheetOptions,
    out: impl Write + Send + 'a,
) -> io::Result<Box<dyn Sheet + 'a>> {
    Ok(match options.format {
        SheetFormat::Csv => {
            let headings: Vec<&str> = list.columns.iter().map(|column| column.name).collect();
            Box::new(csv::Csv::begin(out, options.mark, &headings)?)
        }
        SheetFormat::Xlsx => Box::new(xlsx::Xlsx::begin(list, options.lang, out)?),
        SheetFormat::Json => Box::new(json::Json::begin(list, options.day, out)?),
        SheetFormat::Markdown => {
            let as_of = text_with(
                options.lang,
                "sheet-as-of",
                &[("day", options.day.to_string().into())],
            );
            Box::new(markdown::Markdown::begin(list, options.lang, &as_of, out)?)
        }
    })
}

/// Refuses a row that does not fit its list.
fn fits(list: List, cells: &[Cell<'_>]) -> io::Result<()> {
    if cells.len() == list.columns.len() {
        return Ok(());
    }
    Err(io::Error::new(
        io::ErrorKind::InvalidInput,
        format!(
            "a row of {} has {} cells instead of {}",
            list.name,
            cells.len(),
            list.columns.len()
        ),
    ))
}
