//! Reads from the store what an audit pack needs: first which vendors, then one vendor after the other, so that whoever
//! makes a large pack can let others in between and stop at any time.

use super::{Cover, HeldText, VendorFile};
use crate::domain::vendor::{Need, VendorId};
use crate::report::occasion::Occasion;
use crate::report::{register, vendor};
use crate::store::error::StoreError;
use crate::store::page::Order;
use crate::store::reader::Reader;
use crate::store::vendor_list::{VendorFilter, VendorSort};

/// Most events of a vendor; older ones are in the journal.
const MOST_EVENTS: u32 = 500;

/// Which vendors a pack is of.
#[derive(Clone, Debug, PartialEq)]
pub enum Which {
    /// One.
    Vendor(VendorId),
    /// Those that a filter lets through, in an order.
    Filter(VendorFilter, VendorSort, Order),
}

/// The cover of a pack, and its vendors in order. `None` when there is no such vendor.
pub fn scope(
    reader: &Reader<'_>,
    occasion: &Occasion,
    which: Which,
    asked_by: &str,
) -> Result<Option<(Cover, Vec<VendorId>)>, StoreError> {
    let (scope, vendors) = match which {
        Which::Vendor(id) => match reader.vendor(id)? {
            Some(vendor) => (vendor.facts.name, vec![id]),
            None => return Ok(None),
        },
        Which::Filter(filter, sort, order) => {
            let summary = register::read::read(reader, occasion, filter, sort, order)?;
            let ids = summary.rows.iter().map(|row| row.id).collect();
            (register::scope(occasion, &summary), ids)
        }
    };
    let cover = Cover {
        scope,
        asked_by: asked_by.to_owned(),
        head: reader.journal_head()?,
        part: None,
    };
    Ok(Some((cover, vendors)))
}

/// Everything that the register holds of a vendor; `None` when there is no such vendor.
pub fn vendor_file(
    reader: &Reader<'_>,
    occasion: &Occasion,
    id: VendorId,
) -> Result<Option<VendorFile>, StoreError> {
    let Some(summary) = vendor::read::read(reader, occasion, id)? else {
        return Ok(None);
    };
    let mut texts = Vec::new();
    for (state, version, filed) in vendor::agreement::sorted(occasion, &summary) {
        let (true, Some(version)) = (state.is_in_force(), version) else {
            continue;
        };
        // A file that is lost or changed is a finding of its own; the pack says that it cannot be shown.
        let text = match reader.text_of(version) {
            Ok(bytes) => String::from_utf8(bytes).ok(),
            Err(StoreError::DocumentChanged(_) | StoreError::DocumentLost(_)) => None,
            Err(error) => return Err(error),
        };
        texts.push(HeldText {
            agreement: filed.agreement.id,
            version: version.id,
            text,
            check: if filed.agreement.facts.kind.meets() == Some(Need::Dpa) {
                reader.check_result(version.id)?
            } else {
                None
            },
            proofs: reader.proofs_of(filed.agreement.id)?,
        });
    }
    let events = reader.vendor_events(id, MOST_EVENTS + 1)?;
    let most = usize::try_from(MOST_EVENTS).unwrap_or(usize::MAX);
    let is_cut = events.len() > most;
    let events: Vec<_> = events.into_iter().take(most).collect();
    Ok(Some(VendorFile {
        summary,
        texts,
        names: reader.event_names(&events)?,
        events,
        is_cut,
    }))
}
