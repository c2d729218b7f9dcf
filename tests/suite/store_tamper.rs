//! Whoever changes the register behind the program's back is found out: every column of every table of facts, every row that
//! is removed or put in, every file, the order of entries; a journal that was cut or written anew by its earlier head.

use std::collections::BTreeSet;

use avtal::domain::access::UserRole;
use avtal::domain::agreement::{BindingMode, Bound, ProofPurpose};
use avtal::domain::finding::FindingCode;
use avtal::domain::sub_processor::SubProcessorFacts;
use avtal::domain::transfer::{Mechanism, TransferFacts};
use avtal::domain::waiver::WaiverFacts;
use avtal::store::kept::{FREE, GUARDED};
use avtal::store::sync::Take;
use avtal::store::user::{UserFacts, UserStatus};
use avtal::store::verify::watch::Watch;
use avtal::store::verify::{Part, VerifyReport};
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::registry::{Registry, clerk};

/// Tables of facts without a row in [`full`].
const EMPTY: &[&str] = &[
    "change_line",
    "change_notice",
    "change_proof",
    "comment",
    "comment_thread",
    "review_point",
];

/// A registry with a row in every other table of facts.
fn full() -> Registry {
    let registry = Registry::checking_on("2026-03-01");
    let day = registry.day();
    let acme = registry.vendor("Acme");
    registry.vendor("Brightfjord");
    let (dpa, version) = registry.agreement(acme, "DPA");
    registry.write(move |w| {
        w.add_proof(version, ProofPurpose::Binding, "signed.pdf", b"%PDF-1.7\n")?;
        let bound = Bound {
            on: day,
            mode: BindingMode::Click,
            by_us: None,
            by_them: None,
        };
        let row = w.bind(version, 1, bound)?;
        w.open_review(version, row)?;
        let facts = WaiverFacts {
            code: FindingCode::ReviewOverdue,
            vendor: acme,
            agreement: Some(dpa),
            detail: None,
            reason: "known and accepted".to_owned(),
            first_day: day,
            last_day: day,
        };
        w.waive(&facts)?;
        let sub_processor = SubProcessorFacts {
            name: "Cloudo".to_owned(),
            countries: ["US".to_owned()].into(),
            purpose: "hosting".to_owned(),
            since: None,
            until: None,
            linked: None,
        };
        let id = w.add_sub_processor(acme, None, &sub_processor)?;
        let transfer = TransferFacts {
            sub_processor: Some(id),
            mechanism: Mechanism::Dpf,
            modules: BTreeSet::default(),
            since: None,
            until: None,
            note: String::new(),
        };
        w.record_transfer(acme, &transfer)?;
        let user = UserFacts {
            email: "a@example.se".to_owned(),
            name: "Astrid".to_owned(),
            role: UserRole::Legal,
            status: UserStatus::Invited,
            lang: None,
        };
        w.add_user(&user).map(drop)
    });
    // A file that nobody knows.
    let odd = registry.folder.path().join("agreements/odd.md");
    std::fs::write(odd, "# Odd\n").expect("written");
    let synced = registry
        .store
        .sync_blocking(clerk(), registry.at, Take::Note);
    synced.expect("the folder is compared");
    registry
}

pub(crate) fn raw(registry: &Registry) -> Connection {
    let raw = Connection::open(registry.folder.path().join("avtal.db")).expect("it opens");
    raw.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
         DROP TRIGGER IF EXISTS journal_kept; DROP TRIGGER IF EXISTS journal_unchanged;
         DROP TRIGGER IF EXISTS journal_row_kept; DROP TRIGGER IF EXISTS journal_row_unchanged;",
    )
    .expect("whoever tampers can do that");
    raw
}

pub(crate) fn verified(registry: &Registry, against: Option<String>) -> VerifyReport {
    let report = registry.store.verify_apart(against, &Watch::default());
    report.expect("verified")
}

/// What triggers keep of the rows stays as it is while they are changed.
fn drop_triggers(raw: &Connection) {
    let triggers: String = raw
        .query_row("SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master WHERE type = 'trigger'", (), |row| row.get(0))
        .unwrap();
    raw.execute_batch(&triggers).unwrap();
}

fn columns(raw: &Connection, table: &str) -> Vec<(String, bool)> {
    let mut statement = raw
        .prepare("SELECT name, type = 'INTEGER' FROM pragma_table_xinfo(?) WHERE hidden = 0")
        .unwrap();
    let rows = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_table_is_guarded_or_named_with_the_reason_why_not() {
    let registry = Registry::on("2026-03-01");
    let raw = raw(&registry);
    let mut statement = raw
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    let names = statement
        .query_map((), |row| row.get::<_, String>(0))
        .unwrap();
    let names: BTreeSet<String> = names.map(Result::unwrap).collect();
    let guarded = GUARDED.iter().map(|table| table.name);
    let listed = guarded.chain(FREE.iter().map(|(name, _)| *name));
    let listed: BTreeSet<String> = listed.map(str::to_owned).collect();
    assert_eq!(names, listed);
    for table in GUARDED {
        let all: BTreeSet<String> = columns(&raw, table.name)
            .into_iter()
            .map(|(it, _)| it)
            .collect();
        for column in table.left_out.iter().chain(table.hashed) {
            assert!(all.contains(*column), "{} has no {column}", table.name);
        }
    }
}

#[test]
fn a_change_of_any_column_of_any_table_of_facts_is_found() {
    let registry = full();
    assert_eq!(verified(&registry, None).differences, []);
    let raw = raw(&registry);
    drop_triggers(&raw);
    let mut n = 0;
    for table in GUARDED {
        let name = table.name;
        let before = verified(&registry, None).differences;
        assert_eq!(before, [], "{name}");
        for (column, is_number) in columns(&raw, name) {
            if table.left_out.contains(&column.as_str()) {
                continue;
            }
            let select = format!("SELECT \"{column}\" FROM \"{name}\" LIMIT 1");
            let Ok(old) = raw.query_row(&select, (), |row| row.get::<_, Value>(0)) else {
                // They are guarded as every other table; here they have no row.
                assert!(EMPTY.contains(&name), "{name} has no row");
                continue;
            };
            let new = match (&old, is_number) {
                (Value::Integer(n), _) => Value::Integer(n + 1000),
                (Value::Null, true) => Value::Integer(1000),
                (Value::Text(text), _) if text.starts_with('[') => {
                    Value::Text("[\"x\"]".to_owned())
                }
                (Value::Text(text), _) if text.starts_with('{') => {
                    Value::Text("{\"x\":1}".to_owned())
                }
                (Value::Text(text), _) => Value::Text(format!("{text}x")),
                (Value::Null, false) if column == "logo" => Value::Blob(vec![1]),
                (Value::Null, false) => Value::Text("2026-01-01".to_owned()),
                other => panic!("{name}.{column}: {other:?}"),
            };
            let change =
                format!("UPDATE \"{name}\" SET \"{column}\" = ?1 WHERE \"{column}\" IS ?2");
            raw.execute(&change, [&new, &old])
                .unwrap_or_else(|error| panic!("{name}.{column}: {error}"));
            let report = verified(&registry, None);
            let found = report
                .differences
                .iter()
                .any(|it| it.part == Part::Facts && it.subject.starts_with(&format!("{name} ")));
            assert!(found, "{name}.{column}: {:?}", report.differences);
            raw.execute(&change, [&old, &new]).unwrap();
            n += 1;
        }
    }
    assert!(n > 120, "{n}");
    assert_eq!(verified(&registry, None).differences, []);
}

#[test]
fn a_row_that_is_removed_or_put_in_is_found() {
    let registry = full();
    let raw = raw(&registry);
    drop_triggers(&raw);
    for table in GUARDED {
        let name = table.name;
        let n: i64 = raw
            .query_row(&format!("SELECT count(*) FROM \"{name}\""), (), |row| {
                row.get(0)
            })
            .unwrap();
        if n == 0 {
            continue;
        }
        raw.execute_batch(&format!(
            "CREATE TEMP TABLE kept AS SELECT * FROM \"{name}\"; DELETE FROM \"{name}\""
        ))
        .unwrap();
        let report = verified(&registry, None);
        let found = report
            .differences
            .iter()
            .any(|it| it.key == "verify-row-removed" && it.subject.starts_with(name));
        assert!(found, "{name}: {:?}", report.differences);
        raw.execute_batch(&format!(
            "INSERT INTO \"{name}\" SELECT * FROM temp.kept; DROP TABLE temp.kept"
        ))
        .unwrap();
    }
    assert_eq!(verified(&registry, None).differences, []);
    raw.execute("INSERT INTO entity (name) VALUES ('Not ours')", ())
        .unwrap();
    let report = verified(&registry, None);
    assert_eq!(report.differences[0].key, "verify-row-added");
    // Not even a start takes it for one of its own.
    drop(raw);
    let registry = registry.closed().opened();
    assert_eq!(
        verified(&registry, None).differences[0].key,
        "verify-row-added"
    );
}

#[test]
fn what_the_journal_says_of_a_row_cannot_be_changed_with_it() {
    let registry = full();
    let raw = raw(&registry);
    let row = "what = 'vendor' AND key = '2'";
    raw.execute_batch(&format!(
        "UPDATE vendor SET name = 'Other' WHERE id = 2; UPDATE journal_row SET content = replace(content, 'Brightfjord', 'Other') WHERE {row}"
    ))
    .unwrap();
    let keys = |report: &VerifyReport| -> Vec<&str> {
        report.differences.iter().map(|it| it.key).collect()
    };
    let report = verified(&registry, None);
    assert!(keys(&report).contains(&"verify-rows-changed"), "{report:?}");
    raw.execute_batch(&format!("DELETE FROM journal_row WHERE {row}"))
        .unwrap();
    let report = verified(&registry, None);
    assert!(keys(&report).contains(&"verify-rows-changed"), "{report:?}");
}

#[test]
fn a_changed_or_lost_file_is_found() {
    let registry = full();
    let folder = registry.folder.path().join("agreements/acme");
    let mut n = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        let bytes = std::fs::read(&file).unwrap();
        std::fs::write(&file, [bytes.as_slice(), b" "].concat()).unwrap();
        assert_eq!(
            verified(&registry, None).differences[0].key,
            "verify-file-changed"
        );
        std::fs::remove_file(&file).unwrap();
        assert_eq!(
            verified(&registry, None).differences[0].key,
            "verify-file-lost"
        );
        std::fs::write(&file, bytes).unwrap();
        n += 1;
    }
    assert_eq!((n, verified(&registry, None).differences), (2, vec![]));
}

#[test]
fn entries_that_change_places_are_found() {
    let registry = full();
    let raw = raw(&registry);
    raw.execute_batch(
        "UPDATE journal SET seq = -1 WHERE seq = 2; UPDATE journal SET seq = 2 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = -1;
         UPDATE journal_row SET seq = -1 WHERE seq = 2; UPDATE journal_row SET seq = 2 WHERE seq = 3; UPDATE journal_row SET seq = 3 WHERE seq = -1;",
    )
    .unwrap();
    let report = verified(&registry, None);
    assert_eq!(report.differences[0].key, "verify-chain-broken");
    assert_eq!(report.differences[0].subject, "event 2");
}

#[test]
fn a_cut_tail_and_a_journal_written_anew_are_found_against_an_earlier_head() {
    let registry = Registry::on("2026-03-01");
    registry.vendor("Acme");
    let copy = registry.folder.path().join("copy.db");
    let raw = raw(&registry);
    raw.execute("VACUUM INTO ?", [copy.display().to_string()])
        .unwrap();
    registry.vendor("Brightfjord");
    let head = registry.read(|r| r.journal_head());
    let report = verified(&registry, Some(head.sha256.clone()));
    assert!(report.is_well());
    assert_eq!(report.against.unwrap().event.unwrap().0, head.seq);
    // The cut tail alone is found by the rows that it left.
    raw.execute("DELETE FROM journal WHERE seq = ?", [head.seq])
        .unwrap();
    assert!(!verified(&registry, None).differences.is_empty());
    drop(raw);
    // Put back whole to an earlier state, the register agrees with itself, but not with what was printed.
    let closed = registry.closed();
    for extra in ["-wal", "-shm"] {
        drop(std::fs::remove_file(
            closed.folder.path().join(format!("avtal.db{extra}")),
        ));
    }
    std::fs::copy(&copy, closed.folder.path().join("avtal.db")).unwrap();
    let registry = closed.opened();
    assert_eq!(verified(&registry, None).differences, []);
    let report = verified(&registry, Some(head.sha256.clone()));
    assert!(!report.is_well() && report.differences.is_empty());
    // And on from there, as if nothing had been.
    registry.vendor("Kvickprat");
    assert!(verified(&registry, None).is_well());
    assert!(!verified(&registry, Some(head.sha256)).is_well());
}

#[test]
fn what_follows_from_the_facts_is_guarded_as_well() {
    for change in [
        "UPDATE agreement_span SET state = 'expired'",
        "UPDATE agreement_span SET live = 1 - live",
        "UPDATE finding_span SET severity = 'low' WHERE severity = 'high'",
        "UPDATE finding_span SET live = 1 - live",
        "DELETE FROM finding_span",
        "UPDATE tally SET n = n + 1",
        "DELETE FROM vendor_role",
        "INSERT INTO vendor_tag (tag, vendor) VALUES ('vip', 1)",
    ] {
        let registry = Registry::on("2026-03-01");
        let acme = registry.vendor("Acme");
        registry.agreement(acme, "DPA");
        raw(&registry).execute_batch(change).unwrap();
        let report = verified(&registry, None);
        let found = report.differences.iter().any(|it| it.part == Part::Derived);
        assert!(found, "{change}: {:?}", report.differences);
    }
}
