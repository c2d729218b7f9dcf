//! The journal as pages read it: newest first, with filters, and what happened to one vendor or agreement.

use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use crate::domain::agreement::AgreementId;
use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::vendor::VendorId;

use super::error::StoreError;
use super::filter::{Frame, Narrow, Source};
use super::journal::{EVENT_COLUMNS, Event, row_to_event};
use super::page::{Cursor, Order, Page, Slice, Total};
use super::reader::Reader;
use super::user::UserId;

/// Which events; what is `None` does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct JournalFilter {
    /// What happened.
    pub kind: Option<EventKind>,
    /// By this user.
    pub user: Option<UserId>,
    /// About this vendor.
    pub vendor: Option<VendorId>,
    /// About this agreement.
    pub agreement: Option<AgreementId>,
    /// On or after this day, in UTC.
    pub from: Option<Day>,
    /// On or before this day, in UTC.
    pub to: Option<Day>,
}

impl Reader<'_> {
    /// One page of the journal, newest first, and how many events are on all pages.
    pub fn journal_counted(
        &self,
        filter: &JournalFilter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<(Slice<Event>, Total), StoreError> {
        // Events are numbered without a gap.
        let all = "SELECT coalesce(max(seq), 0) FROM journal";
        let frame = Frame::read(self, narrows(filter), None, Some(all))?;
        let source = Source {
            columns: format!("{EVENT_COLUMNS}, seq AS id"),
            walk: "FROM journal".to_owned(),
            driven: "CROSS JOIN journal ON seq = k.id".to_owned(),
            always: "1".to_owned(),
            key: ("seq", "seq"),
        };
        let which = Page {
            sort: (),
            order: Order::Down,
            after,
            limit,
        };
        let slice = frame.page(self, &source, &which, row_to_event)?;
        Ok((slice, frame.total(self, &source)?))
    }

    /// One page of the journal, newest first.
    pub fn journal(
        &self,
        filter: &JournalFilter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Slice<Event>, StoreError> {
        Ok(self.journal_counted(filter, after, limit)?.0)
    }

    /// The newest events about a vendor and its agreements.
    pub fn vendor_events(&self, vendor: VendorId, limit: u32) -> Result<Vec<Event>, StoreError> {
        self.all(
            &format!(
                "SELECT {EVENT_COLUMNS} FROM journal WHERE vendor = ?1 OR agreement IN (SELECT agreement FROM agreement_vendor WHERE vendor = ?1)
                 ORDER BY seq DESC LIMIT ?2"
            ),
            rusqlite::params![vendor.0, limit],
            row_to_event,
        )
    }

    /// The newest events about an agreement.
    pub fn agreement_events(
        &self,
        agreement: AgreementId,
        limit: u32,
    ) -> Result<Vec<Event>, StoreError> {
        self.all(
            &format!(
                "SELECT {EVENT_COLUMNS} FROM journal WHERE agreement = ? ORDER BY seq DESC LIMIT ?"
            ),
            rusqlite::params![agreement.0, limit],
            row_to_event,
        )
    }
}

fn narrows(filter: &JournalFilter) -> Vec<Narrow> {
    let narrow = |compare: &str, plus: &str, value: Value| {
        Narrow::exact(
            &format!("SELECT seq AS id FROM journal WHERE {compare} ?"),
            &format!("{plus}{compare} ?"),
            [value],
        )
    };
    let mut all = Vec::new();
    all.extend(
        filter
            .kind
            .map(|kind| narrow("kind =", "", kind.word().to_owned().into())),
    );
    all.extend(filter.user.map(|id| narrow("user =", "", id.0.into())));
    all.extend(filter.vendor.map(|id| narrow("vendor =", "", id.0.into())));
    all.extend(
        filter
            .agreement
            .map(|id| narrow("agreement =", "", id.0.into())),
    );
    // Days in the order of the list: each event is asked.
    all.extend(
        filter
            .from
            .map(|day| narrow("at >=", "+", day.to_string().into())),
    );
    // After every "T…" of the day.
    all.extend(
        filter
            .to
            .map(|day| narrow("at <", "+", format!("{day}U").into())),
    );
    all
}
