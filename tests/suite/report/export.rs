//! What a spreadsheet and a calendar get.

use avtal::report::calendar::{Entry, calendar};
use avtal::report::sheet::Cell;
use avtal::report::sheet::csv::{Csv, Mark};

use crate::facts::day;

fn written(mark: Mark, rows: &[Vec<Cell<'_>>]) -> String {
    let mut csv = Csv::begin(Vec::new(), mark, &["namn", "dagar", "slut"]).unwrap();
    for row in rows {
        csv.row(row).unwrap();
    }
    String::from_utf8(csv.finish().unwrap()).unwrap()
}

#[test]
fn a_text_that_a_spreadsheet_would_run_is_guarded_and_numbers_and_days_are_not() {
    let rows = [
        vec![
            Cell::text("=HYPERLINK(\"http://x\")"),
            Cell::Number(-5),
            Cell::day(Some(day("2026-11-24"))),
        ],
        vec![Cell::text("+46 8"), Cell::Number(0), Cell::day(None)],
        vec![Cell::text("Åäö, \"AB\"\nrad 2"), Cell::Empty, Cell::Empty],
    ];
    assert_eq!(
        written(Mark::Without, &rows),
        "namn,dagar,slut\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-5,2026-11-24\r\n'+46 8,0,\r\n\"Åäö, \"\"AB\"\"\nrad 2\",,\r\n"
    );
}

#[test]
fn the_mark_of_utf_8_is_written_only_when_asked_for() {
    assert!(written(Mark::With, &[]).starts_with("\u{feff}namn"));
    assert!(written(Mark::Without, &[]).starts_with("namn"));
}

#[test]
fn a_row_of_another_length_than_the_headings_is_refused() {
    let mut csv = Csv::begin(Vec::new(), Mark::Without, &["a", "b"]).unwrap();
    assert!(csv.row(&[Cell::Number(1)]).is_err());
}

#[test]
fn a_calendar_has_whole_days_with_lasting_identities_and_reminders() {
    let entry = Entry {
        uid: "agreement-12-notice".to_owned(),
        day: day("2027-02-24"),
        summary: "Säg upp senast; Lönehamn, biträdesavtal".to_owned(),
        description: "Rad 1\nRad 2".to_owned(),
        url: Some("https://avtal.example/agreements/12".to_owned()),
        remind_days: vec![14],
    };
    let file = calendar(
        "Avtal",
        "avtal.example",
        day("2026-11-24"),
        std::slice::from_ref(&entry),
    );
    assert_eq!(
        file,
        calendar("Avtal", "avtal.example", day("2026-11-24"), &[entry]),
        "the same data gives the same file"
    );
    for line in [
        "BEGIN:VCALENDAR\r\n",
        "VERSION:2.0\r\n",
        "PRODID:-//Avtal//Avtal//EN\r\n",
        "UID:agreement-12-notice@avtal.example\r\n",
        "DTSTART;VALUE=DATE:20270224\r\n",
        "DTEND;VALUE=DATE:20270225\r\n",
        "DTSTAMP:20261124T000000Z\r\n",
        "TRIGGER:-P13DT15H\r\n",
        "SUMMARY:Säg upp senast\\; Lönehamn\\, biträdesavtal\r\n",
        "DESCRIPTION:Rad 1\\nRad 2\r\n",
        "END:VCALENDAR\r\n",
    ] {
        assert!(file.contains(line), "{line:?} is not in\n{file}");
    }
}
