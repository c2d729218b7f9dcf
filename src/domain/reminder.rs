//! Reminders: which fall due on a day, for whom they are, when nobody has acted for too long. Pure; the days come from
//! `due`, what has been said already from whoever keeps it.
//!
//! Of the lead times that have come, only the shortest is said: whoever adds an agreement that ends in a week is told once,
//! and so is whoever comes back to a server that stood still for a month. A lead that has been said, or a longer one, is
//! never said again for the same day of the same subject; another day is another matter.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::access::UserRole;
use super::choice::choice;
use super::day::{Day, add_days, sub_days};
use super::due::DueDay;

/// Days after its day that a reminder stays open, and that a server which stood still looks back (our choice): then the
/// findings say what is wrong.
pub const KEPT_DAYS: u64 = 30;
/// The most lead times.
pub const MOST_LEADS: usize = 8;
/// The longest lead time, and the longest time until escalation, in days.
pub const LONGEST_DAYS: u32 = 365;

choice! {
    /// Where a reminder stands.
    ReminderState, "reminder-state" {
        /// Somebody must act.
        Open = "open",
        /// Put aside until a day.
        Snoozed = "snoozed",
        /// Somebody has said that it is dealt with: its day is not mentioned again.
        Done = "done",
        /// Nothing to do any more: a nearer reminder has taken its place, the day has changed, or is long past.
        Over = "over",
    }
}

/// When the organisation wants to be reminded, and who is asked where nobody owns a vendor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderRules {
    /// Days before a day, longest first, each 0–365, at most eight; 0 is the day itself.
    pub leads: Vec<u32>,
    /// Days without action after which the role is told as well, 1–365; `None`: never.
    pub escalate_days: Option<u32>,
    /// Who is reminded where a vendor has neither owner nor department that can be.
    pub role: UserRole,
}

impl Default for ReminderRules {
    fn default() -> ReminderRules {
        ReminderRules {
            leads: vec![90, 30, 7, 0],
            escalate_days: Some(14),
            role: UserRole::Legal,
        }
    }
}

/// The first day that a round on `today` looks at, when the round before was on `before`: the day after that one, so that
/// days on which the server stood still are caught up, yet not more than [`KEPT_DAYS`] of them. Without a round before,
/// today: what lay before the register is not news.
#[must_use]
pub fn first_watched(before: Option<Day>, today: Day) -> Day {
    let earliest = sub_days(today, KEPT_DAYS).unwrap_or(today);
    let next = before.and_then(|before| add_days(before, 1));
    next.unwrap_or(today).clamp(earliest, today)
}

/// The lead of the reminder that falls due by `today`, if one does. `said` is the shortest lead that has been said for this
/// day of this subject, `watched_from` as [`first_watched`] gives it.
#[must_use]
pub fn falls_due(
    due: &DueDay,
    leads: &[u32],
    said: Option<u32>,
    watched_from: Day,
    today: Day,
) -> Option<u32> {
    if due.day < watched_from {
        return None;
    }
    let has_come = |lead: &u32| {
        let on = sub_days(due.day, u64::from(*lead));
        *lead <= due.longest_lead && on.is_none_or(|on| on <= today)
    };
    let lead = leads.iter().copied().filter(has_come).min()?;
    said.is_none_or(|said| lead < said).then_some(lead)
}

/// Whether a reminder that nobody has acted on since `since` is one for the role as well.
#[must_use]
pub fn is_escalated(rules: &ReminderRules, since: Day, today: Day) -> bool {
    let after = rules.escalate_days.map(u64::from);
    after
        .and_then(|days| add_days(since, days))
        .is_some_and(|day| day <= today)
}

/// The last day until which a reminder may be put aside, inclusive: its day, or where that has come 30 days from today.
#[must_use]
pub fn latest_snooze(day: Day, today: Day) -> Day {
    if day > today {
        day
    } else {
        add_days(today, KEPT_DAYS).unwrap_or(today)
    }
}

/// Someone who can be reminded: a user who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The user's number.
    pub id: i64,
    /// The user's name.
    pub name: String,
    /// The user's e-mail address.
    pub email: String,
    /// What the user may do.
    pub role: UserRole,
    /// The department whose reminders the user takes.
    pub department: Option<String>,
}

/// For whom a reminder is: the vendor's owner, where that is a user by name or address; else the users of its department;
/// else those of the role; else administrators. Escalated, those of the role are told as well, or where it was theirs from
/// the beginning, the administrators.
#[must_use]
pub fn addressees(
    people: &[Person],
    owner: Option<&str>,
    department: Option<&str>,
    role: UserRole,
    escalated: bool,
) -> BTreeSet<i64> {
    let those = |is_one: &dyn Fn(&Person) -> bool| -> BTreeSet<i64> {
        let chosen = people.iter().filter(|person| is_one(person));
        chosen.map(|person| person.id).collect()
    };
    let is_same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let owners = those(&|person| {
        owner.is_some_and(|owner| is_same(owner, &person.name) || is_same(owner, &person.email))
    });
    let in_department = || {
        those(&|person| {
            let both = department.zip(person.department.as_deref());
            both.is_some_and(|(a, b)| is_same(a, b))
        })
    };
    let in_role = those(&|person| person.role == role);
    let admins = those(&|person| person.role == UserRole::Admin);
    let mut chosen = owners;
    if chosen.is_empty() {
        chosen = in_department();
    }
    let was_theirs = chosen.is_empty();
    if was_theirs {
        chosen.clone_from(&in_role);
    }
    if escalated {
        chosen.extend(if was_theirs { &admins } else { &in_role });
    }
    if chosen.is_empty() { admins } else { chosen }
}
