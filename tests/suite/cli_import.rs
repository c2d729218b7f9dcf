//! What `avtal import` says and does, and that everything that was exported comes back whole.

use crate::check::program::Desk;
use crate::cli::json;

#[test]
fn a_table_of_vendors_goes_in_whole_or_not_at_all() {
    let good = "Namn;Organisationsnummer;Kategori;Ansvarig;Roller\nÄngö;556000-0001;Chatt;Tilda;Personuppgiftsbiträde\n\"Öst;kraft\";;crm;;processor,controller\n";
    let bad = "name,number,country,category,roles\nGood,,,chat,processor\n,556000-0002,SE,chat,processor\nBad,,Atlantis,spaceship,king\n";
    let desk = Desk::new()
        .with("good.csv", good)
        .with("bad.csv", bad)
        .with("odd.csv", "name,colour\nA,red\n");
    let said = desk.run(&["import", "vendors", "bad.csv"]);
    assert_eq!(said.code, 2);
    for told in [
        "A3 “name”: Fill",
        "B3 “number”:",
        "C4 “country”:",
        "D4 “category”: “spaceship” is not known here. Write one of: Chat",
        "E4 “roles”:",
        "Nothing was imported",
    ] {
        assert!(said.err.contains(told), "{told}: {}", said.err);
    }
    let listed = json(&desk.run(&["vendor", "list", "--format", "json"]));
    assert_eq!(
        listed["vendors"],
        serde_json::json!([]),
        "nothing was written"
    );
    let said = desk.run(&["import", "vendors", "odd.csv"]);
    assert!(
        said.code == 2 && said.err.contains("not known: B “colour”"),
        "{}",
        said.err
    );
    let left_out = [
        "import",
        "vendors",
        "odd.csv",
        "--dry-run",
        "--map",
        "colour=-",
    ];
    assert!(desk.run(&left_out).out.contains("1 new"));
    let would = desk
        .run(&["import", "vendors", "good.csv", "--dry-run"])
        .out;
    assert_eq!(
        would,
        "Would import: 2 new, 0 changed, 0 already so, 0 wrong.\n"
    );
    let done = desk.run(&["import", "vendors", "good.csv"]).out;
    assert_eq!(
        done,
        "Imported: 2 new, 0 changed, 0 already so, 0 left out.\n"
    );
    let again = desk.run(&["import", "vendors", "good.csv"]).out;
    assert_eq!(
        again,
        "Imported: 0 new, 0 changed, 2 already so, 0 left out.\n"
    );
    let said = desk.run(&["import", "vendors", "bad.csv", "--rejected", "mend.csv"]);
    assert!(said.code == 1 && said.out.contains("1 new") && said.out.contains("2 left out"));
    let mend = std::fs::read_to_string(desk.path().join("mend.csv")).unwrap();
    assert!(mend.contains("What is wrong") && mend.contains("Atlantis") && !mend.contains("Good"));
    let listed = json(&desk.run(&["vendor", "list", "--format", "json"]));
    assert_eq!(listed["vendors"][1]["name"], "Ängö");
    assert_eq!(
        listed["vendors"][2]["roles"],
        serde_json::json!(["processor", "controller"])
    );
    let exported = desk.run(&["export", "vendors"]).out;
    assert!(
        exported.starts_with("id,folder,name,legal_name,number,country"),
        "{exported}"
    );
    assert!(exported.contains("Ängö,,556000-0001,"), "{exported}");
}

#[test]
fn everything_goes_out_and_comes_back_whole() {
    let desk = Desk::new()
        .with("a.md", "# Biträdesavtal\n\nText som är text.\n")
        .with("broken.zip", "PK\u{3}\u{4}nothing");
    let run = |arguments: &[&str]| {
        let said = desk.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}", said.err);
        said.out
    };
    run(&[
        "vendor",
        "add",
        "=Ängö",
        "--role",
        "processor",
        "--status",
        "active",
    ]);
    run(&[
        "agreement",
        "add",
        "a.md",
        "--vendor",
        "=Ängö",
        "--bound-on",
        "2026-01-01",
    ]);
    run(&[
        "user",
        "add",
        "eva@example.org",
        "--name",
        "Eva",
        "--role",
        "legal",
    ]);
    run(&["export", "everything", "--out", "all.zip"]);
    run(&["import", "everything", "all.zip", "--data", "other"]);
    run(&["verify", "--data", "other"]);
    for list in ["vendors", "agreements", "findings"] {
        let of = |data: &str| run(&["export", list, "--format", "json", "--data", data]);
        assert_eq!(of("data"), of("other"), "{list}");
    }
    let journal = |data: &str| run(&["export", "journal", "--data", data]);
    let (before, after) = (journal("data"), journal("other"));
    assert!(after.contains("register-restored"));
    // The newest event says that it was taken back; the rest is the same.
    assert_eq!(
        before.lines().skip(1).collect::<Vec<_>>(),
        after.lines().skip(2).collect::<Vec<_>>()
    );
    assert!(run(&["user", "list", "--data", "other"]).contains("eva@example.org"));
    assert_ne!(
        desk.run(&["import", "everything", "all.zip", "--data", "other"])
            .code,
        0
    );
    assert_ne!(
        desk.run(&["import", "everything", "broken.zip", "--data", "third"])
            .code,
        0
    );
    assert!(!desk.path().join("third/avtal.db").exists());
}
