//! The picture of what ends: one row an agreement, its line up to the last day, with a mark at the last day to
//! give notice; and one row an announced change of sub-processors, up to the last day to object. It is a table whose cells hold the pictures, so that a screen reader reads the days and
//! nothing is said by the picture alone. Places are shares of the width, from 0 on the first day to 100.

use askama::Template;
use chrono::Datelike;

use crate::domain::day::{Day, add_months};
use crate::domain::due::DueKind;
use crate::store::timeline::{ObjectionRow, TimelineRow};

use super::form::{Markup, rendered};
use super::visit::Visit;

/// The picture with its rows.
pub(super) struct Timeline {
    months: Vec<Month>,
    rows: Vec<Row>,
    words: Words,
}

/// The first day of a month on the line.
struct Month {
    place: String,
    label: String,
    is_quarter: bool,
}

/// One agreement.
struct Row {
    href: String,
    title: String,
    vendor: String,
    end: String,
    end_place: String,
    notice: Option<(String, String)>,
}

struct Words {
    agreement: String,
    picture: String,
    notice: String,
    end: String,
    none: String,
}

#[derive(Template)]
#[template(path = "home/timeline.html")]
struct TimelineView<'a> {
    it: &'a Timeline,
}

impl Timeline {
    /// The picture from the day of a visit to `until`, inclusive, the nearest day first.
    #[must_use]
    pub(super) fn new(
        visit: &Visit,
        ends: &[TimelineRow],
        objections: &[ObjectionRow],
        until: Day,
    ) -> Timeline {
        let from = visit.today;
        let of_agreements = ends.iter().map(|row| {
            let notice = row.notice_by.filter(|day| *day >= from);
            let shown = Row {
                href: format!("/agreements/{}", row.agreement.0),
                title: row.title.clone(),
                vendor: row.vendor_name.clone(),
                end: visit.day(&row.ends_on),
                end_place: place(from, until, row.ends_on),
                notice: notice.map(|day| (visit.day(&day), place(from, until, day))),
            };
            (row.ends_on, shown)
        });
        let of_changes = objections.iter().map(|row| {
            let kind = visit.t(DueKind::ObjectionDeadline.text_key());
            let shown = Row {
                href: format!("/change-notices/{}", row.notice.0),
                title: format!("{kind}: {}", row.names),
                vendor: row.vendor_name.clone(),
                end: visit.day(&row.day),
                end_place: place(from, until, row.day),
                notice: None,
            };
            (row.day, shown)
        });
        let mut rows: Vec<(Day, Row)> = of_agreements.chain(of_changes).collect();
        rows.sort_by_key(|(day, _)| *day);
        let rows = rows.into_iter().map(|(_, row)| row).collect();
        Timeline {
            months: months(visit, from, until),
            rows,
            words: Words {
                agreement: visit.t("timeline-agreement"),
                picture: visit.t("timeline-picture"),
                notice: visit.t("timeline-notice"),
                end: visit.t("timeline-end"),
                none: visit.t("timeline-none"),
            },
        }
    }

    /// Whether nothing ends.
    #[must_use]
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table with its pictures.
    #[must_use]
    pub(super) fn show(&self) -> Markup {
        rendered(&TimelineView { it: self })
    }
}

/// Where a day lies between two others, in per cent of the width.
fn place(from: Day, until: Day, day: Day) -> String {
    let all = (until - from).num_days().max(1);
    let part = (day - from).num_days().clamp(0, all);
    // Two decimals by whole numbers, so that the same days give the same text everywhere.
    let hundredths = part * 10_000 / all;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

fn months(visit: &Visit, from: Day, until: Day) -> Vec<Month> {
    let mut months = Vec::new();
    let first = from.with_day(1).unwrap_or(from);
    for n in 1.. {
        let Some(day) = add_months(first, n).filter(|day| *day <= until) else {
            break;
        };
        let name = visit.t(&format!("month-{}", day.month()));
        months.push(Month {
            place: place(from, until, day),
            label: if day.month() == 1 {
                day.year().to_string()
            } else {
                name
            },
            is_quarter: day.month() % 3 == 1,
        });
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_place_and_none_lies_outside() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let (from, until) = (day("2026-03-01"), day("2026-03-11"));
        assert_eq!(place(from, until, from), "0.00%");
        assert_eq!(place(from, until, day("2026-03-06")), "50.00%");
        assert_eq!(place(from, until, until), "100.00%");
        assert_eq!(place(from, until, day("2027-01-01")), "100.00%");
        assert_eq!(place(from, from, from), "0.00%");
    }
}
