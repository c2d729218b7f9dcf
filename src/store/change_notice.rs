//! Announced changes of sub-processors in the database: received, changed while they are open, decided, and carried out. The
//! letters beside them are in `change_proof`, the list of all in `change_notice_list`.

use rusqlite::{Row, named_params};

use crate::domain::change_notice::{
    ChangeDecision, ChangeNotice, ChangeNoticeFacts, ChangeNoticeId, Decided,
};
use crate::domain::day::sub_days;
use crate::domain::event::EventKind;
use crate::domain::sub_processor::SubProcessorFacts;
use crate::domain::vendor::VendorId;

use super::column::{get, json, to_json, word};
use super::diff;
use super::error::{StoreError, Theirs};
use super::journal::Subject;
use super::reader::Reader;
use super::sub_processor::name_key;
use super::writer::Writer;

/// What a notice is read from: `n` the notice.
pub(super) const COLUMNS: &str = "n.id, n.row, n.vendor, n.received_on, n.effective_on, n.days, n.note, n.decision, n.reason, n.decided_on, n.decided_by, n.closed_on,
    (SELECT json_group_array(json_object('removes', l.removes, 'name', l.name, 'countries', json(l.countries), 'purpose', l.purpose) ORDER BY l.position) FROM change_line l WHERE l.notice = n.id) AS lines";

pub(super) fn row_to_notice(row: &Row<'_>) -> rusqlite::Result<ChangeNotice> {
    let decision: Option<String> = get(row, "decision")?;
    let decided = match decision {
        Some(_) => Some(Decided {
            decision: word(row, "decision", ChangeDecision::from_word)?,
            reason: get(row, "reason")?,
            on: get(row, "decided_on")?,
            by: get(row, "decided_by")?,
        }),
        None => None,
    };
    Ok(ChangeNotice {
        id: ChangeNoticeId(get(row, "id")?),
        row: get(row, "row")?,
        vendor: VendorId(get(row, "vendor")?),
        facts: ChangeNoticeFacts {
            received_on: get(row, "received_on")?,
            effective_on: get(row, "effective_on")?,
            days: get(row, "days")?,
            lines: json(row, "lines")?,
            note: get(row, "note")?,
        },
        decided,
        closed_on: get(row, "closed_on")?,
    })
}

impl Reader<'_> {
    /// A notice of a vendor that is in the register.
    pub fn change_notice(&self, id: ChangeNoticeId) -> Result<Option<ChangeNotice>, StoreError> {
        self.one(
            &format!("SELECT {COLUMNS} FROM change_notice n JOIN vendor v ON v.id = n.vendor WHERE n.id = ? AND v.withdrawn_on IS NULL"),
            [id.0],
            row_to_notice,
        )
    }

    /// Every notice of some vendors, closed ones too, newest first.
    pub fn change_notices_of(&self, vendors: &[VendorId]) -> Result<Vec<ChangeNotice>, StoreError> {
        self.all(
            &format!("SELECT {COLUMNS} FROM change_notice n WHERE n.vendor IN (SELECT value FROM json_each(?)) ORDER BY n.received_on DESC, n.id DESC"),
            [to_json(vendors)],
            row_to_notice,
        )
    }
}

impl Writer<'_> {
    /// Writes down a notice that a vendor has sent.
    pub fn receive_change_notice(
        &mut self,
        vendor: VendorId,
        facts: &ChangeNoticeFacts,
    ) -> Result<ChangeNoticeId, StoreError> {
        self.vendor(vendor)?.ok_or(StoreError::NotFound("vendor"))?;
        let id = ChangeNoticeId(self.insert(
            "INSERT INTO change_notice (vendor, received_on, effective_on, days, note) VALUES (:vendor, :received_on, :effective_on, :days, :note)",
            named_params! {
                ":vendor": vendor.0,
                ":received_on": facts.received_on,
                ":effective_on": facts.effective_on,
                ":days": facts.days,
                ":note": facts.note,
            },
        )?);
        self.set_change_lines(vendor, id, facts)?;
        let mut payload = diff::to("change_notice", id.0);
        payload.extend(diff::added(facts));
        self.record(
            EventKind::ChangeNoticeReceived,
            Subject::vendor(vendor),
            &payload,
        )?;
        self.touch_vendor(vendor);
        Ok(id)
    }

    /// Changes a notice that was read as `row`, as long as nobody has decided about it. Equal facts change nothing.
    pub fn change_change_notice(
        &mut self,
        id: ChangeNoticeId,
        row: i64,
        facts: &ChangeNoticeFacts,
    ) -> Result<(), StoreError> {
        let before = self.notice_as_read(id, row)?;
        if before.decided.is_some() {
            return Err(StoreError::Rule("store-change-decided"));
        }
        let mut change = diff::changed(&before.facts, facts);
        if change.is_empty() {
            return Ok(());
        }
        self.run(
            "UPDATE change_notice SET row = row + 1, received_on = :received_on, effective_on = :effective_on, days = :days, note = :note WHERE id = :id",
            named_params! {
                ":received_on": facts.received_on,
                ":effective_on": facts.effective_on,
                ":days": facts.days,
                ":note": facts.note,
                ":id": id.0,
            },
        )?;
        self.set_change_lines(before.vendor, id, facts)?;
        change.extend(diff::to("change_notice", id.0));
        self.record(
            EventKind::ChangeNoticeChanged,
            Subject::vendor(before.vendor),
            &change,
        )?;
        self.touch_vendor(before.vendor);
        Ok(())
    }

    /// Records what was decided about a notice that was read as `row`, by whom and when. It is decided once.
    pub fn decide_change_notice(
        &mut self,
        id: ChangeNoticeId,
        row: i64,
        decision: ChangeDecision,
        reason: &str,
    ) -> Result<(), StoreError> {
        let before = self.notice_as_read(id, row)?;
        if before.decided.is_some() {
            return Err(StoreError::Rule("store-change-decided"));
        }
        self.run(
            "UPDATE change_notice SET row = row + 1, decision = ?, reason = ?, decided_on = ?, decided_by = ? WHERE id = ?",
            rusqlite::params![decision.word(), reason, self.at.day, self.actor.name, id.0],
        )?;
        let mut payload = diff::to("change_notice", id.0);
        payload.extend(diff::to("decision", decision.word()));
        payload.extend(diff::to("reason", reason));
        self.record(
            EventKind::ChangeNoticeDecided,
            Subject::vendor(before.vendor),
            &payload,
        )?;
        self.touch_vendor(before.vendor);
        Ok(())
    }

    /// Carries out what was decided about a notice that was read as `row`, and closes it: an accepted change adds who comes,
    /// from its first day, and ends who goes, the day before; an objection that has had its answer changes nothing.
    pub fn close_change_notice(&mut self, id: ChangeNoticeId, row: i64) -> Result<(), StoreError> {
        let before = self.notice_as_read(id, row)?;
        let Some(decided) = before
            .decided
            .as_ref()
            .filter(|_| before.closed_on.is_none())
        else {
            return Err(StoreError::Rule("store-change-not-decided"));
        };
        if decided.decision == ChangeDecision::NoObjection {
            self.take_over_change(&before)?;
        }
        self.run(
            "UPDATE change_notice SET row = row + 1, closed_on = ? WHERE id = ?",
            rusqlite::params![self.at.day, id.0],
        )?;
        let mut payload = diff::to("change_notice", id.0);
        payload.extend(diff::to("decision", decided.decision.word()));
        self.record(
            EventKind::ChangeNoticeClosed,
            Subject::vendor(before.vendor),
            &payload,
        )?;
        self.touch_vendor(before.vendor);
        Ok(())
    }

    fn take_over_change(&mut self, notice: &ChangeNotice) -> Result<(), StoreError> {
        let from = notice.facts.effective_on.unwrap_or(self.at.day);
        let last = sub_days(from, 1).unwrap_or(from);
        let (own, _) = self.sub_processors_around(notice.vendor)?;
        for line in &notice.facts.lines {
            let engaged = own.iter().find(|known| match line.removes {
                Some(id) => known.it.id == id,
                None => {
                    !known.it.facts.is_over(from)
                        && name_key(&known.it.facts.name) == name_key(&line.name)
                }
            });
            match (line.removes, engaged) {
                (Some(_), Some(known)) if !known.it.facts.is_over(from) => {
                    let facts = SubProcessorFacts {
                        // One that came on the day it goes had that day alone.
                        until: Some(known.it.facts.since.map_or(last, |since| since.max(last))),
                        ..known.it.facts.clone()
                    };
                    self.change_sub_processor(known.it.id, known.it.row, &facts)?;
                }
                (None, None) => {
                    let facts = SubProcessorFacts {
                        name: line.name.clone(),
                        countries: line.countries.clone(),
                        purpose: line.purpose.clone(),
                        since: Some(from),
                        ..SubProcessorFacts::default()
                    };
                    self.add_sub_processor(notice.vendor, None, &facts)?;
                }
                // It is there already, or has gone already.
                _ => {}
            }
        }
        Ok(())
    }

    fn notice_as_read(&self, id: ChangeNoticeId, row: i64) -> Result<ChangeNotice, StoreError> {
        let found = self.change_notice(id)?;
        let found = found.ok_or(StoreError::NotFound("change notice"))?;
        if found.row == row {
            Ok(found)
        } else {
            Err(StoreError::Conflict {
                theirs: Theirs::ChangeNotice(Box::new(found)),
            })
        }
    }

    fn set_change_lines(
        &self,
        vendor: VendorId,
        id: ChangeNoticeId,
        facts: &ChangeNoticeFacts,
    ) -> Result<(), StoreError> {
        self.run("DELETE FROM change_line WHERE notice = ?", [id.0])?;
        for (position, line) in facts.lines.iter().enumerate() {
            if let Some(goes) = line.removes {
                let found = self.sub_processor(goes)?;
                found
                    .filter(|found| found.it.vendor == vendor)
                    .ok_or(StoreError::NotFound("sub-processor"))?;
            }
            self.run(
                "INSERT INTO change_line (notice, position, removes, name, countries, purpose) VALUES (?, ?, ?, ?, ?, ?)",
                rusqlite::params![
                    id.0,
                    u32::try_from(position).unwrap_or(u32::MAX),
                    line.removes.map(|id| id.0),
                    line.name,
                    to_json(&line.countries),
                    line.purpose,
                ],
            )?;
        }
        Ok(())
    }
}
