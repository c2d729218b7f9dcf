//! The lists of the register as they are exported: vendors, agreements, findings, the journal, each with its filters and
//! in its order, read page by page and written row by row. Knows neither files nor pages of the web.

mod agreement;
mod change_notice;
mod finding;
mod journal;
mod sub_processor;
mod vendor;

use std::io::{self, Write};

use super::sheet::{self, List, Sheet, SheetOptions};
use crate::store::agreement_list::{AgreementFilter, AgreementSort};
use crate::store::change_notice_list::ChangeNoticeFilter;
use crate::store::error::StoreError;
use crate::store::finding_list::{FindingFilter, FindingSort};
use crate::store::journal_list::JournalFilter;
use crate::store::page::{Cursor, Order, Page, Slice};
use crate::store::reader::Reader;
use crate::store::sub_processor_list::SubProcessorFilter;
use crate::store::vendor_list::{VendorFilter, VendorSort};

pub use agreement::AGREEMENTS;
pub use change_notice::CHANGE_NOTICES;
pub use finding::FINDINGS;
pub use journal::JOURNAL;
pub use sub_processor::SUB_PROCESSORS;
pub use vendor::VENDORS;

/// Every list that can be exported.
pub const LISTS: [List; 6] = [
    VENDORS,
    AGREEMENTS,
    FINDINGS,
    SUB_PROCESSORS,
    CHANGE_NOTICES,
    JOURNAL,
];

/// Rows that are read at once.
const PAGE: u32 = 1000;

/// The list of a name.
#[must_use]
pub fn named(name: &str) -> Option<List> {
    LISTS.into_iter().find(|list| list.name == name)
}

/// Which rows of which list, in which order.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// Vendors, with where they stand.
    Vendors(VendorFilter, VendorSort, Order),
    /// Agreements, with state and dates.
    Agreements(AgreementFilter, AgreementSort, Order),
    /// Findings of each filter after the other, with why they stand and what to do.
    Findings(Vec<FindingFilter>, FindingSort, Order),
    /// Sub-processors by name, with the vendors that engage them.
    SubProcessors(SubProcessorFilter),
    /// Announced changes of sub-processors, newest first.
    ChangeNotices(ChangeNoticeFilter),
    /// The journal, newest first, with what changed.
    Journal(JournalFilter),
}

impl Wanted {
    /// The list.
    #[must_use]
    pub fn list(&self) -> List {
        match self {
            Wanted::Vendors(..) => VENDORS,
            Wanted::Agreements(..) => AGREEMENTS,
            Wanted::Findings(..) => FINDINGS,
            Wanted::SubProcessors(_) => SUB_PROCESSORS,
            Wanted::ChangeNotices(_) => CHANGE_NOTICES,
            Wanted::Journal(_) => JOURNAL,
        }
    }
}

/// Why a list could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// It could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It could not be written.
    #[error("the list could not be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes a list in a format; gives how many rows it has. Needs no more memory than a thousand rows.
///
/// # Errors
/// When the store cannot be read or `out` cannot be written to.
pub fn write(
    reader: &Reader<'_>,
    wanted: &Wanted,
    options: &SheetOptions,
    out: impl Write + Send,
) -> Result<u64, ListError> {
    let mut sheet = sheet::begin(wanted.list(), options, out)?;
    let (lang, day) = (options.lang, options.day);
    let mut n = 0;
    match wanted {
        Wanted::Vendors(filter, sort, order) => each(*sort, *order, |page| {
            let slice = reader.vendors(filter, day, &page)?;
            n += vendor::rows(reader, &slice.rows, lang, day, &mut *sheet)?;
            Ok(slice.next)
        })?,
        Wanted::Agreements(filter, sort, order) => each(*sort, *order, |page| {
            let slice = reader.agreements(filter, day, &page)?;
            n += agreement::rows(reader, &slice.rows, &mut *sheet)?;
            Ok(slice.next)
        })?,
        Wanted::Findings(filters, sort, order) => {
            for filter in filters {
                each(*sort, *order, |page| {
                    let slice = reader.findings(filter, day, &page)?;
                    n += finding::rows(&slice.rows, lang, day, &mut *sheet)?;
                    Ok(slice.next)
                })?;
            }
        }
        Wanted::SubProcessors(filter) => each((), Order::Up, |page| {
            let slice = reader.sub_processors(filter, day, &page)?;
            n += sub_processor::rows(&slice.rows, &mut *sheet)?;
            Ok(slice.next)
        })?,
        Wanted::ChangeNotices(filter) => each((), Order::Down, |page| {
            let slice = reader.change_notices(filter, day, &page)?;
            n += change_notice::rows(&slice.rows, &mut *sheet)?;
            Ok(slice.next)
        })?,
        Wanted::Journal(filter) => each((), Order::Down, |page| {
            let slice: Slice<_> = reader.journal(filter, page.after, PAGE)?;
            n += journal::rows(reader, &slice.rows, &mut *sheet)?;
            Ok(slice.next)
        })?,
    }
    sheet.finish()?;
    Ok(n)
}

/// Goes through the pages of a list.
fn each<S: Copy>(
    sort: S,
    order: Order,
    mut read: impl FnMut(Page<S>) -> Result<Option<Cursor>, ListError>,
) -> Result<(), ListError> {
    let mut after = None;
    loop {
        after = read(Page {
            sort,
            order,
            after,
            limit: PAGE,
        })?;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// Writes a row for each of a page's lines; gives how many.
fn written<T>(
    lines: &[T],
    sheet: &mut dyn Sheet,
    mut write: impl FnMut(&T, &mut dyn Sheet) -> io::Result<()>,
) -> Result<u64, ListError> {
    for line in lines {
        write(line, sheet)?;
    }
    Ok(lines.len() as u64)
}
