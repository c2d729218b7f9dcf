//! Days as people and spreadsheets write them. A day that could be read in two ways is never guessed: the column's other
//! days may tell, else whoever imports is asked.
//!
//! | written | read as |
//! |---|---|
//! | `2026-11-25`, `20261125` | year, month, day |
//! | `25.11.2026` | day first |
//! | `25/11/2026`, `25-11-2026` | day first, where the column or the user says so or no month is above 12 |
//! | `11/25/2026` | month first, likewise |
//! | `25 nov 2026`, `den 25 november 2026`, `Nov 25, 2026` | by the month's name |
//! | `46351` | days since 1899-12-30, as Excel counts |

use crate::domain::day::Day;

/// Which of the two numbers of `03/04/2026` is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    /// The first.
    DayFirst,
    /// The second.
    MonthFirst,
}

/// Why a text gives no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayProblem {
    /// It is none.
    NotADay,
    /// It could be two days.
    Ambiguous,
}

/// The first serial number that is read as a day, 1950-01-01, and the last, 2099-12-31: other numbers are no dates.
const SERIALS: std::ops::RangeInclusive<i64> = 18_264..=73_050;

/// The day that a text says; `None` for an empty one.
///
/// # Errors
/// When it is no day, or could be two.
pub fn read(text: &str, order: Option<DayOrder>) -> Result<Option<Day>, DayProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // A time after the day says nothing more about the day.
    let text = without_time(text);
    if let Some((first, second, year)) = slashed(text) {
        let order = order.or_else(|| told((first, second)));
        return match order {
            Some(DayOrder::DayFirst) => day(year, second, first),
            Some(DayOrder::MonthFirst) => day(year, first, second),
            None if first == second => day(year, first, second),
            None => Err(DayProblem::Ambiguous),
        }
        .map(Some);
    }
    let found = iso(text)
        .or_else(|| dotted(text))
        .or_else(|| named(text))
        .or_else(|| serial(text));
    found.map(Some).ok_or(DayProblem::NotADay)
}

/// What the days of a column say of its order: `None` where none of them tells, or they contradict each other.
pub fn order_of<'a>(texts: impl Iterator<Item = &'a str>) -> Option<DayOrder> {
    let mut found = None;
    for text in texts {
        let Some((first, second, _)) = slashed(without_time(text.trim())) else {
            continue;
        };
        match (told((first, second)), found) {
            (Some(order), Some(other)) if order != other => return None,
            (Some(order), _) => found = Some(order),
            (None, _) => {}
        }
    }
    found
}

/// Whether a text is a day that could be two.
#[must_use]
pub fn is_ambiguous(text: &str) -> bool {
    read(text, None) == Err(DayProblem::Ambiguous)
}

fn told((first, second): (u32, u32)) -> Option<DayOrder> {
    match (first > 12, second > 12) {
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

fn without_time(text: &str) -> &str {
    let Some((day, time)) = text.split_once(['T', ' ']) else {
        return text;
    };
    let is_time = time.contains(':')
        && time
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+' | '-' | ' '));
    if is_time { day } else { text }
}

fn day(year: i32, month: u32, day: u32) -> Result<Day, DayProblem> {
    Day::from_ymd_opt(year, month, day).ok_or(DayProblem::NotADay)
}

/// Three numbers with one sign between.
fn three(text: &str, sign: char) -> Option<(&str, &str, &str)> {
    let mut parts = text.split(sign).map(str::trim);
    let three = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    let all = [three.0, three.1, three.2].into_iter().all(is_number);
    (parts.next().is_none() && all).then_some(three)
}

fn year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|_| text.len() == 4)
}

fn iso(text: &str) -> Option<Day> {
    if let Some((y, m, d)) = three(text, '-').or_else(|| three(text, '/')) {
        return day(year(y)?, m.parse().ok()?, d.parse().ok()?).ok();
    }
    let is_plain = text.len() == 8 && text.bytes().all(|it| it.is_ascii_digit());
    let of = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    let parts = || Some((year(text.get(..4)?)?, of(4..6)?, of(6..8)?));
    let (y, m, d) = is_plain.then(parts)??;
    day(y, m, d).ok()
}

fn dotted(text: &str) -> Option<Day> {
    let (d, m, y) = three(text, '.')?;
    day(year(y)?, m.parse().ok()?, d.parse().ok()?).ok()
}

/// `03/04/2026` or `03-04-2026`.
fn slashed(text: &str) -> Option<(u32, u32, i32)> {
    let (first, second, y) = three(text, '/').or_else(|| three(text, '-'))?;
    if first.len() > 2 || second.len() > 2 {
        return None;
    }
    Some((first.parse().ok()?, second.parse().ok()?, year(y)?))
}

fn named(text: &str) -> Option<Day> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-'))
        .filter(|word| !word.is_empty() && *word != "den" && *word != "the" && *word != "of")
        .collect();
    let [a, b, y] = words.as_slice() else {
        return None;
    };
    let number = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || c == ':');
        digits.parse::<u32>().ok()
    };
    let (month, d) = match (month(a), month(b)) {
        (None, Some(month)) => (month, number(a)?),
        (Some(month), None) => (month, number(b)?),
        _ => return None,
    };
    day(year(y)?, month, d).ok()
}

/// The number of a month by its name or the beginning of it, in English or Swedish.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [[&str; 2]; 12] = [
        ["january", "januari"],
        ["february", "februari"],
        ["march", "mars"],
        ["april", "april"],
        ["may", "maj"],
        ["june", "juni"],
        ["july", "juli"],
        ["august", "augusti"],
        ["september", "september"],
        ["october", "oktober"],
        ["november", "november"],
        ["december", "december"],
    ];
    let is_name = |names: &[&str; 2]| {
        word.chars().count() >= 3 && names.iter().any(|name| name.starts_with(word))
    };
    let found: Vec<u32> = (1..)
        .zip(&MONTHS)
        .filter(|(_, names)| is_name(names))
        .map(|(n, _)| n)
        .collect();
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

fn serial(text: &str) -> Option<Day> {
    let whole = text.split(['.', ',']).next()?;
    let is_number = text
        .bytes()
        .all(|it| it.is_ascii_digit() || matches!(it, b'.' | b','));
    let n: i64 = whole
        .parse()
        .ok()
        .filter(|n| is_number && SERIALS.contains(n))?;
    let days = chrono::Days::new(u64::try_from(n).ok()?);
    Day::from_ymd_opt(1899, 12, 30)?.checked_add_days(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_each_form_and_never_guessed() {
        let wanted = Day::from_ymd_opt(2026, 11, 25);
        for text in [
            "2026-11-25",
            " 2026-11-25 ",
            "20261125",
            "2026/11/25",
            "25/11/2026",
            "25.11.2026",
            "25-11-2026",
            "11/25/2026",
            "25 nov 2026",
            "25 Nov. 2026",
            "den 25 november 2026",
            "November 25, 2026",
            "25th of November 2026",
            "46351",
            "46351.5",
            "2026-11-25T10:30:00Z",
            "2026-11-25 10:30",
        ] {
            assert_eq!(read(text, None), Ok(wanted), "{text}");
        }
        assert_eq!(read("", None), Ok(None));
        assert_eq!(read("03/04/2026", None), Err(DayProblem::Ambiguous));
        assert_eq!(read("04/04/2026", None), Ok(Day::from_ymd_opt(2026, 4, 4)));
        let of = |order| read("03/04/2026", Some(order));
        assert_eq!(of(DayOrder::DayFirst), Ok(Day::from_ymd_opt(2026, 4, 3)));
        assert_eq!(of(DayOrder::MonthFirst), Ok(Day::from_ymd_opt(2026, 3, 4)));
        assert_eq!(read("1 maj 2026", None), Ok(Day::from_ymd_opt(2026, 5, 1)));
        for text in [
            "30/02/2026",
            "snart",
            "25/11/26",
            "12",
            "99999",
            "13/13/2026",
            "2026-13-01",
            "25 n 2026",
            "ju 3 2026",
        ] {
            assert_eq!(read(text, None).unwrap_or(None), None, "{text}");
            assert!(read(text, None).is_err(), "{text}");
        }
    }

    #[test]
    fn one_day_of_a_column_tells_for_the_others() {
        let order = |all: &[&str]| order_of(all.iter().copied());
        assert_eq!(
            order(&["03/04/2026", "25/04/2026"]),
            Some(DayOrder::DayFirst)
        );
        assert_eq!(
            order(&["03/04/2026", "04/25/2026"]),
            Some(DayOrder::MonthFirst)
        );
        assert_eq!(order(&["03/04/2026", "2026-04-25"]), None);
        assert_eq!(order(&["25/04/2026", "04/25/2026"]), None);
    }
}
