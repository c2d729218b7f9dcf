//! Changes of sub-processors that a vendor announces, `GDPR 28(2)`: who comes and goes, by when we may object by the terms of
//! this agreement, and what was decided. Knows nothing of how notices arrive or are kept.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::choice::choice;
use super::day::{Day, add_days, sub_days};
use super::sub_processor::SubProcessorId;
use super::vendor::VendorId;

/// The register's own number of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChangeNoticeId(pub i64);

choice! {
    /// What was decided about a change.
    ChangeDecision, "change-decision" {
        /// It may go ahead.
        NoObjection = "no-objection",
        /// We object.
        Objected = "objected",
    }
}

choice! {
    /// Where the number of days to object is from.
    DaysFrom, "days-from" {
        /// Said by hand, for this notice.
        Hand = "hand",
        /// The agreement gives days to object.
        Objection = "objection",
        /// The agreement gives days of notice alone.
        Notice = "notice",
        /// The house's default, since no agreement in force says anything.
        House = "house",
    }
}

/// Someone who comes or goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeLine {
    /// The sub-processor that goes; `None`: this one comes.
    pub removes: Option<SubProcessorId>,
    /// Its name.
    pub name: String,
    /// Where it processes, ISO 3166-1 alpha-2; empty where the notice does not say.
    pub countries: BTreeSet<String>,
    /// What for; may be empty.
    pub purpose: String,
}

/// What a notice says, validated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeNoticeFacts {
    /// The day on which it reached us.
    pub received_on: Day,
    /// The first day of the change; `None` where it does not say.
    pub effective_on: Option<Day>,
    /// Days to object, where somebody has said other ones than the agreement gives.
    pub days: Option<u32>,
    /// Who comes and who goes; at least one.
    pub lines: Vec<ChangeLine>,
    /// Anything else; may be empty.
    pub note: String,
}

/// What was decided about a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// What.
    pub decision: ChangeDecision,
    /// Why.
    pub reason: String,
    /// When.
    pub on: Day,
    /// By whom.
    pub by: String,
}

/// A notice as it stands in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeNotice {
    /// The register's own number.
    pub id: ChangeNoticeId,
    /// The row's version: rises with each change, so that a second editor is told.
    pub row: i64,
    /// The vendor that announces it.
    pub vendor: VendorId,
    /// What it says.
    pub facts: ChangeNoticeFacts,
    /// What was decided; `None` while it is open.
    pub decided: Option<Decided>,
    /// The day on which what was decided had been carried out.
    pub closed_on: Option<Day>,
}

/// What the agreement in force on the day of the notice says on changes of sub-processors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeTerms {
    /// Its title.
    pub title: String,
    /// Days to object.
    pub objection_days: Option<u32>,
    /// Days of notice.
    pub notice_days: Option<u32>,
}

/// The last day to object, with its arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last day, inclusive.
    pub day: Day,
    /// The days from the notice on; the day of the notice is not counted.
    pub days: u32,
    /// Where they are from.
    pub from: DaysFrom,
    /// Whether the change takes effect before they have passed and no agreement gives them, so that the last day is the one
    /// before it.
    pub is_cut: bool,
}

/// The last day to object. The day on which the notice came is not counted.
///
/// | said by hand | agreement | gives |
/// |---|---|---|
/// | 5 days | any | 5 days |
/// | – | 14 days to object | 14 days |
/// | – | 30 days of notice alone | 30 days: that long the change must wait |
/// | – | nothing, or no agreement | the house's default, but at the latest the day before the change takes effect |
#[must_use]
pub fn deadline(
    facts: &ChangeNoticeFacts,
    terms: Option<&ChangeTerms>,
    house_days: u32,
) -> Deadline {
    let (days, from) = match (facts.days, terms) {
        (Some(days), _) => (days, DaysFrom::Hand),
        (
            None,
            Some(ChangeTerms {
                objection_days: Some(days),
                ..
            }),
        ) => (*days, DaysFrom::Objection),
        (
            None,
            Some(ChangeTerms {
                notice_days: Some(days),
                ..
            }),
        ) => (*days, DaysFrom::Notice),
        _ => (house_days, DaysFrom::House),
    };
    let received = facts.received_on;
    let day = add_days(received, u64::from(days)).unwrap_or(received);
    let before = facts
        .effective_on
        .and_then(|effective| sub_days(effective, 1));
    let cut = before.filter(|before| from == DaysFrom::House && *before < day);
    Deadline {
        // A change that was in effect when the notice came must still be answered: on that day.
        day: cut.map_or(day, |before| before.max(received)),
        days,
        from,
        is_cut: cut.is_some(),
    }
}

/// Days of notice that the vendor gave and those that the agreement promises, where they are too few.
#[must_use]
pub fn short_notice(facts: &ChangeNoticeFacts, terms: Option<&ChangeTerms>) -> Option<(i64, u32)> {
    let promised = terms?.notice_days?;
    let given = (facts.effective_on? - facts.received_on).num_days();
    (given < i64::from(promised)).then_some((given, promised))
}

impl ChangeNotice {
    /// Whether nobody had decided before or on a day.
    #[must_use]
    pub fn is_open(&self, day: Day) -> bool {
        self.facts.received_on <= day
            && self.decided.as_ref().is_none_or(|decided| decided.on > day)
    }

    /// The names of those who come, then of those who go.
    #[must_use]
    pub fn names(&self) -> (Vec<&str>, Vec<&str>) {
        let (mut comes, mut goes) = (Vec::new(), Vec::new());
        for line in &self.facts.lines {
            match line.removes {
                Some(_) => goes.push(&*line.name),
                None => comes.push(&*line.name),
            }
        }
        (comes, goes)
    }

    /// Every day on which what is to be done about it may differ from the day before, but for the one after the deadline.
    pub fn changes(&self) -> impl Iterator<Item = Day> {
        let decided = self.decided.as_ref().map(|decided| decided.on);
        let received = Some(self.facts.received_on);
        [received, self.facts.effective_on, decided, self.closed_on]
            .into_iter()
            .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_deadline_is_of_this_agreement_else_of_the_house() {
        type Case<'a> = (
            Option<u32>,
            Option<(Option<u32>, Option<u32>)>,
            Option<&'a str>,
            &'a str,
            DaysFrom,
            bool,
        );
        use DaysFrom::{Hand, House, Notice, Objection};
        let cases: [Case<'_>; 10] = [
            (None, None, None, "2026-03-15", House, false),
            (
                None,
                Some((Some(10), Some(30))),
                None,
                "2026-03-11",
                Objection,
                false,
            ),
            (
                None,
                Some((Some(0), None)),
                None,
                "2026-03-01",
                Objection,
                false,
            ),
            (
                None,
                Some((None, Some(30))),
                None,
                "2026-03-31",
                Notice,
                false,
            ),
            (None, Some((None, None)), None, "2026-03-15", House, false),
            (
                Some(5),
                Some((Some(10), None)),
                None,
                "2026-03-06",
                Hand,
                false,
            ),
            // Our right by the agreement does not end because the vendor is in a hurry.
            (
                None,
                Some((Some(10), None)),
                Some("2026-03-05"),
                "2026-03-11",
                Objection,
                false,
            ),
            (None, None, Some("2026-03-05"), "2026-03-04", House, true),
            (None, None, Some("2026-03-16"), "2026-03-15", House, false),
            (None, None, Some("2026-02-01"), "2026-03-01", House, true),
        ];
        for (by_hand, agreement, effective, wanted, from, is_cut) in cases {
            let facts = ChangeNoticeFacts {
                received_on: day("2026-03-01"),
                effective_on: effective.map(day),
                days: by_hand,
                ..ChangeNoticeFacts::default()
            };
            let terms = agreement.map(|(objection_days, notice_days)| ChangeTerms {
                title: "DPA".to_owned(),
                objection_days,
                notice_days,
            });
            let found = deadline(&facts, terms.as_ref(), 14);
            assert_eq!(
                (found.day, found.from, found.is_cut),
                (day(wanted), from, is_cut),
                "{facts:?} {terms:?}"
            );
            let short = short_notice(&facts, terms.as_ref());
            let is_short =
                effective.is_some() && agreement.is_some_and(|(_, notice)| notice.is_some());
            assert_eq!(short.is_some(), is_short);
        }
    }
}
