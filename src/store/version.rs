//! Versions of agreements: added with their bytes, and the facts that come later, each step with its event.
//! The file is written by `files`; nothing here changes one.

use rusqlite::{Row, named_params};

use crate::domain::agreement::{
    Agreement, AgreementId, BindingMode, Bound, Notice, Review, Term, Version, VersionId,
};
use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::lang::Lang;

use super::column::{get, lang, length, maybe_word, word};
use super::diff;
use super::error::{StoreError, Theirs};
use super::files;
use super::journal::{Subject, sha256};
use super::reader::Reader;
pub use super::review::Decision;
use super::upload;
use super::writer::Writer;

pub(super) fn row_to_version(row: &Row<'_>) -> rusqlite::Result<Version> {
    let day: Option<Day> = get(row, "review_day")?;
    let review = match (get::<String>(row, "review")?.as_str(), day) {
        ("open", Some(since)) => Review::Open {
            since,
            due: get(row, "review_due")?,
            asked: get(row, "asked_on")?,
        },
        ("approved", Some(on)) => Review::Approved { on },
        ("rejected", Some(on)) => Review::Rejected { on },
        _ => Review::None,
    };
    let bound_on: Option<Day> = get(row, "bound_on")?;
    let mode = maybe_word(row, "bound_mode", BindingMode::from_word)?;
    let unit: Option<String> = get(row, "notice_unit")?;
    let n: Option<u32> = get(row, "notice_n")?;
    Ok(Version {
        id: VersionId(get(row, "id")?),
        row: get(row, "row")?,
        number: get(row, "number")?,
        lang: word(row, "lang", lang)?,
        file: get(row, "file")?,
        sha256: get(row, "sha256")?,
        bytes: get::<i64>(row, "bytes")?.unsigned_abs(),
        added_on: get(row, "added_on")?,
        review,
        bound: match (bound_on, mode) {
            (Some(on), Some(mode)) => Some(Bound {
                on,
                mode,
                by_us: get(row, "bound_by_us")?,
                by_them: get(row, "bound_by_them")?,
            }),
            _ => None,
        },
        term: Term {
            effective_from: get(row, "effective_from")?,
            ends_on: get(row, "ends_on")?,
            renews_months: get(row, "renews_months")?,
            notice: match (unit.as_deref(), n) {
                (Some("days"), Some(n)) => Some(Notice::Days(n)),
                (Some("months"), Some(n)) => Some(Notice::Months(n)),
                _ => None,
            },
            notice_given_on: get(row, "notice_given_on")?,
            terminated: get(row, "terminated")?,
        },
    })
}

/// What people can say about a version after it was added, all at once (the form of its facts).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct VersionFacts {
    /// The language of the text.
    pub lang: Lang,
    /// That it binds, if it does.
    pub bound: Option<Bound>,
    /// From when to when.
    pub term: Term,
}

impl VersionFacts {
    /// The facts of a version.
    #[must_use]
    pub fn of(version: &Version) -> VersionFacts {
        VersionFacts {
            lang: version.lang,
            bound: version.bound.clone(),
            term: version.term.clone(),
        }
    }
}

impl Reader<'_> {
    /// As [`Reader::version_text`] of a version that has been read. One statement.
    pub fn text_of(&self, version: &Version) -> Result<Vec<u8>, StoreError> {
        self.text_at(&version.file, &version.sha256)
    }

    fn text_at(&self, file: &str, hash: &str) -> Result<Vec<u8>, StoreError> {
        let staged = self.staged_place(file)?;
        self.shared.files.read(file, staged.as_deref(), hash)
    }

    /// The bytes of a version as they were uploaded, their hash checked: `DocumentLost` and `DocumentChanged` when the
    /// file is gone or another.
    pub fn version_text(&self, id: VersionId) -> Result<Option<Vec<u8>>, StoreError> {
        let found = self.one(
            "SELECT file, sha256 FROM version WHERE id = ? AND removed = 0",
            [id.0],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)),
        )?;
        found
            .map(|(file, hash)| self.text_at(&file, &hash))
            .transpose()
    }
}

impl Writer<'_> {
    /// Adds the next version of an agreement from the uploaded bytes, which become its file unchanged.
    pub fn add_version(
        &mut self,
        agreement: AgreementId,
        lang: Lang,
        bytes: &[u8],
    ) -> Result<VersionId, StoreError> {
        upload::markdown(bytes)?;
        let of = self
            .agreement(agreement)?
            .ok_or(StoreError::NotFound("agreement"))?;
        let (folder, slug) = self
            .folder_of(agreement)?
            .ok_or(StoreError::NotFound("agreement"))?;
        let number = self.next_number(agreement)?;
        let file = files::version_path(&folder, &slug, number);
        let hash = sha256(bytes);
        self.stage(&file, bytes, &hash)?;
        self.insert_version(
            &of,
            number,
            lang,
            &file,
            &hash,
            bytes,
            EventKind::VersionAdded,
        )
    }

    pub(super) fn next_number(&self, agreement: AgreementId) -> Result<u32, StoreError> {
        // Withdrawn versions keep their numbers.
        self.sure(
            "SELECT coalesce(max(number), 0) + 1 FROM version WHERE agreement = ?",
            [agreement.0],
            |row| row.get(0),
        )
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the columns of a new row, each from another source"
    )]
    pub(super) fn insert_version(
        &mut self,
        of: &Agreement,
        number: u32,
        lang: Lang,
        file: &str,
        hash: &str,
        bytes: &[u8],
        kind: EventKind,
    ) -> Result<VersionId, StoreError> {
        let id = VersionId(self.insert(
            "INSERT INTO version (agreement, number, lang, file, sha256, bytes, added_on, added_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rusqlite::params![of.id.0, number, lang.code(), file, hash, length(bytes), self.at.day, self.actor.name],
        )?);
        let mut payload = diff::to("file", file);
        payload.extend(diff::to("number", number));
        payload.extend(diff::to("lang", lang.code()));
        payload.extend(diff::to("sha256", hash));
        payload.extend(diff::to("bytes", bytes.len()));
        self.record(kind, about(of, id), &payload)?;
        self.check_stored(of, id, bytes)?;
        self.touch_agreement(of.id);
        self.touch_agreement_words(of.id);
        Ok(id)
    }

    /// Changes the facts of a version that was read as `row`; gives the new row version. The event says what
    /// the change amounts to: bound, notice given, terminated, or changed.
    pub fn change_version(
        &mut self,
        id: VersionId,
        row: i64,
        facts: &VersionFacts,
    ) -> Result<i64, StoreError> {
        let (of, before) = self.fresh_version(id, row)?;
        let old = VersionFacts::of(&before);
        let change = diff::changed(&old, facts);
        if change.is_empty() {
            return Ok(row);
        }
        if facts.term.terminated && facts.term.ends_on.is_none() {
            return Err(StoreError::Rule("store-terminated-without-end"));
        }
        let (unit, n) = match facts.term.notice {
            Some(Notice::Days(n)) => (Some("days"), Some(n)),
            Some(Notice::Months(n)) => (Some("months"), Some(n)),
            None => (None, None),
        };
        let bound = facts.bound.as_ref();
        self.run(
            "UPDATE version SET row = row + 1, lang = :lang, bound_on = :bound_on, bound_mode = :bound_mode, bound_by_us = :by_us, bound_by_them = :by_them,
             effective_from = :effective_from, ends_on = :ends_on, renews_months = :renews_months, notice_unit = :notice_unit, notice_n = :notice_n,
             notice_given_on = :notice_given_on, terminated = :terminated WHERE id = :id",
            named_params! {
                ":id": id.0,
                ":lang": facts.lang.code(),
                ":bound_on": bound.map(|bound| bound.on),
                ":bound_mode": bound.map(|bound| bound.mode.word()),
                ":by_us": bound.and_then(|bound| bound.by_us.as_deref()),
                ":by_them": bound.and_then(|bound| bound.by_them.as_deref()),
                ":effective_from": facts.term.effective_from,
                ":ends_on": facts.term.ends_on,
                ":renews_months": facts.term.renews_months,
                ":notice_unit": unit,
                ":notice_n": n,
                ":notice_given_on": facts.term.notice_given_on,
                ":terminated": facts.term.terminated,
            },
        )?;
        let kind = if facts.term.terminated && !old.term.terminated {
            EventKind::VersionTerminated
        } else if facts.term.notice_given_on.is_some() && old.term.notice_given_on.is_none() {
            EventKind::NoticeGiven
        } else if facts.bound.is_some() && old.bound.is_none() {
            EventKind::VersionBound
        } else {
            EventKind::VersionChanged
        };
        self.record(kind, about(&of, id), &change)?;
        self.touch_agreement(of.id);
        Ok(row + 1)
    }

    /// Records that a version binds.
    pub fn bind(&mut self, id: VersionId, row: i64, bound: Bound) -> Result<i64, StoreError> {
        self.change_one(id, row, |facts| facts.bound = Some(bound))
    }

    /// Records from when to when a version is in force, its renewal and notice.
    pub fn set_term(&mut self, id: VersionId, row: i64, term: Term) -> Result<i64, StoreError> {
        self.change_one(id, row, |facts| facts.term = term)
    }

    /// Records that notice was given, which ends the renewal.
    pub fn give_notice(&mut self, id: VersionId, row: i64, on: Day) -> Result<i64, StoreError> {
        self.change_one(id, row, |facts| facts.term.notice_given_on = Some(on))
    }

    /// Records that a version is terminated, with its last day in force.
    pub fn terminate(&mut self, id: VersionId, row: i64, last: Day) -> Result<i64, StoreError> {
        self.change_one(id, row, |facts| {
            facts.term.terminated = true;
            facts.term.ends_on = Some(last);
        })
    }

    fn change_one(
        &mut self,
        id: VersionId,
        row: i64,
        change: impl FnOnce(&mut VersionFacts),
    ) -> Result<i64, StoreError> {
        let (_, before) = self.fresh_version(id, row)?;
        let mut facts = VersionFacts::of(&before);
        change(&mut facts);
        self.change_version(id, row, &facts)
    }

    /// Withdraws a version that was uploaded by mistake: a tombstone with hash and reason. With
    /// [`Content::Remove`] the file is removed once the change is kept.
    pub fn withdraw_version(
        &mut self,
        id: VersionId,
        row: i64,
        reason: &str,
        content: Content,
    ) -> Result<(), StoreError> {
        let (of, before) = self.fresh_version(id, row)?;
        self.run(
            "UPDATE version SET row = row + 1, withdrawn_on = ?, withdrawn_reason = ?, removed = ? WHERE id = ?",
            rusqlite::params![self.at.day, reason, content == Content::Remove, id.0],
        )?;
        if content == Content::Remove {
            self.unstage(&before.file, &before.sha256)?;
        }
        let mut payload = diff::to("reason", reason);
        payload.extend(diff::to("sha256", before.sha256));
        payload.extend(diff::to("removed", content == Content::Remove));
        self.record(EventKind::VersionWithdrawn, about(&of, id), &payload)?;
        self.touch_agreement(of.id);
        self.touch_agreement_words(of.id);
        Ok(())
    }

    pub(super) fn fresh_version(
        &self,
        id: VersionId,
        row: i64,
    ) -> Result<(Agreement, Version), StoreError> {
        let of = self
            .agreement_of_version(id)?
            .ok_or(StoreError::NotFound("version"))?;
        let before = of
            .versions
            .iter()
            .find(|version| version.id == id)
            .cloned()
            .ok_or(StoreError::NotFound("version"))?;
        if before.row == row {
            return Ok((of, before));
        }
        Err(StoreError::Conflict {
            theirs: Theirs::Version(Box::new(before)),
        })
    }
}

/// What happens to the file of a withdrawn version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// It stays where it is.
    Keep,
    /// It is removed; its hash stays in the register.
    Remove,
}

/// The subject of an event about a version.
pub(super) fn about(of: &Agreement, version: VersionId) -> Subject {
    Subject {
        version: Some(version),
        ..super::agreement::about(of.id, &of.facts)
    }
}
