//! Waivers of findings: legal's decisions to live with one until a day. Ending one early keeps it, with today as
//! its last day before; one that never began is taken away.

use rusqlite::Row;

use crate::domain::agreement::AgreementId;
use crate::domain::day::{Day, add_months, sub_days};
use crate::domain::event::EventKind;
use crate::domain::finding::FindingCode;
use crate::domain::vendor::VendorId;
use crate::domain::waiver::{Waiver, WaiverFacts, WaiverId};

use super::column::{get, to_json, word};
use super::diff;
use super::error::StoreError;
use super::journal::Subject;
use super::reader::Reader;
use super::writer::Writer;

const SELECT: &str =
    "SELECT id, code, vendor, agreement, detail, reason, author, first_day, last_day FROM waiver";

fn row_to_waiver(row: &Row<'_>) -> rusqlite::Result<Waiver> {
    Ok(Waiver {
        id: WaiverId(get(row, "id")?),
        code: word(row, "code", FindingCode::from_word)?,
        vendor: VendorId(get(row, "vendor")?),
        agreement: get::<Option<i64>>(row, "agreement")?.map(AgreementId),
        detail: get(row, "detail")?,
        reason: get(row, "reason")?,
        author: get(row, "author")?,
        first_day: get(row, "first_day")?,
        last_day: get(row, "last_day")?,
    })
}

impl Reader<'_> {
    /// A waiver.
    pub fn waiver(&self, id: WaiverId) -> Result<Option<Waiver>, StoreError> {
        self.one(&format!("{SELECT} WHERE id = ?"), [id.0], row_to_waiver)
    }

    /// Every waiver of some vendors' findings, past ones too, oldest first.
    pub fn waivers_of(&self, vendors: &[VendorId]) -> Result<Vec<Waiver>, StoreError> {
        self.all(
            &format!("{SELECT} WHERE vendor IN (SELECT value FROM json_each(?)) ORDER BY id"),
            [to_json(vendors)],
            row_to_waiver,
        )
    }

    /// The waivers that hold on a day, those that end first first.
    pub fn waivers(&self, day: Day) -> Result<Vec<Waiver>, StoreError> {
        self.all(
            &format!("{SELECT} WHERE last_day >= ?1 AND first_day <= ?1 ORDER BY last_day, id"),
            [day],
            row_to_waiver,
        )
    }
}

impl Writer<'_> {
    /// Waives a finding; its author is whoever acts.
    pub fn waive(&mut self, facts: &WaiverFacts) -> Result<WaiverId, StoreError> {
        if !facts.code.may_be_waived() {
            return Err(StoreError::Rule("store-waiver-not-possible"));
        }
        let latest = add_months(facts.first_day, 12).unwrap_or(facts.first_day);
        if facts.last_day < facts.first_day || facts.last_day > latest {
            return Err(StoreError::Rule("store-waiver-end"));
        }
        if !(10..=2000).contains(&facts.reason.trim().chars().count()) {
            return Err(StoreError::Rule("store-waiver-reason"));
        }
        self.vendor(facts.vendor)?
            .ok_or(StoreError::NotFound("vendor"))?;
        let id = WaiverId(self.insert(
            "INSERT INTO waiver (code, vendor, agreement, detail, reason, author, first_day, last_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            rusqlite::params![
                facts.code.word(),
                facts.vendor.0,
                facts.agreement.map(|id| id.0),
                facts.detail,
                facts.reason,
                self.actor.name,
                facts.first_day,
                facts.last_day,
            ],
        )?);
        let mut payload = diff::added(facts);
        payload.extend(diff::to("waiver", id.0));
        self.record(
            EventKind::FindingWaived,
            about(facts.vendor, facts.agreement),
            &payload,
        )?;
        self.touch_vendor(facts.vendor);
        Ok(id)
    }

    /// Ends a waiver: yesterday was its last day.
    pub fn end_waiver(&mut self, id: WaiverId, reason: &str) -> Result<(), StoreError> {
        let before = self.waiver(id)?.ok_or(StoreError::NotFound("waiver"))?;
        let day = self.at.day;
        if before.last_day < day {
            return Err(StoreError::Rule("store-waiver-over"));
        }
        // Rows of findings that name it are written anew at the end of this change.
        self.run("DELETE FROM finding_span WHERE waiver = ?", [id.0])?;
        match sub_days(day, 1).filter(|yesterday| *yesterday >= before.first_day) {
            Some(yesterday) => self.run(
                "UPDATE waiver SET last_day = ? WHERE id = ?",
                rusqlite::params![yesterday, id.0],
            )?,
            None => self.run("DELETE FROM waiver WHERE id = ?", [id.0])?,
        };
        let mut payload = diff::to("waiver", id.0);
        payload.extend(diff::to("reason", reason));
        payload.extend(diff::to("code", before.code.word()));
        self.record(
            EventKind::WaiverEnded,
            about(before.vendor, before.agreement),
            &payload,
        )?;
        self.touch_vendor(before.vendor);
        Ok(())
    }
}

fn about(vendor: VendorId, agreement: Option<AgreementId>) -> Subject {
    Subject {
        agreement,
        ..Subject::vendor(vendor)
    }
}
