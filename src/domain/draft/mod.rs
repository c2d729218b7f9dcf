//! What comes from outside, as text: forms, CSV, the command line. Each draft is read once into the facts of
//! its noun, and every problem is collected, with the name of its field. Hostile text (NUL, control and
//! direction marks, megabytes in a field) ends here. Knows nothing of where a draft comes from.

pub mod agreement;
pub mod change_notice;
pub mod reminder;
pub mod review;
pub mod room;
pub mod settings;
pub mod sub_processor;
pub mod term;
pub mod transfer;
pub mod user;
pub mod vendor;
pub mod waiver;

use unicode_normalization::UnicodeNormalization;

use super::day::Day;
use super::lang::Lang;
use super::text::{Arg, text_with};

/// Characters in a name.
pub const LONGEST_NAME: usize = 200;
/// Characters in a line of text.
pub const LONGEST_LINE: usize = 500;
/// Characters in notes.
pub const LONGEST_NOTES: usize = 10_000;

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It must be filled in.
    Required,
    /// More characters than this, inclusive limit.
    TooLong(usize),
    /// Fewer characters than this, inclusive limit.
    TooShort(usize),
    /// More lines or entries than this, inclusive limit.
    TooMany(usize),
    /// A control character or a mark that hides or turns text.
    Character,
    /// None of the words that the field knows.
    NotAChoice,
    /// Not a day of the calendar, written as `2026-03-01`.
    NotADay,
    /// A day before 1900 or after 2199.
    DayOutOfRange,
    /// A day after today where only the past makes sense.
    InFuture,
    /// Not a whole number from the first to the second, inclusive.
    NotANumber(i64, i64),
    /// Any other, by its sentence `problem-…`.
    Other(&'static str),
}

impl Problem {
    /// The key of its sentence.
    #[must_use]
    pub fn text_key(&self) -> &'static str {
        match self {
            Problem::Required => "problem-required",
            Problem::TooLong(_) => "problem-too-long",
            Problem::TooShort(_) => "problem-too-short",
            Problem::TooMany(_) => "problem-too-many",
            Problem::Character => "problem-character",
            Problem::NotAChoice => "problem-not-a-choice",
            Problem::NotADay => "problem-not-a-day",
            Problem::DayOutOfRange => "problem-day-out-of-range",
            Problem::InFuture => "problem-in-future",
            Problem::NotANumber(..) => "problem-not-a-number",
            Problem::Other(key) => key,
        }
    }
}

/// A problem with the name of its field, as forms and CSV columns call it (`name`, `contacts-2-email`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

impl FieldProblem {
    /// The sentence for the user: what is wrong and what is wanted.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let count = |n: usize| vec![("n", Arg::from(n))];
        let args = match self.problem {
            Problem::TooLong(n) | Problem::TooShort(n) | Problem::TooMany(n) => count(n),
            Problem::NotANumber(min, max) => vec![("min", min.into()), ("max", max.into())],
            _ => Vec::new(),
        };
        text_with(lang, self.problem.text_key(), &args)
    }
}

/// Reads the fields of one draft and collects what is wrong.
#[derive(Debug, Default)]
pub(super) struct Reading {
    problems: Vec<FieldProblem>,
}

impl Reading {
    /// The facts, if nothing was wrong. Facts are `None` only where a problem was named.
    pub(super) fn finish<T>(self, facts: Option<T>) -> Result<T, Vec<FieldProblem>> {
        match facts {
            Some(facts) if self.problems.is_empty() => Ok(facts),
            _ => Err(self.problems),
        }
    }

    pub(super) fn problem(&mut self, field: &str, problem: Problem) {
        self.problems.push(FieldProblem {
            field: field.to_owned(),
            problem,
        });
    }

    /// A line of text, trimmed, in composed form (NFC); empty when nothing was written or something is wrong.
    pub(super) fn line(&mut self, field: &str, text: &str, max: usize) -> String {
        self.clean(field, text, max, false)
    }

    /// Text of several lines, otherwise as [`Reading::line`].
    pub(super) fn text(&mut self, field: &str, text: &str, max: usize) -> String {
        self.clean(field, &text.replace("\r\n", "\n"), max, true)
    }

    fn clean(&mut self, field: &str, text: &str, max: usize, lines: bool) -> String {
        // No character is longer than four bytes: a field of megabytes is not even looked through.
        if text.len() > max.saturating_mul(4).saturating_add(1024) {
            self.problem(field, Problem::TooLong(max));
            return String::new();
        }
        let text: String = text.trim().nfc().collect();
        let problem = if text
            .chars()
            .any(|c| is_hostile(c) && !(lines && matches!(c, '\n' | '\t')))
        {
            Problem::Character
        } else if text.chars().count() > max {
            Problem::TooLong(max)
        } else {
            return text;
        };
        self.problem(field, problem);
        String::new()
    }

    /// A line that must say something. `None` with a problem.
    pub(super) fn required(&mut self, field: &str, text: &str, max: usize) -> Option<String> {
        let before = self.problems.len();
        let line = self.line(field, text, max);
        if line.is_empty() && self.problems.len() == before {
            self.problem(field, Problem::Required);
        }
        Some(line).filter(|line| !line.is_empty())
    }

    /// A line that may be empty.
    pub(super) fn optional(&mut self, field: &str, text: &str, max: usize) -> Option<String> {
        Some(self.line(field, text, max)).filter(|line| !line.is_empty())
    }

    /// The entries of a list, one a line (and, with `commas`, separated by commas too), without doubles.
    pub(super) fn list(
        &mut self,
        field: &str,
        text: &str,
        limits: Limits,
        commas: bool,
    ) -> Vec<String> {
        let whole = self.text(
            field,
            text,
            limits.entries.saturating_mul(limits.length + 1),
        );
        let mut entries: Vec<String> = Vec::new();
        for entry in whole.split(|c| c == '\n' || (commas && matches!(c, ',' | ';'))) {
            let entry = self.line(field, entry, limits.length);
            if !entry.is_empty() && !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        if entries.len() > limits.entries {
            self.problem(field, Problem::TooMany(limits.entries));
        }
        entries
    }

    /// One of the words of a closed list, or its name in either language. Empty: `default`, where there is one.
    pub(super) fn choice<T: Copy>(
        &mut self,
        field: &str,
        text: &str,
        read: fn(&str) -> Option<T>,
        default: Option<T>,
    ) -> Option<T> {
        let text = text.trim();
        if text.is_empty() {
            if default.is_none() {
                self.problem(field, Problem::Required);
            }
            return default;
        }
        let choice = if text.len() > 100 { None } else { read(text) };
        if choice.is_none() {
            self.problem(field, Problem::NotAChoice);
        }
        choice
    }

    /// A day, ISO 8601, from 1900 to 2199; `None` when empty or wrong.
    pub(super) fn day(&mut self, field: &str, text: &str) -> Option<Day> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        // chrono also reads `2026-3-1` and years of five digits.
        let day = if text.len() == 10 {
            text.parse::<Day>().ok()
        } else {
            None
        };
        let Some(day) = day else {
            self.problem(field, Problem::NotADay);
            return None;
        };
        let in_range = ("1900"..="2199").contains(&text.get(..4).unwrap_or_default());
        if !in_range {
            self.problem(field, Problem::DayOutOfRange);
        }
        Some(day).filter(|_| in_range)
    }

    /// A day that must be there.
    pub(super) fn required_day(&mut self, field: &str, text: &str) -> Option<Day> {
        if text.trim().is_empty() {
            self.problem(field, Problem::Required);
        }
        self.day(field, text)
    }

    /// A day that lies in the past or is today.
    pub(super) fn past_day(&mut self, field: &str, text: &str, today: Day) -> Option<Day> {
        let day = self.day(field, text)?;
        if day > today {
            self.problem(field, Problem::InFuture);
        }
        Some(day)
    }

    /// A whole number within limits, inclusive; `None` when empty or wrong.
    pub(super) fn number(&mut self, field: &str, text: &str, min: u32, max: u32) -> Option<u32> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok().filter(|n| (min..=max).contains(n));
        if number.is_none() {
            self.problem(field, Problem::NotANumber(min.into(), max.into()));
        }
        number
    }
}

/// How much fits into a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Entries.
    pub(super) entries: usize,
    /// Characters in each.
    pub(super) length: usize,
}

/// Control characters, marks that turn the direction of text, and characters that cannot be seen: none of
/// them belongs into a name, and each can make one text look like another. The joiners U+200C and U+200D
/// stay, as names in some scripts are written with them.
fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a text can be an e-mail address: one `@` with something on both sides, no space.
pub(super) fn is_email(text: &str) -> bool {
    let parts: Vec<&str> = text.split('@').collect();
    matches!(parts.as_slice(), [local, host] if !local.is_empty() && !host.is_empty() && !host.starts_with('.'))
        && !text.contains(char::is_whitespace)
        && text.chars().count() <= 254
}
