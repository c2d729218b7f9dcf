//! The list of announced changes of sub-processors as it is exported: who announced what, by when to object, what was decided.

use super::{ListError, written};
use crate::report::sheet::{Cell, Column, Kind, List, Sheet};
use crate::store::change_notice_list::ChangeNoticeLine;

/// Announced changes of sub-processors. `deadline` stands while something is to be done about them.
pub const CHANGE_NOTICES: List = List {
    name: "change-notices",
    columns: &[
        Column::new("id", Kind::Number, 7),
        Column::new("vendor", Kind::Text, 30),
        Column::new("vendor_id", Kind::Number, 9),
        Column::new("received_on", Kind::Day, 12),
        Column::new("effective_on", Kind::Day, 12),
        Column::new("comes", Kind::List, 30),
        Column::new("goes", Kind::List, 30),
        Column::new("deadline", Kind::Day, 12),
        Column::new("decision", Kind::Word, 16),
        Column::new("decided_on", Kind::Day, 12),
        Column::new("decided_by", Kind::Text, 24),
        Column::new("reason", Kind::Text, 50),
        Column::new("closed_on", Kind::Day, 12),
    ],
};

/// The rows of a page.
pub(super) fn rows(lines: &[ChangeNoticeLine], sheet: &mut dyn Sheet) -> Result<u64, ListError> {
    written(lines, sheet, |line, sheet| {
        let (notice, facts) = (&line.it, &line.it.facts);
        let (comes, goes) = notice.names();
        let names = |names: Vec<&str>| Cell::List(names.into_iter().map(str::to_owned).collect());
        let decided = notice.decided.as_ref();
        let deadline = line.why.as_ref().and_then(|why| why.days.get("deadline"));
        sheet.row(&[
            Cell::Number(notice.id.0),
            Cell::text(&*line.vendor_name),
            Cell::Number(notice.vendor.0),
            Cell::Day(facts.received_on),
            Cell::day(facts.effective_on),
            names(comes),
            names(goes),
            Cell::day(deadline.copied()),
            decided.map_or(Cell::Empty, |decided| Cell::word(decided.decision)),
            Cell::day(decided.map(|decided| decided.on)),
            Cell::maybe(decided.map(|decided| &*decided.by)),
            Cell::maybe(decided.map(|decided| &*decided.reason)),
            Cell::day(notice.closed_on),
        ])
    })
}
