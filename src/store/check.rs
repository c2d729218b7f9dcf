//! What the checker finds in a version, kept under the edition of catalogue and profile that it was checked with. A
//! version is checked when it is stored, in the same transaction; a new edition adds a result, and the old one stays
//! readable. The findings that follow are rows of `finding_span` like all others; the checker itself is elsewhere.

use rusqlite::Row;

use crate::checks::profile::house::Edition;
use crate::domain::agreement::{Agreement, AgreementId, AgreementKind, VersionId};
use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::state::State;
use crate::domain::vendor::{Need, VendorId};

use super::Checking;
use super::check_result::{CheckResult, KeptCheck, TextOutcome};
use super::column::{get, json, to_json};
use super::diff;
use super::error::StoreError;
use super::reader::Reader;
use super::version::about;
use super::writer::Writer;

/// The columns of a line of a history.
const COLUMNS: &str = "id, version, checked_on, confirmed_by, catalogue, profile, problem, reads_as, n_must, n_must_met, n_met, n_partial, n_missing, n_flags";

fn row_to_check(row: &Row<'_>) -> rusqlite::Result<KeptCheck> {
    Ok(KeptCheck {
        id: get(row, "id")?,
        version: VersionId(get(row, "version")?),
        checked_on: get(row, "checked_on")?,
        confirmed_by: get(row, "confirmed_by")?,
        result: CheckResult {
            edition: edition(row)?,
            problem: get(row, "problem")?,
            reads_as: get(row, "reads_as")?,
            n_must: get(row, "n_must")?,
            n_must_met: get(row, "n_must_met")?,
            n_met: get(row, "n_met")?,
            n_partial: get(row, "n_partial")?,
            n_missing: get(row, "n_missing")?,
            n_flags: get(row, "n_flags")?,
            findings: json(row, "findings")?,
            report: serde_json::from_str(&get::<String>(row, "result")?).ok(),
        },
    })
}

fn edition(row: &Row<'_>) -> rusqlite::Result<Edition> {
    Ok(Edition {
        catalogue: get(row, "catalogue")?,
        profile: get(row, "profile")?,
    })
}

/// Versions that a check is due for: no result, or one of another edition, and a file that is there.
const DUE: &str = "FROM version v LEFT JOIN check_result c ON c.version = v.id AND c.is_current = 1
     WHERE v.withdrawn_on IS NULL AND v.removed = 0 AND (c.id IS NULL OR c.catalogue <> ?1 OR c.profile <> ?2)
       AND NOT EXISTS (SELECT 1 FROM document_issue d WHERE d.version = v.id)";

impl Reader<'_> {
    /// The result of a version's latest check.
    pub fn check_result(&self, version: VersionId) -> Result<Option<KeptCheck>, StoreError> {
        self.one(
            "SELECT * FROM check_result WHERE version = ? AND is_current = 1",
            [version.0],
            row_to_check,
        )
    }

    /// Every result of a version, newest first. Only the one that is picked, else the newest, has its findings and its
    /// report; the others are as lines of a history.
    pub fn checks(
        &self,
        version: VersionId,
        picked: Option<i64>,
    ) -> Result<Vec<KeptCheck>, StoreError> {
        self.all(
            &format!(
                "SELECT {COLUMNS}, CASE WHEN coalesce(id = ?2, is_current) THEN findings ELSE '[]' END AS findings,
                    CASE WHEN coalesce(id = ?2, is_current) THEN result ELSE 'null' END AS result
                 FROM check_result WHERE version = ?1 ORDER BY id DESC"
            ),
            rusqlite::params![version.0, picked],
            row_to_check,
        )
    }

    /// The newest result of every version of an agreement, without findings and report.
    pub fn checks_of_agreement(&self, id: AgreementId) -> Result<Vec<KeptCheck>, StoreError> {
        self.all(
            &format!(
                "SELECT {COLUMNS}, '[]' AS findings, 'null' AS result FROM check_result
                 WHERE is_current = 1 AND version IN (SELECT id FROM version WHERE agreement = ?)"
            ),
            [id.0],
            row_to_check,
        )
    }

    /// The newest result of each of some versions, with its findings, without its report.
    pub fn checks_of(&self, versions: &[VersionId]) -> Result<Vec<KeptCheck>, StoreError> {
        self.all(
            &format!(
                "SELECT {COLUMNS}, findings, 'null' AS result FROM check_result
                 WHERE is_current = 1 AND version IN (SELECT value FROM json_each(?))"
            ),
            [to_json(versions)],
            row_to_check,
        )
    }

    /// The newest result of each of some versions, whole.
    pub fn whole_checks_of(&self, versions: &[VersionId]) -> Result<Vec<KeptCheck>, StoreError> {
        self.all(
            "SELECT * FROM check_result WHERE is_current = 1 AND version IN (SELECT value FROM json_each(?))",
            [to_json(versions)],
            row_to_check,
        )
    }

    /// How the text of every agreement came out that is to meet `GDPR 28(3)` and is not over on a day, by vendor. One
    /// statement, two where the day is not known yet.
    pub fn text_outcomes(&self, day: Day) -> Result<Vec<TextOutcome>, StoreError> {
        let standing = self.standing_on("s", day)?;
        let kinds: Vec<&str> = AgreementKind::ALL
            .iter()
            .filter(|kind| kind.meets() == Some(Need::Dpa))
            .map(|kind| kind.word())
            .collect();
        let over = [State::Expired, State::Superseded, State::Terminated].map(State::word);
        self.all(
            &format!(
                "SELECT c.id, c.version, c.checked_on, c.confirmed_by, c.catalogue, c.profile, c.problem, c.reads_as, c.n_must, c.n_must_met,
                    c.n_met, c.n_partial, c.n_missing, c.n_flags, c.findings, 'null' AS result, a.title, v.id AS vendor, v.name
                 FROM agreement_span s JOIN agreement a ON a.id = s.agreement AND a.withdrawn_on IS NULL
                 JOIN check_result c ON c.version = s.version AND c.is_current = 1
                 JOIN agreement_vendor av ON av.agreement = a.id JOIN vendor v ON v.id = av.vendor
                 WHERE {standing} AND a.kind IN (SELECT value FROM json_each(?1)) AND s.state NOT IN (SELECT value FROM json_each(?2))
                 ORDER BY v.id, a.id"
            ),
            [to_json(&kinds), to_json(&over)],
            |row| {
                Ok(TextOutcome {
                    vendor: VendorId(get(row, "vendor")?),
                    vendor_name: get(row, "name")?,
                    title: get(row, "title")?,
                    check: row_to_check(row)?,
                })
            },
        )
    }

    /// Versions that have not been checked under an edition, from one on, oldest first: what a re-check has to do.
    pub fn unchecked(
        &self,
        edition: &Edition,
        after: VersionId,
        limit: u32,
    ) -> Result<Vec<VersionId>, StoreError> {
        self.all(
            &format!("SELECT v.id {DUE} AND v.id > ?3 ORDER BY v.id LIMIT ?4"),
            rusqlite::params![edition.catalogue, edition.profile, after.0, limit],
            |row| row.get(0).map(VersionId),
        )
    }

    /// How many those are in all.
    pub fn n_unchecked(&self, edition: &Edition) -> Result<u32, StoreError> {
        self.sure(
            &format!("SELECT count(*) {DUE}"),
            [&edition.catalogue, &edition.profile],
            |row| row.get(0),
        )
    }

    /// What a check of a version needs: what its agreement is, and its text. `None` where there is nothing to check:
    /// withdrawn, lost or changed.
    pub fn text_to_check(
        &self,
        version: VersionId,
    ) -> Result<Option<(AgreementKind, Vec<u8>)>, StoreError> {
        let Some(of) = self.agreement_of_version(version)? else {
            return Ok(None);
        };
        match self.version_text(version) {
            Ok(bytes) => Ok(bytes.map(|bytes| (of.facts.kind, bytes))),
            Err(StoreError::DocumentLost(_) | StoreError::DocumentChanged(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Writer<'_> {
    /// Checks a version that is being stored, in the transaction that stores it.
    pub(super) fn check_stored(
        &mut self,
        of: &Agreement,
        version: VersionId,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        if self.shared.checking == Checking::Later {
            return Ok(());
        }
        match self.shared.house() {
            Ok(house) => {
                let result = CheckResult::of(&house, of.facts.kind, bytes);
                self.set_check_result(version, &result)
            }
            // The profile is broken: the re-check comes back to it.
            Err(_) => Ok(()),
        }
    }

    /// Checks every version of an agreement whose kind has changed: another kind is held against other duties.
    pub(super) fn check_of_kind(&mut self, id: AgreementId) -> Result<(), StoreError> {
        let (Some(of), Ok(house)) = (self.agreement(id)?, self.shared.house()) else {
            return Ok(());
        };
        for version in of.versions {
            if self.check_result(version.id)?.is_some()
                && let Some((kind, bytes)) = self.text_to_check(version.id)?
            {
                self.set_check_result(version.id, &CheckResult::of(&house, kind, &bytes))?;
            }
        }
        Ok(())
    }

    /// Keeps the result of checking a version beside those before; legal's confirmation of the kind stays as long as
    /// the text reads as the same.
    pub fn set_check_result(
        &mut self,
        version: VersionId,
        result: &CheckResult,
    ) -> Result<(), StoreError> {
        let of = self
            .agreement_of_version(version)?
            .ok_or(StoreError::NotFound("version"))?;
        let before = self.one(
            "UPDATE check_result SET is_current = 0 WHERE version = ? AND is_current = 1 RETURNING reads_as, confirmed_by",
            [version.0],
            |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?)),
        )?;
        let confirmed_by = before
            .filter(|(reads_as, _)| *reads_as == result.reads_as)
            .and_then(|(_, by)| by);
        self.run(
            "INSERT INTO check_result (version, is_current, catalogue, profile, problem, reads_as, confirmed_by, n_must, n_must_met, n_met, n_partial, n_missing, n_flags, checked_on, findings, result, deletion_days, objection_days, notice_days, mechanisms)
             VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rusqlite::params![
                version.0,
                result.edition.catalogue,
                result.edition.profile,
                result.problem,
                result.reads_as,
                confirmed_by,
                result.n_must,
                result.n_must_met,
                result.n_met,
                result.n_partial,
                result.n_missing,
                result.n_flags,
                self.at.day,
                to_json(&result.findings),
                to_json(&result.report),
                result.days("deletion-days"),
                result.days("sub-processor-objection-days"),
                result.days("sub-processor-notice-days"),
                result.mechanisms(),
            ],
        )?;
        let mut payload = diff::to("catalogue", result.edition.catalogue.clone());
        if !result.edition.profile.is_empty() {
            payload.extend(diff::to("profile", result.edition.profile.clone()));
        }
        if let Some(problem) = &result.problem {
            payload.extend(diff::to("problem", problem.clone()));
        }
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
            "UPDATE check_result SET confirmed_by = ? WHERE version = ? AND is_current = 1 AND reads_as IS NOT NULL",
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
