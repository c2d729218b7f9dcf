//! Findings of the whole register on a day: the list with filters, what needs attention, the counts behind every
//! number on a page, and the timeline of what ends. Lists of today skip the rows whose days are over.

use std::collections::BTreeMap;

use rusqlite::Row;
use serde::{Deserialize, Serialize};

use crate::domain::agreement::AgreementId;
use crate::domain::day::Day;
use crate::domain::finding::{Finding, FindingCode, Severity};
use crate::domain::state::State;
use crate::domain::vendor::{Category, VendorId, VendorStatus};

use super::column::{get, word};
use super::error::StoreError;
use super::filter::{Frame, Narrow, Source};
use super::finding::{BySeverity, row_to_finding};
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

/// The numbers of the register on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Vendors in the register.
    pub n_vendors: u32,
    /// Vendors by status.
    pub vendors: BTreeMap<VendorStatus, u32>,
    /// Agreements in the register.
    pub n_agreements: u32,
    /// Agreements by state.
    pub agreements: BTreeMap<State, u32>,
    /// Standing findings that are not waived, by severity.
    pub findings: BySeverity,
    /// The same by code.
    pub codes: BTreeMap<FindingCode, u32>,
    /// Standing findings that are waived.
    pub n_waived: u32,
    /// Vendors with at least one standing finding of high severity.
    pub n_vendors_high: u32,
}

/// An agreement that ends or must be given notice within a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// The register's own number.
    pub agreement: AgreementId,
    /// Its title.
    pub title: String,
    /// Its first vendor's name.
    pub vendor_name: String,
    /// Its first vendor's folder.
    pub vendor_slug: String,
    /// The last day in force, or where it renews the next one that notice can reach.
    pub ends_on: Day,
    /// The last day to give notice; `None` where it ends by itself.
    pub notice_by: Option<Day>,
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

const NAMES: &str =
    "LEFT JOIN vendor v ON v.id = f.vendor LEFT JOIN agreement a ON a.id = f.agreement";
const COLUMNS: &str = "f.*, v.name AS vendor_name, v.slug AS vendor_slug, v.owner AS owner, a.title AS agreement_title";

impl Reader<'_> {
    /// One page of the findings that stand on a day and that a filter lets through.
    pub fn findings(
        &self,
        filter: &FindingFilter,
        day: Day,
        which: &Page<FindingSort>,
    ) -> Result<Slice<FindingRow>, StoreError> {
        let frame = Frame::read(self, narrows(filter, which.sort), Some(day), None)?;
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
        )?;
        let source = self.finding_source(filter, which.sort, day)?;
        let slice = frame.page(self, &source, which, row_to_line)?;
        Ok((slice, frame.total(self, &source)?))
    }

    /// How many findings a filter lets through on a day.
    pub fn n_findings(&self, filter: &FindingFilter, day: Day) -> Result<Total, StoreError> {
        let sort = FindingSort::Urgency;
        let frame = Frame::read(self, narrows(filter, sort), Some(day), Some(&n_all(filter)))?;
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
            columns: COLUMNS.to_owned(),
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
        let filter = FindingFilter {
            owner: owner.map(str::to_owned),
            ..FindingFilter::default()
        };
        Ok(self.findings(&filter, day, &Page::first(limit))?.rows)
    }

    /// What ends or must be given notice from one day to another, both inclusive, as it stands on `day`.
    pub fn timeline(
        &self,
        day: Day,
        from: Day,
        to: Day,
        limit: u32,
    ) -> Result<Vec<TimelineRow>, StoreError> {
        let standing = self.standing_on("s", day)?;
        // Read in the order of the days: the state is asked of each row.
        self.all(
            &format!("SELECT a.id, a.title, s.ends_on, s.notice_by,
                (SELECT v.name FROM agreement_vendor av JOIN vendor v ON v.id = av.vendor WHERE av.agreement = a.id ORDER BY av.position LIMIT 1) AS vendor_name,
                (SELECT v.slug FROM agreement_vendor av JOIN vendor v ON v.id = av.vendor WHERE av.agreement = a.id ORDER BY av.position LIMIT 1) AS vendor_slug
             FROM agreement_span s CROSS JOIN agreement a ON a.id = s.agreement
             WHERE {standing} AND s.ends_on BETWEEN ?1 AND ?2 AND +s.state IN ('in-force', 'expiring', 'upcoming') AND a.withdrawn_on IS NULL
             ORDER BY s.ends_on, s.agreement LIMIT ?3"),
            rusqlite::params![from, to, limit],
            |row| {
                Ok(TimelineRow {
                    agreement: AgreementId(get(row, "id")?),
                    title: get(row, "title")?,
                    vendor_name: get::<Option<String>>(row, "vendor_name")?.unwrap_or_default(),
                    vendor_slug: get::<Option<String>>(row, "vendor_slug")?.unwrap_or_default(),
                    ends_on: get(row, "ends_on")?,
                    notice_by: get(row, "notice_by")?,
                })
            },
        )
    }

    /// The numbers of the register on a day: those of the day that is marked are kept by triggers.
    pub fn counts(&self, day: Day) -> Result<Counts, StoreError> {
        let mut live_day = None;
        let mut rows = Vec::new();
        self.all(
            "SELECT what, word, severity, waived, n, NULL AS day FROM tally UNION ALL SELECT '', '', '', 0, 0, value FROM meta WHERE key = 'live-day'",
            (),
            |row| {
                if let Some(day) = get(row, "day")? {
                    live_day = Some(day);
                } else {
                    rows.push(row_to_count(row)?);
                }
                Ok(())
            },
        )?;
        self.know_live_day(live_day);
        if live_day == Some(day) {
            return Ok(sum(rows));
        }
        self.counts_of(day)
    }

    /// The same numbers counted, for any day.
    pub(super) fn counts_of(&self, day: Day) -> Result<Counts, StoreError> {
        let agreements = self.standing_on("s", day)?;
        let findings = self.standing_on("f", day)?;
        let rows = self.all(
            &format!(
                "SELECT 'vendor' AS what, status AS word, '' AS severity, 0 AS waived, count(*) AS n FROM vendor WHERE withdrawn_on IS NULL GROUP BY status
                 UNION ALL SELECT 'agreement', '', '', 0, count(*) FROM agreement WHERE withdrawn_on IS NULL
                 UNION ALL SELECT 'state', s.state, '', 0, count(*) FROM agreement_span s WHERE {agreements} GROUP BY s.state
                 UNION ALL SELECT 'finding', code, severity, waived, count(*) FROM finding_span f WHERE {findings} GROUP BY code, severity, waived
                 UNION ALL SELECT 'high', '', '', 0, count(DISTINCT vendor) FROM finding_span f WHERE {findings} AND waived = 0 AND severity = 'high'"
            ),
            (),
            row_to_count,
        )?;
        Ok(sum(rows))
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
        all.push(narrow.tallied_by(&format!("{all_but} AND word = ?")));
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
        all.push(narrow.tallied_by(&format!("{all_but} AND severity = '{word}'")));
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
                &format!("EXISTS (SELECT 1 FROM vendor w WHERE w.id = f.vendor AND +w.{column} = ?)"),
                [value.into()],
            ));
        }
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

/// What a number of the register counts.
enum Count {
    Vendor(VendorStatus),
    Agreement,
    State(State),
    Finding(FindingCode, Severity),
    Waived,
    High,
}

fn sum(rows: Vec<(Count, u32)>) -> Counts {
    let mut counts = Counts::default();
    // A number that has come down to nothing is as good as none.
    for (count, n) in rows.into_iter().filter(|(_, n)| *n > 0) {
        match count {
            Count::Vendor(status) => {
                counts.n_vendors += n;
                counts.vendors.insert(status, n);
            }
            Count::Agreement => counts.n_agreements = n,
            Count::State(state) => {
                counts.agreements.insert(state, n);
            }
            Count::Waived => counts.n_waived += n,
            Count::Finding(code, severity) => {
                counts.findings.add(severity, n);
                *counts.codes.entry(code).or_default() += n;
            }
            Count::High => counts.n_vendors_high = n,
        }
    }
    counts
}

fn row_to_count(row: &Row<'_>) -> rusqlite::Result<(Count, u32)> {
    let what: String = get(row, "what")?;
    let count = match what.as_str() {
        "vendor" => Count::Vendor(word(row, "word", VendorStatus::from_word)?),
        "agreement" => Count::Agreement,
        "state" => Count::State(word(row, "word", State::from_word)?),
        "high" => Count::High,
        _ if get(row, "waived")? => Count::Waived,
        _ => Count::Finding(
            word(row, "word", FindingCode::from_word)?,
            word(row, "severity", Severity::from_word)?,
        ),
    };
    Ok((count, get(row, "n")?))
}

fn row_to_line(row: &Row<'_>) -> rusqlite::Result<FindingRow> {
    Ok(FindingRow {
        finding: row_to_finding(row)?,
        vendor_name: get::<Option<String>>(row, "vendor_name")?.unwrap_or_default(),
        vendor_slug: get::<Option<String>>(row, "vendor_slug")?.unwrap_or_default(),
        owner: get(row, "owner")?,
        agreement_title: get(row, "agreement_title")?,
    })
}
