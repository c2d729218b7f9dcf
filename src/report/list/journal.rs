//! The journal as it is exported: each event with who, when, about what, what changed as JSON, and its hash.

use serde_json::Value;

use super::{ListError, written};
use crate::report::sheet::{Cell, Column, Kind, List, Sheet};
use crate::store::journal::Event;
use crate::store::reader::Reader;

/// The journal. `changes` is empty for an event whose content was removed; its hash stays.
pub const JOURNAL: List = List {
    name: "journal",
    columns: &[
        Column::new("number", Kind::Number, 9),
        Column::new("at", Kind::Instant, 20),
        Column::new("who", Kind::Text, 24),
        Column::new("via", Kind::Text, 7),
        Column::new("what", Kind::Word, 24),
        Column::new("vendor", Kind::Text, 30),
        Column::new("vendor_id", Kind::Number, 9),
        Column::new("agreement", Kind::Text, 32),
        Column::new("agreement_id", Kind::Number, 9),
        Column::new("changes", Kind::Text, 60),
        Column::new("sha256", Kind::Text, 20),
    ],
};

/// The rows of a page.
pub(super) fn rows(
    reader: &Reader<'_>,
    events: &[Event],
    sheet: &mut dyn Sheet,
) -> Result<u64, ListError> {
    let names = reader.event_names(events)?;
    written(events, sheet, |event, sheet| {
        let subject = &event.subject;
        let id = |id: Option<i64>| id.map_or(Cell::Empty, Cell::Number);
        let changes = event.payload.clone();
        sheet.row(&[
            Cell::Number(event.seq),
            Cell::Instant((&*event.at).into()),
            Cell::text(&*event.actor),
            Cell::text(event.via.word()),
            Cell::word(event.kind),
            Cell::text(
                subject
                    .vendor
                    .map(|id| names.vendor(id))
                    .unwrap_or_default(),
            ),
            id(subject.vendor.map(|it| it.0)),
            Cell::text(
                subject
                    .agreement
                    .map(|id| names.agreement(id))
                    .unwrap_or_default(),
            ),
            id(subject.agreement.map(|it| it.0)),
            Cell::text(
                changes
                    .map(|it| Value::Object(it).to_string())
                    .unwrap_or_default(),
            ),
            Cell::text(&*event.sha256),
        ])
    })
}
