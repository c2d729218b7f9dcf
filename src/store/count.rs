//! The numbers behind every count on a page. Those of today are kept by triggers as rows come and go, so that a page
//! costs the same whatever the size of the register; those of any other day are counted.

use std::collections::BTreeMap;

use rusqlite::Row;
use serde::Serialize;

use crate::domain::day::Day;
use crate::domain::finding::{FindingCode, Severity};
use crate::domain::state::State;
use crate::domain::vendor::VendorStatus;

use super::column::{get, word};
use super::error::StoreError;
use super::finding::BySeverity;
use super::reader::Reader;

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

impl Reader<'_> {
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
