//! Rows as agreements: each is found by its number in the register, or by its vendor and its title. Dates belong to a
//! text; a row may name a Markdown file that comes with the table, which becomes the agreement's next version.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::known::Known;
use super::mapping::Shape;
use super::plan::{Cells, Fate, Outcome, Plan, Settings, orders};
use super::problem::Wrong;
use super::table::Table;
use crate::domain::agreement::{Agreement, AgreementId};
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::vendor::VendorId;
use crate::report::list::AGREEMENTS;
use crate::store::error::StoreError;
use crate::store::reader::Reader;

/// Agreements read at once.
const AT_ONCE: usize = 1000;

/// Texts that come with a table, by name: paths below the folder, with `/`.
pub type Texts = BTreeMap<String, Vec<u8>>;

/// What is read of an agreement, with headings that people use beside the list's own.
pub const AGREEMENT_SHAPE: Shape = Shape {
    list: AGREEMENTS,
    read: &[
        ("id", &["id", "agreementid", "avtalsid"]),
        (
            "title",
            &["agreement", "name", "avtal", "namn", "rubrik", "avtalsnamn"],
        ),
        ("kind", &["type", "avtalstyp", "slag"]),
        (
            "vendors",
            &[
                "vendor",
                "supplier",
                "leverantör",
                "counterparty",
                "motpart",
            ],
        ),
        ("vendor_folders", &["vendorfolder", "leverantörensmapp"]),
        ("entity", &["entity", "company", "bolag"]),
        ("version", &[]),
        ("language", &["lang"]),
        (
            "bound_on",
            &[
                "signed",
                "signedon",
                "undertecknat",
                "signeringsdatum",
                "tecknat",
            ],
        ),
        ("binding", &[]),
        ("by_us", &[]),
        ("by_them", &[]),
        (
            "effective_from",
            &[
                "from",
                "start",
                "startdate",
                "validfrom",
                "startdatum",
                "från",
                "giltigtfrån",
            ],
        ),
        (
            "ends_on",
            &[
                "to",
                "end",
                "enddate",
                "expires",
                "validto",
                "slutdatum",
                "till",
                "giltigttill",
            ],
        ),
        (
            "renews_months",
            &["renewal", "förlängning", "förlängsmedmånader"],
        ),
        ("notice", &["noticeperiod"]),
        ("notice_given_on", &[]),
        ("terminated", &[]),
        ("replaces", &[]),
        ("amends", &[]),
        ("ends_with", &[]),
        ("review_months", &[]),
        (
            "notes",
            &["note", "comment", "comments", "kommentar", "kommentarer"],
        ),
        (
            "file",
            &["filename", "document", "path", "filnamn", "dokument"],
        ),
    ],
};

/// What a table and the texts that come with it would do to the agreements.
///
/// # Errors
/// As the store says.
pub fn plan(
    reader: &Reader<'_>,
    table: &Table,
    settings: &Settings,
    texts: &Texts,
    today: Day,
) -> Result<Plan, StoreError> {
    let mut on = Planning {
        known: Known::read(reader)?,
        entities: reader.entity_names()?,
        by_title: HashMap::new(),
        before: BTreeMap::new(),
        seen: HashMap::new(),
        used: HashSet::new(),
        texts,
        settings,
        table,
        today,
    };
    for key in reader.agreement_keys()? {
        let title = key.title.to_lowercase();
        for vendor in key.vendors {
            on.by_title
                .entry((vendor, title.clone()))
                .or_default()
                .push(key.id);
        }
    }
    let orders = orders(&AGREEMENT_SHAPE, table, &settings.mapping);
    let mut rows: Vec<(Cells<'_>, Vec<VendorId>, Option<AgreementId>)> = Vec::new();
    for row in &table.rows {
        let mut cells = Cells::read(&AGREEMENT_SHAPE, table, row, settings, &orders);
        let vendors = on.vendors(&mut cells);
        let id = on.find(&mut cells, &vendors);
        rows.push((cells, vendors, id));
    }
    let ids: Vec<AgreementId> = rows.iter().filter_map(|(_, _, id)| *id).collect();
    for some in ids.chunks(AT_ONCE) {
        let some = reader.agreements_by_id(some)?;
        on.before.extend(some.into_iter().map(|it| (it.id, it)));
    }
    let mut plan = Plan::default();
    for (row, (mut cells, vendors, id)) in rows.into_iter().enumerate() {
        let line = cells.row.line;
        let before = id.and_then(|id| on.before.get(&id).cloned());
        if id.is_some() && before.is_none() {
            cells.refuse("id", Wrong::Other("import-no-agreement-id", None));
        }
        let title = cells.get("title").to_owned();
        let label = before
            .as_ref()
            .filter(|_| title.is_empty())
            .map_or(title, |it| it.facts.title.clone());
        let fate = on.fate(&mut cells, &vendors, before.as_ref(), row);
        let fate = match fate {
            Some(fate) if cells.problems.is_empty() => fate,
            _ => Fate::Refuse(cells.problems),
        };
        plan.outcomes.push(Outcome {
            row,
            line,
            label,
            fate,
            remark: None,
        });
    }
    plan.unnamed = texts
        .keys()
        .filter(|name| !on.used.contains(*name))
        .cloned()
        .collect();
    Ok(plan)
}

/// A table with what it is held against.
pub(super) struct Planning<'a> {
    pub(super) known: Known,
    pub(super) entities: Vec<(i64, String)>,
    pub(super) by_title: HashMap<(VendorId, String), Vec<AgreementId>>,
    pub(super) before: BTreeMap<AgreementId, Agreement>,
    /// The rows that have named an agreement already.
    pub(super) seen: HashMap<(VendorId, String), usize>,
    pub(super) used: HashSet<String>,
    pub(super) texts: &'a Texts,
    pub(super) settings: &'a Settings,
    pub(super) table: &'a Table,
    pub(super) today: Day,
}

impl Planning<'_> {
    /// The vendors that a row names: by folder where it does, else by name or number.
    fn vendors(&self, cells: &mut Cells<'_>) -> Vec<VendorId> {
        let column = if cells.get("vendor_folders").is_empty() {
            "vendors"
        } else {
            "vendor_folders"
        };
        let said: Vec<String> = cells
            .get(column)
            .lines()
            .map(|it| it.trim().to_owned())
            .filter(|it| !it.is_empty())
            .collect();
        let mut vendors = Vec::new();
        for one in said {
            match self.known.named(&one) {
                Ok(id) if vendors.contains(&id) => {}
                Ok(id) => vendors.push(id),
                Err(wrong) => cells.refuse(column, wrong),
            }
        }
        vendors
    }

    /// The agreement that a row is about; `None` for a new one, or with a problem.
    fn find(&self, cells: &mut Cells<'_>, vendors: &[VendorId]) -> Option<AgreementId> {
        let id = cells.get("id");
        if !id.is_empty() {
            return Some(AgreementId(id.parse().unwrap_or(0)));
        }
        let title = cells.get("title").to_lowercase();
        let mut found: Vec<AgreementId> = vendors
            .iter()
            .filter_map(|vendor| self.by_title.get(&(*vendor, title.clone())))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable_by_key(|id| id.0);
        found.dedup();
        match found.as_slice() {
            [] => None,
            [one] => Some(*one),
            _ => {
                cells.refuse("title", Wrong::Other("import-several-agreements", None));
                None
            }
        }
    }
}

/// The language of a text where nobody has said it: Swedish where it has more of its most common words than English ones.
#[must_use]
pub fn guessed_lang(text: &str) -> Lang {
    let count = |common: &[&str]| {
        text.split_whitespace()
            .filter(|word| common.contains(word))
            .count()
    };
    let swedish = count(&["och", "att", "som", "av", "för", "ska", "den", "är"]);
    let english = count(&["and", "the", "of", "to", "shall", "for", "is", "that"]);
    if swedish > english {
        Lang::Sv
    } else {
        Lang::En
    }
}
