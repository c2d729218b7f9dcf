//! Two versions of an agreement side by side, as people read it: what changed in the words, and what got worse or better by
//! it. `read` fetches both, `words` says it, `paper`, `text` and `json` are the forms. It decides nothing about a change.

pub mod json;
pub mod paper;
pub mod read;
pub mod text;
pub mod words;

use std::sync::Arc;

use crate::checks::compare::shift::{Shifts, shifts};
use crate::checks::compare::{Change, Comparison, Row};
use crate::checks::profile::house::House;
use crate::checks::report::Report;
use crate::domain::agreement::AgreementId;

/// Two versions that were compared.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The agreement.
    pub id: AgreementId,
    /// Its title.
    pub title: String,
    /// The number of the version that is looked at as the old one.
    pub from: u32,
    /// The number of the version that is looked at as the new one.
    pub to: u32,
    /// The texts.
    pub comparison: Comparison,
    /// What the checker says of each, under one edition; `None` where the agreement is held against nothing or a text
    /// cannot be checked.
    pub results: Option<Results>,
}

/// What the checker says of both.
#[derive(Clone, Debug)]
pub struct Results {
    /// Of the old version.
    pub old: Report,
    /// Of the new version.
    pub new: Report,
    /// What both are held against.
    pub house: Arc<House>,
}

impl Compared {
    /// What changed in the results; `None` where there are none.
    #[must_use]
    pub fn shifts(&self) -> Option<Shifts<'_>> {
        let results = self.results.as_ref()?;
        let shifts = shifts(&results.house.profile, &results.old, &results.new);
        shifts.is_judged.then_some(shifts)
    }
}

/// A stretch of a comparison: a row to be shown, or rows as they were that are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch<'a> {
    /// A row.
    Row(&'a Row),
    /// So many rows that are as they were.
    LeftOut(usize),
}

/// The rows to be shown: all of them, or those that are not as they were with how many lie between.
#[must_use]
pub fn stretches(comparison: &Comparison, all: bool) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    for row in &comparison.rows {
        if all || !row.is_same() {
            stretches.push(Stretch::Row(row));
        } else if let Some(Stretch::LeftOut(n)) = stretches.last_mut() {
            *n += 1;
        } else {
            stretches.push(Stretch::LeftOut(1));
        }
    }
    stretches
}

/// The words of a row that stand in one of the texts, with what became of them: the old one without what was added, the new
/// one without what was removed.
pub fn side(row: &Row, without: Change) -> impl Iterator<Item = &crate::checks::compare::Segment> {
    let segments = row.segments.iter();
    segments.filter(move |segment| segment.change != without)
}
