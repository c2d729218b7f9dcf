//! The journal as pages read it: newest first, with filters, and what happened to one vendor or agreement.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use crate::domain::agreement::AgreementId;
use crate::domain::event::EventKind;
use crate::domain::vendor::VendorId;

use super::error::StoreError;
use super::filter::{Frame, Narrow, Source};
use super::fold;
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
    /// About a vendor whose name, or an agreement whose title, holds this text; withdrawn ones too.
    pub about: Option<String>,
    /// At or after this instant.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub before: Option<DateTime<Utc>>,
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
        let frame = Frame::read(self, narrows(filter), None, Some(all), true)?;
        let source = Source {
            columns: EVENT_COLUMNS.to_owned(),
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
        .in_order(plus.is_empty())
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
    if let Some(about) = filter
        .about
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        let escaped = about
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        let named = "(vendor IN (SELECT id FROM vendor WHERE instr(name_fold, ?) > 0) OR agreement IN (SELECT id FROM agreement WHERE title LIKE ? ESCAPE '\\'))";
        all.push(Narrow::exact(
            &format!("SELECT seq AS id FROM journal WHERE {named}"),
            named,
            [fold::company(about).into(), format!("%{escaped}%").into()],
        ));
    }
    // Instants in the order of the list: each event is asked.
    all.extend(
        filter
            .from
            .map(|instant| narrow("at >=", "+", written(instant).into())),
    );
    all.extend(
        filter
            .before
            .map(|instant| narrow("at <", "+", written(instant).into())),
    );
    all
}

/// An instant as the journal writes it.
fn written(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Millis, true)
}
