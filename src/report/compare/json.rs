//! A comparison for programs: every clause with what became of its words, every verdict, flag and fact that is another. The
//! codes are those of the catalogue and do not change with the language.

use serde::Serialize;
use serde_json::Value;

use super::Compared;
use crate::checks::compare::shift::{FactShift, Said, Shift, Turn};
use crate::checks::compare::{Change, Place, Row};
use crate::checks::report::Evidence;

/// The version of the JSON; changes when a reader of it would have to.
const VERSION: u32 = 1;

/// The comparison as a value to be written.
#[must_use]
pub fn json(compared: &Compared) -> impl Serialize + '_ {
    let shifts = compared.shifts();
    let counts = compared.comparison.counts;
    Whole {
        version: VERSION,
        agreement: compared.id.0,
        title: &compared.title,
        from: compared.from,
        to: compared.to,
        is_judged: shifts.is_some(),
        counts: Counts {
            same: counts.same,
            changed: counts.changed,
            added: counts.added,
            removed: counts.removed,
            moved: counts.moved,
            renumbered: counts.renumbered,
        },
        verdicts: shifts
            .iter()
            .flat_map(|shifts| shifts.verdicts.iter().map(verdict))
            .collect(),
        facts: shifts
            .iter()
            .flat_map(|shifts| shifts.facts.iter().map(fact))
            .collect(),
        clauses: compared.comparison.rows.iter().map(clause).collect(),
    }
}

#[derive(Serialize)]
struct Whole<'a> {
    version: u32,
    agreement: i64,
    title: &'a str,
    from: u32,
    to: u32,
    is_judged: bool,
    counts: Counts,
    verdicts: Vec<Verdict>,
    facts: Vec<Fact>,
    clauses: Vec<Clause<'a>>,
}

#[derive(Serialize)]
struct Counts {
    same: usize,
    changed: usize,
    added: usize,
    removed: usize,
    moved: usize,
    renumbered: usize,
}

#[derive(Serialize)]
struct Verdict {
    id: String,
    level: Value,
    turn: &'static str,
    was: Value,
    is: Value,
    now_lacks: Vec<String>,
    lacked: Vec<String>,
    old: Vec<Evidence>,
    new: Vec<Evidence>,
}

#[derive(Serialize)]
struct Fact {
    name: &'static str,
    turn: &'static str,
    was: Value,
    is: Value,
}

#[derive(Serialize)]
struct Clause<'a> {
    change: &'static str,
    is_moved: bool,
    old: Option<At<'a>>,
    new: Option<At<'a>>,
    words: Vec<Words<'a>>,
}

#[derive(Serialize)]
struct At<'a> {
    number: Option<&'a str>,
    path: &'a [String],
    first_line: usize,
    last_line: usize,
}

#[derive(Serialize)]
struct Words<'a> {
    change: &'static str,
    text: &'a str,
}

fn turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Worse => "worse",
        Turn::Better => "better",
        Turn::Other => "other",
    }
}

fn change(change: Change) -> &'static str {
    match change {
        Change::Same => "same",
        Change::Changed => "changed",
        Change::Added => "added",
        Change::Removed => "removed",
    }
}

fn said(said: Said) -> Value {
    match said {
        Said::Nothing => Value::Null,
        Said::Raised => "raised".into(),
        Said::Verdict(verdict) => serde_json::to_value(verdict).unwrap_or_default(),
    }
}

fn verdict(shift: &Shift<'_>) -> Verdict {
    let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    Verdict {
        id: shift.id.to_owned(),
        level: serde_json::to_value(shift.level).unwrap_or_default(),
        turn: turn(shift.turn),
        was: said(shift.was),
        is: said(shift.is),
        now_lacks: owned(&shift.now_lacks),
        lacked: owned(&shift.lacked),
        old: shift.old.to_vec(),
        new: shift.new.to_vec(),
    }
}

fn fact(shift: &FactShift<'_>) -> Fact {
    let value = |fact: Option<&crate::checks::report::Fact>| {
        fact.map(|fact| match (&fact.value, &fact.text) {
            (Value::Null, Some(text)) => text.clone().into(),
            (value, _) => value.clone(),
        })
        .unwrap_or_default()
    };
    Fact {
        name: shift.name,
        turn: turn(shift.turn),
        was: value(shift.was),
        is: value(shift.is),
    }
}

fn clause(row: &Row) -> Clause<'_> {
    fn at(place: &Place) -> At<'_> {
        At {
            number: place.number.as_deref(),
            path: &place.path,
            first_line: place.first_line,
            last_line: place.last_line,
        }
    }
    Clause {
        change: change(row.change),
        is_moved: row.is_moved,
        old: row.old.as_ref().map(at),
        new: row.new.as_ref().map(at),
        words: row
            .segments
            .iter()
            .map(|segment| Words {
                change: change(segment.change),
                text: &segment.text,
            })
            .collect(),
    }
}
