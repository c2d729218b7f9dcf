//! The rows that could not be imported, as a file like the one they came from with one more column that says what is
//! wrong: to be mended and sent again. The last column is known and passed over then.

use std::io;

use super::plan::{Fate, Plan};
use super::table::Table;
use crate::domain::lang::Lang;
use crate::domain::text::text;
use crate::report::sheet::Cell;
use crate::report::sheet::csv::{Csv, Mark};

/// The rows as CSV, with the mark by which Excel knows UTF-8.
///
/// # Errors
/// If it cannot be written.
pub fn rejected(table: &Table, plan: &Plan, lang: Lang) -> io::Result<Vec<u8>> {
    let last = text(lang, "import-wrong");
    let is_last = |heading: &String| {
        Lang::ALL
            .iter()
            .any(|lang| *heading == text(*lang, "import-wrong"))
    };
    let kept: Vec<usize> = (0..table.headings.len())
        .filter(|at| !is_last(&table.headings[*at]))
        .collect();
    let headings: Vec<&str> = kept
        .iter()
        .map(|at| table.headings[*at].as_str())
        .chain([last.as_str()])
        .collect();
    let mut csv = Csv::begin(Vec::new(), Mark::With, &headings)?;
    for outcome in &plan.outcomes {
        let Fate::Refuse(problems) = &outcome.fate else {
            continue;
        };
        let row = &table.rows[outcome.row];
        let told: Vec<String> = problems
            .iter()
            .map(|problem| problem.sentence(lang))
            .collect();
        let cells = kept.iter().map(|at| Cell::text(row.cells[*at].as_str()));
        let cells: Vec<Cell<'_>> = cells.chain([Cell::text(told.join(" "))]).collect();
        csv.row(&cells)?;
    }
    csv.finish()
}
