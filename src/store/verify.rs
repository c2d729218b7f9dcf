//! Whether the register is what its journal says: the chain of hashes, every stored file, the database itself, and
//! what is kept of the states and findings against the pure functions. Each part names the first thing that differs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::agreement::AgreementId;
use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::vendor::VendorId;

use super::column::to_json;
use super::error::StoreError;
use super::journal::{BEGINNING, EVENT_COLUMNS, Head, chain, row_to_event, sha256};
use super::reader::Reader;
use super::span::agreement_spans;
use super::sync::hash_of;

/// A part of the register that is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The chain of the journal.
    Journal,
    /// The stored files.
    Files,
    /// The database's own structure and references.
    Database,
    /// What is kept of states and findings.
    Derived,
}

impl Part {
    /// The key of its name in the texts of both languages.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Part::Journal => "verify-journal",
            Part::Files => "verify-files",
            Part::Database => "verify-database",
            Part::Derived => "verify-derived",
        }
    }
}

/// The first difference of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Where.
    pub part: Part,
    /// What: `event 17`, `agreements/acme/dpa-v1.md`, `vendor 3`.
    pub subject: String,
    /// The key of the sentence, with `subject` and `detail`.
    pub key: &'static str,
    /// More, where there is more to say.
    pub detail: String,
}

/// What was verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// Events in the chain.
    pub n_events: u64,
    /// Events whose payload was emptied.
    pub n_redacted: u64,
    /// The last event's hash: kept elsewhere, it proves later that nothing was cut off.
    pub head: String,
    /// Files hashed.
    pub n_files: u64,
    /// Vendors whose findings were computed again.
    pub n_vendors: u64,
    /// The first difference of each part that has one; empty when all is well.
    pub differences: Vec<Difference>,
}

fn differs(
    part: Part,
    subject: impl Into<String>,
    key: &'static str,
    detail: impl Into<String>,
) -> Difference {
    Difference {
        part,
        subject: subject.into(),
        key,
        detail: detail.into(),
    }
}

impl Reader<'_> {
    /// Verifies everything. Takes its time: run it in the slow lane.
    pub fn verify(&self) -> Result<VerifyReport, StoreError> {
        let mut report = VerifyReport {
            n_events: 0,
            n_redacted: 0,
            head: BEGINNING.to_owned(),
            n_files: 0,
            n_vendors: 0,
            differences: Vec::new(),
        };
        // A damaged database may answer the rest wrongly, so it is looked at first.
        report.differences.extend(self.verify_database()?);
        let of_journal = self.verify_journal(&mut report)?;
        let of_files = self.verify_files(&mut report)?;
        let of_derived = self.verify_derived(&mut report)?;
        let of_tally = self.verify_tally()?;
        report.differences.extend(
            [of_journal, of_files, of_derived, of_tally]
                .into_iter()
                .flatten(),
        );
        Ok(report)
    }

    fn verify_database(&self) -> Result<Option<Difference>, StoreError> {
        let answer = self.sure("PRAGMA integrity_check(1)", (), |row| {
            row.get::<_, String>(0)
        })?;
        if answer != "ok" {
            return Ok(Some(differs(
                Part::Database,
                super::DATABASE,
                "verify-integrity",
                answer,
            )));
        }
        let orphan = self.one("PRAGMA foreign_key_check", (), |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?))
        })?;
        Ok(
            orphan
                .map(|(table, parent)| differs(Part::Database, table, "verify-reference", parent)),
        )
    }

    fn verify_journal(&self, report: &mut VerifyReport) -> Result<Option<Difference>, StoreError> {
        let mut statement = self.statement(&format!(
            "SELECT {EVENT_COLUMNS}, payload AS raw FROM journal ORDER BY seq"
        ))?;
        let mut rows = statement.query(())?;
        let mut head = Head {
            seq: 0,
            sha256: BEGINNING.to_owned(),
        };
        let mut emptied = std::collections::BTreeSet::new();
        let mut named = std::collections::BTreeSet::new();
        while let Some(row) = rows.next()? {
            let event = row_to_event(row)?;
            let subject = format!("event {}", event.seq);
            let wrong = |key| {
                Ok(Some(differs(
                    Part::Journal,
                    &subject,
                    key,
                    event.kind.word(),
                )))
            };
            if event.seq != head.seq + 1 {
                return wrong("verify-event-missing");
            }
            if event.prev_sha256 != head.sha256 {
                return wrong("verify-chain-broken");
            }
            let raw: Option<String> = row.get("raw")?;
            match &raw {
                Some(raw) if sha256(raw.as_bytes()) != event.payload_sha256 => {
                    return wrong("verify-payload-changed");
                }
                Some(_) => {}
                None => {
                    emptied.insert(event.seq);
                }
            }
            let hash = chain(
                &event.prev_sha256,
                event.seq,
                &event.at,
                &event.actor,
                event.via,
                event.kind.word(),
                &event.subject.text(),
                &event.payload_sha256,
            );
            if hash != event.sha256 {
                return wrong("verify-event-changed");
            }
            if event.kind == EventKind::EventRedacted {
                named.extend(
                    event
                        .payload
                        .as_ref()
                        .and_then(|payload| payload.get("event")?.get("to")?.as_i64()),
                );
            }
            head = Head {
                seq: event.seq,
                sha256: event.sha256,
            };
        }
        report.n_events = head.seq.unsigned_abs();
        report.n_redacted = emptied.len() as u64;
        report.head = head.sha256;
        let silent = emptied.difference(&named).next();
        Ok(silent.map(|seq| {
            differs(
                Part::Journal,
                format!("event {seq}"),
                "verify-emptied-silently",
                "",
            )
        }))
    }

    fn verify_files(&self, report: &mut VerifyReport) -> Result<Option<Difference>, StoreError> {
        for known in self.known_files()? {
            report.n_files += 1;
            let found = hash_of(&self.shared.files, &known.file)?;
            if found.as_ref() == Some(&known.sha256)
                || (found.is_none() && self.waits(&known.file)?)
            {
                continue;
            }
            let key = if found.is_some() {
                "verify-file-changed"
            } else {
                "verify-file-lost"
            };
            return Ok(Some(differs(Part::Files, known.file, key, "")));
        }
        Ok(None)
    }

    fn verify_derived(&self, report: &mut VerifyReport) -> Result<Option<Difference>, StoreError> {
        let Some(horizon) = self.horizon()? else {
            return Ok(None);
        };
        let settings = self.settings()?;
        let agreements: Vec<(AgreementId, Day)> = self.all(
            "SELECT id, added_on FROM agreement ORDER BY id",
            (),
            |row| Ok((AgreementId(row.get(0)?), row.get(1)?)),
        )?;
        for batch in agreements.chunks(500) {
            let ids: Vec<AgreementId> = batch.iter().map(|(id, _)| *id).collect();
            let mut kept = self.kept(
                "SELECT agreement AS id, json_array(first_day, last_day, state, version, ends_on, notice_by) AS line FROM agreement_span WHERE agreement IN (SELECT value FROM json_each(?)) ORDER BY agreement, first_day",
                &to_json(&ids),
            )?;
            let filed = self.filed(self.agreements_by_id(&ids)?)?;
            for (id, added_on) in batch {
                let wanted: Vec<String> = filed.get(id).map_or_else(Vec::new, |filed| {
                    let spans = agreement_spans(filed, *added_on, &settings, horizon);
                    let line =
                        |piece: &crate::domain::day::Piece<super::span::AgreementStanding>| {
                            let value = &piece.value;
                            to_json(&(
                                piece.first_day,
                                piece.last_day,
                                value.standing.state,
                                value.standing.version,
                                value.ends_on,
                                value.notice_by,
                            ))
                        };
                    spans.iter().map(line).collect()
                });
                if kept.remove(&id.0).unwrap_or_default() != wanted {
                    return Ok(Some(differs(
                        Part::Derived,
                        format!("agreement {}", id.0),
                        "verify-derived-differs",
                        "",
                    )));
                }
            }
        }
        let vendors: Vec<VendorId> = self.all("SELECT id FROM vendor ORDER BY id", (), |row| {
            row.get(0).map(VendorId)
        })?;
        for batch in vendors.chunks(500) {
            let mut kept = self.kept(
                "SELECT vendor AS id, json_array(first_day, last_day, code, severity, since, agreement, version, detail, waiver, json(why)) AS line FROM finding_span WHERE vendor IN (SELECT value FROM json_each(?))",
                &to_json(batch),
            )?;
            let mut wanted: BTreeMap<i64, Vec<String>> = BTreeMap::new();
            for span in self.dossiers(batch)?.spans(&settings, horizon) {
                let f = &span.finding;
                let line = to_json(&(
                    span.first_day,
                    span.last_day,
                    f.code,
                    f.severity,
                    f.since,
                    f.agreement,
                    f.version,
                    &f.detail,
                    f.waiver,
                    &f.why,
                ));
                wanted
                    .entry(f.vendor.map_or(0, |id| id.0))
                    .or_default()
                    .push(line);
            }
            for vendor in batch {
                report.n_vendors += 1;
                let (mut kept, mut wanted) = (
                    kept.remove(&vendor.0).unwrap_or_default(),
                    wanted.remove(&vendor.0).unwrap_or_default(),
                );
                kept.sort();
                wanted.sort();
                if kept != wanted {
                    return Ok(Some(differs(
                        Part::Derived,
                        format!("vendor {}", vendor.0),
                        "verify-derived-differs",
                        "",
                    )));
                }
            }
        }
        Ok(None)
    }

    /// The numbers that triggers keep must be those that counting gives.
    fn verify_tally(&self) -> Result<Option<Difference>, StoreError> {
        let Some(day) = self.live_day()? else {
            return Ok(None);
        };
        let is_same = self.counts(day)? == self.counts_of(day)?;
        Ok((!is_same).then(|| differs(Part::Derived, "tally", "verify-derived-differs", "")))
    }

    /// The kept rows of several subjects, each row as one line of JSON.
    fn kept(&self, sql: &str, ids: &str) -> Result<BTreeMap<i64, Vec<String>>, StoreError> {
        let mut kept: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for (id, line) in self.all(sql, [ids], |row| {
            Ok((row.get::<_, i64>("id")?, row.get::<_, String>("line")?))
        })? {
            kept.entry(id).or_default().push(line);
        }
        Ok(kept)
    }
}
