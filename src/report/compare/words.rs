//! The sentences of a comparison that the page, the paper and the terminal share, in the reader's language.

use super::{Compared, Results};
use crate::checks::catalogue::Level;
use crate::checks::compare::shift::{FactShift, Said, Shift, Turn};
use crate::checks::compare::{Change, Place, Row};
use crate::checks::engine::verdict::Verdict;
use crate::checks::outcome::Beyond;
use crate::checks::report::{Evidence, Fact};
use crate::domain::lang::Lang;
use crate::domain::text::{Arg, text, text_with};
use crate::report::review::Review;
use crate::report::review::words::{fact as fact_name, value};

/// Characters of a passage that are quoted.
const QUOTED: usize = 160;
/// Characters of a fact's value that are shown.
const VALUE: usize = 400;

/// A point that got worse, better, or is another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// For the better or the worse.
    pub turn: Turn,
    /// What it is about.
    pub title: String,
    /// What was said.
    pub was: String,
    /// What is said.
    pub is: String,
    /// What else to say of it: what is lacking now, how it leaves the policy.
    pub notes: Vec<String>,
    /// The first passage of the old text, with its line.
    pub old: Option<(usize, String)>,
    /// The first passage of the new text, with its line.
    pub new: Option<(usize, String)>,
}

impl Compared {
    /// "Version 1 → version 3".
    #[must_use]
    pub fn versions(&self, lang: Lang) -> String {
        let n = |n: u32| i64::from(n).into();
        text_with(
            lang,
            "compare-versions",
            &[("from", n(self.from)), ("to", n(self.to))],
        )
    }

    /// How many clauses there are of each sort, in a sentence.
    #[must_use]
    pub fn counted(&self, lang: Lang) -> String {
        let counts = &self.comparison.counts;
        if self.comparison.is_same() && counts.renumbered == 0 {
            return text(lang, "compare-counts-same");
        }
        let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
        let args: [(&str, Arg); 6] = [
            ("changed", n(counts.changed)),
            ("added", n(counts.added)),
            ("removed", n(counts.removed)),
            ("moved", n(counts.moved)),
            ("renumbered", n(counts.renumbered)),
            ("same", n(counts.same)),
        ];
        text_with(lang, "compare-counts", &args)
    }

    /// What got worse and better, in a sentence.
    #[must_use]
    pub fn judged(&self, lang: Lang) -> String {
        let Some(shifts) = self.shifts() else {
            return text(lang, "compare-not-judged");
        };
        let n = |turn| i64::try_from(shifts.n(turn)).unwrap_or(i64::MAX).into();
        let args: [(&str, Arg); 2] = [("worse", n(Turn::Worse)), ("better", n(Turn::Better))];
        text_with(lang, "compare-judged", &args)
    }

    /// What changed in verdicts, flags and facts: what got worse first.
    #[must_use]
    pub fn points(&self, lang: Lang) -> Vec<Point> {
        let (Some(shifts), Some(results)) = (self.shifts(), &self.results) else {
            return Vec::new();
        };
        let mut points: Vec<Point> = shifts
            .verdicts
            .iter()
            .map(|shift| results.of_verdict(lang, shift))
            .collect();
        points.extend(
            shifts
                .facts
                .iter()
                .map(|shift| results.of_fact(lang, shift)),
        );
        points.sort_by_key(|point| point.turn);
        points
    }
}

impl Results {
    fn of_verdict(&self, lang: Lang, shift: &Shift<'_>) -> Point {
        let catalogue = &self.house.catalogue;
        let title = catalogue
            .requirement(shift.id)
            .map_or(shift.id, |requirement| {
                requirement.text(lang).title.as_str()
            });
        let lacks = |key: &str, codes: &[&str]| {
            let said: Vec<&str> = codes
                .iter()
                .map(|code| catalogue.lack(shift.id, code, lang).unwrap_or(code))
                .collect();
            let args = [("lacks", said.join(" ").into())];
            (!said.is_empty()).then(|| text_with(lang, key, &args))
        };
        // What was lacking of something that is met now, or missing altogether, the verdict says.
        let both = [shift.was, shift.is].map(|said| said == Said::Verdict(Verdict::Partial));
        let now_lacks = lacks("compare-now-lacks", &shift.now_lacks).filter(|_| both[1]);
        let lacked = lacks("compare-lacked", &shift.lacked).filter(|_| both == [true, true]);
        let is_flag = shift.level == Level::Flag;
        Point {
            turn: shift.turn,
            title: title.to_owned(),
            was: said(lang, shift.was, is_flag),
            is: said(lang, shift.is, is_flag),
            notes: now_lacks.into_iter().chain(lacked).collect(),
            old: quote(shift.old),
            new: quote(shift.new),
        }
    }

    fn of_fact(&self, lang: Lang, shift: &FactShift<'_>) -> Point {
        let told = |fact: Option<&Fact>| {
            fact.map_or_else(
                || text(lang, "check-facts-none"),
                |fact| cut(&value(lang, fact), VALUE),
            )
        };
        let passage = |fact: Option<&Fact>| fact.and_then(|fact| quote(&fact.evidence));
        let beyond = shift.beyond.clone().map(|side| {
            let house = &self.house;
            Review::new(&house.catalogue, &house.profile, "", &self.new, lang).beyond(&Beyond {
                fact: shift.name.to_owned(),
                side,
                evidence: Vec::new(),
            })
        });
        Point {
            turn: shift.turn,
            title: fact_name(lang, shift.name),
            was: told(shift.was),
            is: told(shift.is),
            notes: beyond.into_iter().collect(),
            old: passage(shift.was),
            new: passage(shift.is),
        }
    }
}

/// The heading of the points of a turn.
#[must_use]
pub fn turn(lang: Lang, turn: Turn) -> String {
    let key = match turn {
        Turn::Worse => "compare-worse",
        Turn::Better => "compare-better",
        Turn::Other => "compare-other",
    };
    text(lang, key)
}

/// What became of a row: "changed", "moved and changed".
#[must_use]
pub fn fate(lang: Lang, row: &Row) -> String {
    let key = match (row.change, row.is_moved) {
        (Change::Same, false) if row.is_renumbered() => "compare-renumbered",
        (Change::Same, false) => "compare-same",
        (Change::Same, true) => "compare-moved",
        (Change::Changed, false) => "compare-changed",
        (Change::Changed, true) => "compare-moved-changed",
        (Change::Added, _) => "compare-added",
        (Change::Removed, _) => "compare-removed",
    };
    text(lang, key)
}

/// The number of a row in both texts: "4.2", or "4.2 → 5.1"; empty where it has none.
#[must_use]
pub fn number(row: &Row) -> String {
    let of = |place: &Option<Place>| place.as_ref().and_then(|place| place.number.clone());
    match (of(&row.old), of(&row.new)) {
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (Some(number), _) | (None, Some(number)) => number,
        (None, None) => String::new(),
    }
}

/// The headings that a row stands under, without the title of the document above them all.
#[must_use]
pub fn path(row: &Row) -> String {
    let path = row.place().map_or(&[][..], |place| &place.path);
    path.get(1..)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(path)
        .join(" › ")
}

/// Where a row that moved came from; `None` where it stood under the same headings.
#[must_use]
pub fn came_from(lang: Lang, row: &Row) -> Option<String> {
    let (old, new) = (row.old.as_ref()?, row.new.as_ref()?);
    if !row.is_moved || old.path.last() == new.path.last() {
        return None;
    }
    let under = old.path.last()?.clone();
    Some(text_with(
        lang,
        "compare-came-from",
        &[("heading", under.into())],
    ))
}

/// A passage with its line, in a sentence.
#[must_use]
pub fn passage(lang: Lang, line: usize, quote: &str) -> String {
    let line = i64::try_from(line).unwrap_or(i64::MAX);
    let args = [("line", line.into()), ("quote", quote.into())];
    text_with(lang, "compare-passage", &args)
}

/// The line of a row: of the new text, else of the old one.
#[must_use]
pub fn line(lang: Lang, row: &Row) -> String {
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into();
    let place = row.place().map_or(0, |place| place.first_line);
    text_with(lang, "compare-line", &[("line", n(place))])
}

fn said(lang: Lang, said: Said, is_flag: bool) -> String {
    let key = match said {
        Said::Nothing if is_flag => "verdict-flag-absent",
        Said::Nothing => "compare-not-asked",
        Said::Raised => "verdict-flag",
        Said::Verdict(Verdict::Met) => "verdict-met",
        Said::Verdict(Verdict::Partial) => "verdict-partial",
        Said::Verdict(Verdict::Contrary) => "verdict-contrary",
        Said::Verdict(Verdict::Missing) => "verdict-missing",
        Said::Verdict(Verdict::NotApplicable) => "verdict-not-applicable",
    };
    text(lang, key)
}

fn quote(evidence: &[Evidence]) -> Option<(usize, String)> {
    let first = evidence.first()?;
    Some((first.first_line, first.words(QUOTED)))
}

fn cut(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most - 1).collect();
    format!("{}…", cut.trim_end())
}
