//! A review's owner and day, and the decision of a point, as text, read into their facts. Whether the owner may own
//! a review is for the store to say; who decides is known from who is signed in.

use serde::{Deserialize, Serialize};

use super::{FieldProblem, Problem, Reading};
use crate::domain::day::{Day, add_months};
use crate::domain::review::{PointFacts, Resolution, RightVerdict};

/// Characters of a reason.
const LONGEST_REASON: usize = 2_000;
/// Fewest characters of the reason of a waiver.
const SHORTEST_WAIVER: usize = 10;
/// Characters of a passage.
const LONGEST_PASSAGE: usize = 5_000;
/// Characters of a proposed wording.
const LONGEST_WORDING: usize = 10_000;

/// The decision of a point as text. Each kind of decision reads its own fields and leaves the others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PointDraft {
    /// What is decided.
    pub resolution: String,
    /// Why the verdict is wrong.
    pub why: String,
    /// What it ought to have been.
    pub should_be: String,
    /// The words that show it.
    pub passage: String,
    /// What the vendor is told.
    pub note: String,
    /// The wording that is asked for.
    pub wording: String,
    /// Why the point may stay as it is.
    pub reason: String,
    /// Until when.
    pub last_day: String,
}

impl PointDraft {
    /// Reads the decision, made on `today`.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self, today: Day) -> Result<PointFacts, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let resolution = on.choice("resolution", &self.resolution, Resolution::from_word, None);
        let mut facts = PointFacts::accepted();
        facts.resolution = resolution.unwrap_or(Resolution::Accept);
        match facts.resolution {
            Resolution::Accept => {}
            Resolution::Wrong => {
                facts.reason = wanted(&mut on, "why", &self.why);
                if !self.should_be.trim().is_empty() {
                    facts.should_be =
                        on.choice("should-be", &self.should_be, RightVerdict::from_word, None);
                }
                facts.passage = on.text("passage", &self.passage, LONGEST_PASSAGE);
            }
            Resolution::Change => {
                facts.reason = on.text("note", &self.note, LONGEST_REASON);
                facts.wording = on.text("wording", &self.wording, LONGEST_WORDING);
                if facts.reason.is_empty() && facts.wording.is_empty() {
                    on.problem("wording", Problem::Other("problem-change-says-nothing"));
                }
            }
            Resolution::Waive => {
                facts.reason = wanted(&mut on, "reason", &self.reason);
                if (1..SHORTEST_WAIVER).contains(&facts.reason.chars().count()) {
                    on.problem("reason", Problem::TooShort(SHORTEST_WAIVER));
                }
                facts.last_day = on.required_day("last-day", &self.last_day);
                let latest = add_months(today, 12).unwrap_or(today);
                if facts.last_day.is_some_and(|last| last < today) {
                    on.problem("last-day", Problem::Other("problem-waiver-in-past"));
                } else if facts.last_day.is_some_and(|last| last > latest) {
                    on.problem("last-day", Problem::Other("problem-waiver-too-long"));
                }
            }
        }
        on.finish(resolution.map(|_| facts))
    }

    /// The draft that reads into these facts.
    #[must_use]
    pub fn of(facts: &PointFacts) -> PointDraft {
        let mut draft = PointDraft {
            resolution: facts.resolution.word().to_owned(),
            should_be: facts
                .should_be
                .map_or_else(String::new, |it| it.word().to_owned()),
            passage: facts.passage.clone(),
            wording: facts.wording.clone(),
            last_day: facts
                .last_day
                .map_or_else(String::new, |day| day.to_string()),
            ..PointDraft::default()
        };
        match facts.resolution {
            Resolution::Accept => {}
            Resolution::Wrong => draft.why.clone_from(&facts.reason),
            Resolution::Change => draft.note.clone_from(&facts.reason),
            Resolution::Waive => draft.reason.clone_from(&facts.reason),
        }
        draft
    }
}

fn wanted(on: &mut Reading, field: &str, text: &str) -> String {
    let said = on.text(field, text, LONGEST_REASON);
    if text.trim().is_empty() {
        on.problem(field, Problem::Required);
    }
    said
}
