//! Compares the folder with the register: files that changed, are lost, or that nobody knows become findings; the next
//! version of a known agreement, put there by hand or with git, can be taken in as a draft. Never overwrites a file.
//! The comparison runs without holding up anyone; what it noticed is looked at again before it is written down.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::domain::agreement::VersionId;
use crate::domain::event::EventKind;
use crate::domain::finding::FindingCode;
use crate::domain::lang::Lang;

use super::Store;
use super::actor::{Actor, At};
use super::column::{get, word};
use super::diff;
use super::error::StoreError;
use super::files::{self, FOLDER, Files};
use super::front;
use super::journal::{Subject, sha256};
use super::reader::Reader;
use super::upload;
use super::writer::Writer;

/// What to do with the next version of a known agreement that lies in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// Take it in as a draft version.
    In,
    /// Only say that it is there: a finding until someone takes it in.
    Note,
}

/// What a comparison found and did. Paths are below the data folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct SyncReport {
    /// Files that were compared.
    pub n_files: usize,
    /// Next versions that were taken in.
    pub taken: Vec<String>,
    /// Next versions that wait to be taken in.
    pub offered: Vec<String>,
    /// Files that nobody knows.
    pub unknown: Vec<String>,
    /// Files that are not those that were stored.
    pub changed: Vec<String>,
    /// Files that are gone.
    pub lost: Vec<String>,
    /// Files that are in order again.
    pub settled: Vec<String>,
}

/// A stored file as the register knows it.
pub(super) struct Known {
    pub file: String,
    pub sha256: String,
}

/// How a file stands against the register.
enum Standing {
    Issue(FindingCode, Option<VersionId>),
    InOrder,
}

impl Store {
    /// Compares the folder with the register and writes down what differs. For the command line and the jobs, never
    /// from asynchronous code; the hashing runs in the slow lane.
    pub fn sync_blocking(
        &self,
        actor: Actor,
        at: At,
        take: Take,
    ) -> Result<SyncReport, StoreError> {
        let (n_files, suspects) = self.read_blocking(|reader| reader.suspects())?;
        self.write_blocking(actor, at, move |writer| {
            let mut report = SyncReport {
                n_files,
                ..SyncReport::default()
            };
            let waiting = writer.all(
                "SELECT staged FROM intent WHERE staged IS NOT NULL",
                (),
                |row| row.get(0),
            )?;
            files::clear_abandoned(
                &writer.shared.files,
                &waiting.into_iter().collect(),
                at.instant.into(),
            )?;
            for file in &suspects {
                writer.settle(file, take, &mut report)?;
            }
            Ok(report)
        })
    }
}

impl Reader<'_> {
    /// Every stored file that should be there, proofs too.
    pub(super) fn known_files(&self) -> Result<Vec<Known>, StoreError> {
        self.all(
            "SELECT file, sha256 FROM version WHERE removed = 0 UNION ALL SELECT file, sha256 FROM proof WHERE removed = 0 UNION ALL SELECT file, sha256 FROM change_proof ORDER BY file",
            (),
            |row| Ok(Known { file: get(row, "file")?, sha256: get(row, "sha256")? }),
        )
    }

    /// How many files were compared, and the paths of those that may differ or are noted as differing.
    fn suspects(&self) -> Result<(usize, BTreeSet<String>), StoreError> {
        let known: BTreeMap<String, String> = self
            .known_files()?
            .into_iter()
            .map(|known| (known.file, known.sha256))
            .collect();
        let mut suspects: BTreeSet<String> = self
            .all("SELECT file FROM document_issue", (), |row| row.get(0))?
            .into_iter()
            .collect();
        let found = walk(&self.shared.files)?;
        suspects.extend(
            found
                .iter()
                .filter(|file| !known.contains_key(*file))
                .cloned(),
        );
        for (file, hash) in &known {
            if !found.contains(file) || hash_of(&self.shared.files, file)?.as_ref() != Some(hash) {
                suspects.insert(file.clone());
            }
        }
        Ok((known.len(), suspects))
    }
}

impl Writer<'_> {
    /// Looks at one file again and writes down how it stands.
    fn settle(
        &mut self,
        file: &str,
        take: Take,
        report: &mut SyncReport,
    ) -> Result<(), StoreError> {
        let mut standing = self.standing_of(file)?;
        if let Standing::Issue(FindingCode::DocumentUnknown, _) = standing
            && let Some((folder, slug, number)) = parse(file)
            && let Some(agreement) = self.agreement_by_slug(folder, slug)?
            && self.next_number(agreement.id)? == number
            && let Ok(bytes) = fs::read(self.shared.files.path(file))
            && let Ok(text) = upload::markdown(&bytes)
        {
            if take == Take::In {
                let lang = front::read(text).ok().and_then(|front| front.language);
                let before = agreement.versions.last().map(|version| version.lang);
                let lang = lang.or(before).unwrap_or(Lang::En);
                self.insert_version(
                    &agreement,
                    number,
                    lang,
                    file,
                    &sha256(&bytes),
                    &bytes,
                    EventKind::VersionFound,
                )?;
                report.taken.push(file.to_owned());
                standing = Standing::InOrder;
            } else {
                report.offered.push(file.to_owned());
            }
        }
        let noted = self.one(
            "SELECT code FROM document_issue WHERE file = ?",
            [file],
            |row| word(row, "code", FindingCode::from_word),
        )?;
        match standing {
            Standing::InOrder => {
                if noted.is_some() {
                    self.forget_issue(file)?;
                    report.settled.push(file.to_owned());
                }
            }
            Standing::Issue(code, version) => {
                match code {
                    FindingCode::DocumentChanged => report.changed.push(file.to_owned()),
                    FindingCode::DocumentLost => report.lost.push(file.to_owned()),
                    _ if report.offered.last().map(String::as_str) == Some(file) => {}
                    _ => report.unknown.push(file.to_owned()),
                }
                if noted != Some(code) {
                    self.note_issue(file, code, version)?;
                }
            }
        }
        Ok(())
    }

    fn standing_of(&self, file: &str) -> Result<Standing, StoreError> {
        let known = self.one(
            "SELECT id, sha256, removed FROM version WHERE file = ?1 UNION ALL SELECT version, sha256, removed FROM proof WHERE file = ?1 UNION ALL SELECT NULL, sha256, 0 FROM change_proof WHERE file = ?1",
            [file],
            |row| Ok((row.get::<_, Option<i64>>(0)?.map(VersionId), row.get::<_, String>(1)?, row.get::<_, bool>(2)?)),
        )?;
        let hash = hash_of(&self.shared.files, file)?;
        let is_there = hash.is_some() || self.shared.files.path(file).symlink_metadata().is_ok();
        Ok(match known {
            Some((version, wanted, false)) => match hash {
                Some(hash) if hash == wanted => Standing::InOrder,
                None if self.waits(file)? => Standing::InOrder,
                None if !is_there => Standing::Issue(FindingCode::DocumentLost, version),
                _ => Standing::Issue(FindingCode::DocumentChanged, version),
            },
            _ if is_there => Standing::Issue(FindingCode::DocumentUnknown, None),
            _ => Standing::InOrder,
        })
    }

    fn note_issue(
        &self,
        file: &str,
        code: FindingCode,
        version: Option<VersionId>,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO document_issue (file, code, version, since) VALUES (?, ?, ?, ?) ON CONFLICT (file) DO UPDATE SET code = excluded.code, version = excluded.version, since = excluded.since",
            rusqlite::params![file, code.word(), version.map(|id| id.0), self.at.day],
        )?;
        let mut payload = diff::to("file", file);
        payload.extend(diff::to("finding", code.word()));
        self.record(
            EventKind::DocumentFound,
            self.touch_file(version)?,
            &payload,
        )
    }

    fn forget_issue(&self, file: &str) -> Result<(), StoreError> {
        let version = self
            .one(
                "DELETE FROM document_issue WHERE file = ? RETURNING version",
                [file],
                |row| row.get::<_, Option<i64>>(0),
            )?
            .flatten()
            .map(VersionId);
        let subject = self.touch_file(version)?;
        self.record(EventKind::DocumentSettled, subject, &diff::to("file", file))
    }

    /// What a file's finding is about; its findings are computed again.
    fn touch_file(&self, version: Option<VersionId>) -> Result<Subject, StoreError> {
        let of = version.map_or(Ok(None), |version| self.agreement_of_version(version))?;
        let (Some(of), Some(version)) = (of, version) else {
            self.touch_unknown_files();
            return Ok(Subject::default());
        };
        self.touch_agreement(of.id);
        Ok(super::version::about(&of, version))
    }
}

/// The parts of a path that names a version: folder, agreement, number. Exactly as the program would write it.
fn parse(file: &str) -> Option<(&str, &str, u32)> {
    let mut parts = file.split('/');
    let (FOLDER, folder, name, None) = (parts.next()?, parts.next()?, parts.next()?, parts.next())
    else {
        return None;
    };
    let (slug, number) = name.strip_suffix(".md")?.rsplit_once("-v")?;
    let number: u32 = number.parse().ok()?;
    (files::version_path(folder, slug, number) == file).then_some((folder, slug, number))
}

/// Every file below the folder of agreements but hidden ones; links are not followed.
fn walk(files: &Files) -> Result<BTreeSet<String>, StoreError> {
    let mut found = BTreeSet::new();
    let mut folders = vec![FOLDER.to_owned()];
    while let Some(folder) = folders.pop() {
        let path = files.path(&folder);
        let entries = fs::read_dir(&path).map_err(|error| StoreError::file(&path, error))?;
        for entry in entries {
            let entry = entry.map_err(|error| StoreError::file(&path, error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let relative = format!("{folder}/{name}");
            let kind = entry
                .file_type()
                .map_err(|error| StoreError::file(&path, error))?;
            if kind.is_dir() {
                folders.push(relative);
            } else {
                found.insert(relative);
            }
        }
    }
    Ok(found)
}

/// The hash of a regular file, `None` where there is none.
pub(super) fn hash_of(files: &Files, file: &str) -> Result<Option<String>, StoreError> {
    let path = files.path(file);
    if !is_regular(&path)? {
        return Ok(None);
    }
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(sha256(&bytes))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::file(path, error)),
    }
}

fn is_regular(path: &Path) -> Result<bool, StoreError> {
    match path.symlink_metadata() {
        Ok(found) => Ok(found.is_file()),
        Err(error)
            if error.kind() == ErrorKind::NotFound || error.kind() == ErrorKind::NotADirectory =>
        {
            Ok(false)
        }
        Err(error) => Err(StoreError::file(path, error)),
    }
}
