//! The list of announced changes of sub-processors, newest first, page by page. What is to be done about each is the finding
//! that stands today.

use serde::{Deserialize, Serialize};

use crate::domain::change_notice::ChangeNotice;
use crate::domain::day::Day;
use crate::domain::finding::Why;
use crate::domain::vendor::VendorId;

use super::change_notice::{COLUMNS, row_to_notice};
use super::column::{get, json};
use super::error::StoreError;
use super::filter::{Frame, Narrow, Source};
use super::page::{Page, Slice, Total};
use super::reader::Reader;

/// A notice with what a line of it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeNoticeLine {
    /// The notice.
    pub it: ChangeNotice,
    /// The name of its vendor.
    pub vendor_name: String,
    /// Why something is to be done about it on the day, with its deadline and arithmetic; `None` where nothing is.
    pub why: Option<Why>,
}

/// Which notices; what is `None` does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeNoticeFilter {
    /// Of this vendor.
    pub vendor: Option<VendorId>,
    /// Those that are closed instead of those that are not.
    pub is_closed: bool,
}

impl Reader<'_> {
    /// One page of the notices, newest first, and how many there are on all pages.
    pub fn change_notices_counted(
        &self,
        filter: &ChangeNoticeFilter,
        day: Day,
        page: &Page<()>,
    ) -> Result<(Slice<ChangeNoticeLine>, Total), StoreError> {
        let (frame, source) = self.change_notice_list(filter, day)?;
        let slice = frame.page(self, &source, page, row_to_line)?;
        Ok((slice, frame.total(self, &source)?))
    }

    /// One page of the notices, newest first.
    pub fn change_notices(
        &self,
        filter: &ChangeNoticeFilter,
        day: Day,
        page: &Page<()>,
    ) -> Result<Slice<ChangeNoticeLine>, StoreError> {
        let (frame, source) = self.change_notice_list(filter, day)?;
        frame.page(self, &source, page, row_to_line)
    }

    fn change_notice_list(
        &self,
        filter: &ChangeNoticeFilter,
        day: Day,
    ) -> Result<(Frame, Source), StoreError> {
        let narrows = filter.vendor.map(|id| {
            Narrow::loose(
                "SELECT id FROM change_notice WHERE vendor = ?",
                "n.vendor = ?",
                [id.0.into()],
            )
            .in_order(true)
        });
        let frame = Frame::read(self, narrows.into_iter().collect(), None, None, true)?;
        // The day is one of ours, never what someone typed.
        let why = format!(
            "coalesce((SELECT f.why FROM finding_span f WHERE f.vendor = n.vendor AND f.code = 'sub-processor-change-open' AND f.detail = CAST(n.id AS TEXT) AND f.first_day <= '{day}' AND f.last_day >= '{day}' LIMIT 1), 'null')"
        );
        let closed = if filter.is_closed { "NOT NULL" } else { "NULL" };
        let source = Source {
            columns: format!("{COLUMNS}, v.name AS vendor_name, {why} AS why"),
            walk: "FROM change_notice n CROSS JOIN vendor v ON v.id = n.vendor".to_owned(),
            driven:
                "CROSS JOIN change_notice n ON n.id = k.id CROSS JOIN vendor v ON v.id = n.vendor"
                    .to_owned(),
            always: format!("v.withdrawn_on IS NULL AND n.closed_on IS {closed}"),
            key: ("n.received_on", "n.id"),
        };
        Ok((frame, source))
    }
}

fn row_to_line(row: &rusqlite::Row<'_>) -> rusqlite::Result<ChangeNoticeLine> {
    Ok(ChangeNoticeLine {
        it: row_to_notice(row)?,
        vendor_name: get(row, "vendor_name")?,
        why: json(row, "why")?,
    })
}
