//! A file of rows, CSV or a workbook, as headings and cells of text, each with its place in the file, so that what is
//! wrong can be told where it stands. Knows nothing of vendors or agreements.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::encoding::{Encoding, decoded};
use super::problem::Refusal;
use crate::domain::day::Day;
use crate::report::sheet::csv::unguarded;

/// The most rows that one file may have.
pub const MOST_ROWS: usize = 100_000;
/// The most columns.
const MOST_COLUMNS: usize = 200;
/// Rows at the top of a file among which the headings are looked for.
const HEAD_ROWS: usize = 20;

/// A table as it was read.
#[derive(Clone, Debug)]
pub struct Table {
    /// How the file is written.
    pub source: Source,
    /// The headings, as many as every row has cells.
    pub headings: Vec<String>,
    /// The rows below the headings that are not empty.
    pub rows: Vec<TableRow>,
}

/// How a file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Comma-separated values, in an encoding and with a separator.
    Csv(Encoding, char),
    /// A workbook; the sheet that was read.
    Xlsx(String),
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Its number in the file, from 1: the line where it begins, or the row of the sheet.
    pub line: u32,
    /// Its cells as text.
    pub cells: Vec<String>,
}

/// The letters of a column, as spreadsheets count: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn letters(column: usize) -> String {
    let (mut n, mut all) = (column + 1, Vec::new());
    while n > 0 {
        all.push(b'A' + u8::try_from((n - 1) % 26).unwrap_or(0));
        n = (n - 1) / 26;
    }
    all.iter().rev().map(|byte| char::from(*byte)).collect()
}

/// Reads a file. `is_heading` says whether a text names a column that is known: the row with most of them, at the top,
/// holds the headings; titles above it are passed over.
///
/// # Errors
/// When the file as a whole cannot be read.
pub fn read(bytes: &[u8], is_heading: impl Fn(&str) -> bool) -> Result<Table, Refusal> {
    let (source, all) = if bytes.starts_with(b"PK\x03\x04") {
        workbook(bytes)?
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Refusal::new("import-old-excel"));
    } else {
        csv(bytes)?
    };
    let known = |row: &TableRow| row.cells.iter().filter(|cell| is_heading(cell)).count();
    let head = all.iter().take(HEAD_ROWS).enumerate();
    let Some((at, _)) = head
        .map(|(at, row)| (at, known(row)))
        // The first of those with most.
        .reduce(|best, it| if it.1 > best.1 { it } else { best })
    else {
        return Err(Refusal::new("import-empty"));
    };
    let mut rows = all.into_iter().skip(at);
    let mut headings: Vec<String> = rows
        .next()
        .map(|row| {
            row.cells
                .iter()
                .map(|cell| cell.trim().to_owned())
                .collect()
        })
        .unwrap_or_default();
    while headings.last().is_some_and(|heading| heading.is_empty()) {
        headings.pop();
    }
    if headings.is_empty() {
        return Err(Refusal::new("import-empty"));
    }
    if headings.len() > MOST_COLUMNS {
        return Err(Refusal::with("import-too-many-columns", MOST_COLUMNS));
    }
    let mut rows: Vec<TableRow> = rows
        .filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()))
        .collect();
    if rows.is_empty() {
        return Err(Refusal::new("import-no-rows"));
    }
    if rows.len() > MOST_ROWS {
        return Err(Refusal::with("import-too-many-rows", MOST_ROWS));
    }
    for row in &mut rows {
        // More filled cells than headings are kept, so that the row can be refused.
        let filled = row.cells.iter().rposition(|cell| !cell.trim().is_empty());
        let n = filled.map_or(0, |last| last + 1).max(headings.len());
        row.cells.resize(n, String::new());
    }
    Ok(Table {
        source,
        headings,
        rows,
    })
}

fn csv(bytes: &[u8]) -> Result<(Source, Vec<TableRow>), Refusal> {
    let (text, encoding) = decoded(bytes).ok_or_else(|| Refusal::new("import-not-a-table"))?;
    // One kind of line break, so that lines are counted alike.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let separator = separator(&text);
    // Excel's own way of saying which separator a file has.
    let (told, body) = match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => {
            (1, rest)
        }
        _ => (0, text.as_str()),
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(body.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| Refusal::with("import-broken", error.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        let line = u32::try_from(line).unwrap_or(u32::MAX).saturating_add(told);
        let cells = record
            .iter()
            .map(|cell| unguarded(cell).to_owned())
            .collect();
        rows.push(TableRow { line, cells });
        if rows.len() > MOST_ROWS + HEAD_ROWS {
            return Err(Refusal::with("import-too-many-rows", MOST_ROWS));
        }
    }
    Ok((Source::Csv(encoding, char::from(separator)), rows))
}

/// A semicolon or tab where the first lines have more of them than of commas: what Swedish spreadsheets write.
fn separator(text: &str) -> u8 {
    if let Some(told) = text
        .strip_prefix("sep=")
        .and_then(|rest| rest.bytes().next())
    {
        return told;
    }
    let head: Vec<&str> = text.lines().take(HEAD_ROWS).collect();
    // The sign that most lines have: a title above, or one cell, may well hold another.
    let count = |sign: char| head.iter().filter(|line| line.contains(sign)).count();
    let (commas, semicolons, tabs) = (count(','), count(';'), count('\t'));
    if tabs > commas.max(semicolons) {
        b'\t'
    } else if semicolons > commas
        || semicolons > 0 && semicolons == commas && first_has(&head, ';', ',')
    {
        b';'
    } else {
        b','
    }
}

/// Whether the first line that has either sign has more of the one.
fn first_has(lines: &[&str], one: char, other: char) -> bool {
    let first = lines.iter().find(|line| line.contains([one, other]));
    first.is_some_and(|line| line.matches(one).count() > line.matches(other).count())
}

fn workbook(bytes: &[u8]) -> Result<(Source, Vec<TableRow>), Refusal> {
    let broken = |error: calamine::XlsxError| Refusal::with("import-broken", error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(broken)?;
        let merged = book.merge_cells_by_sheet_name(&name).map_err(broken)?;
        let (Some((top, left)), Some((bottom, _))) = (range.start(), range.end()) else {
            continue;
        };
        if (bottom - top) as usize > MOST_ROWS + HEAD_ROWS {
            return Err(Refusal::with("import-too-many-rows", MOST_ROWS));
        }
        let mut rows: Vec<TableRow> = range
            .rows()
            .zip(top + 1..)
            .map(|(cells, line)| TableRow {
                line,
                // The place of a column is the sheet's, also where the first ones are empty.
                cells: (0..left)
                    .map(|_| String::new())
                    .chain(cells.iter().map(plain))
                    .collect(),
            })
            .collect();
        // A cell that was merged over several rows holds for each of them.
        for merged in merged {
            let column = merged.start.1 as usize;
            let Some(first) = merged.start.0.checked_sub(top) else {
                continue;
            };
            let value = rows
                .get(first as usize)
                .and_then(|row| row.cells.get(column))
                .cloned();
            let Some(value) = value else { continue };
            for row in first + 1..=merged.end.0 - top {
                if let Some(cell) = rows
                    .get_mut(row as usize)
                    .and_then(|row| row.cells.get_mut(column))
                {
                    cell.clone_from(&value);
                }
            }
        }
        return Ok((Source::Xlsx(name), rows));
    }
    Err(Refusal::new("import-empty"))
}

/// The text of a workbook's cell: a whole number without its decimals, a day as ISO 8601.
fn plain(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "yes".to_owned(),
        Data::Bool(false) => "no".to_owned(),
        Data::DateTime(instant) => match instant.as_datetime() {
            Some(instant) => {
                let day: Day = instant.date();
                day.format("%Y-%m-%d").to_string()
            }
            None => instant.as_f64().to_string(),
        },
        Data::Error(error) => format!("{error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{letters, read};

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        assert_eq!(
            [0, 25, 26, 701, 702].map(letters),
            ["A", "Z", "AA", "ZZ", "AAA"]
        );
    }

    #[test]
    fn headings_are_found_below_titles_and_separators_are_told_apart() {
        let known = |text: &str| matches!(text, "Namn" | "Land");
        let table = read(
            b"V\xe5ra leverant\xf6rer, 2026;\n;\nNamn;Land;\n\xc5ker\xf6, AB;SE;\n;;\n",
            known,
        )
        .expect("a table");
        assert_eq!(table.headings, ["Namn", "Land"]);
        assert_eq!(table.rows.len(), 1);
        assert_eq!(
            (table.rows[0].line, table.rows[0].cells[0].as_str()),
            (4, "Åkerö, AB")
        );
        let table = read(b"sep=,\nNamn,Land\n'=x;y,SE\n", known).expect("a table");
        assert_eq!(
            (table.rows[0].line, table.rows[0].cells[0].as_str()),
            (3, "=x;y")
        );
    }
}
