//! Rows as vendors: each is found by its number in the register, its folder, its registration number or its name, and
//! what the row says is laid over what the register has.

use std::collections::{BTreeMap, HashMap};

use super::known::Known;
use super::mapping::Shape;
use super::plan::{Act, Cells, Fate, Outcome, Plan, Settings, orders, told};
use super::problem::Wrong;
use super::table::Table;
use super::vendor_cells::{get, name_of, set, words};
use crate::domain::day::Day;
use crate::domain::draft::vendor::VendorDraft;
use crate::domain::vendor::{Vendor, VendorId};
use crate::report::list::VENDORS;
use crate::store::error::StoreError;
use crate::store::reader::Reader;

/// Vendors read at once.
const AT_ONCE: usize = 1000;

/// What is read of a vendor, with headings that people use beside the list's own: small, letters and digits alone.
pub const VENDOR_SHAPE: Shape = Shape {
    list: VENDORS,
    read: &[
        ("id", &["id", "vendorid", "leverantörsid"]),
        ("folder", &["slug"]),
        (
            "name",
            &[
                "vendor",
                "supplier",
                "company",
                "leverantör",
                "företag",
                "suppliername",
                "vendorname",
                "leverantörsnamn",
                "bolag",
            ],
        ),
        (
            "legal_name",
            &["legalname", "företagsnamn", "juridisktnamn", "firma"],
        ),
        (
            "number",
            &[
                "registrationno",
                "regno",
                "companynumber",
                "orgnr",
                "orgnummer",
                "orgno",
                "lei",
                "vat",
                "vatnumber",
                "momsnummer",
                "nummer",
            ],
        ),
        ("country", &["countrycode", "landskod"]),
        ("website", &["url", "web", "homepage", "hemsida", "webb"]),
        ("category", &["type", "typ"]),
        ("service", &["description", "beskrivning", "tjänster"]),
        ("status", &[]),
        (
            "used_from",
            &["since", "startdate", "sedan", "startdatum", "anlitadfrån"],
        ),
        ("used_until", &["enddate", "slutdatum", "anlitadtill"]),
        ("deletion_proved_on", &[]),
        ("roles", &["role", "roll", "gdprrole", "gdprroll"]),
        ("personal_data", &["pii", "personuppgift"]),
        (
            "special_categories",
            &["sensitivedata", "känsligapersonuppgifter"],
        ),
        ("criminal_data", &[]),
        (
            "owner",
            &[
                "contactperson",
                "responsible",
                "ägare",
                "systemägare",
                "kontaktperson",
            ],
        ),
        ("department", &["unit", "enhet", "förvaltning"]),
        ("criticality", &["criticality", "kritikalitet", "viktighet"]),
        ("contacts", &["contact", "kontakt"]),
        (
            "data_categories",
            &[
                "datacategories",
                "uppgiftskategorier",
                "personuppgiftskategorier",
            ],
        ),
        ("data_subjects", &["kategorieravregistrerade"]),
        ("purposes", &["purpose"]),
        (
            "locations",
            &["location", "datalocation", "lagringsplats", "plats"],
        ),
        (
            "certifications",
            &["certification", "certifiering", "certifieringar"],
        ),
        ("tags", &["tag", "label", "labels", "etikett", "taggar"]),
        (
            "notes",
            &[
                "note",
                "comment",
                "comments",
                "anteckning",
                "kommentar",
                "kommentarer",
                "noteringar",
            ],
        ),
    ],
};

/// What a table would do to the vendors.
///
/// # Errors
/// As the store says.
pub fn plan(
    reader: &Reader<'_>,
    table: &Table,
    settings: &Settings,
    today: Day,
) -> Result<Plan, StoreError> {
    let known = Known::read(reader)?;
    let orders = orders(&VENDOR_SHAPE, table, &settings.mapping);
    let mut rows: Vec<(Cells<'_>, Option<VendorId>)> = table
        .rows
        .iter()
        .map(|row| {
            let mut cells = Cells::read(&VENDOR_SHAPE, table, row, settings, &orders);
            let found = known.find(&mut cells);
            (cells, found)
        })
        .collect();
    let mut before: BTreeMap<VendorId, Vendor> = BTreeMap::new();
    let ids: Vec<VendorId> = rows.iter().filter_map(|(_, id)| *id).collect();
    for some in ids.chunks(AT_ONCE) {
        before.extend(
            reader
                .vendors_by_id(some)?
                .into_iter()
                .map(|vendor| (vendor.id, vendor)),
        );
    }
    let mut seen = Seen::default();
    let mut plan = Plan::default();
    for (row, (cells, id)) in rows.iter_mut().enumerate() {
        let vendor = id.and_then(|id| before.get(&id));
        let fate = fate(
            reader, cells, vendor, settings, &mut seen, table, row, today,
        )?;
        let remark = match &fate {
            Fate::Create(Act::Vendor(_, facts)) => known.alike(&facts.name),
            _ => None,
        };
        let name = cells.get("name");
        plan.outcomes.push(Outcome {
            row,
            line: cells.row.line,
            label: vendor
                .filter(|_| name.is_empty())
                .map_or_else(|| name.to_owned(), |it| it.facts.name.clone()),
            fate,
            remark,
        });
    }
    Ok(plan)
}

#[expect(
    clippy::too_many_arguments,
    reason = "one row with all that it is held against"
)]
fn fate(
    reader: &Reader<'_>,
    cells: &mut Cells<'_>,
    vendor: Option<&Vendor>,
    settings: &Settings,
    seen: &mut Seen,
    table: &Table,
    row: usize,
    today: Day,
) -> Result<Fate, StoreError> {
    let before = vendor
        .map(|vendor| VendorDraft::of(&vendor.facts))
        .unwrap_or_default();
    let mut draft = before.clone();
    for (name, value) in cells.said(settings.empty) {
        set(&mut draft, name, value);
    }
    let facts = match draft.read() {
        Ok(facts) if cells.problems.is_empty() => facts,
        Ok(_) => return Ok(Fate::Refuse(std::mem::take(&mut cells.problems))),
        Err(problems) => {
            for problem in problems {
                let name = name_of(&problem.field);
                // A cell that could not even be read has been told of.
                let column = settings.mapping.column(name);
                if cells
                    .problems
                    .iter()
                    .any(|it| it.column.is_some() && it.column == column)
                {
                    continue;
                }
                cells.refuse(name, told(problem.problem, words(name)));
            }
            return Ok(Fate::Refuse(std::mem::take(&mut cells.problems)));
        }
    };
    let first = seen.first(
        vendor,
        &facts.name,
        facts.registration_number.as_deref(),
        row,
    );
    if let Some(first) = first.map(|first| &table.rows[first]) {
        if first.cells == cells.row.cells {
            return Ok(Fate::Repeated(first.line));
        }
        cells.refuse_row(
            "import-twice",
            Some(("other", i64::from(first.line).into())),
        );
        return Ok(Fate::Refuse(std::mem::take(&mut cells.problems)));
    }
    let Some(vendor) = vendor else {
        return Ok(Fate::Create(Act::Vendor(None, Box::new(facts))));
    };
    if facts == vendor.facts {
        return Ok(Fate::Same);
    }
    if facts.is_in_use()
        && !vendor.facts.is_in_use()
        && let Some(key) = reader.hindrance(vendor.id, &facts, today)?
    {
        cells.refuse("status", Wrong::Other(key, None));
        return Ok(Fate::Refuse(std::mem::take(&mut cells.problems)));
    }
    let after = VendorDraft::of(&facts);
    let changes = VENDOR_SHAPE
        .names()
        .map(|name| (name.to_owned(), get(&before, name), get(&after, name)));
    let changes = changes
        .filter(|(_, before, after)| before != after)
        .collect();
    Ok(Fate::Change(
        Act::Vendor(Some((vendor.id, vendor.row)), Box::new(facts)),
        changes,
    ))
}

/// The rows that have named a vendor already.
#[derive(Default)]
struct Seen {
    ids: HashMap<VendorId, usize>,
    numbers: HashMap<String, usize>,
    names: HashMap<String, (usize, bool)>,
}

impl Seen {
    /// The earlier row that is about the same vendor, if any.
    fn first(
        &mut self,
        vendor: Option<&Vendor>,
        name: &str,
        number: Option<&str>,
        row: usize,
    ) -> Option<usize> {
        if let Some(vendor) = vendor {
            let first = *self.ids.entry(vendor.id).or_insert(row);
            return Some(first).filter(|first| *first != row);
        }
        if let Some(number) = number
            && let Some(first) = self.numbers.insert(number.to_owned(), row)
        {
            return Some(first);
        }
        let (first, has_number) = *self
            .names
            .entry(name.to_lowercase())
            .or_insert((row, number.is_some()));
        Some(first).filter(|first| *first != row && !(has_number && number.is_some()))
    }
}
