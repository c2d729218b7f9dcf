//! The list of vendors as it is exported: everything that people say about each, in the columns that an import reads
//! back, and where it stands on the day.

use std::collections::BTreeMap;

use super::{ListError, written};
use crate::domain::day::Day;
use crate::domain::finding::Severity;
use crate::domain::lang::Lang;
use crate::domain::vendor::{Certification, Contact, Vendor, VendorId};
use crate::report::sheet::{Cell, Column, Kind, List, Sheet};
use crate::store::reader::Reader;
use crate::store::vendor_list::VendorRow;

/// Vendors. What follows `added_on` is derived and is not read back.
pub const VENDORS: List = List {
    name: "vendors",
    columns: &[
        Column::new("id", Kind::Number, 7),
        Column::new("folder", Kind::Text, 20),
        Column::new("name", Kind::Text, 30),
        Column::new("legal_name", Kind::Text, 30),
        Column::new("number", Kind::Text, 18),
        Column::new("country", Kind::Text, 9),
        Column::new("website", Kind::Text, 26),
        Column::new("category", Kind::Word, 18),
        Column::new("service", Kind::Text, 36),
        Column::new("status", Kind::Word, 14),
        Column::new("used_from", Kind::Day, 12),
        Column::new("used_until", Kind::Day, 12),
        Column::new("deletion_proved_on", Kind::Day, 14),
        Column::new("roles", Kind::Words, 18),
        Column::new("personal_data", Kind::Word, 14),
        Column::new("special_categories", Kind::Flag, 12),
        Column::new("criminal_data", Kind::Flag, 12),
        Column::new("owner", Kind::Text, 24),
        Column::new("department", Kind::Text, 18),
        Column::new("criticality", Kind::Word, 12),
        Column::new("contacts", Kind::List, 36),
        Column::new("data_categories", Kind::List, 28),
        Column::new("data_subjects", Kind::List, 24),
        Column::new("purposes", Kind::List, 30),
        Column::new("locations", Kind::List, 12),
        Column::new("certifications", Kind::List, 24),
        Column::new("tags", Kind::List, 16),
        Column::new("notes", Kind::Text, 36),
        Column::new("added_on", Kind::Day, 12),
        Column::new("agreement", Kind::Text, 32),
        Column::new("agreement_state", Kind::Word, 18),
        Column::new("last_day", Kind::Day, 12),
        Column::new("high", Kind::Number, 8),
        Column::new("medium", Kind::Number, 8),
        Column::new("low", Kind::Number, 8),
        Column::new("finding", Kind::Word, 26),
        Column::new("why", Kind::Text, 60),
    ],
};

/// The rows of a page.
pub(super) fn rows(
    reader: &Reader<'_>,
    lines: &[VendorRow],
    lang: Lang,
    day: Day,
    sheet: &mut dyn Sheet,
) -> Result<u64, ListError> {
    let ids: Vec<VendorId> = lines.iter().map(|line| line.id).collect();
    let vendors: BTreeMap<VendorId, Vendor> = reader
        .vendors_by_id(&ids)?
        .into_iter()
        .map(|vendor| (vendor.id, vendor))
        .collect();
    written(lines, sheet, |line, sheet| {
        // Both are read in one transaction: each line has its vendor.
        let Some(vendor) = vendors.get(&line.id) else {
            return Ok(());
        };
        let facts = &vendor.facts;
        let agreement = line.agreement.as_ref();
        let why = line.worst.as_ref().map(|it| it.sentence(lang, day));
        let n = |severity| Cell::Number(line.n_findings.of(severity).into());
        let tags: Vec<String> = facts.tags.iter().cloned().collect();
        sheet.row(&[
            Cell::Number(vendor.id.0),
            Cell::text(&*vendor.slug),
            Cell::text(&*facts.name),
            Cell::maybe(facts.legal_name.as_deref()),
            Cell::maybe(facts.registration_number.as_deref()),
            Cell::maybe(facts.country.as_deref()),
            Cell::maybe(facts.website.as_deref()),
            Cell::word(facts.category),
            Cell::text(&*facts.service),
            Cell::word(facts.status),
            Cell::day(facts.used_from),
            Cell::day(facts.used_until),
            Cell::day(facts.deletion_proved_on),
            Cell::words(facts.roles.iter().copied()),
            Cell::word(facts.personal_data),
            Cell::Flag(facts.special_categories),
            Cell::Flag(facts.criminal_data),
            Cell::maybe(facts.owner.as_deref()),
            Cell::maybe(facts.department.as_deref()),
            Cell::word(facts.criticality),
            Cell::List(facts.contacts.iter().map(contact).collect()),
            Cell::List(facts.data_categories.clone()),
            Cell::List(facts.data_subjects.clone()),
            Cell::List(facts.purposes.clone()),
            Cell::List(facts.locations.clone()),
            Cell::List(facts.certifications.iter().map(certification).collect()),
            Cell::List(tags),
            Cell::text(&*facts.notes),
            Cell::Day(vendor.added_on),
            Cell::maybe(agreement.map(|it| &*it.title)),
            agreement.map_or(Cell::Empty, |it| Cell::word(it.state)),
            Cell::day(agreement.and_then(|it| it.ends_on)),
            n(Severity::High),
            n(Severity::Medium),
            n(Severity::Low),
            line.worst
                .as_ref()
                .map_or(Cell::Empty, |it| Cell::word(it.code)),
            Cell::maybe(why.as_deref()),
        ])
    })
}

/// `privacy | Eva Ek | eva@example.org | 08-123`: what an import takes apart again.
fn contact(contact: &Contact) -> String {
    let Contact {
        kind,
        name,
        email,
        phone,
    } = contact;
    format!("{kind} | {name} | {email} | {phone}")
}

/// `ISO 27001 | 2027-01-31`.
fn certification(it: &Certification) -> String {
    let last = it.last_day.map(|day| day.to_string()).unwrap_or_default();
    format!("{} | {last}", it.name)
}
