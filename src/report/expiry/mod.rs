//! What ends, and by when notice must be given, in the twelve months to come: a calendar on one page with every such day
//! marked, then each day with its agreement. A pure function of what [`read`] has read.

pub mod read;

use chrono::Datelike as _;

use super::occasion::Occasion;
use super::paper::block::{Block, Column, Figure, Heading, Month, Row, Table};
use super::paper::text::{Line, Text};
use super::paper::{Paper, Status};
use crate::domain::day::{Day, add_months};
use crate::domain::text::{long_day, number};
use crate::store::timeline::TimelineRow;

/// Months that the calendar shows.
pub const MONTHS: u32 = 12;

/// What the calendar is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpiryCalendar {
    /// The agreements that end, or renew, in time to be shown; in any order.
    pub rows: Vec<TimelineRow>,
}

/// A day on which something ends or must be done.
struct Entry<'a> {
    day: Day,
    what: What,
    row: &'a TimelineRow,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    /// The last day to give notice.
    Notice,
    /// It renews, since notice can no longer reach this day.
    Renews,
    /// The last day in force.
    Ends,
}

impl What {
    fn status(self) -> Status {
        match self {
            What::Notice => Status::Attention,
            What::Renews => Status::Neutral,
            What::Ends => Status::Bad,
        }
    }

    fn text_key(self) -> &'static str {
        match self {
            What::Notice => "report-expiry-notice",
            What::Renews => "report-expiry-renews",
            What::Ends => "report-expiry-ends",
        }
    }
}

/// The calendar as a paper.
#[must_use]
pub fn paper(occasion: &Occasion, calendar: &ExpiryCalendar) -> Paper {
    let from = first_day(occasion.day);
    let until = add_months(from, MONTHS).unwrap_or(from);
    let entries = entries(occasion.day, until, &calendar.rows);
    let months: Vec<(Day, Day)> = (0..MONTHS)
        .filter_map(|n| Some((add_months(from, n)?, add_months(from, n + 1)?)))
        .collect();
    let mut blocks = vec![
        totals(occasion, &entries),
        Block::Year {
            description: occasion.say("report-expiry-picture"),
            weekdays: (1..=7)
                .map(|n| occasion.say(&format!("report-weekday-{n}")))
                .collect(),
            months: months
                .iter()
                .map(|(first, next)| month(occasion, &entries, *first, *next))
                .collect(),
        },
    ];
    if entries.is_empty() {
        blocks.push(Block::paragraph(occasion.say("report-expiry-none")));
    }
    for (n, (first, next)) in months.iter().enumerate() {
        let of: Vec<&Entry<'_>> = entries
            .iter()
            .filter(|entry| *first <= entry.day && entry.day < *next)
            .collect();
        if of.is_empty() {
            continue;
        }
        let title = month_name(occasion, *first);
        blocks.push(Block::Heading(Heading {
            level: 1,
            text: title.as_str().into(),
            anchor: Some(anchor(n)),
        }));
        blocks.push(table(occasion, title, &of));
    }
    let scope = occasion.say_with(
        "report-expiry-scope",
        &[
            ("from", occasion.day.into()),
            ("until", until.pred_opt().unwrap_or(until).into()),
        ],
    );
    occasion.paper(occasion.say("report-expiry"), None, Some(scope), blocks)
}

fn first_day(day: Day) -> Day {
    day.with_day(1).unwrap_or(day)
}

fn anchor(n: usize) -> String {
    format!("month-{n}")
}

fn month_name(occasion: &Occasion, first: Day) -> String {
    let name = occasion.say(&format!("report-long-month-{}", first.month()));
    format!("{name} {}", first.year())
}

/// Every day from today until the end, in order.
fn entries(today: Day, until: Day, rows: &[TimelineRow]) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    let mut add = |day: Day, what, row| {
        if today <= day && day < until {
            entries.push(Entry { day, what, row });
        }
    };
    for row in rows {
        match row.notice_by {
            // An agreement without a notice day ends by itself.
            None => add(row.ends_on, What::Ends, row),
            Some(notice) => {
                if notice != row.ends_on {
                    add(notice, What::Notice, row);
                }
                add(row.ends_on, What::Renews, row);
            }
        }
    }
    entries.sort_by(|a, b| {
        (a.day, a.what, &a.row.vendor_name, a.row.agreement.0).cmp(&(
            b.day,
            b.what,
            &b.row.vendor_name,
            b.row.agreement.0,
        ))
    });
    entries
}

fn totals(occasion: &Occasion, entries: &[Entry<'_>]) -> Block {
    let figures = [What::Ends, What::Notice, What::Renews].map(|what| {
        let n = entries.iter().filter(|entry| entry.what == what).count();
        Figure {
            value: number(occasion.lang, i64::try_from(n).unwrap_or(i64::MAX)),
            label: occasion.say_with(&format!("{}-n", what.text_key()), &[("n", n.into())]),
            status: what.status(),
        }
    });
    Block::Figures {
        figures: figures.into(),
    }
}

fn month(occasion: &Occasion, entries: &[Entry<'_>], first: Day, next: Day) -> Month {
    let mut marks: Vec<(u8, Status)> = Vec::new();
    for entry in entries
        .iter()
        .filter(|entry| first <= entry.day && entry.day < next)
    {
        let day = u8::try_from(entry.day.day()).unwrap_or(1);
        let status = entry.what.status();
        // Where several things fall on a day the gravest is drawn; the table has all.
        match marks.last_mut().filter(|(last, _)| *last == day) {
            Some(last) if grave(status) > grave(last.1) => last.1 = status,
            Some(_) => {}
            None => marks.push((day, status)),
        }
    }
    Month {
        name: month_name(occasion, first),
        begins_on: u8::try_from(first.weekday().number_from_monday()).unwrap_or(1),
        days: u8::try_from((next - first).num_days()).unwrap_or(31),
        marks,
    }
}

fn grave(status: Status) -> u8 {
    match status {
        Status::Bad => 2,
        Status::Attention => 1,
        Status::Neutral | Status::Good => 0,
    }
}

fn table(occasion: &Occasion, title: String, entries: &[&Entry<'_>]) -> Block {
    let rows = entries
        .iter()
        .map(|entry| {
            let row = entry.row;
            let second = match (entry.what, row.notice_by) {
                (What::Notice, _) => Some(occasion.say_with(
                    "report-mark-renews",
                    &[("day", long_day(occasion.lang, row.ends_on).into())],
                )),
                (What::Renews, Some(notice)) if notice < occasion.day => {
                    Some(occasion.say("report-expiry-too-late"))
                }
                _ => None,
            };
            let mut what = vec![Line::status(
                entry.what.status(),
                occasion.say(entry.what.text_key()),
            )];
            what.extend(second.map(Line::quiet));
            let days = (entry.day - occasion.day).num_days();
            let left = occasion.say_with("report-expiry-in", &[("n", days.into())]);
            Row {
                cells: vec![
                    vec![
                        Line::new(long_day(occasion.lang, entry.day)),
                        Line::quiet(left),
                    ],
                    what,
                    vec![
                        Line::new(Text::bold(row.vendor_name.as_str())),
                        Line::quiet(row.title.as_str()),
                    ],
                ],
                anchor: None,
            }
        })
        .collect();
    Block::Table(Table {
        summary: title,
        columns: vec![
            Column::left(occasion.say("report-column-day"), 4),
            Column::left(occasion.say("report-column-due"), 6),
            Column::left(occasion.say("report-column-agreement"), 9),
        ],
        rows,
    })
}
