//! The arithmetic of terms, by tables. Several rows are mistakes that other registers made: ends that jumped
//! over a period, notice counted from the wrong end, months of different length.

use avtal::domain::agreement::{Notice, Term};
use avtal::domain::day::Day;
use avtal::domain::lang::Lang;
use avtal::domain::term::{arithmetic, last_day, notice_day, period_end, period_to_end};
use proptest::prelude::*;

use crate::facts::{day, signed, term};

#[test]
fn notice_is_counted_back_from_the_end_and_the_earlier_reading_is_taken() {
    for (last, notice, expected) in [
        ("2027-05-24", Notice::Months(3), "2027-02-24"),
        ("2026-12-31", Notice::Months(3), "2026-09-30"),
        ("2026-12-31", Notice::Days(30), "2026-12-01"),
        ("2026-12-31", Notice::Days(0), "2026-12-31"),
        // From the last day: 28 February. From the day after, 31 May: 28 February, so the day before it.
        ("2027-05-30", Notice::Months(3), "2027-02-27"),
        ("2027-05-31", Notice::Months(3), "2027-02-28"),
        // From the last day: 28 November. From the day after, 1 March: 30 November.
        ("2027-02-28", Notice::Months(3), "2026-11-28"),
        ("2028-02-29", Notice::Months(12), "2027-02-28"),
        ("2028-02-29", Notice::Days(365), "2027-03-01"),
        ("2024-03-31", Notice::Months(1), "2024-02-29"),
    ] {
        assert_eq!(
            notice_day(day(last), notice),
            Some(day(expected)),
            "{last} {notice:?}"
        );
    }
}

#[test]
fn ends_count_from_the_first_last_day_and_never_jump_a_period() {
    let monthly = term("", "2026-01-31", Some(1), None);
    let ends: Vec<Day> = (0..5).filter_map(|n| period_end(&monthly, n)).collect();
    let expected = [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
    ];
    assert_eq!(ends, expected.map(day));
    let leap = term("", "2024-02-29", Some(12), None);
    let ends: Vec<Day> = (0..5).filter_map(|n| period_end(&leap, n)).collect();
    assert_eq!(
        ends,
        [
            "2024-02-29",
            "2025-02-28",
            "2026-02-28",
            "2027-02-28",
            "2028-02-29"
        ]
        .map(day)
    );
}

#[test]
fn the_period_that_notice_ends_is_the_first_whose_notice_day_has_not_passed() {
    let yearly = term(
        "2024-05-25",
        "2025-05-24",
        Some(12),
        Some(Notice::Months(3)),
    );
    for (on, last, notice_by) in [
        ("2024-06-01", "2025-05-24", "2025-02-24"),
        ("2025-02-24", "2025-05-24", "2025-02-24"),
        ("2025-02-25", "2026-05-24", "2026-02-24"),
        ("2025-05-24", "2026-05-24", "2026-02-24"),
        ("2026-11-25", "2027-05-24", "2027-02-24"),
    ] {
        let period = period_to_end(&yearly, day(on)).expect("it renews");
        assert_eq!(
            (period.last_day, period.notice_by),
            (day(last), day(notice_by)),
            "{on}"
        );
    }
}

#[test]
fn notice_ends_the_renewal_and_late_notice_ends_the_next_period() {
    let yearly = term(
        "2024-05-25",
        "2025-05-24",
        Some(12),
        Some(Notice::Months(3)),
    );
    let forever = term("2024-05-25", "", None, Some(Notice::Months(3)));
    let fixed = term("2024-05-25", "2025-05-24", None, Some(Notice::Months(3)));
    for (term, given, expected) in [
        (&yearly, "2025-02-24", "2025-05-24"),
        (&yearly, "2025-02-25", "2026-05-24"),
        (&yearly, "2024-05-25", "2025-05-24"),
        (&forever, "2025-11-30", "2026-02-28"),
        (&fixed, "2025-04-01", "2025-05-24"),
    ] {
        let given = Term {
            notice_given_on: Some(day(given)),
            ..term.clone()
        };
        assert_eq!(last_day(&given), Some(day(expected)), "{given:?}");
    }
    assert_eq!(last_day(&yearly), None);
    assert_eq!(last_day(&forever), None);
    let terminated = Term {
        terminated: true,
        ..yearly
    };
    assert_eq!(last_day(&terminated), Some(day("2025-05-24")));
}

#[test]
fn the_arithmetic_is_said_in_one_sentence() {
    let yearly = term(
        "2024-05-25",
        "2025-05-24",
        Some(12),
        Some(Notice::Months(3)),
    );
    let given = Term {
        notice_given_on: Some(day("2026-12-24")),
        ..yearly.clone()
    };
    let fixed = term("2026-01-01", "2026-12-31", None, None);
    for (term, on, english) in [
        (
            &yearly,
            "2026-11-25",
            "In force since 2024-05-25, renews every 12 months, next end 2027-05-24, notice by 2027-02-24.",
        ),
        (
            &yearly,
            "2027-02-25",
            "In force since 2024-05-25, renews every 12 months, renewed until 2028-05-24, notice by 2028-02-24.",
        ),
        (
            &given,
            "2026-12-25",
            "In force since 2024-05-25, notice given on 2026-12-24, last day 2027-05-24.",
        ),
        (
            &fixed,
            "2026-12-31",
            "In force since 2026-01-01, last day 2026-12-31.",
        ),
        (
            &fixed,
            "2027-01-01",
            "Was in force from 2026-01-01, ended after 2026-12-31.",
        ),
        (
            &fixed,
            "2025-12-31",
            "In force from 2026-01-01, last day 2026-12-31.",
        ),
    ] {
        let version = signed(1, "2024-05-20", term.clone());
        let on = day(on);
        assert_eq!(arithmetic(&version, on).sentence(Lang::En, on), english);
    }
    let on = day("2026-11-25");
    let version = signed(1, "2024-05-20", yearly);
    assert_eq!(
        arithmetic(&version, on).sentence(Lang::Sv, on),
        "Gäller sedan 2024-05-25, förlängs 12 månader i taget, nästa slutdag 2027-05-24, uppsägning senast 2027-02-24."
    );
    assert_eq!(arithmetic(&version, on).days_left, Some(91));
}

/// A day between 2000 and 2060.
pub fn days() -> impl Strategy<Value = Day> {
    (0..21_900u64).prop_map(|n| day("2000-01-01") + chrono::Days::new(n))
}

/// A term that renews.
fn renewing() -> impl Strategy<Value = Term> {
    let notice = prop_oneof![
        (0..200u32).prop_map(Notice::Days),
        (0..30u32).prop_map(Notice::Months)
    ];
    (days(), 1..60u32, proptest::option::of(notice)).prop_map(|(ends_on, months, notice)| Term {
        ends_on: Some(ends_on),
        renews_months: Some(months),
        notice,
        ..Term::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_period_to_end_is_the_first_that_can_still_be_ended(term in renewing(), on in days()) {
        let found = period_to_end(&term, on).expect("within the calendar");
        prop_assert!(found.notice_by >= on && found.notice_by <= found.last_day);
        let ends: Vec<Day> = (0..800).map_while(|n| period_end(&term, n)).collect();
        let first = ends.iter().find(|end| {
            term.notice.map_or(Some(**end), |notice| notice_day(**end, notice)).is_some_and(|by| by >= on)
        });
        prop_assert_eq!(first.copied(), Some(found.last_day));
    }

    #[test]
    fn notice_given_never_ends_the_agreement_before_it_was_given(term in renewing(), on in days()) {
        let given = Term { notice_given_on: Some(on), ..term };
        prop_assert!(last_day(&given).is_some_and(|last| last >= on));
    }
}
