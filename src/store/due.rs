//! The days by which somebody must act, kept as they follow from the facts, and the reminders that fall due by them: in
//! the transaction that changed the facts, and with each new day. Only the pure functions of the domain decide. Nothing
//! here is journalled: the reminders themselves are the record.

use std::ops::RangeInclusive;

use rusqlite::Row;

use crate::domain::agreement::AgreementId;
use crate::domain::day::{Day, add_days, sub_days};
use crate::domain::due::{DueDay, DueKind};
use crate::domain::reminder::{
    KEPT_DAYS, ReminderRules, addressees, falls_due, first_watched, is_escalated,
};
use crate::domain::settings::Settings;
use crate::domain::vendor::VendorId;

use super::column::{get, maybe_json, to_json, word};
use super::dossier::Dossiers;
use super::error::StoreError;
use super::reader::Reader;
use super::writer::Writer;

/// The day of the last round, in the table of what the program notes.
const REMINDED_ON: &str = "reminded-on";

/// A day that a reminder may fall due by.
struct Candidate {
    due: DueDay,
    /// The shortest lead that has been said.
    said: Option<u32>,
    /// The lead times of its agreement, where it has its own.
    leads: Option<Vec<u32>>,
}

/// An open reminder with what decides for whom it is.
struct Asked {
    id: i64,
    owner: Option<String>,
    department: Option<String>,
    is_escalated: bool,
    /// Its users as they are kept, in order.
    users: Vec<i64>,
}

pub(super) fn row_to_due(row: &Row<'_>) -> rusqlite::Result<DueDay> {
    Ok(DueDay {
        kind: word(row, "kind", DueKind::from_word)?,
        subject: get(row, "subject")?,
        day: get(row, "day")?,
        vendor: VendorId(get(row, "vendor")?),
        agreement: get::<Option<i64>>(row, "agreement")?.map(AgreementId),
        position: get::<u32>(row, "position")? as usize,
        detail: get(row, "detail")?,
        longest_lead: get(row, "longest_lead")?,
    })
}

/// Of several vendors of an agreement, only the first one in use.
pub(super) const ANSWERS: &str = "NOT EXISTS (SELECT 1 FROM due_day e WHERE e.kind = d.kind AND e.subject = d.subject AND e.day = d.day AND (e.position, e.vendor) < (d.position, d.vendor))";

/// The condition that a column's vendor is one of a list in JSON, given as parameter `n`; without a list, any.
fn within(column: &str, scope: Option<&str>, n: usize) -> String {
    match scope {
        Some(_) => format!("{column} IN (SELECT value FROM json_each(?{n}))"),
        None => format!("?{n} IS NULL"),
    }
}

impl Reader<'_> {
    /// The days from one day to another, both inclusive, in order; each once.
    pub fn due_days(&self, days: &RangeInclusive<Day>) -> Result<Vec<DueDay>, StoreError> {
        self.all(
            &format!("SELECT d.kind, d.subject, d.day, d.vendor, d.agreement, d.position, d.detail, d.longest_lead FROM due_day d
                WHERE d.day BETWEEN ?1 AND ?2 AND {ANSWERS} ORDER BY d.day, d.kind, d.subject"),
            [days.start(), days.end()],
            row_to_due,
        )
    }
}

impl Writer<'_> {
    /// The day that reminders are of: that of the register, where a change is written down for an earlier one. What lay
    /// before is not news.
    fn reminder_day(&self) -> Result<Day, StoreError> {
        let live = self.live_day()?;
        Ok(live.map_or(self.at.day, |live| live.max(self.at.day)))
    }

    /// Keeps the days of some vendors as their dossiers have them.
    pub(super) fn keep_due_days(
        &self,
        vendors: &[VendorId],
        dossiers: &Dossiers,
        settings: &Settings,
        horizon: Day,
    ) -> Result<(), StoreError> {
        let today = self.reminder_day()?;
        let from = sub_days(today, KEPT_DAYS).unwrap_or(today);
        self.run(
            "DELETE FROM due_day WHERE vendor IN (SELECT value FROM json_each(?))",
            [to_json(vendors)],
        )?;
        for due in dossiers.due_days(settings, &(from..=horizon.max(from))) {
            self.run(
                "INSERT INTO due_day (kind, subject, day, vendor, agreement, position, detail, longest_lead) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                rusqlite::params![
                    due.kind.word(),
                    due.subject,
                    due.day,
                    due.vendor.0,
                    due.agreement.map(|id| id.0),
                    u32::try_from(due.position).unwrap_or(u32::MAX),
                    due.detail,
                    due.longest_lead,
                ],
            )?;
        }
        Ok(())
    }

    /// The round of a day: every reminder that has fallen due since the round before, each once.
    pub(super) fn remind_of_day(&self) -> Result<(), StoreError> {
        let before = self.one(
            "SELECT value FROM meta WHERE key = ?",
            [REMINDED_ON],
            |row| row.get::<_, Day>(0),
        )?;
        let today = self.at.day;
        self.remind(None, Some(first_watched(before, today)))?;
        self.set_meta(
            REMINDED_ON,
            &before.map_or(today, |before| before.max(today)).to_string(),
        )
    }

    /// The reminders of some vendors, or of all, brought up to what their days are now; `watched_from` is the first day
    /// that is not too long past to be reminded of, `None`: today.
    pub(super) fn remind(
        &self,
        vendors: Option<&[VendorId]>,
        watched_from: Option<Day>,
    ) -> Result<(), StoreError> {
        let scope = vendors.map(to_json);
        let rules = self.reminder_rules()?.rules;
        let watched_from = watched_from.map_or_else(|| self.reminder_day(), Ok)?;
        self.end_reminders(scope.as_deref())?;
        if vendors.is_none() {
            self.wake_reminders()?;
        }
        for (due, lead) in self.falling_due(scope.as_deref(), &rules, watched_from)? {
            self.raise(&due, lead)?;
        }
        if vendors.is_none() {
            self.escalate(&rules)?;
        }
        self.address(scope.as_deref(), &rules)
    }

    /// Closes what is about a day that is none any more, or long past; opens again what has become one again.
    fn end_reminders(&self, scope: Option<&str>) -> Result<(), StoreError> {
        let today = self.reminder_day()?;
        let earliest = sub_days(today, KEPT_DAYS).unwrap_or(today);
        let in_scope = within("vendor", scope, 2);
        let is_due = "EXISTS (SELECT 1 FROM due_day d WHERE d.kind = reminder.kind AND d.subject = reminder.subject AND d.day = reminder.day)";
        self.run(
            &format!("UPDATE reminder SET state = 'over', snoozed_until = NULL WHERE state IN ('open', 'snoozed') AND {in_scope} AND (day < ?1 OR NOT {is_due})"),
            rusqlite::params![earliest, scope],
        )?;
        self.run(
            &format!("UPDATE reminder SET state = 'open', waiting_since = ?3 WHERE state = 'over' AND {in_scope} AND day >= ?1 AND {is_due}
                AND NOT EXISTS (SELECT 1 FROM reminder o WHERE o.kind = reminder.kind AND o.subject = reminder.subject AND o.day = reminder.day AND (o.lead < reminder.lead OR o.state <> 'over'))"),
            rusqlite::params![earliest, scope, today],
        )?;
        Ok(())
    }

    fn wake_reminders(&self) -> Result<(), StoreError> {
        self.run(
            "UPDATE reminder SET state = 'open', waiting_since = ?1, snoozed_until = NULL WHERE state = 'snoozed' AND snoozed_until <= ?1",
            [self.reminder_day()?],
        )?;
        Ok(())
    }

    fn falling_due(
        &self,
        scope: Option<&str>,
        rules: &ReminderRules,
        watched_from: Day,
    ) -> Result<Vec<(DueDay, u32)>, StoreError> {
        let today = self.reminder_day()?;
        // An agreement may want to remind earlier than the organisation does.
        let of_agreements = self.sure(
            "SELECT max(l.value) FROM agreement a, json_each(a.leads) l WHERE a.leads IS NOT NULL",
            (),
            |row| row.get::<_, Option<u32>>(0),
        )?;
        let longest = rules
            .leads
            .iter()
            .copied()
            .max()
            .max(of_agreements)
            .unwrap_or(0);
        let until = add_days(today, u64::from(longest)).unwrap_or(today);
        let in_scope = within("d.vendor", scope, 3);
        let matter = "r.kind = d.kind AND r.subject = d.subject AND r.day = d.day";
        let candidates = self.all(
            &format!("SELECT d.kind, d.subject, d.day, d.vendor, d.agreement, d.position, d.detail, d.longest_lead,
                    (SELECT min(r.lead) FROM reminder r WHERE {matter}) AS said, (SELECT a.leads FROM agreement a WHERE a.id = d.agreement) AS leads
                FROM due_day d WHERE d.day BETWEEN ?1 AND ?2 AND {in_scope} AND {ANSWERS}
                    AND NOT EXISTS (SELECT 1 FROM reminder r WHERE {matter} AND r.state = 'done')
                ORDER BY d.day, d.kind, d.subject"),
            rusqlite::params![watched_from, until, scope],
            |row| {
                Ok(Candidate {
                    due: row_to_due(row)?,
                    said: get(row, "said")?,
                    leads: maybe_json(row, "leads")?,
                })
            },
        )?;
        let falling = candidates
            .into_iter()
            .filter_map(|Candidate { due, said, leads }| {
                let leads = leads.as_ref().unwrap_or(&rules.leads);
                let lead = falls_due(&due, leads, said, watched_from, today)?;
                Some((due, lead))
            });
        Ok(falling.collect())
    }

    /// Records a reminder in the place of the one before it of the same day, whose waiting it takes over.
    fn raise(&self, due: &DueDay, lead: u32) -> Result<(), StoreError> {
        let matter = rusqlite::params![
            due.kind.word(),
            due.subject,
            due.day,
            lead,
            due.vendor.0,
            due.agreement.map(|id| id.0),
            due.detail,
            self.reminder_day()?,
        ];
        self.run(
            "INSERT INTO reminder (kind, subject, day, lead, vendor, agreement, detail, raised_on, waiting_since, state, snoozed_until, escalated_on, acted_by, acted_on)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, coalesce(o.waiting_since, ?8), coalesce(o.state, 'open'), o.snoozed_until, o.escalated_on, o.acted_by, o.acted_on
             FROM (SELECT 1) LEFT JOIN reminder o ON o.kind = ?1 AND o.subject = ?2 AND o.day = ?3 AND o.state IN ('open', 'snoozed')",
            matter,
        )?;
        self.run(
            "UPDATE reminder SET state = 'over', snoozed_until = NULL WHERE kind = ? AND subject = ? AND day = ? AND lead > ? AND state IN ('open', 'snoozed')",
            rusqlite::params![due.kind.word(), due.subject, due.day, lead],
        )?;
        Ok(())
    }

    fn escalate(&self, rules: &ReminderRules) -> Result<(), StoreError> {
        let today = self.reminder_day()?;
        let waiting = self.all(
            "SELECT id, waiting_since FROM reminder WHERE state = 'open' AND escalated_on IS NULL",
            (),
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Day>(1)?)),
        )?;
        for (id, since) in waiting {
            if is_escalated(rules, since, today) {
                self.run(
                    "UPDATE reminder SET escalated_on = ? WHERE id = ?",
                    rusqlite::params![today, id],
                )?;
            }
        }
        Ok(())
    }

    /// Writes down for whom each reminder is that somebody may still act on.
    fn address(&self, scope: Option<&str>, rules: &ReminderRules) -> Result<(), StoreError> {
        let people = self.people()?;
        let in_scope = within("reminder.vendor", scope, 1);
        // Whoever answers for an agreement may have changed: a former vendor answers for nothing.
        self.run(
            &format!("UPDATE reminder SET vendor = d.vendor FROM due_day d WHERE reminder.state IN ('open', 'snoozed') AND d.kind = reminder.kind AND d.subject = reminder.subject
                AND d.day = reminder.day AND d.vendor <> reminder.vendor AND {ANSWERS} AND {in_scope}"),
            [scope],
        )?;
        let asked = self.all(
            &format!("SELECT reminder.id, v.owner, v.department, reminder.escalated_on IS NOT NULL AS is_escalated,
                (SELECT json_group_array(f.user ORDER BY f.user) FROM reminder_for f WHERE f.reminder = reminder.id) AS users
             FROM reminder JOIN vendor v ON v.id = reminder.vendor WHERE reminder.state IN ('open', 'snoozed') AND {in_scope}"),
            [scope],
            |row| {
                Ok(Asked {
                    id: get(row, "id")?,
                    owner: get(row, "owner")?,
                    department: get(row, "department")?,
                    is_escalated: get(row, "is_escalated")?,
                    users: super::column::json(row, "users")?,
                })
            },
        )?;
        for one in asked {
            let (owner, department) = (one.owner.as_deref(), one.department.as_deref());
            let users = addressees(&people, owner, department, rules.role, one.is_escalated);
            if users.iter().eq(&one.users) {
                continue;
            }
            self.run("DELETE FROM reminder_for WHERE reminder = ?", [one.id])?;
            for user in users {
                self.run(
                    "INSERT INTO reminder_for (user, reminder, is_open) SELECT ?1, id, state = 'open' FROM reminder WHERE id = ?2",
                    [user, one.id],
                )?;
            }
        }
        Ok(())
    }
}
