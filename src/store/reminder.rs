//! Reminders as people see them: the lists, and what is done about one. That they fall due is in `due`.

use rusqlite::Row;
use serde_json::{Map, Value};

use crate::domain::access::UserRole;
use crate::domain::agreement::AgreementId;
use crate::domain::day::Day;
use crate::domain::due::DueKind;
use crate::domain::event::EventKind;
use crate::domain::reminder::{Person, ReminderRules, ReminderState, latest_snooze};
use crate::domain::vendor::VendorId;

use super::column::{get, json, maybe_json, to_json, word};
use super::diff;
use super::error::{StoreError, Theirs};
use super::journal::Subject;
use super::reader::Reader;
use super::user::UserId;
use super::writer::Writer;

/// The register's own number of a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReminderId(pub i64);

/// The most open reminders that the menu counts.
pub const MOST_WAITING: u32 = 99;

/// A reminder with the names that a line of it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The register's own number.
    pub id: ReminderId,
    /// What its day is the last one for.
    pub kind: DueKind,
    /// What it is a day of, for ever the same: `agreement:12`, `change-notice:3`.
    pub subject: String,
    /// The day, inclusive.
    pub day: Day,
    /// How many days before it this one was raised for.
    pub lead: u32,
    /// The vendor that answers for it.
    pub vendor: VendorId,
    /// That vendor's name.
    pub vendor_name: String,
    /// The agreement, where it is about one.
    pub agreement: Option<AgreementId>,
    /// That agreement's title.
    pub title: String,
    /// What within: the name of a certification, the code of a waived finding, the number of a version.
    pub detail: String,
    /// The day it was raised on.
    pub raised_on: Day,
    /// Where it stands.
    pub state: ReminderState,
    /// The day it comes back, while it is put aside.
    pub snoozed_until: Option<Day>,
    /// Since when the role is told as well.
    pub escalated_on: Option<Day>,
    /// Who dealt with it or put it aside last, and when.
    pub acted: Option<(String, Day)>,
    /// The names of those whom it is for.
    pub users: Vec<String>,
}

/// Which reminders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReminderFilter {
    /// Only those for a user.
    pub user: Option<UserId>,
    /// Only those that stand so.
    pub state: ReminderState,
}

/// A page of a list of reminders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderPage {
    /// The reminders, the nearest day first.
    pub rows: Vec<Reminder>,
    /// The last of them, where more follow.
    pub next: Option<ReminderId>,
}

/// How many reminders stand how, in the order open, snoozed, done.
pub type ReminderCounts = [u32; 3];

/// The rules with their row's version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReminderRulesRow {
    /// Rises with each change.
    pub row: i64,
    /// The rules.
    pub rules: ReminderRules,
}

pub(super) const SELECT: &str = "SELECT r.id, r.kind, r.subject, r.day, r.lead, r.vendor, v.name AS vendor_name, r.agreement, coalesce(a.title, '') AS title, r.detail, r.raised_on, r.state, r.snoozed_until,
        r.escalated_on, r.acted_by, r.acted_on,
        (SELECT json_group_array(u.name ORDER BY u.name) FROM reminder_for f JOIN user u ON u.id = f.user WHERE f.reminder = r.id) AS users
    FROM reminder r JOIN vendor v ON v.id = r.vendor LEFT JOIN agreement a ON a.id = r.agreement";

pub(super) fn row_to_reminder(row: &Row<'_>) -> rusqlite::Result<Reminder> {
    Ok(Reminder {
        id: ReminderId(get(row, "id")?),
        kind: word(row, "kind", DueKind::from_word)?,
        subject: get(row, "subject")?,
        day: get(row, "day")?,
        lead: get(row, "lead")?,
        vendor: VendorId(get(row, "vendor")?),
        vendor_name: get(row, "vendor_name")?,
        agreement: get::<Option<i64>>(row, "agreement")?.map(AgreementId),
        title: get(row, "title")?,
        detail: get(row, "detail")?,
        raised_on: get(row, "raised_on")?,
        state: word(row, "state", ReminderState::from_word)?,
        snoozed_until: get(row, "snoozed_until")?,
        escalated_on: get(row, "escalated_on")?,
        acted: get::<Option<String>>(row, "acted_by")?.zip(get(row, "acted_on")?),
        users: json(row, "users")?,
    })
}

impl Reader<'_> {
    /// A page of reminders, the nearest day first, after another reminder. One statement.
    pub fn reminders(
        &self,
        filter: ReminderFilter,
        after: Option<ReminderId>,
        limit: u32,
    ) -> Result<ReminderPage, StoreError> {
        let mut rows = self.all(
            &format!(
                "{SELECT} WHERE r.state = ?1 AND (?2 IS NULL OR EXISTS (SELECT 1 FROM reminder_for f WHERE f.user = ?2 AND f.reminder = r.id))
                    AND (?3 IS NULL OR (r.day, r.id) > (SELECT l.day, l.id FROM reminder l WHERE l.id = ?3))
                 ORDER BY r.day, r.id LIMIT ?4"
            ),
            rusqlite::params![
                filter.state.word(),
                filter.user.map(|id| id.0),
                after.map(|id| id.0),
                limit.saturating_add(1),
            ],
            row_to_reminder,
        )?;
        let is_more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        Ok(ReminderPage {
            next: rows.last().map(|row| row.id).filter(|_| is_more),
            rows,
        })
    }

    /// How many reminders a user has, or all users have. One statement.
    pub fn reminder_counts(&self, user: Option<UserId>) -> Result<ReminderCounts, StoreError> {
        let counts = self.all(
            "SELECT r.state, count(*) FROM reminder r WHERE r.state <> 'over' AND (?1 IS NULL OR EXISTS (SELECT 1 FROM reminder_for f WHERE f.user = ?1 AND f.reminder = r.id)) GROUP BY r.state",
            [user.map(|id| id.0)],
            |row| Ok((word(row, 0, ReminderState::from_word)?, row.get::<_, u32>(1)?)),
        )?;
        let of = |state| {
            let found = counts.iter().find(|(counted, _)| *counted == state);
            found.map_or(0, |(_, n)| *n)
        };
        Ok([
            ReminderState::Open,
            ReminderState::Snoozed,
            ReminderState::Done,
        ]
        .map(of))
    }

    /// A reminder.
    pub fn reminder(&self, id: ReminderId) -> Result<Option<Reminder>, StoreError> {
        self.one(&format!("{SELECT} WHERE r.id = ?"), [id.0], row_to_reminder)
    }

    /// When the organisation wants to be reminded.
    pub fn reminder_rules(&self) -> Result<ReminderRulesRow, StoreError> {
        self.sure(
            "SELECT row, leads, escalate_days, role FROM reminder_rules",
            (),
            |row| {
                Ok(ReminderRulesRow {
                    row: get(row, "row")?,
                    rules: ReminderRules {
                        leads: json(row, "leads")?,
                        escalate_days: get(row, "escalate_days")?,
                        role: word(row, "role", UserRole::from_word)?,
                    },
                })
            },
        )
    }

    /// Those who can be reminded.
    pub(super) fn people(&self) -> Result<Vec<Person>, StoreError> {
        self.all(
            "SELECT id, name, email, role, department FROM user WHERE status = 'active' ORDER BY id",
            (),
            |row| {
                Ok(Person {
                    id: get(row, "id")?,
                    name: get(row, "name")?,
                    email: get(row, "email")?,
                    role: word(row, "role", UserRole::from_word)?,
                    department: get(row, "department")?,
                })
            },
        )
    }

    /// The lead times of an agreement, where it has its own.
    pub fn leads_of(&self, agreement: AgreementId) -> Result<Option<Vec<u32>>, StoreError> {
        let found = self.one(
            "SELECT leads FROM agreement WHERE id = ?",
            [agreement.0],
            |row| maybe_json(row, "leads"),
        )?;
        Ok(found.flatten())
    }

    /// The department whose reminders a user takes.
    pub fn department_of(&self, user: UserId) -> Result<Option<String>, StoreError> {
        let found = self.one(
            "SELECT department FROM user WHERE id = ?",
            [user.0],
            |row| row.get(0),
        )?;
        Ok(found.flatten())
    }
}

impl Writer<'_> {
    /// Says that a reminder is dealt with: its day is not mentioned again.
    pub fn settle_reminder(&mut self, id: ReminderId) -> Result<(), StoreError> {
        let about = self.actable(id)?;
        self.run(
            "UPDATE reminder SET state = 'done', snoozed_until = NULL, acted_by = ?, acted_on = ? WHERE id = ?",
            rusqlite::params![self.actor.name, self.at.day, id.0],
        )?;
        self.record(EventKind::ReminderDone, subject(&about), &payload(&about))
    }

    /// Puts a reminder aside until a day after today, on which it comes back.
    pub fn snooze_reminder(&mut self, id: ReminderId, until: Day) -> Result<(), StoreError> {
        let about = self.actable(id)?;
        let today = self.at.day;
        if until <= today || until > latest_snooze(about.day, today) {
            return Err(StoreError::Rule("problem-reminder-until"));
        }
        self.run(
            "UPDATE reminder SET state = 'snoozed', snoozed_until = ?, acted_by = ?, acted_on = ? WHERE id = ?",
            rusqlite::params![until, self.actor.name, today, id.0],
        )?;
        let mut payload = payload(&about);
        payload.extend(diff::to("until", until.to_string()));
        self.record(EventKind::ReminderSnoozed, subject(&about), &payload)
    }

    /// Takes back that a reminder was dealt with or put aside.
    pub fn reopen_reminder(&mut self, id: ReminderId) -> Result<(), StoreError> {
        let about = self.reminder(id)?.ok_or(StoreError::NotFound("reminder"))?;
        if !matches!(about.state, ReminderState::Snoozed | ReminderState::Done) {
            return Err(StoreError::Rule("store-reminder-over"));
        }
        self.run(
            "UPDATE reminder SET state = 'open', snoozed_until = NULL, waiting_since = ? WHERE id = ?",
            rusqlite::params![self.at.day, id.0],
        )?;
        self.touch_reminders();
        self.record(
            EventKind::ReminderReopened,
            subject(&about),
            &payload(&about),
        )
    }

    /// Changes the rules that were read as `row`; gives the new row version.
    pub fn set_reminder_rules(
        &mut self,
        row: i64,
        rules: &ReminderRules,
    ) -> Result<i64, StoreError> {
        let before = self.reminder_rules()?;
        if before.row != row {
            return Err(StoreError::Conflict {
                theirs: Theirs::ReminderRules(Box::new(before.rules)),
            });
        }
        let change = diff::changed(&before.rules, rules);
        if change.is_empty() {
            return Ok(row);
        }
        self.run(
            "UPDATE reminder_rules SET row = row + 1, leads = ?, escalate_days = ?, role = ?",
            rusqlite::params![
                to_json(&rules.leads),
                rules.escalate_days,
                rules.role.word()
            ],
        )?;
        self.touch_reminders();
        self.record(EventKind::ReminderRulesChanged, Subject::default(), &change)?;
        Ok(row + 1)
    }

    /// Sets the department whose reminders a user takes.
    pub fn set_department(
        &mut self,
        user: UserId,
        department: Option<&str>,
    ) -> Result<(), StoreError> {
        let before = self.department_of(user)?;
        if before.as_deref() == department {
            return Ok(());
        }
        self.run(
            "UPDATE user SET department = ? WHERE id = ?",
            rusqlite::params![department, user.0],
        )?;
        self.touch_reminders();
        let payload = diff::to("department", department);
        self.record(EventKind::UserChanged, Subject::user(user), &payload)
    }

    /// Sets the lead times of an agreement; `None`: those of the organisation hold.
    pub fn set_leads(
        &mut self,
        agreement: AgreementId,
        leads: Option<&[u32]>,
    ) -> Result<(), StoreError> {
        let before = self.leads_of(agreement)?;
        if before.as_deref() == leads {
            return Ok(());
        }
        self.run(
            "UPDATE agreement SET leads = ? WHERE id = ?",
            rusqlite::params![leads.map(to_json), agreement.0],
        )?;
        self.touch_reminders();
        let change = diff::changed(
            &serde_json::json!({ "leads": before }),
            &serde_json::json!({ "leads": leads }),
        );
        let subject = Subject {
            agreement: Some(agreement),
            ..Subject::default()
        };
        self.record(EventKind::AgreementChanged, subject, &change)
    }

    /// A reminder that somebody may still act on.
    fn actable(&self, id: ReminderId) -> Result<Reminder, StoreError> {
        let found = self.reminder(id)?.ok_or(StoreError::NotFound("reminder"))?;
        if matches!(found.state, ReminderState::Open | ReminderState::Snoozed) {
            Ok(found)
        } else {
            Err(StoreError::Rule("store-reminder-over"))
        }
    }
}

fn subject(about: &Reminder) -> Subject {
    Subject {
        agreement: about.agreement,
        ..Subject::vendor(about.vendor)
    }
}

fn payload(about: &Reminder) -> Map<String, Value> {
    let mut payload = diff::to("due", about.kind.word());
    payload.extend(diff::to("day", about.day.to_string()));
    payload
}
