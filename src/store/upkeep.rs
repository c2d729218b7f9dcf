//! Keeping up: the day that pages are read on; what is derived by rules of the program rather than of the register (sort
//! keys, the search index), made again when a newer program derives it otherwise; and the redaction of a journal's payload.

use std::sync::PoisonError;

use crate::domain::agreement::AgreementId;
use crate::domain::event::EventKind;
use crate::domain::vendor::VendorId;

use super::Store;
use super::actor::{Actor, At};
use super::collate;
use super::diff;
use super::error::StoreError;
use super::fold;
use super::journal::Subject;
use super::writer::Writer;

/// Changes when folding or stemming does.
const SEARCH_EDITION: &str = "1";
/// Changes when the rules do by which days fall due.
const DUE_EDITION: &str = "1";

impl Store {
    /// Brings what follows from the facts up to a day that the clock has come to, or gone back to; does nothing on a
    /// day that it was asked for already. Asked before a page is read, so that no page shows another day's state.
    pub async fn see_day(&self, at: At) -> Result<(), StoreError> {
        let kept = || {
            let kept = &self.inner.shared.kept_up_to;
            kept.lock().unwrap_or_else(PoisonError::into_inner)
        };
        if *kept() == at.day {
            return Ok(());
        }
        let kept_up = self.write(Actor::program(), at, |writer| writer.keep_up());
        match kept_up.await {
            Ok(_) => *kept() = at.day,
            // A full disk keeps nobody from reading what is known for that day; it is tried again with the next page.
            Err(error) => {
                let horizon = self.read(|reader| reader.horizon()).await?;
                if horizon.is_none_or(|horizon| horizon < at.day) {
                    return Err(error);
                }
            }
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Makes sort keys and the search index anew where another edition of the program made them.
    pub(super) fn renew_derived(&mut self) -> Result<(), StoreError> {
        if self.meta("collation")?.as_deref() != Some(collate::EDITION) {
            self.renew_keys()?;
            self.set_meta("collation", collate::EDITION)?;
        }
        if self.meta("search")?.as_deref() != Some(SEARCH_EDITION) {
            self.renew_search()?;
            self.set_meta("search", SEARCH_EDITION)?;
        }
        if self.meta("due-days")?.as_deref() != Some(DUE_EDITION) {
            self.touch_everything();
            self.set_meta("due-days", DUE_EDITION)?;
        }
        Ok(())
    }

    fn renew_keys(&self) -> Result<(), StoreError> {
        for (id, name, owner) in self.all("SELECT id, name, owner FROM vendor", (), |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, Option<String>>(2)?,
            ))
        })? {
            self.run(
                "UPDATE vendor SET name_key = ?, owner_key = ?, name_fold = ? WHERE id = ?",
                rusqlite::params![
                    collate::key(&name),
                    collate::key(owner.as_deref().unwrap_or_default()),
                    fold::company(&name),
                    id
                ],
            )?;
        }
        for (id, title) in self.all("SELECT id, title FROM agreement", (), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })? {
            self.run(
                "UPDATE agreement SET title_key = ? WHERE id = ?",
                rusqlite::params![collate::key(&title), id],
            )?;
        }
        Ok(())
    }

    fn renew_search(&self) -> Result<(), StoreError> {
        self.run("INSERT INTO search (search) VALUES ('delete-all')", ())?;
        self.run(
            "INSERT INTO search_part (search_part) VALUES ('delete-all')",
            (),
        )?;
        let vendors: Vec<VendorId> = self.all(
            "SELECT id FROM vendor WHERE withdrawn_on IS NULL",
            (),
            |row| row.get(0).map(VendorId),
        )?;
        for batch in vendors.chunks(500) {
            self.index_vendors(batch)?;
        }
        for id in self.all(
            "SELECT id FROM agreement WHERE withdrawn_on IS NULL",
            (),
            |row| row.get(0).map(AgreementId),
        )? {
            self.index_agreement(id)?;
        }
        Ok(())
    }

    /// Empties the payload of a journal entry that holds personal data it should not; its digest stays, so the chain
    /// holds, and a new entry says who emptied it and why.
    pub fn redact_event(&mut self, seq: i64, reason: &str) -> Result<(), StoreError> {
        let n = self.run(
            "UPDATE journal SET payload = NULL WHERE seq = ? AND payload IS NOT NULL",
            [seq],
        )?;
        if n == 0 {
            return Err(StoreError::NotFound("event"));
        }
        // What the entry left in the tables, and every later content of those rows but the last, which is in the table.
        self.run(
            "UPDATE journal_row SET content = NULL WHERE content IS NOT NULL AND (seq = ?1 OR (seq > ?1
                AND EXISTS (SELECT 1 FROM journal_row n WHERE n.what = journal_row.what AND n.key = journal_row.key AND n.seq = ?1)
                AND EXISTS (SELECT 1 FROM journal_row l WHERE l.what = journal_row.what AND l.key = journal_row.key AND l.seq > journal_row.seq)))",
            [seq],
        )?;
        let mut payload = diff::to("event", seq);
        payload.extend(diff::to("reason", reason));
        self.record(EventKind::EventRedacted, Subject::default(), &payload)
    }

    /// Records that a report was made: what it is about, and the hash of what it says.
    pub fn issue_paper(
        &mut self,
        report: &str,
        subject: Subject,
        paper_sha256: &str,
    ) -> Result<(), StoreError> {
        let mut payload = diff::to("report", report);
        payload.extend(diff::to("sha256", paper_sha256));
        self.record(EventKind::PaperIssued, subject, &payload)
    }

    fn meta(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.one("SELECT value FROM meta WHERE key = ?", [key], |row| {
            row.get(0)
        })
    }
}
