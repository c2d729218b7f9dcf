//! A notice of changed sub-processors, as text, read into its facts; and the decision about one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{FieldProblem, LONGEST_LINE, LONGEST_NAME, Problem, Reading};
use crate::domain::change_notice::{ChangeDecision, ChangeLine, ChangeNoticeFacts};
use crate::domain::country;
use crate::domain::day::Day;
use crate::domain::sub_processor::SubProcessorId;

/// Characters in a note or a reason.
const LONGEST: usize = 2_000;
/// Most who come, and most who go.
const MOST_LINES: usize = 50;
/// Most days to object.
const MOST_DAYS: u32 = 365;

/// A notice as text. An empty field is not stated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeNoticeDraft {
    /// The day on which it came.
    pub received_on: String,
    /// The first day of the change.
    pub effective_on: String,
    /// Days to object, where they are others than the agreement's.
    pub days: String,
    /// Who comes, one a line: `Cloudo Inc.; US, IE; hosting`.
    pub added: String,
    /// The numbers of the sub-processors that go.
    pub removed: Vec<String>,
    /// Anything else.
    pub note: String,
}

impl ChangeNoticeDraft {
    /// Reads the facts of a notice that came on or before today; `engaged` are the sub-processors that may go.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(
        &self,
        engaged: &[(SubProcessorId, String)],
        today: Day,
    ) -> Result<ChangeNoticeFacts, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let received_on = on.past_day("received-on", &self.received_on, today);
        if self.received_on.trim().is_empty() {
            on.problem("received-on", Problem::Required);
        }
        let effective_on = on.day("effective-on", &self.effective_on);
        let days = on.number("days", &self.days, 0, MOST_DAYS);
        let note = on.text("note", &self.note, LONGEST);
        let mut lines = added(&mut on, &self.added);
        for id in &self.removed {
            let found = engaged.iter().find(|(its, _)| its.0.to_string() == *id);
            match found {
                Some((id, name)) => lines.push(ChangeLine {
                    removes: Some(*id),
                    name: name.clone(),
                    ..ChangeLine::default()
                }),
                None => on.problem("removed", Problem::NotAChoice),
            }
        }
        if self.added.trim().is_empty() && self.removed.is_empty() {
            on.problem("added", Problem::Other("problem-change-empty"));
        }
        if lines.len() > 2 * MOST_LINES {
            on.problem("removed", Problem::TooMany(MOST_LINES));
        }
        let facts = received_on.map(|received_on| ChangeNoticeFacts {
            received_on,
            effective_on,
            days,
            lines,
            note,
        });
        on.finish(facts)
    }

    /// The draft that reads into these facts.
    #[must_use]
    pub fn of(facts: &ChangeNoticeFacts) -> ChangeNoticeDraft {
        let comes = facts.lines.iter().filter(|line| line.removes.is_none());
        let goes = facts.lines.iter().filter_map(|line| line.removes);
        let added: Vec<String> = comes
            .map(|line| {
                let countries: Vec<&str> = line.countries.iter().map(String::as_str).collect();
                let written = format!("{}; {}; {}", line.name, countries.join(", "), line.purpose);
                written.trim_end_matches([';', ' ']).to_owned()
            })
            .collect();
        ChangeNoticeDraft {
            received_on: facts.received_on.to_string(),
            effective_on: facts
                .effective_on
                .map(|day| day.to_string())
                .unwrap_or_default(),
            days: facts.days.map(|days| days.to_string()).unwrap_or_default(),
            added: added.join("\n"),
            removed: goes.map(|id| id.0.to_string()).collect(),
            note: facts.note.clone(),
        }
    }
}

/// Who comes: a line each, name, countries and purpose by semicolons.
fn added(on: &mut Reading, text: &str) -> Vec<ChangeLine> {
    let whole = on.text("added", text, MOST_LINES * (LONGEST_NAME + LONGEST_LINE));
    let mut lines: Vec<ChangeLine> = Vec::new();
    for line in whole.lines().filter(|line| !line.trim().is_empty()) {
        let mut parts = line.splitn(3, ';');
        let mut part = |on: &mut Reading, max| {
            let text = parts.next().unwrap_or_default();
            on.line("added", text, max)
        };
        let name = part(on, LONGEST_NAME);
        let named = part(on, LONGEST_LINE);
        let purpose = part(on, LONGEST_LINE);
        if name.is_empty() {
            on.problem("added", Problem::Other("problem-change-name"));
        }
        let mut countries = BTreeSet::new();
        for word in named
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty())
        {
            match country::find(word) {
                Some(country) => {
                    countries.insert(country.code.to_owned());
                }
                None => on.problem("added", Problem::Other("problem-country")),
            }
        }
        lines.push(ChangeLine {
            removes: None,
            name,
            countries,
            purpose,
        });
    }
    if lines.len() > MOST_LINES {
        on.problem("added", Problem::TooMany(MOST_LINES));
    }
    lines
}

/// A decision as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChangeDecisionDraft {
    /// What is decided.
    pub decision: String,
    /// Why.
    pub reason: String,
}

impl ChangeDecisionDraft {
    /// Reads the decision and its reason; an objection must say why, and so must letting a change pass.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self) -> Result<(ChangeDecision, String), Vec<FieldProblem>> {
        let mut on = Reading::default();
        let decision = on.choice("decision", &self.decision, ChangeDecision::from_text, None);
        let reason = on.text("reason", &self.reason, LONGEST);
        if self.reason.trim().is_empty() {
            on.problem("reason", Problem::Required);
        }
        on.finish(decision.map(|decision| (decision, reason)))
    }
}
