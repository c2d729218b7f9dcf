//! The difference between two texts of an agreement, clause by clause: which clauses are the same, changed, added, removed
//! or moved, and which words changed inside. Pure; judges nothing about the change, which is what `shift` does for verdicts.
//!
//! | clause | in the old text | in the new text |
//! |---|---|---|
//! | same | there | there, word for word; its number may be another |
//! | changed | there | there, with other words |
//! | removed | there | not there |
//! | added | not there | there |
//! | moved | there | there, but not between the same neighbours; its words may be changed |
//!
//! Mark-up, line breaks, and the form of quotation marks and dashes are no difference. Every word of the new text stands
//! exactly once in what is not removed, every word of the old text exactly once in what is not added (a number that opens a
//! clause stands beside its words).

mod align;
mod piece;
pub mod shift;
mod unit;
mod word;

use super::document::{Document, Form};
use unit::{Unit, Units};

/// Two texts side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The clauses in the order of the new text, those that were removed where they stood.
    pub rows: Vec<Row>,
    /// How many there are of each.
    pub counts: Counts,
}

/// A clause in one of the texts, or the same clause in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What became of it.
    pub change: Change,
    /// Whether it stands elsewhere than before.
    pub is_moved: bool,
    /// Where it stands in the old text; `None` where it was added.
    pub old: Option<Place>,
    /// Where it stands in the new text; `None` where it was removed.
    pub new: Option<Place>,
    /// Its words in order.
    pub segments: Vec<Segment>,
}

/// What became of a clause, or of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// It is as it was.
    Same,
    /// Words of it are others; of a clause only.
    Changed,
    /// It was not there before.
    Added,
    /// It is no longer there.
    Removed,
}

/// Where a clause stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number or letter that it opens with, as written.
    pub number: Option<String>,
    /// The headings above it, the highest first.
    pub path: Vec<String>,
    /// Whether it is a heading itself.
    pub is_heading: bool,
    /// Whether it is the row of a table.
    pub is_row: bool,
    /// The line that it begins on, from 1.
    pub first_line: usize,
    /// The line that it ends on, inclusive.
    pub last_line: usize,
}

/// Words that share a fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What became of them; never [`Change::Changed`].
    pub change: Change,
    /// Whether a blank parts them from what stands before them.
    pub is_spaced: bool,
    /// The words as written, without mark-up.
    pub text: String,
}

/// How many clauses there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// As they were, moved or not.
    pub same: usize,
    /// With other words.
    pub changed: usize,
    /// New.
    pub added: usize,
    /// Gone.
    pub removed: usize,
    /// Elsewhere than before; counted among the same or the changed as well.
    pub moved: usize,
    /// As they were and where they were, under another number.
    pub renumbered: usize,
}

impl Row {
    /// Whether nothing is different but perhaps its number.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.change == Change::Same && !self.is_moved
    }

    /// Whether it stands in both texts under different numbers.
    #[must_use]
    pub fn is_renumbered(&self) -> bool {
        matches!((&self.old, &self.new), (Some(old), Some(new)) if old.number != new.number)
    }

    /// Where it stands now, or stood.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.new.as_ref().or(self.old.as_ref())
    }
}

impl Comparison {
    /// Whether the two texts say the same in the same order.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.rows.iter().all(Row::is_same)
    }
}

/// Compares two texts in Markdown.
#[must_use]
pub fn compare(old: &str, new: &str) -> Comparison {
    let old = Document::read(old);
    let new = Document::read(new);
    let units = Units::of(&old, &new);
    let mut rows = Vec::with_capacity(units.new.len());
    let mut counts = Counts::default();
    for (i, j, is_moved) in align::align(&units) {
        let sides = (
            i.and_then(|i| units.old.get(i)),
            j.and_then(|j| units.new.get(j)),
        );
        let place = |document, unit: &Unit| place(document, unit);
        let row = Row {
            change: match sides {
                (Some(was), Some(is)) if was.whole == is.whole => Change::Same,
                (Some(_), Some(_)) => Change::Changed,
                (None, _) => Change::Added,
                (Some(_), None) => Change::Removed,
            },
            is_moved,
            old: sides.0.map(|unit| place(&old, unit)),
            new: sides.1.map(|unit| place(&new, unit)),
            segments: word::segments(sides.0, sides.1),
        };
        match row.change {
            Change::Same => counts.same += 1,
            Change::Changed => counts.changed += 1,
            Change::Added => counts.added += 1,
            Change::Removed => counts.removed += 1,
        }
        counts.moved += usize::from(is_moved);
        counts.renumbered += usize::from(row.is_same() && row.is_renumbered());
        rows.push(row);
    }
    Comparison { rows, counts }
}

fn place(document: &Document<'_>, unit: &Unit) -> Place {
    let clause = unit.clause;
    let tokens = unit::tokens_of(document, clause);
    let (first_line, last_line) = document.lines(&document.span(&tokens));
    let form = unit.form;
    let mut path: Vec<String> = document
        .path(clause)
        .skip(usize::from(form == Form::Heading))
        .map(|section| piece::shown(document, &section.heading))
        .filter(|heading| !heading.is_empty())
        .collect();
    path.reverse();
    Place {
        number: unit.number.clone(),
        path,
        is_heading: form == Form::Heading,
        is_row: matches!(form, Form::Row | Form::HeaderRow),
        first_line,
        last_line,
    }
}
