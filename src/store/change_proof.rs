//! The letters beside announced changes of sub-processors: the vendor's notice, our objection. Kept as they came, for
//! download only.

use rusqlite::Row;

use crate::domain::change_notice::ChangeNoticeId;
use crate::domain::day::Day;
use crate::domain::event::EventKind;

use super::column::{get, length, word};
use super::diff;
use super::error::StoreError;
use super::files;
use super::journal::{Subject, sha256};
use super::proof::plain_name;
use super::reader::Reader;
use super::upload::{self, ProofKind};
use super::writer::Writer;

/// A letter as the register has it, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeProof {
    /// The register's own number.
    pub id: i64,
    /// The notice that it belongs to.
    pub notice: ChangeNoticeId,
    /// What it is, by its content.
    pub kind: ProofKind,
    /// The name that the uploaded file had.
    pub name: String,
    /// Path below the data folder.
    pub file: String,
    /// SHA-256 of the stored bytes, hexadecimal, lower case.
    pub sha256: String,
    /// The day on which it was added.
    pub added_on: Day,
    /// Who added it.
    pub added_by: String,
}

const SELECT: &str =
    "SELECT id, notice, kind, name, file, sha256, added_on, added_by FROM change_proof";

fn row_to_proof(row: &Row<'_>) -> rusqlite::Result<ChangeProof> {
    Ok(ChangeProof {
        id: get(row, "id")?,
        notice: ChangeNoticeId(get(row, "notice")?),
        kind: word(row, "kind", ProofKind::from_word)?,
        name: get(row, "name")?,
        file: get(row, "file")?,
        sha256: get(row, "sha256")?,
        added_on: get(row, "added_on")?,
        added_by: get(row, "added_by")?,
    })
}

impl Reader<'_> {
    /// The letters beside a notice, oldest first.
    pub fn change_proofs(&self, notice: ChangeNoticeId) -> Result<Vec<ChangeProof>, StoreError> {
        self.all(
            &format!("{SELECT} WHERE notice = ? ORDER BY id"),
            [notice.0],
            row_to_proof,
        )
    }

    /// A letter with its bytes, their hash checked.
    pub fn change_proof(&self, id: i64) -> Result<Option<(ChangeProof, Vec<u8>)>, StoreError> {
        let found = self.one(&format!("{SELECT} WHERE id = ?"), [id], row_to_proof)?;
        let Some(proof) = found else { return Ok(None) };
        let staged = self.staged_place(&proof.file)?;
        let files = &self.shared.files;
        let bytes = files.read(&proof.file, staged.as_deref(), &proof.sha256)?;
        Ok(Some((proof, bytes)))
    }
}

impl Writer<'_> {
    /// Keeps a letter beside a notice. Its kind is decided by content; `name` is kept for the download alone.
    pub fn add_change_proof(
        &mut self,
        notice: ChangeNoticeId,
        name: &str,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        let kind = upload::proof(bytes)?;
        let of = self.change_notice(notice)?;
        let of = of.ok_or(StoreError::NotFound("change notice"))?;
        let vendor = self.vendor(of.vendor)?;
        let vendor = vendor.ok_or(StoreError::NotFound("vendor"))?;
        let number: u32 = self.sure(
            "SELECT count(*) + 1 FROM change_proof WHERE notice = ?",
            [notice.0],
            |row| row.get(0),
        )?;
        let stem = format!("{}/{}/change-{}", files::FOLDER, vendor.slug, notice.0);
        let file = format!("{stem}.proof-{number}.{}", kind.word());
        let hash = sha256(bytes);
        self.stage(&file, bytes, &hash)?;
        let name = plain_name(name, kind);
        self.insert(
            "INSERT INTO change_proof (notice, kind, name, file, sha256, bytes, added_on, added_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rusqlite::params![notice.0, kind.word(), name, file, hash, length(bytes), self.at.day, self.actor.name],
        )?;
        let mut payload = diff::to("change_notice", notice.0);
        payload.extend(diff::to("file", file));
        payload.extend(diff::to("name", name));
        payload.extend(diff::to("sha256", hash));
        payload.extend(diff::to("bytes", bytes.len()));
        self.record(EventKind::ProofAdded, Subject::vendor(of.vendor), &payload)
    }
}
