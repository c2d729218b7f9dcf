//! What the checker found in a version, kept under the edition of the catalogue that it was checked with. The findings
//! that follow are rows of `finding_span` like all others; the checker itself is elsewhere.

use serde::{Deserialize, Serialize};

use crate::domain::agreement::VersionId;
use crate::domain::event::EventKind;
use crate::domain::finding::dossier::Clause;

use super::column::{get, json, to_json};
use super::diff;
use super::error::StoreError;
use super::reader::Reader;
use super::version::about;
use super::writer::Writer;

/// The result of checking a version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckResult {
    /// The edition of the catalogue.
    pub catalogue: String,
    /// The kind of text that it reads as, where that is not what it was registered as.
    pub reads_as: Option<String>,
    /// How many requirements are met.
    pub n_met: u32,
    /// How many are met in part.
    pub n_partial: u32,
    /// How many are missing.
    pub n_missing: u32,
    /// How many red flags were raised.
    pub n_flags: u32,
    /// What stands as findings.
    pub findings: Vec<Clause>,
    /// The whole result, as the checker writes it.
    pub result: serde_json::Value,
}

impl Reader<'_> {
    /// The result of a version's latest check.
    pub fn check_result(&self, version: VersionId) -> Result<Option<CheckResult>, StoreError> {
        self.one(
            "SELECT catalogue, reads_as, n_met, n_partial, n_missing, n_flags, findings, result FROM check_result WHERE version = ?",
            [version.0],
            |row| {
                Ok(CheckResult {
                    catalogue: get(row, "catalogue")?,
                    reads_as: get(row, "reads_as")?,
                    n_met: get(row, "n_met")?,
                    n_partial: get(row, "n_partial")?,
                    n_missing: get(row, "n_missing")?,
                    n_flags: get(row, "n_flags")?,
                    findings: json(row, "findings")?,
                    result: json(row, "result")?,
                })
            },
        )
    }

    /// Versions that have not been checked under an edition of the catalogue, oldest first: what a re-check has to do.
    pub fn unchecked(&self, catalogue: &str, limit: u32) -> Result<Vec<VersionId>, StoreError> {
        self.all(
            "SELECT v.id FROM version v LEFT JOIN check_result c ON c.version = v.id AND c.catalogue = ?1
             WHERE v.withdrawn_on IS NULL AND c.version IS NULL ORDER BY v.id LIMIT ?2",
            rusqlite::params![catalogue, limit],
            |row| row.get(0).map(VersionId),
        )
    }
}

impl Writer<'_> {
    /// Keeps the result of checking a version; the one before is replaced, legal's confirmation of the kind stays as
    /// long as the text reads as the same.
    pub fn set_check_result(
        &mut self,
        version: VersionId,
        result: &CheckResult,
    ) -> Result<(), StoreError> {
        let of = self
            .agreement_of_version(version)?
            .ok_or(StoreError::NotFound("version"))?;
        self.run(
            "INSERT INTO check_result (version, catalogue, reads_as, n_met, n_partial, n_missing, n_flags, checked_on, findings, result) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (version) DO UPDATE SET catalogue = excluded.catalogue, confirmed_by = CASE WHEN reads_as IS excluded.reads_as THEN confirmed_by END,
             reads_as = excluded.reads_as, n_met = excluded.n_met, n_partial = excluded.n_partial, n_missing = excluded.n_missing, n_flags = excluded.n_flags,
             checked_on = CASE WHEN findings = excluded.findings THEN checked_on ELSE excluded.checked_on END, findings = excluded.findings, result = excluded.result",
            rusqlite::params![
                version.0,
                result.catalogue,
                result.reads_as,
                result.n_met,
                result.n_partial,
                result.n_missing,
                result.n_flags,
                self.at.day,
                to_json(&result.findings),
                result.result.to_string(),
            ],
        )?;
        let mut payload = diff::to("catalogue", result.catalogue.clone());
        payload.extend(diff::to("reads-as", result.reads_as.clone()));
        payload.extend(diff::to("met", result.n_met));
        payload.extend(diff::to("partial", result.n_partial));
        payload.extend(diff::to("missing", result.n_missing));
        payload.extend(diff::to("flags", result.n_flags));
        self.record(EventKind::VersionChecked, about(&of, version), &payload)?;
        self.touch_agreement(of.id);
        Ok(())
    }

    /// Records that legal confirms a version to be of its registered kind, whatever it reads as.
    pub fn confirm_kind(&mut self, version: VersionId) -> Result<(), StoreError> {
        let of = self
            .agreement_of_version(version)?
            .ok_or(StoreError::NotFound("version"))?;
        let n = self.run(
            "UPDATE check_result SET confirmed_by = ? WHERE version = ? AND reads_as IS NOT NULL",
            rusqlite::params![self.actor.name, version.0],
        )?;
        if n == 0 {
            return Err(StoreError::NotFound("check result"));
        }
        self.record(
            EventKind::KindConfirmed,
            about(&of, version),
            &diff::to("kind", of.facts.kind.word()),
        )?;
        self.touch_agreement(of.id);
        Ok(())
    }
}
