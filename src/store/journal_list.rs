//! The journal as pages read it: newest first, with filters, and what happened to one vendor or agreement.

use serde::{Deserialize, Serialize};

use crate::domain::agreement::AgreementId;
use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::vendor::VendorId;

use super::error::StoreError;
use super::filter::{Conditions, page};
use super::journal::{EVENT_COLUMNS, Event, row_to_event};
use super::page::{Cursor, Order, Page, Slice};
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
    /// One page of the journal, newest first.
    pub fn journal(
        &self,
        filter: &JournalFilter,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Slice<Event>, StoreError> {
        let which = Page {
            sort: (),
            order: Order::Down,
            after,
            limit,
        };
        page(
            self,
            &format!("SELECT {EVENT_COLUMNS}, seq AS key, seq AS id FROM journal"),
            &conditions(filter),
            ("seq", "seq"),
            &which,
            row_to_event,
        )
    }

    /// How many events a filter lets through.
    pub fn n_events(&self, filter: &JournalFilter) -> Result<u64, StoreError> {
        let conditions = conditions(filter);
        self.sure(
            &format!("SELECT count(*) FROM journal WHERE {}", conditions.text()),
            rusqlite::params_from_iter(conditions.params()),
            |row| row.get::<_, i64>(0).map(i64::unsigned_abs),
        )
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

fn conditions(filter: &JournalFilter) -> Conditions {
    let mut all = Conditions::default();
    all.maybe("kind = ?", filter.kind.map(|kind| kind.word().to_owned()))
        .maybe("user = ?", filter.user.map(|id| id.0))
        .maybe("vendor = ?", filter.vendor.map(|id| id.0))
        .maybe("agreement = ?", filter.agreement.map(|id| id.0))
        .maybe("at >= ?", filter.from.map(|day| day.to_string()))
        .maybe("at < ?", filter.to.map(|day| format!("{day}U"))); // After every "T…" of the day.
    all
}
