//! Reads from the store what the findings report needs, to the end of the list, and says its filter in words.

use super::FindingReport;
use crate::domain::finding::{FindingCode, Severity};
use crate::domain::vendor::{Category, VendorStatus};
use crate::report::occasion::Occasion;
use crate::store::error::StoreError;
use crate::store::finding_list::{FindingFilter, FindingSort};
use crate::store::page::Page;
use crate::store::reader::Reader;

/// As many rows are read at a time.
const BATCH: u32 = 1_000;

/// The findings that any of some filters lets through; the filters differ in their severity alone, or in whether
/// waived ones are wanted.
pub fn read(
    reader: &Reader<'_>,
    occasion: &Occasion,
    filters: &[FindingFilter],
) -> Result<FindingReport, StoreError> {
    let mut rows = Vec::new();
    for filter in filters {
        let mut page: Page<FindingSort> = Page::first(BATCH);
        loop {
            let slice = reader.findings(filter, occasion.day, &page)?;
            rows.extend(slice.rows);
            match slice.next {
                Some(next) => page.after = Some(next),
                None => break,
            }
        }
    }
    Ok(FindingReport {
        scope: scope(reader, occasion, filters)?,
        rows,
    })
}

/// Every condition in one line.
fn scope(
    reader: &Reader<'_>,
    occasion: &Occasion,
    filters: &[FindingFilter],
) -> Result<String, StoreError> {
    let Some(filter) = filters.first() else {
        return Ok(String::new());
    };
    let word = |key: Option<&'static str>| key.map(|key| occasion.say(key));
    let vendor = filter.vendor.map(|id| reader.vendor(id)).transpose()?;
    let agreement = filter
        .agreement
        .map(|id| reader.agreement(id))
        .transpose()?;
    let severities: Vec<String> = filters
        .iter()
        .filter_map(|filter| word(filter.severity.map(Severity::text_key)))
        .collect();
    let all = severities.is_empty() || severities.len() >= 3;
    let conditions = [
        (
            "report-filter-finding",
            word(filter.code.map(FindingCode::text_key)),
        ),
        (
            "report-filter-severity",
            (!all).then(|| severities.join(", ")),
        ),
        (
            "report-filter-vendor",
            vendor.flatten().map(|vendor| vendor.facts.name),
        ),
        (
            "report-filter-agreement",
            agreement.flatten().map(|agreement| agreement.facts.title),
        ),
        ("report-filter-owner", filter.owner.clone()),
        (
            "report-filter-category",
            word(filter.category.map(Category::text_key)),
        ),
        (
            "report-filter-status",
            word(filter.status.map(VendorStatus::text_key)),
        ),
    ];
    let mut parts: Vec<String> = conditions
        .into_iter()
        .filter_map(|(key, value)| {
            value.map(|value| occasion.say_with(key, &[("value", value.into())]))
        })
        .collect();
    if filter.waived {
        parts.push(occasion.say("report-findings-waived-only"));
    }
    if parts.is_empty() {
        parts.push(occasion.say("report-findings-standing"));
    }
    Ok(parts.join("; "))
}
