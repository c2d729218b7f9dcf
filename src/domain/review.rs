//! Legal's review of a version, point by point: what a person decides about a verdict of the checker. The states of a
//! review as a whole are in `agreement`; only people change either. Knows nothing of how a verdict comes about.

use serde::{Deserialize, Serialize};

use super::choice::choice;
use super::day::Day;

choice! {
    /// What legal decides about one point of a review.
    Resolution, "resolution" {
        /// The verdict is right, and the text may stay as it is.
        Accept = "accept",
        /// The checker is wrong: kept as feedback.
        Wrong = "wrong",
        /// The vendor is asked to change the text.
        Change = "change",
        /// The point is lived with until a day, with a reason.
        Waive = "waive",
    }
}

choice! {
    /// What the verdict ought to have been, in the words of the catalogue's examples.
    RightVerdict, "right-verdict" {
        /// The text says it.
        Met = "met",
        /// It says a part of it.
        Partial = "partial",
        /// It says the opposite.
        Contrary = "contrary",
        /// It says nothing of it.
        Missing = "missing",
        /// It need not be there.
        NotApplicable = "not-applicable",
        /// Of a flag: it is there.
        Found = "found",
        /// Of a flag: it is not there.
        Absent = "absent",
    }
}

impl RightVerdict {
    /// Those of a requirement; the others are of flags.
    pub const OF_REQUIREMENT: [RightVerdict; 5] = [
        RightVerdict::Met,
        RightVerdict::Partial,
        RightVerdict::Contrary,
        RightVerdict::Missing,
        RightVerdict::NotApplicable,
    ];
}

/// What is said when a point is decided, validated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PointFacts {
    /// What is decided.
    pub resolution: Resolution,
    /// Why the verdict is wrong, what the vendor is told beside the wording, or why the point may stay; at most 2,000
    /// characters, at least 10 of a waiver.
    pub reason: String,
    /// What the verdict ought to have been; only where it is wrong.
    pub should_be: Option<RightVerdict>,
    /// The words of the text that show it; only where the verdict is wrong. At most 5,000 characters.
    pub passage: String,
    /// The wording that is asked for; only of a change. At most 10,000 characters.
    pub wording: String,
    /// The last day of a waiver, inclusive.
    pub last_day: Option<Day>,
}

impl PointFacts {
    /// A decision that needs no words.
    #[must_use]
    pub fn accepted() -> PointFacts {
        PointFacts {
            resolution: Resolution::Accept,
            reason: String::new(),
            should_be: None,
            passage: String::new(),
            wording: String::new(),
            last_day: None,
        }
    }
}

/// A decision as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// What it is about: a requirement, a red flag or a fact, by its id.
    pub subject: String,
    /// The row's version: rises with each change.
    pub row: i64,
    /// The verdict that was decided about, as a word: that of a requirement, `found` of a flag, `beyond` of a value.
    pub verdict: String,
    /// What was said.
    #[serde(flatten)]
    pub facts: PointFacts,
    /// The number of the clause that the verdict rests on, as written; empty where there is none.
    pub clause: String,
    /// The digest of the words of the clauses that it rests on, blanks made alike; empty where there are none.
    pub clause_sha256: String,
    /// The number of the version whose decision was taken over, where nobody has decided anew.
    #[serde(default)]
    pub carried_from: Option<u32>,
    /// The day of the decision.
    pub decided_on: Day,
    /// Who decided, by name.
    pub decided_by: String,
}

impl Point {
    /// Whether it is decided about this text. A change that was asked for in an earlier version and that the vendor has
    /// not made wants another decision: asked for again, or lived with.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.carried_from.is_none() || self.facts.resolution != Resolution::Change
    }
}

/// Where deciding goes on after a point: the next one that is undecided, from the beginning again after the last.
#[must_use]
pub fn next_undecided<'a>(points: &[(&'a str, bool)], after: &str) -> Option<&'a str> {
    let at = points.iter().position(|(subject, _)| *subject == after);
    let (before, behind) = points.split_at(at.map_or(0, |at| at + 1));
    behind
        .iter()
        .chain(before)
        .find(|(subject, is_decided)| !is_decided && *subject != after)
        .map(|(subject, _)| *subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_point_is_looked_for_behind_and_then_from_the_beginning() {
        let points = [("a", false), ("b", true), ("c", false), ("d", true)];
        assert_eq!(next_undecided(&points, "a"), Some("c"));
        assert_eq!(next_undecided(&points, "c"), Some("a"));
        assert_eq!(next_undecided(&points, "d"), Some("a"));
        assert_eq!(next_undecided(&points, "none"), Some("a"));
        assert_eq!(next_undecided(&[("a", false)], "a"), None);
    }
}
