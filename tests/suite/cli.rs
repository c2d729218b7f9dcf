//! The registry's commands through the real program, as a person at a terminal and a script run them: what they print,
//! and the exit codes that a script goes by.

use crate::check::program::{Desk, Said};

/// A folder with a register that holds one processor without an agreement, on 2026-11-25.
pub(crate) fn with_vendor() -> Desk {
    let desk = Desk::new();
    let said = on(
        &desk,
        "2026-11-25",
        &[
            "vendor",
            "add",
            "Lönehamn",
            "--role",
            "processor",
            "--personal-data",
            "yes",
            "--purpose",
            "pay wages",
            "--status",
            "active",
            "--country",
            "sverige",
            "--number",
            "5560000001",
            "--owner",
            "Yrsa",
        ],
    );
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out.contains("Added Lönehamn (folder lonehamn)."),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("There is no data processing agreement"),
        "{}",
        said.out
    );
    desk
}

pub(crate) fn on(desk: &Desk, day: &str, arguments: &[&str]) -> Said {
    desk.run_in("AVTAL_ON", day, arguments)
}

pub(crate) fn json(said: &Said) -> serde_json::Value {
    serde_json::from_str(&said.out)
        .unwrap_or_else(|error| panic!("{error}: {}{}", said.out, said.err))
}

#[test]
fn findings_tell_a_script_by_the_exit_code_whether_anything_stands() {
    let desk = with_vendor();
    let said = on(&desk, "2026-11-27", &["findings"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out
            .starts_with("▲ High  No agreement  Lönehamn · Yrsa\n"),
        "{}",
        said.out
    );
    assert!(
        said.out.contains("no valid agreement for 3 days."),
        "{}",
        said.out
    );
    assert!(!said.out.contains('\u{1b}'), "no colour where nobody looks");
    let said = on(&desk, "2026-11-27", &["findings", "--code", "notice-due"]);
    assert_eq!((said.code, said.out.as_str()), (0, "Nothing stands.\n"));
    let said = on(
        &desk,
        "2026-11-27",
        &["findings", "--severity", "high", "--format", "json"],
    );
    let found = json(&said);
    assert_eq!(
        (said.code, found["findings"][0]["code"].as_str()),
        (1, Some("agreement-missing"))
    );
    assert_eq!(found["findings"][0]["days"], 3);
    let said = on(
        &desk,
        "2026-11-27",
        &["--lang", "sv", "findings", "--short"],
    );
    assert!(
        said.out.contains("inget giltigt avtal på 3 dagar."),
        "{}",
        said.out
    );
}

#[test]
fn an_agreement_goes_in_with_its_dates_and_out_as_it_was() {
    let text =
        "---\nreference: X\n---\n\n# Personuppgiftsbiträdesavtal\n\nAvtalet och att som av för.\n";
    let desk = with_vendor().with("a.md", text);
    let said = on(
        &desk,
        "2026-11-25",
        &[
            "agreement",
            "add",
            "a.md",
            "--vendor",
            "lönehamn",
            "--bound-on",
            "2024-05-20",
            "--from",
            "2024-05-25",
            "--ends-on",
            "2025-05-24",
            "--renews",
            "12",
            "--notice",
            "3m",
        ],
    );
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out
            .contains("Added “Personuppgiftsbiträdesavtal” as agreement 1"),
        "{}",
        said.out
    );
    let sentence = "In force since 2024-05-25, renews every 12 months, next end 2027-05-24, notice by 2027-02-24.";
    assert!(said.out.contains(sentence), "{}", said.out);
    let said = on(&desk, "2026-11-25", &["agreement", "show", "1", "--text"]);
    assert_eq!(said.bytes, text.as_bytes());
    let listed = json(&on(
        &desk,
        "2026-11-25",
        &["agreement", "list", "--format", "json"],
    ));
    assert_eq!(listed["agreements"][0]["state"], "in-force");
    assert_eq!(listed["agreements"][0]["lang"], "sv");
    let said = on(&desk, "2026-12-01", &["findings", "--severity", "medium"]);
    assert!(
        said.out
            .contains("unless notice is given by 2027-02-24, in 85 days."),
        "{}",
        said.out
    );
    let said = on(&desk, "2026-11-25", &["calendar"]);
    assert!(
        said.out.contains("BEGIN:VEVENT") && said.out.contains("20270224"),
        "{}",
        said.out
    );
    let said = on(&desk, "2026-11-25", &["vendor", "show", "Lönehamn"]);
    assert!(
        said.out.contains("556000-0001") && said.out.contains(sentence),
        "{}",
        said.out
    );
}

#[test]
fn wrong_input_is_told_with_its_field_and_changes_nothing() {
    let desk = with_vendor().with("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    let said = on(
        &desk,
        "2026-11-25",
        &[
            "vendor",
            "add",
            "X",
            "--country",
            "SE",
            "--number",
            "556000-0002",
            "--category",
            "y",
        ],
    );
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("registration-number: A Swedish")
            && said.err.contains("category: Choose"),
        "{}",
        said.err
    );
    let said = on(
        &desk,
        "2026-11-25",
        &["agreement", "add", "a.pdf", "--vendor", "1"],
    );
    assert_eq!(said.code, 2);
    let said = on(&desk, "2026-11-25", &["vendor", "show", "Lone"]);
    assert_eq!(said.code, 2);
    let said = on(&desk, "2026-11-25", &["findings", "--severity", "enormous"]);
    assert_eq!(said.code, 2);
    assert_eq!(
        json(&on(
            &desk,
            "2026-11-25",
            &["vendor", "list", "--format", "json"]
        ))["vendors"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    let said = Desk::new().run(&["vendor", "list"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("There is no register in data"),
        "{}",
        said.err
    );
}

#[test]
fn the_register_is_filed_verified_copied_and_put_back() {
    let desk = with_vendor();
    let said = desk.run(&["report", "vendor", "Lönehamn", "--out", "vendor.pdf"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        std::fs::read(desk.path().join("vendor.pdf"))
            .unwrap()
            .starts_with(b"%PDF")
    );
    assert!(
        desk.run(&["report", "register", "--out", "-"])
            .bytes
            .starts_with(b"%PDF")
    );
    let said = desk.run(&["verify"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(
        said.out.contains("✓ Journal, files and database agree."),
        "{}",
        said.out
    );
    let head = said.out.split_whitespace().last().unwrap().to_owned();
    let said = desk.run(&["verify", "--against", &head]);
    assert!(
        said.code == 0 && said.out.contains("✓ The earlier hash is in the chain"),
        "{}",
        said.out
    );
    let said = desk.run(&["verify", "--against", &"0".repeat(64)]);
    assert!(
        said.code == 1 && said.out.contains("is not in the chain"),
        "{}",
        said.out
    );
    assert_eq!(desk.run(&["verify", "--against", "abc"]).code, 2);
    assert_eq!(desk.run(&["backup", "copy"]).code, 0);
    assert_eq!(desk.run(&["--data", "again", "restore", "copy"]).code, 0);
    let again = desk.run(&["--data", "again", "vendor", "list"]);
    assert!(again.out.contains("Lönehamn"), "{}", again.out);
    assert_eq!(
        desk.run(&["--data", "again", "restore", "copy"]).code,
        3,
        "never over a register"
    );
    assert_eq!(desk.run(&["sync"]).code, 0);
    std::fs::write(desk.path().join("data/agreements/odd.md"), "# Odd\n").unwrap();
    let said = desk.run(&["sync"]);
    assert!(
        said.code == 1 && said.out.contains("agreements/odd.md"),
        "{}",
        said.out
    );
}

#[test]
fn users_get_a_link_that_the_admin_passes_on() {
    let desk = Desk::new();
    let said = desk.run(&[
        "user",
        "add",
        "saga@example.org",
        "--name",
        "Saga",
        "--role",
        "legal",
    ]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out.contains("http://127.0.0.1:8000/link/"),
        "{}",
        said.out
    );
    assert!(desk.run(&["user", "list"]).out.contains("saga@example.org"));
    assert!(
        desk.run(&["user", "reset", "saga@example.org"])
            .out
            .contains("/link/")
    );
    assert_eq!(
        desk.run(&[
            "user",
            "add",
            "saga@example.org",
            "--name",
            "Saga",
            "--role",
            "legal"
        ])
        .code,
        2
    );
    assert_eq!(
        desk.run(&["user", "add", "nobody", "--name", "N", "--role", "legal"])
            .code,
        2
    );
    assert_eq!(desk.run(&["user", "reset", "nobody@example.org"]).code, 2);
}

#[test]
fn help_is_there_for_every_command_and_shells_can_complete_them() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]).out;
    for command in [
        "serve",
        "demo",
        "vendor",
        "agreement",
        "findings",
        "report",
        "calendar",
        "export",
        "sync",
        "verify",
        "backup",
        "restore",
        "user",
        "completions",
        "check",
    ] {
        assert!(
            help.contains(&format!("\n  {command} ")),
            "{command}: {help}"
        );
        let said = desk.run(&[command, "--help"]);
        assert!(said.code == 0 && said.out.contains("Usage:"), "{command}");
    }
    assert!(!help.contains("--on"), "that is for tests");
    assert!(desk.run(&["completions", "bash"]).out.contains("_avtal"));
}
