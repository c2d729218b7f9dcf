//! The calendar that a user's own program subscribes to: read back by another program than ours, shown once, renewed and
//! ended, and silent about itself.

use std::io::Write as _;
use std::process::{Command, Stdio};

use avtal::domain::access::UserRole;
use avtal::domain::agreement::{Notice, Term};
use avtal::domain::vendor::Certification;
use chrono::TimeDelta;

use super::kept::{Filed, fill};
use crate::facts::day;
use crate::support::app::{Browser, TestApp};
use crate::support::python;

/// What Python's `icalendar` reads in a file, a line an event: day, identity, summary, address, alarms.
fn read_back(file: &[u8]) -> Vec<String> {
    const SCRIPT: &str = "import sys, icalendar\n\
        calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())\n\
        assert not calendar.errors, calendar.errors\n\
        for e in calendar.walk('VEVENT'):\n\
        \x20   assert not e.errors, e.errors\n\
        \x20   start, end = e.decoded('dtstart'), e.decoded('dtend')\n\
        \x20   assert (end - start).days == 1 and not hasattr(start, 'hour')\n\
        \x20   assert e.decoded('dtstamp').tzinfo is not None\n\
        \x20   alarms = [int(a.decoded('trigger').total_seconds() // 3600) for a in e.walk('VALARM')]\n\
        \x20   assert str(e['url']) in str(e['description'])\n\
        \x20   print(start, e['uid'], '|', e['summary'], '|', e['url'], '|', alarms)\n";
    let install = "python3 -m venv target/tools && target/tools/bin/pip install icalendar==7.3.2";
    let mut child = Command::new(python::with("import icalendar", install))
        .env("PYTHONIOENCODING", "utf-8")
        .args(["-c", SCRIPT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Python starts");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(file)
        .expect("Python reads");
    let output = child.wait_with_output().expect("Python ends");
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stderr),
        String::from_utf8_lossy(file)
    );
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().map(str::to_owned).collect()
}

/// Makes an address on the account page; gives its path.
fn made(browser: &Browser, scope: &str, leads: &str) -> String {
    let page = browser
        .get("/account")
        .form("Make an address")
        .choose("Which dates", scope)
        .fill("Alarm, days before", leads)
        .submit();
    assert_eq!(page.status, 200);
    path(&page.attribute("#link", "value"))
}

fn path(link: &str) -> String {
    link.split_once("avtal.test")
        .expect("an address of this server")
        .1
        .to_owned()
}

/// An agreement that renews each year, and a certification.
fn more(app: &TestApp, (of, version): Filed) {
    app.registry().write(move |w| {
        let row = w.agreement(of)?.expect("it is there").versions[0].row;
        let term = Term {
            ends_on: Some(day("2026-12-31")),
            renews_months: Some(12),
            notice: Some(Notice::Months(3)),
            ..Term::default()
        };
        w.set_term(version, row, term)
    });
    let vendor = app.registry().vendor("Lönehamn; Öst, väst");
    app.registry().write(move |w| {
        let mut vendor = w.vendor(vendor)?.expect("it is there");
        vendor.facts.owner = Some("Petra Inköp".to_owned());
        vendor.facts.certifications = vec![Certification {
            name: "ISO 27001".to_owned(),
            last_day: Some(day("2026-06-30")),
        }];
        w.change_vendor(vendor.id, vendor.row, &vendor.facts)
    });
}

#[test]
fn another_program_reads_whole_days_with_alarms_and_the_way_to_the_page() {
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    app.user(UserRole::Procurement);
    let (_, filed) = fill(app.registry(), "2026-12-31");
    more(&app, filed);
    let file = made(&legal, "All in the register", "30, 0");
    let stranger = app.client();
    let page = stranger.get_once(&file);
    assert_eq!(page.status, 200);
    assert_eq!(
        page.header("Content-Type").as_deref(),
        Some("text/calendar")
    );
    let lines = read_back(&page.body);
    let certification = lines
        .iter()
        .find(|line| line.contains("ISO 27001"))
        .unwrap_or_else(|| panic!("{lines:#?}"));
    assert_eq!(
        certification,
        "2026-06-30 certification-end-vendor-2-ISO_2027001@avtal.invalid | End of a certification: ISO 27001 (Lönehamn; Öst, väst) | http://avtal.test/vendors/2 | [-711, 9]"
    );
    let notices: Vec<&String> = lines
        .iter()
        .filter(|line| line.contains("Last day to give notice"))
        .collect();
    assert!(notices.len() >= 2, "one each renewal: {lines:#?}");
    assert!(notices[0].starts_with("2026-09-30 notice-day-agreement-1-2026-09-30@"));
    assert!(notices[0].contains("/agreements/1"), "{}", notices[0]);
}

#[test]
fn whoever_wants_only_their_own_gets_those_of_which_they_are_reminded() {
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    let buyer = app.client_as(UserRole::Procurement);
    let (_, filed) = fill(app.registry(), "2026-12-31");
    more(&app, filed);
    for (browser, has_certification) in [(&legal, false), (&buyer, true)] {
        let file = made(browser, "Those I am reminded of", "");
        let stranger = app.client();
        let page = stranger.get_once(&file);
        let text = String::from_utf8_lossy(&page.body).into_owned();
        assert_eq!(text.contains("ISO 27001"), has_certification);
        assert_eq!(text.contains("Kvickprat"), !has_certification);
    }
}

#[test]
fn an_address_that_was_renewed_or_ended_or_whose_user_may_not_sign_in_gives_nothing() {
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    fill(app.registry(), "2026-03-20");
    let stranger = app.client();
    let first = made(&legal, "All in the register", "");
    let page = legal.get("/account").form("Make a new address").submit();
    let second = path(&page.attribute("#link", "value"));
    assert_eq!(stranger.get_once(&first).status, 404);
    let account = legal.get("/account");
    assert!(
        !String::from_utf8_lossy(&account.body).contains(".ics"),
        "shown once"
    );
    assert_eq!(stranger.get_once(&second).status, 200);
    let page = account
        .form("Save the choices")
        .fill("Alarm, days before", "soon")
        .submit();
    assert_eq!(page.status, 422);
    let page = page
        .form("Save the choices")
        .fill("Alarm, days before", "5")
        .submit();
    assert!(page.text("[role=status]").contains("choices are saved"));
    let body = String::from_utf8_lossy(&stranger.get_once(&second).body).into_owned();
    assert!(body.contains("TRIGGER:-P4DT15H"), "{body}");
    let page = page.form("End the address").submit();
    assert!(page.text("[role=status]").contains("has ended"));
    assert_eq!(stranger.get_once(&second).status, 404);
    let auditor = app.client_as(UserRole::Auditor);
    let events = auditor.get("/journal").text(".events");
    assert!(
        events.contains("Leif Jurist ended a calendar address"),
        "{events}"
    );
    assert!(!events.contains(first.trim_start_matches("/feed/").trim_end_matches(".ics")));
}

#[test]
fn a_program_that_has_it_already_is_told_so_until_something_changes() {
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    let (_, filed) = fill(app.registry(), "2026-12-31");
    let file = made(&legal, "All in the register", "");
    let mut program = app.client();
    let page = program.get_once(&file);
    let tag = page.header("ETag").expect("a tag");
    let kept = page.header("Cache-Control");
    assert_eq!(kept.as_deref(), Some("private, no-cache"));
    program.headers = vec![("If-None-Match".to_owned(), format!("W/{tag}"))];
    let page = program.get_once(&file);
    assert_eq!((page.status, page.body.len()), (304, 0));
    more(&app, filed);
    assert_eq!(program.get_once(&file).status, 200);
}

#[test]
fn wrong_addresses_are_slowed_down_and_right_ones_are_not() {
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    fill(app.registry(), "2026-12-31");
    let file = made(&legal, "All in the register", "");
    let stranger = app.client();
    let statuses: Vec<u16> = (0..22)
        .map(|n| stranger.get_once(&format!("/feed/guess{n}.ics")).status)
        .collect();
    assert_eq!(statuses[0], 404);
    assert_eq!(statuses[21], 429);
    assert_eq!(stranger.get_once(&file).status, 200);
    assert_eq!(stranger.get_once("/sign-in").status, 200);
    app.later(TimeDelta::minutes(16));
    assert_eq!(stranger.get_once("/feed/guess.ics").status, 404);
}

#[test]
fn a_program_is_answered_in_the_language_of_its_user() {
    use avtal::domain::lang::Lang;
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    fill(app.registry(), "2026-12-31");
    let file = made(&legal, "All in the register", "");
    app.speaks(UserRole::Legal, Lang::Sv);
    let stranger = app.client();
    let page = stranger.get_once(&file);
    assert!(String::from_utf8_lossy(&page.body).contains("Sista dag: Biträdesavtal"));
}
