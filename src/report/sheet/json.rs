//! A list as JSON: one object that says which list it is, of which day and in which version of the format, with an
//! array of rows. Members are left out where a cell is empty. [`super::schema`] describes it.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::{Cell, List, Sheet, fits};
use crate::domain::day::Day;

/// The version of the format. It rises when a member is renamed, removed or means something else; a new member is no
/// new version.
pub const VERSION: u32 = 1;

/// A file in the making.
pub struct Json<W: Write> {
    list: List,
    out: W,
    is_empty: bool,
}

impl<W: Write> Json<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn begin(list: List, day: Day, mut out: W) -> io::Result<Json<W>> {
        write!(
            out,
            "{{\"format\":\"avtal-{}\",\"version\":{VERSION},\"day\":\"{day}\",\"rows\":[",
            list.name
        )?;
        Ok(Json {
            list,
            out,
            is_empty: true,
        })
    }
}

impl<W: Write> Sheet for Json<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        fits(self.list, cells)?;
        let row: Map<String, Value> = self
            .list
            .columns
            .iter()
            .zip(cells)
            .filter_map(|(column, cell)| Some((column.name.to_owned(), value(cell)?)))
            .collect();
        self.out
            .write_all(if self.is_empty { b"\n" } else { b",\n" })?;
        self.is_empty = false;
        Ok(serde_json::to_writer(&mut self.out, &row)?)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()
    }
}

fn value(cell: &Cell<'_>) -> Option<Value> {
    Some(match cell {
        Cell::Empty => return None,
        Cell::Text(text) if text.is_empty() => return None,
        Cell::Number(number) => (*number).into(),
        Cell::Flag(flag) => (*flag).into(),
        Cell::Words(words) => words.iter().map(|(word, _)| Value::from(*word)).collect(),
        Cell::List(texts) => texts
            .iter()
            .map(|text| Value::from(text.as_str()))
            .collect(),
        Cell::Text(_) | Cell::Day(_) | Cell::Instant(_) | Cell::Word(..) => {
            cell.plain(None).into_owned().into()
        }
    })
}
