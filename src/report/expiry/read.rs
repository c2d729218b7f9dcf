//! Reads from the store what the expiry calendar needs.

use super::{ExpiryCalendar, MONTHS};
use crate::domain::day::add_months;
use crate::report::occasion::Occasion;
use crate::store::error::StoreError;
use crate::store::reader::Reader;

/// Most agreements.
const MOST: u32 = 100_000;
/// An agreement may ask for notice so many months before it ends.
const LONGEST_NOTICE: u32 = 24;

/// The agreements in force that end, or must be given notice, in the months to come.
pub fn read(reader: &Reader<'_>, occasion: &Occasion) -> Result<ExpiryCalendar, StoreError> {
    let day = occasion.day;
    // One that ends after the months shown may have to be given notice within them.
    let until = add_months(day, MONTHS + LONGEST_NOTICE).unwrap_or(day);
    Ok(ExpiryCalendar {
        rows: reader.timeline(day, day, until, MOST)?,
    })
}
