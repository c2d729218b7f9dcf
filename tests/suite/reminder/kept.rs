//! What the register keeps of reminders: each once, whatever happens to the facts, the day or the people.

use avtal::domain::access::UserRole;
use avtal::domain::agreement::{AgreementId, BindingMode, Bound, Term, VersionId};
use avtal::domain::reminder::{ReminderRules, ReminderState};
use avtal::domain::vendor::{VendorId, VendorStatus};
use avtal::store::actor::Actor;
use avtal::store::error::StoreError;
use avtal::store::reader::Reader;
use avtal::store::reminder::{Reminder, ReminderFilter, ReminderId};
use avtal::store::user::{UserFacts, UserId, UserStatus};

use crate::facts::day;
use crate::registry::{Registry, at};

/// An agreement and its only version.
pub(super) type Filed = (AgreementId, VersionId);

/// A vendor with an agreement in force until a day.
pub(super) fn fill(registry: &Registry, last: &str) -> (VendorId, Filed) {
    let vendor = registry.vendor("Kvickprat");
    let filed = registry.agreement(vendor, "Biträdesavtal");
    set_last(registry, filed, last);
    (vendor, filed)
}

fn row(reader: &Reader<'_>, of: AgreementId) -> Result<i64, StoreError> {
    Ok(reader.agreement(of)?.expect("it is there").versions[0].row)
}

/// The version binds since long ago and ends on a day.
fn set_last(registry: &Registry, (of, version): Filed, last: &str) {
    let last = day(last);
    registry.write(move |w| {
        let row = row(w, of)?;
        let bound = Bound {
            on: day("2020-01-01"),
            mode: BindingMode::Signed,
            by_us: None,
            by_them: None,
        };
        let row = w.bind(version, row, bound)?;
        let term = Term {
            ends_on: Some(last),
            ..Term::default()
        };
        w.set_term(version, row, term)
    });
}

fn open(registry: &Registry) -> Vec<String> {
    lines(registry, ReminderState::Open)
}

fn all(registry: &Registry, state: ReminderState) -> Vec<Reminder> {
    registry
        .read(move |r| r.reminders(ReminderFilter { user: None, state }, None, 100))
        .rows
}

fn lines(registry: &Registry, state: ReminderState) -> Vec<String> {
    all(registry, state)
        .iter()
        .map(|one| {
            format!(
                "{} {} {}: {}",
                one.kind,
                one.day,
                one.lead,
                one.users.join(", ")
            )
        })
        .collect()
}

/// The server runs on another day.
fn turn(registry: &mut Registry, to: &str) {
    registry.at = at(to);
    registry
        .store
        .write_blocking(Actor::program(), registry.at, |w| w.keep_up())
        .expect("the day is kept up");
}

fn user(registry: &Registry, name: &str, role: UserRole) -> UserId {
    let facts = UserFacts {
        email: format!("{}@example.org", name.to_lowercase()),
        name: name.to_owned(),
        role,
        status: UserStatus::Active,
        lang: None,
    };
    registry.write(move |w| w.add_user(&facts))
}

fn id(registry: &Registry) -> ReminderId {
    all(registry, ReminderState::Open)[0].id
}

#[test]
fn a_reminder_falls_due_with_the_change_of_facts_or_with_the_day_and_takes_the_place_of_the_one_before()
 {
    let mut registry = Registry::on("2026-03-01");
    user(&registry, "Leif", UserRole::Legal);
    fill(&registry, "2026-08-01");
    assert_eq!(open(&registry), [""; 0]);
    turn(&mut registry, "2026-05-03");
    assert_eq!(open(&registry), ["last-day 2026-08-01 90: Leif"]);
    turn(&mut registry, "2026-05-20");
    assert_eq!(open(&registry), ["last-day 2026-08-01 90: Leif"]);
    turn(&mut registry, "2026-07-26");
    assert_eq!(open(&registry), ["last-day 2026-08-01 7: Leif"]);
    assert_eq!(all(&registry, ReminderState::Over).len(), 1);
}

#[test]
fn a_date_that_changes_closes_what_was_said_of_it_and_is_spoken_of_anew() {
    let registry = Registry::on("2026-03-01");
    let (_, filed) = fill(&registry, "2026-03-20");
    assert_eq!(open(&registry), ["last-day 2026-03-20 30: "]);
    set_last(&registry, filed, "2026-03-05");
    assert_eq!(open(&registry), ["last-day 2026-03-05 7: "]);
    set_last(&registry, filed, "2027-03-05");
    assert_eq!(open(&registry), [""; 0]);
    // A slip of the pen that is put right: it stands again, and is not said a second time.
    set_last(&registry, filed, "2026-03-20");
    assert_eq!(open(&registry), ["last-day 2026-03-20 30: "]);
    assert_eq!(all(&registry, ReminderState::Over).len(), 1);
}

#[test]
fn what_is_terminated_and_what_a_former_vendor_had_is_not_spoken_of() {
    let registry = Registry::on("2026-03-01");
    let (vendor, (of, version)) = fill(&registry, "2026-03-20");
    assert_eq!(open(&registry).len(), 1);
    registry.write(move |w| {
        let row = row(w, of)?;
        w.terminate(version, row, day("2026-03-20"))
    });
    assert_eq!(open(&registry), [""; 0]);
    let other = registry.agreement(vendor, "Tillägg");
    set_last(&registry, other, "2026-03-25");
    assert_eq!(open(&registry).len(), 1);
    registry.write(move |w| {
        let mut vendor = w.vendor(vendor)?.expect("it is there");
        vendor.facts.status = VendorStatus::Former;
        w.change_vendor(vendor.id, vendor.row, &vendor.facts)
    });
    assert_eq!(open(&registry), [""; 0]);
}

#[test]
fn what_is_done_is_done_for_its_day_and_what_is_put_aside_comes_back() {
    let mut registry = Registry::on("2026-03-01");
    fill(&registry, "2026-03-20");
    let one = id(&registry);
    registry.write(move |w| w.snooze_reminder(one, day("2026-03-15")));
    assert_eq!(open(&registry), [""; 0]);
    // The nearer reminder waits with it.
    turn(&mut registry, "2026-03-14");
    assert_eq!(open(&registry), [""; 0]);
    assert_eq!(
        lines(&registry, ReminderState::Snoozed),
        ["last-day 2026-03-20 7: "]
    );
    turn(&mut registry, "2026-03-15");
    assert_eq!(open(&registry), ["last-day 2026-03-20 7: "]);
    let one = id(&registry);
    registry.write(move |w| w.settle_reminder(one));
    turn(&mut registry, "2026-03-20");
    assert_eq!(open(&registry), [""; 0]);
    assert_eq!(
        all(&registry, ReminderState::Done)[0]
            .acted
            .as_ref()
            .unwrap()
            .0,
        "Astrid"
    );
    assert!(matches!(
        registry.try_write(move |w| w.settle_reminder(one)),
        Err(StoreError::Rule(_))
    ));
    registry.write(move |w| w.reopen_reminder(one));
    assert_eq!(open(&registry), ["last-day 2026-03-20 0: "]);
}

#[test]
fn each_act_stands_in_the_journal_and_a_reminder_that_falls_due_does_not() {
    let registry = Registry::on("2026-03-01");
    fill(&registry, "2026-03-20");
    let one = id(&registry);
    let before = registry.read(|r| r.verify()).n_events;
    registry.write(move |w| {
        w.snooze_reminder(one, day("2026-03-02"))?;
        w.settle_reminder(one)?;
        w.reopen_reminder(one)?;
        let mut rules = w.reminder_rules()?.rules;
        rules.leads = vec![60];
        w.set_reminder_rules(1, &rules)
    });
    let after = registry.read(|r| r.verify()).n_events;
    assert_eq!(after - before, 4);
}

#[test]
fn days_on_which_nothing_ran_are_caught_up_once() {
    let mut registry = Registry::on("2026-03-01");
    fill(&registry, "2026-06-15");
    turn(&mut registry, "2026-06-20");
    assert_eq!(open(&registry), ["last-day 2026-06-15 0: "]);
    turn(&mut registry, "2026-06-19");
    turn(&mut registry, "2026-06-21");
    assert_eq!(open(&registry), ["last-day 2026-06-15 0: "]);
    // A month later the findings carry it alone.
    turn(&mut registry, "2026-07-16");
    assert_eq!(open(&registry), [""; 0]);
}

#[test]
fn what_is_written_down_for_an_earlier_day_reminds_of_nothing_that_has_passed() {
    let mut registry = Registry::on("2026-11-25");
    user(&registry, "Leif", UserRole::Legal);
    turn(&mut registry, "2026-11-25");
    registry.at = at("2026-05-20");
    fill(&registry, "2026-08-01");
    assert_eq!(open(&registry), Vec::<String>::new());
}

#[test]
fn nobody_acts_and_the_role_is_told_as_well() {
    let mut registry = Registry::on("2026-03-01");
    user(&registry, "Leif", UserRole::Legal);
    user(&registry, "Saga", UserRole::Procurement);
    let (vendor, _) = fill(&registry, "2026-05-20");
    registry.write(move |w| {
        let mut vendor = w.vendor(vendor)?.expect("it is there");
        vendor.facts.owner = Some("Saga".to_owned());
        w.change_vendor(vendor.id, vendor.row, &vendor.facts)
    });
    assert_eq!(open(&registry), ["last-day 2026-05-20 90: Saga"]);
    turn(&mut registry, "2026-03-14");
    assert_eq!(open(&registry), ["last-day 2026-05-20 90: Saga"]);
    turn(&mut registry, "2026-03-15");
    assert_eq!(open(&registry), ["last-day 2026-05-20 90: Leif, Saga"]);
}

#[test]
fn who_leaves_hands_over_and_who_takes_a_department_takes_its_reminders() {
    let registry = Registry::on("2026-03-01");
    let saga = user(&registry, "Saga", UserRole::Procurement);
    let olle = user(&registry, "Olle", UserRole::Procurement);
    user(&registry, "Leif", UserRole::Legal);
    let (vendor, _) = fill(&registry, "2026-05-20");
    registry.write(move |w| {
        let mut vendor = w.vendor(vendor)?.expect("it is there");
        vendor.facts.owner = Some("saga@example.org".to_owned());
        vendor.facts.department = Some("HR".to_owned());
        w.change_vendor(vendor.id, vendor.row, &vendor.facts)
    });
    assert_eq!(open(&registry), ["last-day 2026-05-20 90: Saga"]);
    assert_eq!(
        registry.read(move |r| r.reminder_counts(Some(saga))),
        [1, 0, 0]
    );
    registry.write(move |w| {
        let mut user = w.user(saga)?.expect("it is there");
        user.facts.status = UserStatus::Disabled;
        w.change_user(saga, user.row, &user.facts)
    });
    assert_eq!(open(&registry), ["last-day 2026-05-20 90: Leif"]);
    registry.write(move |w| w.set_department(olle, Some("hr")));
    assert_eq!(open(&registry), ["last-day 2026-05-20 90: Olle"]);
}

#[test]
fn other_rules_hold_at_once_and_a_second_editor_is_told() {
    let registry = Registry::on("2026-03-01");
    fill(&registry, "2026-05-31");
    let rules = |leads: &[u32]| ReminderRules {
        leads: leads.to_vec(),
        ..ReminderRules::default()
    };
    assert_eq!(open(&registry), [""; 0]);
    let wider = rules(&[120]);
    registry.write(move |w| w.set_reminder_rules(1, &wider));
    assert_eq!(open(&registry), ["last-day 2026-05-31 120: "]);
    let late = rules(&[5]);
    assert!(matches!(
        registry.try_write(move |w| w.set_reminder_rules(1, &late)),
        Err(StoreError::Conflict { .. })
    ));
}

#[test]
fn the_days_of_an_older_database_are_there_after_its_first_start() {
    let registry = Registry::on("2026-03-01");
    fill(&registry, "2026-03-20");
    let raw = rusqlite::Connection::open(registry.folder.path().join("avtal.db")).unwrap();
    raw.execute_batch("DELETE FROM due_day; DELETE FROM reminder_for; DELETE FROM reminder; DELETE FROM meta WHERE key IN ('due-days', 'reminded-on');")
        .unwrap();
    drop(raw);
    let registry = registry.closed().opened();
    assert_eq!(open(&registry), ["last-day 2026-03-20 30: "]);
}
