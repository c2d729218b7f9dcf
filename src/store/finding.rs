//! Findings as they stand on a day: of one vendor, of one agreement, counted, and what comes next. Read from the
//! rows that `span` writes; lists with filters are in `finding_list`.

use rusqlite::Row;
use serde::Serialize;

use crate::domain::agreement::{AgreementId, VersionId};
use crate::domain::change_notice::ChangeNoticeId;
use crate::domain::day::Day;
use crate::domain::finding::span::FindingSpan;
use crate::domain::finding::{Finding, FindingCode, Severity, by_urgency};
use crate::domain::vendor::VendorId;
use crate::domain::waiver::WaiverId;

use super::column::{get, json, word};
use super::error::StoreError;
use super::reader::Reader;

/// The columns of a finding; they come first in every statement that reads one.
pub(super) const FINDING_COLUMNS: &str =
    "f.code, f.severity, f.vendor, f.agreement, f.version, f.detail, f.since, f.waiver, f.why";
/// How many these are.
pub(super) const N_FINDING_COLUMNS: usize = 9;

pub(super) fn row_to_finding(row: &Row<'_>) -> rusqlite::Result<Finding> {
    Ok(Finding {
        code: word(row, 0, FindingCode::from_word)?,
        severity: word(row, 1, Severity::from_word)?,
        vendor: get::<Option<i64>>(row, 2)?.map(VendorId),
        agreement: get::<Option<i64>>(row, 3)?.map(AgreementId),
        version: get::<Option<i64>>(row, 4)?.map(VersionId),
        detail: get(row, 5)?,
        since: get(row, 6)?,
        waiver: get::<Option<i64>>(row, 7)?.map(WaiverId),
        why: json(row, 8)?,
    })
}

/// How many findings of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BySeverity {
    /// High.
    pub high: u32,
    /// Medium.
    pub medium: u32,
    /// Low.
    pub low: u32,
}

impl BySeverity {
    /// Of one severity.
    #[must_use]
    pub fn of(&self, severity: Severity) -> u32 {
        match severity {
            Severity::High => self.high,
            Severity::Medium => self.medium,
            Severity::Low => self.low,
        }
    }

    /// Of all.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.high + self.medium + self.low
    }

    pub(super) fn add(&mut self, severity: Severity, n: u32) {
        match severity {
            Severity::High => self.high += n,
            Severity::Medium => self.medium += n,
            Severity::Low => self.low += n,
        }
    }
}

impl Reader<'_> {
    /// The findings of a vendor on a day, waived ones too, most urgent first.
    pub fn findings_of_vendor(
        &self,
        vendor: VendorId,
        day: Day,
    ) -> Result<Vec<Finding>, StoreError> {
        let mut findings = self.all(
            &format!("SELECT {FINDING_COLUMNS} FROM finding_span f WHERE vendor = ?1 AND last_day >= ?2 AND first_day <= ?2"),
            rusqlite::params![vendor.0, day],
            row_to_finding,
        )?;
        findings.sort_by(by_urgency);
        Ok(findings)
    }

    /// The findings that an announced change of a vendor's sub-processors has been and will be, each with its days, the
    /// latest first.
    pub fn change_notice_spans(
        &self,
        vendor: VendorId,
        notice: ChangeNoticeId,
    ) -> Result<Vec<FindingSpan>, StoreError> {
        self.all(
            &format!("SELECT {FINDING_COLUMNS}, f.first_day, f.last_day FROM finding_span f WHERE vendor = ?1 AND code = ?2 AND detail = ?3 ORDER BY f.first_day DESC"),
            rusqlite::params![
                vendor.0,
                FindingCode::SubProcessorChangeOpen.word(),
                notice.0.to_string()
            ],
            |row| {
                Ok(FindingSpan {
                    finding: row_to_finding(row)?,
                    first_day: row.get("first_day")?,
                    last_day: row.get("last_day")?,
                })
            },
        )
    }

    /// The findings about an agreement on a day, waived ones too, most urgent first. Where it is with several
    /// vendors each may have its own.
    pub fn findings_of_agreement(
        &self,
        agreement: AgreementId,
        day: Day,
    ) -> Result<Vec<Finding>, StoreError> {
        let mut findings = self.all(
            &format!("SELECT {FINDING_COLUMNS} FROM finding_span f WHERE agreement = ?1 AND last_day >= ?2 AND first_day <= ?2"),
            rusqlite::params![agreement.0, day],
            row_to_finding,
        )?;
        findings.sort_by(by_urgency);
        Ok(findings)
    }

    /// The findings of several vendors on a day, by vendor, most urgent first. One statement.
    pub fn findings_of_vendors(
        &self,
        vendors: &[VendorId],
        day: Day,
    ) -> Result<Vec<Finding>, StoreError> {
        let mut findings = self.all(
            &format!("SELECT {FINDING_COLUMNS} FROM finding_span f WHERE vendor IN (SELECT value FROM json_each(?1)) AND last_day >= ?2 AND first_day <= ?2"),
            rusqlite::params![super::column::to_json(vendors), day],
            row_to_finding,
        )?;
        findings.sort_by(|a, b| a.vendor.cmp(&b.vendor).then_with(|| by_urgency(a, b)));
        Ok(findings)
    }
}
