//! The arithmetic of a term: periods and renewals, the last day, the day by which notice must be given.
//! Knows terms and days only; which state follows is in `state`.
//!
//! | rule | example |
//! |---|---|
//! | the last day is in force | ends 2026-12-31: expired on 2027-01-01 |
//! | ends count from the first last day | 31 Jan, monthly: 28 Feb, 31 Mar, not 28 Mar |
//! | of two readings of a notice day the earlier | ends 30 May, 3 months: 27 Feb (before the day after), not 28 Feb |
//! | notice on the notice day is in time | later notice ends the next period |
//! | without a notice time there is no notice day | renews every month: never "expiring" |
//! | termination beats renewal | terminated with `ends_on`: that day is the last |

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::agreement::{Notice, Term, Version};
use super::day::{Day, add_days, add_months, sub_days, sub_months};
use super::lang::Lang;
use super::text::{Arg, text_with};

/// The last day to give notice so that the agreement ends with `last_day`. Counted back from the last day,
/// and from the day after it; the earlier result is taken (our choice: it is safe under both readings).
#[must_use]
pub fn notice_day(last_day: Day, notice: Notice) -> Option<Day> {
    match notice {
        Notice::Days(n) => sub_days(last_day, u64::from(n)),
        Notice::Months(n) => {
            let from_last_day = sub_months(last_day, n)?;
            let from_day_after = sub_days(sub_months(add_days(last_day, 1)?, n)?, 1)?;
            Some(from_last_day.min(from_day_after))
        }
    }
}

/// The last day of period `n`: 0 is the first term, 1 the first renewal. Counted from the first last day.
/// `None` without an end, without renewal where `n > 0`, or beyond the calendar.
#[must_use]
pub fn period_end(term: &Term, n: u32) -> Option<Day> {
    let first = term.ends_on?;
    if n == 0 {
        return Some(first);
    }
    add_months(first, term.renews_months?.checked_mul(n)?)
}

/// A period that can still be ended on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its last day, inclusive.
    pub last_day: Day,
    /// The last day to give notice for it, inclusive; its last day where no notice time is agreed.
    pub notice_by: Day,
}

/// The first period, in order of time, whose notice day is not before `day`: notice given on `day` ends
/// the agreement with it. Looks at end, renewal and notice time only. `None` where nothing renews.
#[must_use]
pub fn period_to_end(term: &Term, day: Day) -> Option<Period> {
    let renews = term.renews_months.filter(|months| *months > 0)?;
    let first = term.ends_on?;
    // Starts one period before the one that months alone point to, because days of the month may differ.
    let months = (i64::from(day.year()) - i64::from(first.year())) * 12 + i64::from(day.month())
        - i64::from(first.month());
    let start = u32::try_from(months / i64::from(renews) - 1).unwrap_or(0);
    (start..)
        .map_while(|n| period(term, n))
        .find(|period| period.notice_by >= day)
}

fn period(term: &Term, n: u32) -> Option<Period> {
    let last_day = period_end(term, n)?;
    let notice_by = match term.notice {
        Some(notice) => notice_day(last_day, notice)?,
        None => last_day,
    };
    Some(Period {
        last_day,
        notice_by,
    })
}

/// The last day in force after all renewals, inclusive, as far as the facts decide it. `None`: it goes on
/// until somebody gives notice.
#[must_use]
pub fn last_day(term: &Term) -> Option<Day> {
    match (term.ends_on, term.notice_given_on) {
        (Some(ends_on), _) if term.terminated || term.renews_months.is_none() => Some(ends_on),
        (Some(_), Some(given)) => period_to_end(term, given).map(|period| period.last_day),
        (None, Some(given)) => match term.notice {
            Some(Notice::Days(n)) => add_days(given, u64::from(n)),
            Some(Notice::Months(n)) => add_months(given, n),
            None => Some(given),
        },
        (_, None) => None,
    }
}

/// The first day on which a version binds and is in force, inclusive: it must be both bound and effective.
#[must_use]
pub fn first_day(version: &Version) -> Option<Day> {
    let bound = version.bound.as_ref()?;
    Some(
        version
            .term
            .effective_from
            .map_or(bound.on, |from| from.max(bound.on)),
    )
}

/// What comes next for an agreement in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// It ends after this day.
    Ends(Day),
    /// It renews by itself unless notice is given for this period. Without an agreed notice time there is no
    /// such day, and nothing to act on.
    Renews(Period),
}

impl Deadline {
    /// The day by which somebody must act, inclusive.
    #[must_use]
    pub fn day(self) -> Day {
        match self {
            Deadline::Ends(day) => day,
            Deadline::Renews(period) => period.notice_by,
        }
    }
}

/// The next deadline on or after a day, `None` where there is none.
#[must_use]
pub fn deadline(term: &Term, day: Day) -> Option<Deadline> {
    next_turn(term, day).filter(|next| matches!(next, Deadline::Ends(_)) || term.notice.is_some())
}

/// The next deadline or, where it renews without a notice time, the next renewal.
pub(super) fn next_turn(term: &Term, day: Day) -> Option<Deadline> {
    match last_day(term) {
        Some(last) => (last >= day).then_some(Deadline::Ends(last)),
        None => period_to_end(term, day).map(Deadline::Renews),
    }
}

/// How many days before a deadline it counts as near. An agreement that renews often would be near all the
/// time: there the window is at most half a period of 30-day months (our choice; it changes nothing for
/// periods of six months and more with the default of 90 days).
#[must_use]
pub fn warning_days(term: &Term, deadline: Deadline, warning_days: u32) -> u32 {
    match (deadline, term.renews_months) {
        (Deadline::Renews(_), Some(months)) => warning_days.min(months.saturating_mul(15)),
        _ => warning_days,
    }
}

/// The arithmetic of a version on a day, as data: page, PDF and terminal show the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arithmetic {
    /// The first day in force, inclusive, also where it is still to come.
    pub first_day: Option<Day>,
    /// Renews by this many months each time.
    pub renews_months: Option<u32>,
    /// The day on which notice was given.
    pub notice_given_on: Option<Day>,
    /// The last day in force that is already certain, inclusive, also where it has passed.
    pub last_day: Option<Day>,
    /// Where it renews: the next last day that can still be reached by giving notice.
    pub next_end: Option<Day>,
    /// Where it renews and a notice time is agreed: the last day to give notice for `next_end`, inclusive.
    pub notice_by: Option<Day>,
    /// Where the notice day of the running period has passed: the last day of the period that follows.
    pub renewed_until: Option<Day>,
    /// Days from the day to the last day or, where it renews, to the notice day; 0 on that day, negative after it.
    pub days_left: Option<i64>,
    /// Whether it was terminated.
    pub terminated: bool,
}

/// Computes the arithmetic of a version on a day.
#[must_use]
pub fn arithmetic(version: &Version, day: Day) -> Arithmetic {
    let term = &version.term;
    let last = last_day(term);
    let period = if last.is_none() {
        period_to_end(term, day)
    } else {
        None
    };
    let running_ends = period.and_then(|_| {
        period_to_end(
            &Term {
                notice: None,
                ..term.clone()
            },
            day,
        )
        .map(|running| running.last_day)
    });
    let next_end = period.map(|period| period.last_day);
    let notice_by = period
        .filter(|_| term.notice.is_some())
        .map(|period| period.notice_by);
    Arithmetic {
        first_day: first_day(version),
        renews_months: term.renews_months,
        notice_given_on: term.notice_given_on,
        last_day: last,
        next_end,
        notice_by,
        renewed_until: next_end.filter(|end| Some(*end) != running_ends),
        days_left: last.or(notice_by).map(|end| (end - day).num_days()),
        terminated: term.terminated,
    }
}

impl Arithmetic {
    /// The arithmetic in one sentence: "In force since 2024-05-25, renews every 12 months, next end
    /// 2027-05-24, notice by 2027-02-24." Parts that do not apply are left out.
    #[must_use]
    pub fn sentence(&self, lang: Lang, day: Day) -> String {
        let mut parts = Vec::new();
        let mut say = |key: &str, args: &[(&str, Arg)]| parts.push(text_with(lang, key, args));
        let ended = self.last_day.is_some_and(|last| last < day);
        match self.first_day {
            None => say("term-not-bound", &[]),
            Some(first) if first > day => say("term-from", &[("day", first.into())]),
            Some(first) if ended => say("term-was", &[("day", first.into())]),
            Some(first) => say("term-since", &[("day", first.into())]),
        }
        if let (Some(months), None) = (self.renews_months, self.last_day) {
            say("term-renews", &[("n", i64::from(months).into())]);
        }
        if let Some(given) = self.notice_given_on {
            say("term-notice-given", &[("day", given.into())]);
        }
        match (self.last_day, self.renewed_until, self.next_end) {
            (Some(last), _, _) if self.terminated => {
                say("term-terminated", &[("day", last.into())]);
            }
            (Some(last), _, _) if ended => say("term-ended", &[("day", last.into())]),
            (Some(last), _, _) => say("term-last-day", &[("day", last.into())]),
            (None, Some(until), _) => say("term-renewed-until", &[("day", until.into())]),
            (None, None, Some(end)) => say("term-next-end", &[("day", end.into())]),
            (None, None, None) => say("term-no-end", &[]),
        }
        if let Some(by) = self.notice_by {
            say("term-notice-by", &[("day", by.into())]);
        }
        capitalised(&parts.join(", ")) + "."
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
