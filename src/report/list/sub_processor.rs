//! The list of sub-processors as it is exported: who is engaged by which vendor, where, for what, since when.

use super::{ListError, written};
use crate::report::sheet::{Cell, Column, Kind, List, Sheet};
use crate::store::sub_processor::SubProcessorLine;

/// Sub-processors.
pub const SUB_PROCESSORS: List = List {
    name: "sub-processors",
    columns: &[
        Column::new("id", Kind::Number, 7),
        Column::new("name", Kind::Text, 30),
        Column::new("vendor", Kind::Text, 30),
        Column::new("vendor_id", Kind::Number, 9),
        Column::new("countries", Kind::List, 14),
        Column::new("purpose", Kind::Text, 40),
        Column::new("since", Kind::Day, 12),
        Column::new("until", Kind::Day, 12),
        Column::new("linked_vendor", Kind::Text, 30),
        Column::new("linked_vendor_id", Kind::Number, 9),
        Column::new("agreement", Kind::Text, 32),
        Column::new("version", Kind::Number, 8),
        Column::new("added_on", Kind::Day, 12),
    ],
};

/// The rows of a page.
pub(super) fn rows(lines: &[SubProcessorLine], sheet: &mut dyn Sheet) -> Result<u64, ListError> {
    written(lines, sheet, |line, sheet| {
        let facts = &line.it.facts;
        let source = line.source.as_ref();
        sheet.row(&[
            Cell::Number(line.it.id.0),
            Cell::text(&*facts.name),
            Cell::text(&*line.vendor_name),
            Cell::Number(line.it.vendor.0),
            Cell::List(facts.countries.iter().cloned().collect()),
            Cell::text(&*facts.purpose),
            Cell::day(facts.since),
            Cell::day(facts.until),
            Cell::maybe(line.linked_name.as_deref()),
            facts
                .linked
                .map_or(Cell::Empty, |linked| Cell::Number(linked.0)),
            Cell::maybe(source.map(|source| &*source.title)),
            source.map_or(Cell::Empty, |source| Cell::Number(source.number.into())),
            Cell::Day(line.it.added_on),
        ])
    })
}
