//! The list of findings as it is exported: what is wrong, with whom, since when, why, and what to do next.

use super::{ListError, written};
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::report::sheet::{Cell, Column, Kind, List, Sheet};
use crate::store::finding_list::FindingRow;

/// Findings. `why` and `next` are sentences in the reader's language, in every format.
pub const FINDINGS: List = List {
    name: "findings",
    columns: &[
        Column::new("severity", Kind::Word, 10),
        Column::new("finding", Kind::Word, 28),
        Column::new("waived", Kind::Flag, 9),
        Column::new("vendor", Kind::Text, 30),
        Column::new("vendor_id", Kind::Number, 9),
        Column::new("owner", Kind::Text, 24),
        Column::new("agreement", Kind::Text, 32),
        Column::new("agreement_id", Kind::Number, 9),
        Column::new("since", Kind::Day, 12),
        Column::new("days", Kind::Number, 8),
        Column::new("why", Kind::Text, 70),
        Column::new("next", Kind::Text, 60),
    ],
};

/// The rows of a page.
pub(super) fn rows(
    lines: &[FindingRow],
    lang: Lang,
    day: Day,
    sheet: &mut dyn Sheet,
) -> Result<u64, ListError> {
    written(lines, sheet, |line, sheet| {
        let finding = &line.finding;
        let id = |id: Option<i64>| id.map_or(Cell::Empty, Cell::Number);
        sheet.row(&[
            Cell::word(finding.severity),
            Cell::word(finding.code),
            Cell::Flag(finding.is_waived()),
            Cell::text(&*line.vendor_name),
            id(finding.vendor.map(|it| it.0)),
            Cell::maybe(line.owner.as_deref()),
            Cell::maybe(line.agreement_title.as_deref()),
            id(finding.agreement.map(|it| it.0)),
            Cell::Day(finding.since),
            Cell::Number(finding.n_days(day)),
            Cell::text(finding.sentence(lang, day)),
            Cell::text(finding.next_step(lang, day)),
        ])
    })
}
