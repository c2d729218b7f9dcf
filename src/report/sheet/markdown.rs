//! A list as a table in Markdown, with a heading and the day. Nothing that people have written is markup in it.

use std::io::{self, Write};

use super::{Cell, Kind, List, Sheet, fits};
use crate::domain::lang::Lang;

/// A file in the making.
pub struct Markdown<W: Write> {
    list: List,
    lang: Lang,
    out: W,
}

impl<W: Write> Markdown<W> {
    /// Begins a file; `as_of` says of which day it is.
    ///
    /// # Errors
    /// If `out` cannot be written to.
    pub fn begin(list: List, lang: Lang, as_of: &str, mut out: W) -> io::Result<Markdown<W>> {
        writeln!(out, "# {}\n\n{as_of}\n", list.title(lang))?;
        for column in list.columns {
            write!(out, "| {} ", column.heading(lang))?;
        }
        writeln!(out, "|")?;
        for column in list.columns {
            let rule = if column.kind == Kind::Number {
                "| ---: "
            } else {
                "| --- "
            };
            out.write_all(rule.as_bytes())?;
        }
        writeln!(out, "|")?;
        Ok(Markdown { list, lang, out })
    }
}

impl<W: Write> Sheet for Markdown<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        fits(self.list, cells)?;
        for cell in cells {
            write!(self.out, "| {} ", escaped(&cell.plain(Some(self.lang))))?;
        }
        writeln!(self.out, "|")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

/// The text as words of a table's cell: what would be markup is escaped, a line break is written as one.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim_end().chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '!' | '$' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("<br>"),
            '\r' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
