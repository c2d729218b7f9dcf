//! The lists of the register as rows for a spreadsheet: vendors, agreements, findings, each with its filters.
//! Knows neither files nor pages; `csv` writes what is listed here.

use std::collections::BTreeMap;
use std::io;

use serde_json::Value;

use super::csv::{Cell, Csv, Mark};
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::store::agreement_list::AgreementFilter;
use crate::store::error::StoreError;
use crate::store::finding_list::FindingFilter;
use crate::store::journal_list::JournalFilter;
use crate::store::page::{Page, Slice};
use crate::store::reader::Reader;
use crate::store::vendor_list::VendorFilter;

/// Rows that are read at once.
const PAGE: u32 = 1000;

/// A list: its headings, which are public and the same in both languages, and its rows.
pub struct Listed {
    /// The headings.
    pub headings: &'static [&'static str],
    /// The rows, each as long as the headings.
    pub rows: Vec<Vec<Cell<'static>>>,
}

impl Listed {
    /// The list as CSV (RFC 4180, UTF-8), with or without the mark by which Excel knows UTF-8.
    ///
    /// # Errors
    /// When a row cannot be written.
    pub fn csv(&self, mark: Mark) -> io::Result<Vec<u8>> {
        let mut csv = Csv::begin(Vec::new(), mark, self.headings)?;
        for row in &self.rows {
            csv.row(row)?;
        }
        csv.finish()
    }
}

/// Every row of a list, in its usual order, page by page.
fn every<S: Default, T>(
    mut read: impl FnMut(Page<S>) -> Result<Slice<T>, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let slice = read(Page {
            after,
            ..Page::first(PAGE)
        })?;
        rows.extend(slice.rows);
        after = slice.next;
        if after.is_none() {
            return Ok(rows);
        }
    }
}

/// Every vendor that a filter lets through, in the order of names, with where it stands on a day. The headings
/// are those that an import of vendors reads.
///
/// # Errors
/// As the store says.
pub fn vendors(
    reader: &Reader<'_>,
    filter: &VendorFilter,
    lang: Lang,
    day: Day,
) -> Result<Listed, StoreError> {
    let lines = every(|page| reader.vendors(filter, day, &page))?;
    let ids: Vec<_> = lines.iter().map(|line| line.id).collect();
    let vendors: BTreeMap<_, _> = reader
        .vendors_by_id(&ids)?
        .into_iter()
        .map(|vendor| (vendor.id, vendor))
        .collect();
    let mut rows = Vec::new();
    for line in &lines {
        let Some(vendor) = vendors.get(&line.id) else {
            continue;
        };
        let facts = &vendor.facts;
        let roles: Vec<&str> = facts.roles.iter().map(|role| role.word()).collect();
        let optional = |value: &Option<String>| Cell::text(value.clone().unwrap_or_default());
        rows.push(vec![
            Cell::text(facts.name.clone()),
            optional(&facts.legal_name),
            optional(&facts.registration_number),
            optional(&facts.country),
            Cell::text(facts.category.word()),
            Cell::text(facts.status.word()),
            Cell::text(roles.join(";")),
            Cell::text(facts.personal_data.word()),
            optional(&facts.owner),
            optional(&facts.department),
            Cell::text(facts.service.clone()),
            Cell::text(facts.purposes.join(";")),
            Cell::text(
                line.agreement
                    .as_ref()
                    .map(|it| it.state.word())
                    .unwrap_or_default(),
            ),
            Cell::text(
                line.worst
                    .as_ref()
                    .map(|it| it.code.word())
                    .unwrap_or_default(),
            ),
            Cell::text(
                line.worst
                    .as_ref()
                    .map(|it| it.sentence(lang, day))
                    .unwrap_or_default(),
            ),
        ]);
    }
    let headings = &[
        "name",
        "legal_name",
        "number",
        "country",
        "category",
        "status",
        "roles",
        "personal_data",
        "owner",
        "department",
        "service",
        "purposes",
        "agreement_state",
        "finding",
        "why",
    ];
    Ok(Listed { headings, rows })
}

/// Every agreement that a filter lets through, in the order of titles, with its state and dates on a day.
///
/// # Errors
/// As the store says.
pub fn agreements(
    reader: &Reader<'_>,
    filter: &AgreementFilter,
    day: Day,
) -> Result<Listed, StoreError> {
    let rows = every(|page| reader.agreements(filter, day, &page))?
        .into_iter()
        .map(|row| {
            let vendors: Vec<String> = row.vendors.into_iter().map(|vendor| vendor.name).collect();
            vec![
                Cell::Number(row.id.0),
                Cell::text(row.title),
                Cell::text(vendors.join("; ")),
                Cell::text(row.kind.word()),
                Cell::text(row.entity_name),
                Cell::text(row.state.word()),
                Cell::day(row.ends_on),
                Cell::day(row.notice_by),
                Cell::Number(row.latest.into()),
                Cell::text(row.lang.map(|lang| lang.code()).unwrap_or_default()),
            ]
        });
    let headings = &[
        "id",
        "title",
        "vendors",
        "kind",
        "entity",
        "state",
        "last_day",
        "notice_by",
        "versions",
        "language",
    ];
    Ok(Listed {
        headings,
        rows: rows.collect(),
    })
}

/// Every finding that a filter lets through on a day, most urgent first.
///
/// # Errors
/// As the store says.
pub fn findings(
    reader: &Reader<'_>,
    filter: &FindingFilter,
    lang: Lang,
    day: Day,
) -> Result<Listed, StoreError> {
    let found = every(|page| reader.findings(filter, day, &page))?;
    let rows = found.into_iter().map(|row| {
        let finding = &row.finding;
        vec![
            Cell::text(finding.severity.word()),
            Cell::text(finding.code.word()),
            Cell::text(if finding.is_waived() { "yes" } else { "no" }),
            Cell::text(row.vendor_name.clone()),
            Cell::text(row.owner.clone().unwrap_or_default()),
            Cell::text(row.agreement_title.clone().unwrap_or_default()),
            Cell::Day(finding.since),
            Cell::Number(finding.n_days(day)),
            Cell::text(finding.sentence(lang, day)),
            Cell::text(finding.next_step(lang, day)),
        ]
    });
    let headings = &[
        "severity",
        "finding",
        "waived",
        "vendor",
        "owner",
        "agreement",
        "since",
        "days",
        "why",
        "next",
    ];
    Ok(Listed {
        headings,
        rows: rows.collect(),
    })
}

/// Every event of the journal that a filter lets through, newest first, with what changed as JSON.
///
/// # Errors
/// As the store says.
pub fn journal(reader: &Reader<'_>, filter: &JournalFilter) -> Result<Listed, StoreError> {
    let events = every(|page: Page<()>| reader.journal(filter, page.after, PAGE))?;
    let names = reader.event_names(&events)?;
    let rows = events.into_iter().map(|event| {
        let subject = &event.subject;
        let changes = event
            .payload
            .map(|payload| Value::Object(payload).to_string());
        vec![
            Cell::Number(event.seq),
            Cell::text(event.at),
            Cell::text(event.actor),
            Cell::text(event.via.word()),
            Cell::text(event.kind.word()),
            Cell::text(
                subject
                    .vendor
                    .map(|id| names.vendor(id))
                    .unwrap_or_default(),
            ),
            Cell::text(
                subject
                    .agreement
                    .map(|id| names.agreement(id))
                    .unwrap_or_default(),
            ),
            Cell::text(changes.unwrap_or_default()),
            Cell::text(event.sha256),
        ]
    });
    let headings = &[
        "number",
        "at",
        "who",
        "via",
        "what",
        "vendor",
        "agreement",
        "changes",
        "sha256",
    ];
    Ok(Listed {
        headings,
        rows: rows.collect(),
    })
}
