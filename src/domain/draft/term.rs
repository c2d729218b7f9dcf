//! A term as text, read into its facts: what contradicts itself is refused here, so that the arithmetic need
//! not doubt it.

use serde::{Deserialize, Serialize};

use super::{FieldProblem, Problem, Reading};
use crate::domain::agreement::{Notice, Term};
use crate::domain::choice::choice;

choice! {
    /// The unit of a notice time.
    NoticeUnit, "notice-unit" { Days = "days", Months = "months" }
}

/// From when to when a version is in force, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TermDraft {
    /// The first day in force.
    pub effective_from: String,
    /// The first last day in force.
    pub ends_on: String,
    /// Renews by this many months.
    pub renews_months: String,
    /// The notice time.
    pub notice: String,
    /// Its unit; empty: months.
    pub notice_unit: String,
    /// The day on which notice was given.
    pub notice_given_on: String,
    /// Whether it was terminated with effect from the day after `ends_on`.
    pub terminated: bool,
}

impl TermDraft {
    /// Reads the facts.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self) -> Result<Term, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let unit = on.choice(
            "notice-unit",
            &self.notice_unit,
            NoticeUnit::from_text,
            Some(NoticeUnit::Months),
        );
        let notice = match unit {
            Some(NoticeUnit::Days) => on.number("notice", &self.notice, 0, 3650).map(Notice::Days),
            _ => on
                .number("notice", &self.notice, 0, 120)
                .map(Notice::Months),
        };
        let term = Term {
            effective_from: on.day("effective-from", &self.effective_from),
            ends_on: on.day("ends-on", &self.ends_on),
            renews_months: on.number("renews-months", &self.renews_months, 1, 120),
            notice,
            notice_given_on: on.day("notice-given-on", &self.notice_given_on),
            terminated: self.terminated,
        };
        if term
            .ends_on
            .zip(term.effective_from)
            .is_some_and(|(end, start)| end < start)
        {
            on.problem("ends-on", Problem::Other("problem-ends-before-start"));
        }
        // A field that was filled in wrongly has its own problem already.
        let no_end = self.ends_on.trim().is_empty();
        if no_end && term.renews_months.is_some() {
            on.problem("ends-on", Problem::Other("problem-renewal-needs-end"));
        }
        if no_end && term.terminated {
            on.problem("ends-on", Problem::Other("problem-termination-needs-end"));
        }
        let fixed = !no_end && self.renews_months.trim().is_empty();
        if fixed && term.notice_given_on.is_some() && !term.terminated {
            on.problem(
                "notice-given-on",
                Problem::Other("problem-notice-without-renewal"),
            );
        }
        on.finish(Some(term))
    }

    /// The draft that reads into these facts.
    #[must_use]
    pub fn of(term: &Term) -> TermDraft {
        let day = |day: Option<crate::domain::day::Day>| {
            day.map(|day| day.to_string()).unwrap_or_default()
        };
        let (notice, unit) = match term.notice {
            Some(Notice::Days(n)) => (n.to_string(), NoticeUnit::Days),
            Some(Notice::Months(n)) => (n.to_string(), NoticeUnit::Months),
            None => (String::new(), NoticeUnit::Months),
        };
        TermDraft {
            effective_from: day(term.effective_from),
            ends_on: day(term.ends_on),
            renews_months: term
                .renews_months
                .map(|n| n.to_string())
                .unwrap_or_default(),
            notice,
            notice_unit: unit.word().to_owned(),
            notice_given_on: day(term.notice_given_on),
            terminated: term.terminated,
        }
    }
}
