//! Reads from the store what the journal extract needs, and says its filter in words.

use super::JournalExtract;
use crate::domain::event::EventKind;
use crate::report::occasion::Occasion;
use crate::store::error::StoreError;
use crate::store::journal_list::JournalFilter;
use crate::store::reader::Reader;

/// Most events of an extract; a longer journal is for a spreadsheet.
pub const MOST: u32 = 5_000;
/// As many are read at a time.
const BATCH: u32 = 1_000;

/// The newest events that a filter lets through.
pub fn read(
    reader: &Reader<'_>,
    occasion: &Occasion,
    filter: &JournalFilter,
) -> Result<JournalExtract, StoreError> {
    let mut events = Vec::new();
    let mut after = None;
    let is_cut = loop {
        let slice = reader.journal(filter, after, BATCH)?;
        events.extend(slice.rows);
        after = slice.next;
        match &after {
            None => break false,
            Some(_) if u32::try_from(events.len()).is_ok_and(|n| n >= MOST) => break true,
            Some(_) => {}
        }
    };
    Ok(JournalExtract {
        scope: scope(reader, occasion, filter)?,
        names: reader.event_names(&events)?,
        events,
        is_cut,
        head: reader.journal_head()?,
    })
}

/// Every condition in one line.
fn scope(
    reader: &Reader<'_>,
    occasion: &Occasion,
    filter: &JournalFilter,
) -> Result<String, StoreError> {
    let mut parts = Vec::new();
    let mut add = |key: &str, value: String| {
        parts.push(occasion.say_with(key, &[("value", value.into())]));
    };
    if let Some(kind) = filter.kind.map(EventKind::text_key) {
        add("report-filter-event", occasion.say(kind));
    }
    if let Some(id) = filter.user {
        let user = reader.user(id)?;
        add(
            "report-filter-who",
            user.map_or_else(|| format!("#{}", id.0), |user| user.facts.name),
        );
    }
    if let Some(id) = filter.vendor {
        let vendor = reader.vendor(id)?;
        let name = vendor.map_or_else(|| format!("#{}", id.0), |vendor| vendor.facts.name);
        add("report-filter-vendor", name);
    }
    if let Some(id) = filter.agreement {
        let agreement = reader.agreement(id)?;
        let title =
            agreement.map_or_else(|| format!("#{}", id.0), |agreement| agreement.facts.title);
        add("report-filter-agreement", title);
    }
    if let Some(text) = &filter.about {
        add("report-filter-text", text.clone());
    }
    if let Some(from) = filter.from {
        add(
            "report-filter-from",
            occasion.settings.day_of(from).to_string(),
        );
    }
    // The filter ends before an instant; its last day is the one that it ends with.
    if let Some(last) = filter
        .before
        .and_then(|before| before.checked_sub_signed(chrono::TimeDelta::seconds(1)))
    {
        add(
            "report-filter-until",
            occasion.settings.day_of(last).to_string(),
        );
    }
    if parts.is_empty() {
        parts.push(occasion.say("report-journal-all"));
    }
    Ok(parts.join("; "))
}
