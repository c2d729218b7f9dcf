//! What changed in the results of two texts: verdicts, red flags and facts, and whether for the better or for the worse.
//! Pure; both results must come from the same catalogue and profile, or the change may be the checker's.
//!
//! | before | after | turn |
//! |---|---|---|
//! | met | partial, missing, contrary | worse |
//! | partial | missing, contrary, or lacks more | worse |
//! | missing | contrary | worse |
//! | does not apply | applies and is not met | worse |
//! | not raised | a red flag | worse |
//! | within the policy | a value outside it, or one further outside | worse |
//! | a number, both within the policy or without one | a worse one for the controller (our choice: [`BETTER`]) | worse |
//! | any of these the other way | | better |
//! | anything else that differs | | other |

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::checks::catalogue::Level;
use crate::checks::engine::verdict::Verdict;
use crate::checks::fact::KNOWN;
use crate::checks::outcome::{beyond, is_checked};
use crate::checks::profile::{Profile, Side};
use crate::checks::report::{Evidence, Fact, Report};

/// Whether a change is good for the controller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// It got worse.
    Worse,
    /// It got better.
    Better,
    /// It is another, and neither.
    Other,
}

/// What a result says of a requirement or a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing: the flag was not raised, or the requirement was not looked at.
    Nothing,
    /// A verdict.
    Verdict(Verdict),
    /// The flag was raised.
    Raised,
}

/// A requirement or a flag of which the two results say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift<'r> {
    /// The requirement or flag.
    pub id: &'r str,
    /// How much it matters, after the profile.
    pub level: Level,
    /// Whether for the better.
    pub turn: Turn,
    /// What was said.
    pub was: Said,
    /// What is said.
    pub is: Said,
    /// What is lacking now and was not, as codes of the catalogue.
    pub now_lacks: Vec<&'r str>,
    /// What was lacking and no longer is.
    pub lacked: Vec<&'r str>,
    /// The passages of the old text.
    pub old: &'r [Evidence],
    /// The passages of the new text.
    pub new: &'r [Evidence],
}

/// A fact that is another.
#[derive(Clone, Debug, PartialEq)]
pub struct FactShift<'r> {
    /// Its name.
    pub name: &'static str,
    /// Whether for the better, by the profile's limits.
    pub turn: Turn,
    /// What was stated.
    pub was: Option<&'r Fact>,
    /// What is stated.
    pub is: Option<&'r Fact>,
    /// How the new value lies outside the policy.
    pub beyond: Option<Side>,
}

/// Everything that two results say differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Shifts<'r> {
    /// Whether both texts were given verdicts; where not, there are no shifts.
    pub is_judged: bool,
    /// Requirements and flags, what got worse first, then by how much they matter.
    pub verdicts: Vec<Shift<'r>>,
    /// Facts, what got worse first.
    pub facts: Vec<FactShift<'r>>,
}

impl Shifts<'_> {
    /// How many got worse and how many better.
    #[must_use]
    pub fn n(&self, turn: Turn) -> usize {
        let verdicts = self.verdicts.iter().map(|shift| shift.turn);
        let facts = self.facts.iter().map(|shift| shift.turn);
        verdicts.chain(facts).filter(|other| *other == turn).count()
    }
}

/// Which numbers are better for the controller: `Less` where the smaller one is. Our choice where the law gives no number.
pub const BETTER: [(&str, Ordering); 6] = [
    ("breach-notice-hours", Ordering::Less),
    ("sub-processor-notice-days", Ordering::Greater),
    ("sub-processor-objection-days", Ordering::Greater),
    ("deletion-days", Ordering::Less),
    ("audit-notice-days", Ordering::Less),
    ("audits-per-year", Ordering::Greater),
];

/// Sets two results under one profile side by side.
#[must_use]
pub fn shifts<'r>(profile: &Profile, old: &'r Report, new: &'r Report) -> Shifts<'r> {
    if !is_checked(old) || !is_checked(new) {
        return Shifts {
            is_judged: false,
            verdicts: Vec::new(),
            facts: Vec::new(),
        };
    }
    let mut verdicts = verdicts(old, new);
    verdicts.extend(flags(old, new));
    verdicts.sort_by_key(|shift| (shift.turn, weight(shift.level)));
    let mut facts = facts(profile, old, new);
    facts.sort_by_key(|shift| shift.turn);
    Shifts {
        is_judged: true,
        verdicts,
        facts,
    }
}

fn weight(level: Level) -> u8 {
    match level {
        Level::Must | Level::If => 0,
        Level::Flag => 1,
        Level::Should => 2,
    }
}

fn verdicts<'r>(old: &'r Report, new: &'r Report) -> Vec<Shift<'r>> {
    let mut shifts = Vec::new();
    for is in &new.requirements {
        let was = old.requirements.iter().find(|was| was.id == is.id);
        let lacking = |lacks: &'r [String], others: &[String]| -> Vec<&'r str> {
            let others: BTreeSet<&String> = others.iter().collect();
            let more = lacks.iter().filter(|lack| !others.contains(lack));
            more.map(String::as_str).collect()
        };
        let lacked: &'r [String] = was.map_or(&[], |was| &was.lacks);
        let shift = Shift {
            id: &is.id,
            level: is.level,
            turn: Turn::Other,
            was: was.map_or(Said::Nothing, |was| Said::Verdict(was.verdict)),
            is: Said::Verdict(is.verdict),
            now_lacks: lacking(&is.lacks, lacked),
            lacked: lacking(lacked, &is.lacks),
            old: was.map_or(&[], |was| &was.evidence),
            new: &is.evidence,
        };
        if shift.was != shift.is || !shift.now_lacks.is_empty() || !shift.lacked.is_empty() {
            let turn = turn(&shift);
            shifts.push(Shift { turn, ..shift });
        }
    }
    shifts
}

/// How bad a verdict is; what does not apply is no worse than what is met.
fn badness(said: Said) -> Option<u8> {
    match said {
        Said::Verdict(Verdict::Met) => Some(0),
        Said::Verdict(Verdict::Partial) => Some(1),
        Said::Verdict(Verdict::Missing) => Some(2),
        Said::Verdict(Verdict::Contrary) => Some(3),
        Said::Raised => Some(1),
        Said::Nothing | Said::Verdict(Verdict::NotApplicable) => None,
    }
}

fn turn(shift: &Shift<'_>) -> Turn {
    match (badness(shift.was), badness(shift.is)) {
        (Some(was), Some(is)) if was < is => Turn::Worse,
        (Some(was), Some(is)) if was > is => Turn::Better,
        (Some(_), Some(_)) => match (shift.now_lacks.is_empty(), shift.lacked.is_empty()) {
            (false, true) => Turn::Worse,
            (true, false) => Turn::Better,
            _ => Turn::Other,
        },
        (None, Some(is)) if is > 0 => Turn::Worse,
        (Some(was), None) if was > 0 => Turn::Better,
        _ => Turn::Other,
    }
}

fn flags<'r>(old: &'r Report, new: &'r Report) -> impl Iterator<Item = Shift<'r>> {
    let raised = new.flags.iter().filter(|flag| !has_flag(old, &flag.id));
    let gone = old.flags.iter().filter(|flag| !has_flag(new, &flag.id));
    let shift = |id, turn, was, is, old, new| Shift {
        id,
        level: Level::Flag,
        turn,
        was,
        is,
        now_lacks: Vec::new(),
        lacked: Vec::new(),
        old,
        new,
    };
    let raised = raised.map(move |flag| {
        let (was, is) = (Said::Nothing, Said::Raised);
        shift(
            flag.id.as_str(),
            Turn::Worse,
            was,
            is,
            &[][..],
            flag.evidence.as_slice(),
        )
    });
    raised.chain(gone.map(move |flag| {
        let (was, is) = (Said::Raised, Said::Nothing);
        shift(
            flag.id.as_str(),
            Turn::Better,
            was,
            is,
            flag.evidence.as_slice(),
            &[][..],
        )
    }))
}

fn has_flag(report: &Report, id: &str) -> bool {
    report.flags.iter().any(|flag| flag.id == id)
}

fn facts<'r>(profile: &Profile, old: &'r Report, new: &'r Report) -> Vec<FactShift<'r>> {
    let (was_beyond, is_beyond) = (beyond(profile, old), beyond(profile, new));
    let mut shifts = Vec::new();
    for (name, _) in KNOWN {
        let (was, is) = (stated(old, name), stated(new, name));
        let differs = match (was, is) {
            (Some(was), Some(is)) => was.value != is.value || was.text != is.text,
            (None, None) => false,
            _ => true,
        };
        if !differs {
            continue;
        }
        let side = |found: &[crate::checks::outcome::Beyond]| {
            let found = found.iter().find(|beyond| beyond.fact == name);
            found.map(|beyond| beyond.side.clone())
        };
        let (before, after) = (side(&was_beyond), side(&is_beyond));
        shifts.push(FactShift {
            name,
            turn: match turn_of_fact(before.as_ref(), after.as_ref()) {
                Turn::Other => turn_of_number(name, was, is),
                turn => turn,
            },
            was,
            is,
            beyond: after,
        });
    }
    shifts
}

/// A fact that says something.
fn stated<'r>(report: &'r Report, name: &str) -> Option<&'r Fact> {
    report.facts.get(name).filter(|fact| {
        let is_empty = fact.value.is_null() || fact.value.as_array().is_some_and(Vec::is_empty);
        !is_empty || fact.text.is_some()
    })
}

fn turn_of_fact(was: Option<&Side>, is: Option<&Side>) -> Turn {
    match (was, is) {
        (None, Some(_)) => Turn::Worse,
        (Some(_), None) => Turn::Better,
        (Some(Side::Above { value: was, .. }), Some(Side::Above { value: is, .. })) => {
            farther(*was, *is)
        }
        (Some(Side::Below { value: was, .. }), Some(Side::Below { value: is, .. })) => {
            farther(*is, *was)
        }
        _ => Turn::Other,
    }
}

/// By the numbers themselves, where both texts state one.
fn turn_of_number(name: &str, was: Option<&Fact>, is: Option<&Fact>) -> Turn {
    let number = |fact: Option<&Fact>| fact.and_then(|fact| fact.value.as_i64());
    let better = BETTER.iter().find(|(fact, _)| *fact == name);
    let (Some(was), Some(is), Some((_, better))) = (number(was), number(is), better) else {
        return Turn::Other;
    };
    match is.cmp(&was) {
        Ordering::Equal => Turn::Other,
        turn if turn == *better => Turn::Better,
        _ => Turn::Worse,
    }
}

/// Worse where the second number is the larger.
fn farther(was: i64, is: i64) -> Turn {
    match is.cmp(&was) {
        Ordering::Greater => Turn::Worse,
        Ordering::Less => Turn::Better,
        Ordering::Equal => Turn::Other,
    }
}
