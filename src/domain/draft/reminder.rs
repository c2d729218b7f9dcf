//! The rules of reminders as text, read into the rules; and the day until which a reminder is put aside.

use serde::{Deserialize, Serialize};

use super::{FieldProblem, Problem, Reading};
use crate::domain::access::UserRole;
use crate::domain::day::Day;
use crate::domain::reminder::{LONGEST_DAYS, MOST_LEADS, ReminderRules, latest_snooze};

/// The rules as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReminderRulesDraft {
    /// Days before, separated by commas or spaces.
    pub leads: String,
    /// Days until the role is told; empty: never.
    pub escalate_days: String,
    /// The role's word.
    pub role: String,
}

impl ReminderRulesDraft {
    /// Reads the rules.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self) -> Result<ReminderRules, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let line = on.required("leads", &self.leads, 200);
        let leads = line.and_then(|line| leads(&mut on, &line));
        let escalate_days = on.number("escalate-days", &self.escalate_days, 1, LONGEST_DAYS);
        let role = on.choice("role", &self.role, UserRole::from_word, None);
        let rules = leads.zip(role).map(|(leads, role)| ReminderRules {
            leads,
            escalate_days,
            role,
        });
        on.finish(rules)
    }

    /// The draft that reads into these rules.
    #[must_use]
    pub fn of(rules: &ReminderRules) -> ReminderRulesDraft {
        ReminderRulesDraft {
            leads: leads_text(&rules.leads),
            escalate_days: rules
                .escalate_days
                .map_or_else(String::new, |days| days.to_string()),
            role: rules.role.word().to_owned(),
        }
    }
}

/// The lead times, longest first, each once.
fn leads(on: &mut Reading, line: &str) -> Option<Vec<u32>> {
    let parts = line
        .split([',', ';', ' '])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let read: Option<Vec<u32>> = parts
        .map(|part| part.parse().ok().filter(|days| *days <= LONGEST_DAYS))
        .collect();
    let Some(mut leads) = read else {
        on.problem("leads", Problem::Other("problem-reminder-leads"));
        return None;
    };
    leads.sort_unstable_by(|a, b| b.cmp(a));
    leads.dedup();
    if leads.len() > MOST_LEADS {
        on.problem("leads", Problem::TooMany(MOST_LEADS));
        return None;
    }
    Some(leads)
}

/// Lead times as people write them.
#[must_use]
pub fn leads_text(leads: &[u32]) -> String {
    let words: Vec<String> = leads.iter().map(ToString::to_string).collect();
    words.join(", ")
}

/// Reads lead times of one's own; empty: none, those of the organisation hold.
///
/// # Errors
/// What is wrong with the field `leads`.
pub fn own_leads(text: &str) -> Result<Option<Vec<u32>>, Vec<FieldProblem>> {
    let mut on = Reading::default();
    let line = on.optional("leads", text, 200);
    let read = line.map(|line| leads(&mut on, &line));
    on.finish(Some(read.flatten()))
}

/// Reads the day on which a reminder of `day` comes back: after today, and not later than it may be.
///
/// # Errors
/// What is wrong with the field `until`.
pub fn snooze_until(text: &str, day: Day, today: Day) -> Result<Day, Vec<FieldProblem>> {
    let mut on = Reading::default();
    if text.trim().is_empty() {
        on.problem("until", Problem::Required);
    }
    let until = on.day("until", text);
    if until.is_some_and(|until| until <= today || until > latest_snooze(day, today)) {
        on.problem("until", Problem::Other("problem-reminder-until"));
    }
    on.finish(until)
}

/// Reads the name of a department; empty: none.
///
/// # Errors
/// What is wrong with the field `department`.
pub fn department(text: &str) -> Result<Option<String>, Vec<FieldProblem>> {
    let mut on = Reading::default();
    let department = on.optional("department", text, super::LONGEST_NAME);
    on.finish(Some(department))
}
