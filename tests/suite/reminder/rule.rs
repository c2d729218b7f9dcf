//! Which reminder falls due on a day, for whom, and that each is said once however the server is run.

use std::collections::BTreeSet;

use avtal::domain::access::UserRole;
use avtal::domain::day::{Day, add_days};
use avtal::domain::draft::reminder::{ReminderRulesDraft, snooze_until};
use avtal::domain::due::{DueDay, DueKind};
use avtal::domain::reminder::{
    KEPT_DAYS, Person, ReminderRules, addressees, falls_due, first_watched, is_escalated,
};
use avtal::domain::vendor::VendorId;
use proptest::prelude::*;

use crate::facts::day;

fn due(on: Day) -> DueDay {
    DueDay {
        kind: DueKind::LastDay,
        subject: "agreement:1".to_owned(),
        day: on,
        vendor: VendorId(1),
        agreement: None,
        position: 0,
        detail: String::new(),
        longest_lead: u32::MAX,
    }
}

/// What is said on each of some days, the server standing still between them.
fn said(due: &DueDay, leads: &[u32], rounds: &[Day]) -> Vec<(Day, u32)> {
    let (mut said, mut before) = (Vec::new(), None);
    for today in rounds {
        let from = first_watched(before, *today);
        let shortest = said.iter().map(|(_, lead)| *lead).min();
        if let Some(lead) = falls_due(due, leads, shortest, from, *today) {
            said.push((*today, lead));
        }
        before = before.max(Some(*today));
    }
    said
}

fn every_day(from: &str, to: &str) -> Vec<Day> {
    day(from)
        .iter_days()
        .take_while(|on| *on <= day(to))
        .collect()
}

#[test]
fn a_day_is_mentioned_90_30_and_7_days_before_and_on_the_day_itself() {
    let said = said(
        &due(day("2026-12-31")),
        &ReminderRules::default().leads,
        &every_day("2026-01-01", "2027-03-01"),
    );
    let wanted = [
        ("2026-10-02", 90),
        ("2026-12-01", 30),
        ("2026-12-24", 7),
        ("2026-12-31", 0),
    ];
    assert_eq!(said, wanted.map(|(on, lead)| (day(on), lead)));
}

#[test]
fn what_comes_late_is_said_once_by_the_shortest_time_that_has_come() {
    let leads = [90, 30, 7, 0];
    let on = due(day("2026-12-31"));
    let cases: [(&str, &[&str], &[(&str, u32)]); 6] = [
        (
            "added five days before",
            &["2026-12-26", "2026-12-27"],
            &[("2026-12-26", 7)],
        ),
        (
            "a day stood still",
            &["2026-11-30", "2026-12-02"],
            &[("2026-11-30", 90), ("2026-12-02", 30)],
        ),
        (
            "two reminders missed",
            &["2026-10-10", "2026-12-30"],
            &[("2026-10-10", 90), ("2026-12-30", 7)],
        ),
        (
            "the day itself missed",
            &["2026-12-28", "2027-01-04"],
            &[("2026-12-28", 7), ("2027-01-04", 0)],
        ),
        ("long past at the first start", &["2027-01-01"], &[]),
        (
            "stood still for too long",
            &["2026-12-28", "2027-02-15"],
            &[("2026-12-28", 7)],
        ),
    ];
    for (name, rounds, wanted) in cases {
        let rounds: Vec<Day> = rounds.iter().map(|on| day(on)).collect();
        let wanted: Vec<(Day, u32)> = wanted.iter().map(|(on, lead)| (day(on), *lead)).collect();
        assert_eq!(said(&on, &leads, &rounds), wanted, "{name}");
    }
}

#[test]
fn a_lead_longer_than_the_subject_allows_is_left_out() {
    let monthly = DueDay {
        longest_lead: 15,
        ..due(day("2026-03-31"))
    };
    assert_eq!(
        said(
            &monthly,
            &[90, 30, 7, 0],
            &every_day("2026-03-01", "2026-04-02")
        ),
        [(day("2026-03-24"), 7), (day("2026-03-31"), 0)]
    );
}

#[test]
fn a_clock_that_goes_back_says_nothing_twice() {
    let rounds = [
        "2026-12-01",
        "2026-10-05",
        "2026-12-01",
        "2026-12-24",
        "2026-12-23",
        "2026-12-24",
    ];
    assert_eq!(
        said(&due(day("2026-12-31")), &[90, 30, 7, 0], &rounds.map(day)),
        [(day("2026-12-01"), 30), (day("2026-12-24"), 7)]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_reminder_is_said_twice_and_a_day_on_which_the_server_stood_still_is_caught_up(
        leads in prop::collection::btree_set(0..200_u32, 1..8),
        gaps in prop::collection::vec(1..KEPT_DAYS + 1, 1..40),
        ahead in 0..400_u64,
    ) {
        let start = day("2026-01-01");
        let on = due(add_days(start, ahead).unwrap());
        let leads: Vec<u32> = leads.into_iter().rev().collect();
        let rounds: Vec<Day> = gaps
            .iter()
            .scan(start, |at, gap| {
                let now = *at;
                *at = add_days(*at, *gap).unwrap();
                Some(now)
            })
            .collect();
        let said = said(&on, &leads, &rounds);
        let distinct: BTreeSet<u32> = said.iter().map(|(_, lead)| *lead).collect();
        prop_assert_eq!(distinct.len(), said.len(), "twice: {:?}", said);
        // Whatever lead has come by a round has been said by then, or a shorter one.
        for today in &rounds {
            for lead in &leads {
                let has_come = on.day <= add_days(*today, u64::from(*lead)).unwrap();
                let by_then = said.iter().any(|(at, other)| at <= today && other <= lead);
                prop_assert!(!has_come || by_then, "{lead} by {today} of {}: {:?}", on.day, said);
            }
        }
        // And none before its time.
        for (at, lead) in &said {
            prop_assert!(on.day <= add_days(*at, u64::from(*lead)).unwrap());
        }
    }
}

fn person(id: i64, name: &str, role: UserRole, department: Option<&str>) -> Person {
    Person {
        id,
        name: name.to_owned(),
        email: format!("{}@example.org", name.to_lowercase()),
        role,
        department: department.map(str::to_owned),
    }
}

#[test]
fn the_owner_is_asked_else_the_department_else_the_role_else_the_administrators() {
    let people = [
        person(1, "Saga", UserRole::Procurement, Some("HR")),
        person(2, "Leif", UserRole::Legal, None),
        person(3, "Ada", UserRole::Admin, None),
        person(4, "Olle", UserRole::Procurement, Some("hr")),
    ];
    let legal = UserRole::Legal;
    let cases: [(Option<&str>, Option<&str>, UserRole, bool, &[i64]); 9] = [
        (Some("Saga"), Some("IT"), legal, false, &[1]),
        (Some(" SAGA@example.org "), None, legal, false, &[1]),
        (Some("Someone who left"), Some("Hr"), legal, false, &[1, 4]),
        (Some("Someone who left"), Some("IT"), legal, false, &[2]),
        (None, None, legal, false, &[2]),
        (None, None, UserRole::Auditor, false, &[3]),
        // Escalated: the role as well, and where it was the role's, the administrators.
        (Some("Saga"), None, legal, true, &[1, 2]),
        (None, Some("HR"), legal, true, &[1, 2, 4]),
        (None, None, legal, true, &[2, 3]),
    ];
    for (owner, department, role, escalated, wanted) in cases {
        let found = addressees(&people, owner, department, role, escalated);
        assert_eq!(
            found,
            wanted.iter().copied().collect(),
            "{owner:?} {department:?} {role} {escalated}"
        );
    }
}

#[test]
fn a_reminder_is_escalated_after_the_days_that_the_rules_say_or_never() {
    let rules = ReminderRules::default();
    let since = day("2026-03-01");
    assert!(!is_escalated(&rules, since, day("2026-03-14")));
    assert!(is_escalated(&rules, since, day("2026-03-15")));
    let never = ReminderRules {
        escalate_days: None,
        ..rules
    };
    assert!(!is_escalated(&never, since, day("2030-01-01")));
}

#[test]
fn the_rules_are_read_as_people_write_them() {
    let read = |leads: &str, days: &str| {
        ReminderRulesDraft {
            leads: leads.to_owned(),
            escalate_days: days.to_owned(),
            role: "legal".to_owned(),
        }
        .read()
    };
    assert_eq!(read("0 7; 90,30, 7", "").unwrap().leads, [90, 30, 7, 0]);
    assert_eq!(read("7", "21").unwrap().escalate_days, Some(21));
    for wrong in ["", "soon", "-1", "366", "1 2 3 4 5 6 7 8 9"] {
        assert_eq!(read(wrong, "").unwrap_err()[0].field, "leads", "{wrong}");
    }
    assert_eq!(read("7", "0").unwrap_err()[0].field, "escalate-days");
}

#[test]
fn a_reminder_can_be_put_aside_until_its_day_and_no_longer_or_for_a_month_once_that_has_come() {
    let today = day("2026-03-01");
    for (until, due, is_right) in [
        ("2026-03-02", "2026-03-31", true),
        ("2026-03-31", "2026-03-31", true),
        ("2026-04-01", "2026-03-31", false),
        ("2026-03-01", "2026-03-31", false),
        ("", "2026-03-31", false),
        ("2026-03-31", "2026-03-01", true),
        ("2026-04-01", "2026-03-01", false),
    ] {
        assert_eq!(
            snooze_until(until, day(due), today).is_ok(),
            is_right,
            "{until} of {due}"
        );
    }
}
