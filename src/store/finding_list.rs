//! Findings of the whole register on a day: the list with filters, and what needs attention. Lists of today skip the
//! rows whose days are over. The counts are in `count`, what ends is in `timeline`.

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::domain::agreement::AgreementId;
use crate::domain::day::Day;
use crate::domain::entity::EntityId;
use crate::domain::finding::{Finding, FindingCode, Severity, by_urgency};
use crate::domain::vendor::{Category, VendorId, VendorStatus};

use super::column::get;
use super::error::StoreError;
use super::filter::{Frame, Narrow, Source};
use super::finding::{FINDING_COLUMNS, N_FINDING_COLUMNS, row_to_finding};
use super::page::{Page, Slice, Total};
use super::reader::Reader;

/// Which findings; what is `None` does not filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingFilter {
    /// What was found.
    pub code: Option<FindingCode>,
    /// How much it matters.
    pub severity: Option<Severity>,
    /// Of this vendor.
    pub vendor: Option<VendorId>,
    /// About this agreement.
    pub agreement: Option<AgreementId>,
    /// Of vendors with this owner, exactly.
    pub owner: Option<String>,
    /// Of vendors of this category.
    pub category: Option<Category>,
    /// Of vendors with this status.
    pub status: Option<VendorStatus>,
    /// About an agreement of this one of our companies; those about no agreement, of vendors that have one with it.
    pub entity: Option<EntityId>,
    /// The waived ones instead of those that stand.
    pub waived: bool,
}

/// What findings are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingSort {
    /// Severity, high first, then those that have stood longest.
    #[default]
    Urgency,
    /// Since when.
    Since,
    /// Vendor, in Swedish order.
    Vendor,
}

/// A finding in a list, with the names that its line needs.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingRow {
    /// The finding.
    pub finding: Finding,
    /// The vendor's name, empty for a file that no vendor is known for.
    pub vendor_name: String,
    /// The vendor's folder.
    pub vendor_slug: String,
    /// The vendor's owner.
    pub owner: Option<String>,
    /// The agreement's title.
    pub agreement_title: Option<String>,
}

impl FindingSort {
    fn column(self) -> &'static str {
        match self {
            // Rank before day in one text, so that one key and one index hold the order.
            FindingSort::Urgency => "f.urgency",
            FindingSort::Since => "f.since",
            FindingSort::Vendor => "f.vendor_key",
        }
    }
}

const NAMES: &str = "LEFT JOIN vendor v INDEXED BY vendor_label ON v.id = f.vendor LEFT JOIN agreement a INDEXED BY agreement_label ON a.id = f.agreement";
const NAME_COLUMNS: &str = "v.name, v.slug, v.owner, a.title";

impl Reader<'_> {
    /// One page of the findings that stand on a day and that a filter lets through.
    pub fn findings(
        &self,
        filter: &FindingFilter,
        day: Day,
        which: &Page<FindingSort>,
    ) -> Result<Slice<FindingRow>, StoreError> {
        let frame = Frame::read(
            self,
            narrows(filter, which.sort),
            Some(day),
            Some(&n_all(filter)),
            false,
        )?;
        frame.page(
            self,
            &self.finding_source(filter, which.sort, day)?,
            which,
            row_to_line,
        )
    }

    /// The same with how many they are on all pages.
    pub fn findings_counted(
        &self,
        filter: &FindingFilter,
        day: Day,
        which: &Page<FindingSort>,
    ) -> Result<(Slice<FindingRow>, Total), StoreError> {
        let frame = Frame::read(
            self,
            narrows(filter, which.sort),
            Some(day),
            Some(&n_all(filter)),
            true,
        )?;
        let source = self.finding_source(filter, which.sort, day)?;
        let slice = frame.page(self, &source, which, row_to_line)?;
        Ok((slice, frame.total(self, &source)?))
    }

    /// How many findings a filter lets through on a day.
    pub fn n_findings(&self, filter: &FindingFilter, day: Day) -> Result<Total, StoreError> {
        let sort = FindingSort::Urgency;
        let frame = Frame::read(
            self,
            narrows(filter, sort),
            Some(day),
            Some(&n_all(filter)),
            true,
        )?;
        frame.total(self, &self.finding_source(filter, sort, day)?)
    }

    fn finding_source(
        &self,
        filter: &FindingFilter,
        sort: FindingSort,
        day: Day,
    ) -> Result<Source, StoreError> {
        let standing = self.standing_on("f", day)?;
        Ok(Source {
            columns: format!("{FINDING_COLUMNS}, {NAME_COLUMNS}"),
            walk: format!("FROM finding_span f {NAMES}"),
            driven: format!("CROSS JOIN finding_span f ON f.id = k.id {NAMES}"),
            always: format!("f.waived = {} AND {standing}", i64::from(filter.waived)),
            key: (sort.column(), "f.id"),
        })
    }

    /// The most urgent findings on a day, of one owner's vendors or of all.
    pub fn attention(
        &self,
        owner: Option<&str>,
        day: Day,
        limit: u32,
    ) -> Result<Vec<FindingRow>, StoreError> {
        if owner.is_some() || self.live_day()? != Some(day) {
            let filter = FindingFilter {
                owner: owner.map(str::to_owned),
                ..FindingFilter::default()
            };
            let mut rows = self.findings(&filter, day, &Page::first(limit))?.rows;
            rows.sort_by(|a, b| by_urgency(&a.finding, &b.finding));
            return Ok(rows);
        }
        // One walk of the index for each severity and code, in their order; those after the limit are not begun.
        let mut walks = Vec::new();
        for severity in [Severity::High, Severity::Medium, Severity::Low] {
            for code in FindingCode::ALL {
                let (n, rank, code) = (walks.len(), rank(severity), code.word());
                walks.push(format!(
                    "SELECT * FROM (SELECT id, {n} AS n FROM finding_span WHERE waived = 0 AND live = 1 AND code = '{code}'
                     AND urgency BETWEEN '{rank} ' AND '{rank} ~' ORDER BY urgency, id LIMIT {limit})"
                ));
            }
        }
        self.all(
            &format!(
                "SELECT {FINDING_COLUMNS}, {NAME_COLUMNS} FROM ({} LIMIT {limit}) k
                 CROSS JOIN finding_span f ON f.id = k.id {NAMES} ORDER BY k.n, f.urgency, f.id",
                walks.join(" UNION ALL ")
            ),
            (),
            row_to_line,
        )
    }

    /// The condition that a row of spans holds on the day: by the mark where it is the live day, else by its days.
    /// A day is digits and hyphens, so it can stand in the text.
    pub(super) fn standing_on(&self, table: &str, day: Day) -> Result<String, StoreError> {
        if self.live_day()? == Some(day) {
            return Ok(format!("{table}.live = 1"));
        }
        Ok(format!(
            "{table}.last_day >= '{day}' AND {table}.first_day <= '{day}'"
        ))
    }
}

fn n_all(filter: &FindingFilter) -> String {
    let waived = i64::from(filter.waived);
    format!("SELECT coalesce(sum(n), 0) FROM tally WHERE what = 'finding' AND waived = {waived}")
}

fn narrows(filter: &FindingFilter, sort: FindingSort) -> Vec<Narrow> {
    let standing = format!("waived = {} AND live = 1", i64::from(filter.waived));
    let all_but = n_all(filter);
    let mut all = Vec::new();
    if let Some(code) = filter.code {
        // The index of codes holds them by urgency.
        let plus = if sort == FindingSort::Urgency {
            ""
        } else {
            "+"
        };
        let narrow = Narrow::exact(
            &format!("SELECT id FROM finding_span WHERE {standing} AND code = ?"),
            &format!("{plus}f.code = ?"),
            [code.word().to_owned().into()],
        );
        all.push(
            narrow
                .tallied_by(&format!("{all_but} AND word = ?"))
                .in_order(plus.is_empty()),
        );
    }
    if let Some(severity) = filter.severity {
        let word = severity.word();
        let test = match sort {
            // A severity is a range of the list by urgency.
            FindingSort::Urgency => format!("f.urgency BETWEEN '{0} ' AND '{0} ~'", rank(severity)),
            FindingSort::Since => format!("f.severity = '{word}'"),
            FindingSort::Vendor => format!("+f.severity = '{word}'"),
        };
        let few = format!("SELECT id FROM finding_span WHERE {standing} AND severity = '{word}'");
        let narrow = Narrow::exact(&few, &test, []);
        all.push(
            narrow
                .tallied_by(&format!("{all_but} AND severity = '{word}'"))
                .in_order(sort != FindingSort::Vendor),
        );
    }
    for (column, value) in [
        ("vendor", filter.vendor.map(|id| id.0)),
        ("agreement", filter.agreement.map(|id| id.0)),
    ] {
        if let Some(value) = value {
            all.push(Narrow::exact(
                &format!("SELECT id FROM finding_span WHERE {standing} AND {column} = ?"),
                &format!("+f.{column} = ?"),
                [value.into()],
            ));
        }
    }
    for (column, value) in [
        ("owner", filter.owner.clone()),
        (
            "category",
            filter.category.map(|word| word.word().to_owned()),
        ),
        ("status", filter.status.map(|word| word.word().to_owned())),
    ] {
        if let Some(value) = value {
            all.push(Narrow::exact(
                &format!("SELECT f.id FROM vendor v CROSS JOIN finding_span f ON f.vendor = v.id WHERE v.{column} = ? AND v.withdrawn_on IS NULL AND f.{standing}"),
                &format!("EXISTS (SELECT 1 FROM vendor w WHERE w.{column} = ? AND w.name_key = f.vendor_key AND +w.id = f.vendor AND w.withdrawn_on IS NULL)"),
                [value.into()],
            ));
        }
    }
    if let Some(entity) = filter.entity {
        let with = |outer: &str| {
            format!(
                "EXISTS (SELECT 1 FROM agreement e WHERE e.id = {outer}.agreement AND e.entity = ?)
                 OR ({outer}.agreement IS NULL AND EXISTS (SELECT 1 FROM agreement_vendor av CROSS JOIN agreement e ON e.id = av.agreement
                    WHERE av.vendor = {outer}.vendor AND e.entity = ? AND e.withdrawn_on IS NULL))"
            )
        };
        all.push(Narrow::exact(
            &format!(
                "SELECT s.id FROM finding_span s WHERE s.{standing} AND ({})",
                with("s")
            ),
            &format!("({})", with("f")),
            [entity.0.into(), entity.0.into()],
        ));
    }
    all
}

/// The column `rank`, with which `urgency` begins.
fn rank(severity: Severity) -> u8 {
    match severity {
        Severity::High => 0,
        Severity::Medium => 1,
        Severity::Low => 2,
    }
}

fn row_to_line(row: &Row<'_>) -> rusqlite::Result<FindingRow> {
    Ok(FindingRow {
        finding: row_to_finding(row)?,
        vendor_name: get::<Option<String>>(row, N_FINDING_COLUMNS)?.unwrap_or_default(),
        vendor_slug: get::<Option<String>>(row, N_FINDING_COLUMNS + 1)?.unwrap_or_default(),
        owner: get(row, N_FINDING_COLUMNS + 2)?,
        agreement_title: get(row, N_FINDING_COLUMNS + 3)?,
    })
}
