//! The state of agreements on days, by tables. Several rows are mistakes that other registers made: an
//! agreement that renews by itself shown as expired, the last day counted as expired.

use avtal::domain::agreement::{Agreement, Notice, Review, Term, Version, VersionId};
use avtal::domain::day::Day;
use avtal::domain::settings::Settings;
use avtal::domain::state::{State, agreement_comes_into_force, agreement_state, spans};
use proptest::prelude::*;

use crate::facts::{agreement, day, draft, signed, term};
use crate::term::days;

fn state_on(agreement: &Agreement, on: &str) -> &'static str {
    agreement_state(agreement, None, &Settings::default(), day(on))
        .state
        .word()
}

fn check(agreement: &Agreement, rows: &[(&str, &str)]) {
    for (on, expected) in rows {
        assert_eq!(state_on(agreement, on), *expected, "on {on}");
    }
}

#[test]
fn the_last_day_is_in_force_and_the_next_is_expired() {
    let fixed = agreement(vec![signed(
        1,
        "2025-12-15",
        term("2026-01-01", "2026-12-31", None, None),
    )]);
    check(
        &fixed,
        &[
            ("2025-12-14", "draft"),
            ("2025-12-15", "upcoming"),
            ("2025-12-31", "upcoming"),
            ("2026-01-01", "in-force"),
            ("2026-10-01", "in-force"),
            ("2026-10-02", "expiring"),
            ("2026-12-31", "expiring"),
            ("2027-01-01", "expired"),
        ],
    );
}

#[test]
fn an_agreement_that_renews_by_itself_never_expires_without_notice() {
    let yearly = term(
        "2024-05-25",
        "2025-05-24",
        Some(12),
        Some(Notice::Months(3)),
    );
    let renewing = agreement(vec![signed(1, "2024-05-20", yearly.clone())]);
    check(
        &renewing,
        &[
            ("2024-11-25", "in-force"),
            ("2024-11-26", "expiring"),
            ("2025-02-24", "expiring"),
            // The notice day has passed: renewed until 2026-05-24.
            ("2025-02-25", "in-force"),
            ("2025-05-25", "in-force"),
            ("2041-06-01", "in-force"),
        ],
    );
    let noticed = Term {
        notice_given_on: Some(day("2025-02-25")),
        ..yearly
    };
    let late = agreement(vec![signed(1, "2024-05-20", noticed)]);
    check(
        &late,
        &[
            ("2025-05-25", "in-force"),
            ("2026-05-24", "expiring"),
            ("2026-05-25", "expired"),
        ],
    );
}

#[test]
fn an_agreement_that_renews_often_is_not_expiring_all_the_time() {
    let monthly = agreement(vec![signed(
        1,
        "2026-01-01",
        term("", "2026-01-31", Some(1), Some(Notice::Days(0))),
    )]);
    check(
        &monthly,
        &[
            ("2026-06-10", "in-force"),
            ("2026-06-20", "expiring"),
            ("2026-07-01", "in-force"),
        ],
    );
}

#[test]
fn an_agreement_that_renews_without_a_notice_time_leaves_nothing_to_act_on() {
    let monthly = agreement(vec![signed(
        1,
        "2026-01-01",
        term("", "2026-01-31", Some(1), None),
    )]);
    check(
        &monthly,
        &[("2026-01-30", "in-force"), ("2026-06-30", "in-force")],
    );
}

#[test]
fn termination_beats_renewal_and_its_last_day_is_in_force() {
    let yearly = term("2024-05-25", "2026-03-31", Some(12), None);
    let terminated = agreement(vec![signed(
        1,
        "2024-05-20",
        Term {
            terminated: true,
            ..yearly
        },
    )]);
    check(
        &terminated,
        &[
            ("2025-06-01", "in-force"),
            ("2026-03-31", "expiring"),
            ("2026-04-01", "terminated"),
        ],
    );
}

#[test]
fn a_changed_date_changes_the_state_at_once() {
    let mut version = signed(1, "2026-01-01", term("", "2026-12-31", None, None));
    assert_eq!(
        state_on(&agreement(vec![version.clone()]), "2026-12-01"),
        "expiring"
    );
    version.term.ends_on = Some(day("2027-12-31"));
    assert_eq!(
        state_on(&agreement(vec![version]), "2026-12-01"),
        "in-force"
    );
}

#[test]
fn a_later_version_supersedes_from_the_day_it_comes_into_force() {
    let first = signed(1, "2024-01-01", term("", "2026-12-31", None, None));
    let second = signed(
        2,
        "2026-05-01",
        term("2026-06-01", "2028-12-31", None, None),
    );
    let both = agreement(vec![first, second]);
    let on = |text| agreement_state(&both, None, &Settings::default(), day(text));
    assert_eq!(
        (on("2026-05-31").state, on("2026-05-31").version),
        (State::InForce, Some(VersionId(1)))
    );
    assert_eq!(
        (on("2026-06-01").state, on("2026-06-01").version),
        (State::InForce, Some(VersionId(2)))
    );
}

#[test]
fn a_version_in_review_leaves_the_one_in_force_alone() {
    let mut third = draft(2);
    third.review = Review::Open {
        since: day("2026-02-01"),
        due: None,
        asked: None,
    };
    let both = agreement(vec![signed(1, "2024-01-01", Term::default()), third]);
    check(&both, &[("2026-03-01", "in-force")]);
}

#[test]
fn an_agreement_is_superseded_when_its_replacement_comes_into_force() {
    let old = agreement(vec![signed(
        1,
        "2024-01-01",
        term("", "2025-12-31", None, None),
    )]);
    let new = agreement(vec![signed(1, "2026-02-01", Term::default())]);
    let replaced_from = agreement_comes_into_force(&new);
    let on = |text| agreement_state(&old, replaced_from, &Settings::default(), day(text)).state;
    assert_eq!(on("2026-01-31"), State::Expired);
    assert_eq!(on("2026-02-01"), State::Superseded);
}

#[test]
fn a_text_goes_from_draft_through_review_and_signature_to_force() {
    let mut version = draft(1);
    check(
        &agreement(vec![version.clone()]),
        &[("2026-03-01", "draft")],
    );
    version.review = Review::Open {
        since: day("2026-03-02"),
        due: None,
        asked: None,
    };
    check(
        &agreement(vec![version.clone()]),
        &[("2026-03-01", "draft"), ("2026-03-02", "in-review")],
    );
    version.review = Review::Approved {
        on: day("2026-03-09"),
    };
    check(
        &agreement(vec![version.clone()]),
        &[("2026-03-09", "awaiting-signature")],
    );
    let rejected = Version {
        review: Review::Rejected {
            on: day("2026-03-09"),
        },
        ..version
    };
    check(&agreement(vec![rejected]), &[("2026-03-10", "draft")]);
    check(&agreement(Vec::new()), &[("2026-03-01", "draft")]);
}

/// A term of any kind.
fn terms() -> impl Strategy<Value = Term> {
    let notice = prop_oneof![
        (0..200u32).prop_map(Notice::Days),
        (0..15u32).prop_map(Notice::Months)
    ];
    let options = (
        proptest::option::of(days()),
        proptest::option::of(days()),
        proptest::option::of(1..40u32),
        proptest::option::of(notice),
        proptest::option::of(days()),
        any::<bool>(),
    );
    options.prop_map(
        |(effective_from, ends_on, renews_months, notice, notice_given_on, terminated)| Term {
            effective_from,
            ends_on,
            renews_months,
            notice,
            notice_given_on,
            terminated,
        },
    )
}

fn versions(number: u32) -> impl Strategy<Value = Version> {
    let review = prop_oneof![
        Just(Review::None),
        days().prop_map(|since| Review::Open {
            since,
            due: None,
            asked: None
        }),
        days().prop_map(|on| Review::Approved { on }),
        days().prop_map(|on| Review::Rejected { on }),
    ];
    (terms(), review, any::<bool>(), days()).prop_map(move |(term, review, bound, on)| {
        let signed = signed(number, &on.to_string(), term);
        Version {
            review,
            bound: signed.bound.clone().filter(|_| bound),
            ..signed
        }
    })
}

/// An agreement with one to three versions.
pub fn agreements() -> impl Strategy<Value = Agreement> {
    (
        versions(1),
        proptest::option::of(versions(2)),
        proptest::option::of(versions(3)),
    )
        .prop_map(|(one, two, three)| {
            agreement([Some(one), two, three].into_iter().flatten().collect())
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_equal_the_state_of_every_day(
        agreement in agreements(),
        replaced_from in proptest::option::of(days()),
        warning_days in 1..365u32,
        first in days(),
        n_days in 1..2_000u64,
    ) {
        let settings = Settings { warning_days, ..Settings::default() };
        let range = first..=first + chrono::Days::new(n_days);
        let spans = spans(&agreement, replaced_from, &settings, &range);
        let mut expected: Day = first;
        for span in spans {
            prop_assert_eq!(span.first_day, expected);
            for day in span.first_day.iter_days().take_while(|day| *day <= span.last_day) {
                prop_assert_eq!(agreement_state(&agreement, replaced_from, &settings, day), span.value, "on {}", day);
            }
            expected = span.last_day.succ_opt().expect("within the calendar");
        }
        prop_assert_eq!(expected.pred_opt(), Some(*range.end()));
    }
}
