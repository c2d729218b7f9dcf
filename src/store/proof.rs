//! Proof that a version binds: a signed PDF, a picture, an e-mail. Kept beside the version, never changed, for
//! download only.

use rusqlite::Row;

use crate::domain::agreement::{ProofPurpose, VersionId};
use crate::domain::day::Day;
use crate::domain::event::EventKind;

use super::column::{get, length, word};
use super::diff;
use super::error::StoreError;
use super::files;
use super::journal::sha256;
use super::reader::Reader;
use super::upload::{self, ProofKind};
use super::version::{Content, about};
use super::writer::Writer;

/// The register's own number of a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProofId(pub i64);

/// A proof as the register has it, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The register's own number.
    pub id: ProofId,
    /// The version that it belongs to.
    pub version: VersionId,
    /// What it is, by its content.
    pub kind: ProofKind,
    /// What it proves.
    pub purpose: ProofPurpose,
    /// The name that the uploaded file had.
    pub name: String,
    /// Path below the data folder.
    pub file: String,
    /// SHA-256 of the stored bytes, hexadecimal, lower case.
    pub sha256: String,
    /// Length in bytes.
    pub bytes: u64,
    /// The day on which it was added.
    pub added_on: Day,
    /// Who added it.
    pub added_by: String,
}

const SELECT: &str =
    "SELECT id, version, kind, purpose, name, file, sha256, bytes, added_on, added_by FROM proof";

fn row_to_proof(row: &Row<'_>) -> rusqlite::Result<Proof> {
    Ok(Proof {
        id: ProofId(get(row, "id")?),
        version: VersionId(get(row, "version")?),
        kind: word(row, "kind", ProofKind::from_word)?,
        purpose: word(row, "purpose", ProofPurpose::from_word)?,
        name: get(row, "name")?,
        file: get(row, "file")?,
        sha256: get(row, "sha256")?,
        bytes: get::<i64>(row, "bytes")?.unsigned_abs(),
        added_on: get(row, "added_on")?,
        added_by: get(row, "added_by")?,
    })
}

impl Reader<'_> {
    /// The proofs of every version of an agreement, oldest first.
    pub fn proofs_of(
        &self,
        agreement: crate::domain::agreement::AgreementId,
    ) -> Result<Vec<Proof>, StoreError> {
        self.all(
            &format!("{SELECT} WHERE version IN (SELECT id FROM version WHERE agreement = ?) AND withdrawn_on IS NULL ORDER BY id"),
            [agreement.0],
            row_to_proof,
        )
    }

    /// The proofs of a version, oldest first.
    pub fn proofs(&self, version: VersionId) -> Result<Vec<Proof>, StoreError> {
        self.all(
            &format!("{SELECT} WHERE version = ? AND withdrawn_on IS NULL ORDER BY id"),
            [version.0],
            row_to_proof,
        )
    }

    /// A proof with its bytes, their hash checked.
    pub fn proof(&self, id: ProofId) -> Result<Option<(Proof, Vec<u8>)>, StoreError> {
        let Some(proof) = self.one(
            &format!("{SELECT} WHERE id = ? AND withdrawn_on IS NULL"),
            [id.0],
            row_to_proof,
        )?
        else {
            return Ok(None);
        };
        let staged = self.staged_place(&proof.file)?;
        let bytes = self
            .shared
            .files
            .read(&proof.file, staged.as_deref(), &proof.sha256)?;
        Ok(Some((proof, bytes)))
    }
}

impl Writer<'_> {
    /// Keeps a proof beside a version. Its kind is decided by content; `name` is kept for the download alone.
    pub fn add_proof(
        &mut self,
        version: VersionId,
        purpose: ProofPurpose,
        name: &str,
        bytes: &[u8],
    ) -> Result<ProofId, StoreError> {
        let kind = upload::proof(bytes)?;
        let of = self
            .agreement_of_version(version)?
            .ok_or(StoreError::NotFound("version"))?;
        let beside = of
            .versions
            .iter()
            .find(|found| found.id == version)
            .ok_or(StoreError::NotFound("version"))?;
        let number: u32 = self.sure(
            "SELECT coalesce(max(number), 0) + 1 FROM proof WHERE version = ?",
            [version.0],
            |row| row.get(0),
        )?;
        let file = files::proof_path(&beside.file, number, kind);
        let hash = sha256(bytes);
        self.stage(&file, bytes, &hash)?;
        let name = plain_name(name, kind);
        let id = ProofId(self.insert(
            "INSERT INTO proof (version, number, kind, purpose, name, file, sha256, bytes, added_on, added_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rusqlite::params![version.0, number, kind.word(), purpose.word(), name, file, hash, length(bytes), self.at.day, self.actor.name],
        )?);
        let mut payload = diff::to("file", file);
        payload.extend(diff::to("purpose", purpose.word()));
        payload.extend(diff::to("name", name));
        payload.extend(diff::to("sha256", hash));
        payload.extend(diff::to("bytes", bytes.len()));
        self.record(EventKind::ProofAdded, about(&of, version), &payload)?;
        self.touch_agreement(of.id);
        Ok(id)
    }

    /// Withdraws a proof that was uploaded by mistake: a tombstone with hash and reason.
    pub fn withdraw_proof(
        &mut self,
        id: ProofId,
        reason: &str,
        content: Content,
    ) -> Result<(), StoreError> {
        let proof = self
            .one(
                &format!("{SELECT} WHERE id = ? AND withdrawn_on IS NULL"),
                [id.0],
                row_to_proof,
            )?
            .ok_or(StoreError::NotFound("proof"))?;
        let of = self
            .agreement_of_version(proof.version)?
            .ok_or(StoreError::NotFound("version"))?;
        self.run(
            "UPDATE proof SET withdrawn_on = ?, withdrawn_reason = ?, removed = ? WHERE id = ?",
            rusqlite::params![self.at.day, reason, content == Content::Remove, id.0],
        )?;
        self.touch_agreement(of.id);
        if content == Content::Remove {
            self.unstage(&proof.file, &proof.sha256)?;
        }
        let mut payload = diff::to("reason", reason);
        payload.extend(diff::to("file", proof.file));
        payload.extend(diff::to("sha256", proof.sha256));
        payload.extend(diff::to("removed", content == Content::Remove));
        self.record(
            EventKind::ProofWithdrawn,
            about(&of, proof.version),
            &payload,
        )
    }
}

/// The last part of a name without anything that a file system or a header could take amiss, at most 200 characters.
pub(super) fn plain_name(name: &str, kind: ProofKind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '"' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .take(200)
        .collect();
    let plain = plain.trim().trim_start_matches('.').to_owned();
    if plain.is_empty() {
        format!("proof.{}", kind.word())
    } else {
        plain
    }
}
