//! Reads from the store what the register summary needs: the list that a page shows, to its end.

use std::collections::HashMap;

use super::RegisterSummary;
use crate::domain::vendor::VendorId;
use crate::report::occasion::Occasion;
use crate::store::check_result::TextOutcome;
use crate::store::error::StoreError;
use crate::store::page::{Order, Page};
use crate::store::reader::Reader;
use crate::store::vendor_list::{VendorFilter, VendorSort};

/// As many rows are read at a time.
const BATCH: u32 = 1_000;

/// What the summary of the vendors that a filter lets through is made from.
pub fn read(
    reader: &Reader<'_>,
    occasion: &Occasion,
    filter: VendorFilter,
    sort: VendorSort,
    order: Order,
) -> Result<RegisterSummary, StoreError> {
    let mut rows = Vec::new();
    let mut page = Page {
        sort,
        order,
        after: None,
        limit: BATCH,
    };
    loop {
        let slice = reader.vendors(&filter, occasion.day, &page)?;
        rows.extend(slice.rows);
        match slice.next {
            Some(next) => page.after = Some(next),
            None => break,
        }
    }
    let mut of_vendor: HashMap<VendorId, Vec<TextOutcome>> = HashMap::new();
    for text in reader.text_outcomes(occasion.day)? {
        of_vendor.entry(text.vendor).or_default().push(text);
    }
    let texts = rows
        .iter()
        .flat_map(|row| of_vendor.remove(&row.id).unwrap_or_default())
        .collect();
    Ok(RegisterSummary {
        texts,
        entities: reader.entities()?,
        filter,
        sort,
        order,
        rows,
    })
}
