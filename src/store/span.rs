//! Writes what follows from the facts: on which days each agreement is in which state and each finding stands.
//! Only the pure functions of the domain decide; here their answers are kept, in the transaction that changed
//! the facts, up to a horizon that the daily upkeep moves on.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::agreement::AgreementId;
use crate::domain::day::{Day, Piece, add_months, pieces};
use crate::domain::finding::dossier::Filed;
use crate::domain::finding::span::FindingSpan;
use crate::domain::finding::{Finding, FindingCode, Why};
use crate::domain::settings::Settings;
use crate::domain::state::{Standing, agreement_state, changes};
use crate::domain::term::{arithmetic, first_day, last_day};
use crate::domain::vendor::VendorId;

use super::agreement::followers;
use super::column::to_json;
use super::error::StoreError;
use super::reader::Reader;
use super::writer::Writer;

/// How far ahead the spans reach when they are written anew, in months.
const AHEAD_MONTHS: u32 = 48;
/// How far ahead they must reach, in months: the timeline shows 18, the rest is room for a server that sleeps.
const NEEDED_MONTHS: u32 = 36;
/// How many vendors are computed with one set of statements.
const BATCH: usize = 500;

/// What an agreement's line says on consecutive days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementStanding {
    /// Its state and the version that has it.
    pub standing: Standing,
    /// The last day in force or, where it renews, the next one that notice can reach.
    pub ends_on: Option<Day>,
    /// The last day to give notice.
    pub notice_by: Option<Day>,
}

/// What an agreement's line says on each day from the first that its facts name to the horizon.
#[must_use]
pub fn agreement_spans(
    filed: &Filed,
    added_on: Day,
    settings: &Settings,
    horizon: Day,
) -> Vec<Piece<AgreementStanding>> {
    let agreement = &filed.agreement;
    // Before the first day that any fact names, an agreement is a draft; there need be no row for that.
    let of_versions = agreement.versions.iter().flat_map(|version| {
        [
            Some(version.added_on),
            first_day(version),
            last_day(&version.term),
        ]
    });
    let first = of_versions
        .chain([filed.replaced_from])
        .flatten()
        .fold(added_on, Day::min);
    let days = first.min(horizon)..=horizon;
    pieces(
        &days,
        &changes(agreement, filed.replaced_from, settings, &days),
        |day| {
            let standing = agreement_state(agreement, filed.replaced_from, settings, day);
            let version = agreement
                .versions
                .iter()
                .find(|version| Some(version.id) == standing.version);
            let sum = version
                .map(|version| arithmetic(version, day))
                .unwrap_or_default();
            AgreementStanding {
                standing,
                ends_on: sum.last_day.or(sum.next_end),
                notice_by: sum.notice_by,
            }
        },
    )
}

impl Reader<'_> {
    /// The day that the lists of today are of, as the last upkeep left it.
    pub fn kept_up_on(&self) -> Result<Option<Day>, StoreError> {
        self.live_day()
    }

    /// The day up to which what follows is kept; `None` in a database that has never been kept up.
    pub fn horizon(&self) -> Result<Option<Day>, StoreError> {
        self.one("SELECT value FROM meta WHERE key = 'horizon'", (), |row| {
            row.get(0)
        })
    }
}

impl Writer<'_> {
    /// Writes what follows from everything that this change has touched. Called once, before the change is kept.
    pub(super) fn refresh(&self) -> Result<(), StoreError> {
        let stale = std::mem::take(&mut *self.stale.borrow_mut());
        let vendor_words: Vec<VendorId> = stale.vendor_words.into_iter().collect();
        self.index_vendors(&vendor_words)?;
        for agreement in stale.agreement_words {
            self.index_agreement(agreement)?;
        }
        if stale.unknown_files {
            self.refresh_unknown_files()?;
        }
        if stale.everything {
            self.refresh_everything()?;
        }
        if stale.reminders {
            self.remind(None, None)?;
        }
        if stale.everything {
            return Ok(());
        }
        let (mut vendors, mut agreements) = (stale.vendors, stale.agreements);
        if vendors.is_empty() && agreements.is_empty() {
            return Ok(());
        }
        let horizon = self.horizon()?.unwrap_or(self.at.day);
        let settings = self.settings()?;
        // What an agreement replaces changes with it, and so do the vendors of both.
        let touched = to_json(&agreements);
        agreements.extend(self.all("SELECT replaces FROM agreement WHERE id IN (SELECT value FROM json_each(?)) AND replaces IS NOT NULL", [&touched], |row| row.get(0).map(AgreementId))?);
        // Those that end with one that changed change with it.
        let followers = followers("SELECT value FROM json_each(?1)");
        agreements.extend(self.all(
            &format!("SELECT id FROM ({followers})"),
            [to_json(&agreements)],
            |row| row.get(0).map(AgreementId),
        )?);
        vendors.extend(self.all("SELECT vendor FROM agreement_vendor WHERE agreement IN (SELECT value FROM json_each(?))", [to_json(&agreements)], |row| row.get(0).map(VendorId))?);
        self.refresh_agreements(&agreements, &settings, horizon)?;
        let vendors: Vec<VendorId> = vendors.into_iter().collect();
        for batch in vendors.chunks(BATCH) {
            self.refresh_vendors(batch, &settings, horizon)?;
        }
        Ok(())
    }

    /// Moves the horizon on when it has come near, and the marks of what stands today. Gives whether anything was
    /// to do. Meant for every start and once a day.
    pub fn keep_up(&mut self) -> Result<bool, StoreError> {
        let day = self.at.day;
        let needed = add_months(day, NEEDED_MONTHS).unwrap_or(day);
        let far = self.horizon()?.is_none_or(|horizon| horizon < needed);
        let before = self.live_day()?;
        let new_day = before != Some(day);
        if let Some(before) = before.filter(|before| *before > day) {
            // Nothing is lost: what follows from the facts is kept for every day, the lists only turn to another one.
            tracing::warn!(%before, %day, "the day has gone back: the clock was set, or a command acted on another day");
        }
        if new_day {
            self.move_live_day(day)?;
            self.remind_of_day()?;
            self.end_accounts()?;
        }
        if far {
            self.set_meta(
                "horizon",
                &add_months(day, AHEAD_MONTHS).unwrap_or(day).to_string(),
            )?;
            self.touch_everything();
        }
        Ok(far || new_day)
    }

    /// Marks what stands on a day instead of what stood on the one before. Forward it looks only at what ends and
    /// begins between the two.
    fn move_live_day(&self, day: Day) -> Result<(), StoreError> {
        let before = self.live_day()?.filter(|before| *before < day);
        self.set_meta("live-day", &day.to_string())?;
        self.forget_live_day();
        for table in ["finding_span", "agreement_span"] {
            if let Some(before) = before {
                self.run(
                    &format!("UPDATE {table} SET live = 0 WHERE live = 1 AND last_day < ?"),
                    [day],
                )?;
                self.run(&format!("UPDATE {table} SET live = 1 WHERE live = 0 AND first_day > ?1 AND first_day <= ?2 AND last_day >= ?2"), [before, day])?;
            } else {
                self.run(&format!("UPDATE {table} SET live = (first_day <= ?1 AND last_day >= ?1) WHERE live <> (first_day <= ?1 AND last_day >= ?1)"), [day])?;
            }
        }
        Ok(())
    }

    /// Files that no vendor is known for have findings without one.
    fn refresh_unknown_files(&self) -> Result<(), StoreError> {
        let horizon = self.horizon()?.unwrap_or(self.at.day);
        self.run("DELETE FROM finding_span WHERE vendor IS NULL", ())?;
        let code = FindingCode::DocumentUnknown;
        for (file, since) in self.all(
            "SELECT file, since FROM document_issue WHERE code = 'document-unknown' ORDER BY file",
            (),
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, Day>(1)?)),
        )? {
            let finding = Finding {
                code,
                severity: code.severity(),
                vendor: None,
                agreement: None,
                version: None,
                why: Why::new("document-unknown")
                    .word("file", &file)
                    .day("noticed-on", since),
                detail: Some(file),
                since,
                waiver: None,
            };
            self.insert_finding(&FindingSpan {
                finding,
                first_day: since,
                last_day: horizon.max(since),
            })?;
        }
        Ok(())
    }

    fn refresh_everything(&self) -> Result<(), StoreError> {
        self.refresh_unknown_files()?;
        let horizon = self.horizon()?.unwrap_or(self.at.day);
        let settings = self.settings()?;
        let agreements: Vec<AgreementId> =
            self.all("SELECT id FROM agreement ORDER BY id", (), |row| {
                row.get(0).map(AgreementId)
            })?;
        for batch in agreements.chunks(BATCH) {
            self.refresh_agreements(&batch.iter().copied().collect(), &settings, horizon)?;
        }
        let vendors: Vec<VendorId> = self.all("SELECT id FROM vendor ORDER BY id", (), |row| {
            row.get(0).map(VendorId)
        })?;
        for batch in vendors.chunks(BATCH) {
            self.refresh_vendors(batch, &settings, horizon)?;
        }
        Ok(())
    }

    fn refresh_agreements(
        &self,
        ids: &BTreeSet<AgreementId>,
        settings: &Settings,
        horizon: Day,
    ) -> Result<(), StoreError> {
        let json = to_json(ids);
        self.run(
            "DELETE FROM agreement_span WHERE agreement IN (SELECT value FROM json_each(?))",
            [&json],
        )?;
        let added: BTreeMap<AgreementId, Day> = self
            .all(
                "SELECT id, added_on FROM agreement WHERE id IN (SELECT value FROM json_each(?))",
                [&json],
                |row| Ok((AgreementId(row.get(0)?), row.get(1)?)),
            )?
            .into_iter()
            .collect();
        let agreements =
            self.agreements_where("a.id IN (SELECT value FROM json_each(?))", &json)?;
        for (id, filed) in self.filed(agreements)? {
            let added_on = added.get(&id).copied().unwrap_or(self.at.day);
            for piece in agreement_spans(&filed, added_on, settings, horizon) {
                self.run(
                    "INSERT INTO agreement_span (agreement, first_day, last_day, state, version, ends_on, notice_by, live) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    rusqlite::params![
                        id.0,
                        piece.first_day,
                        piece.last_day,
                        piece.value.standing.state.word(),
                        piece.value.standing.version.map(|id| id.0),
                        piece.value.ends_on,
                        piece.value.notice_by,
                        is_live(self.live_day()?, piece.first_day, piece.last_day),
                    ],
                )?;
            }
        }
        Ok(())
    }

    fn refresh_vendors(
        &self,
        vendors: &[VendorId],
        settings: &Settings,
        horizon: Day,
    ) -> Result<(), StoreError> {
        self.run(
            "DELETE FROM finding_span WHERE vendor IN (SELECT value FROM json_each(?))",
            [to_json(vendors)],
        )?;
        let dossiers = self.dossiers(vendors)?;
        for span in dossiers.spans(settings, horizon) {
            self.insert_finding(&span)?;
        }
        self.keep_due_days(vendors, &dossiers, settings, horizon)?;
        self.remind(Some(vendors), None)
    }

    pub(super) fn insert_finding(&self, span: &FindingSpan) -> Result<(), StoreError> {
        let live_day = self.live_day()?;
        let finding = &span.finding;
        self.run(
            "INSERT INTO finding_span (vendor, agreement, version, code, severity, detail, first_day, last_day, since, why, waiver, live, vendor_key)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, coalesce((SELECT name_key FROM vendor WHERE id = ?1), x''))",
            rusqlite::params![
                finding.vendor.map(|id| id.0),
                finding.agreement.map(|id| id.0),
                finding.version.map(|id| id.0),
                finding.code.word(),
                finding.severity.word(),
                finding.detail,
                span.first_day,
                span.last_day,
                finding.since,
                to_json(&finding.why),
                finding.waiver.map(|id| id.0),
                is_live(live_day, span.first_day, span.last_day),
            ],
        )?;
        Ok(())
    }

    pub(super) fn set_meta(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.run("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", [key, value])?;
        Ok(())
    }
}

fn is_live(live_day: Option<Day>, first: Day, last: Day) -> bool {
    live_day.is_some_and(|day| first <= day && day <= last)
}
