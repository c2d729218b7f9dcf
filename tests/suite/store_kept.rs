//! What is kept of rows in the journal: from an older register on, and less where an entry is emptied.

use avtal::store::journal::{BEGINNING, sha256};
use avtal::store::verify::Part;
use avtal::store::verify::watch::Watch;
use avtal::store::{Store, StoreOptions, schema};
use rusqlite::Connection;

use crate::registry::{Registry, at, vendor};
use crate::store_tamper::{raw, verified};

#[test]
fn a_redaction_empties_the_rows_too_and_nothing_else_may() {
    let registry = Registry::on("2026-03-01");
    let acme = registry.vendor("Acme");
    registry.write(move |w| {
        let mut facts = vendor("Acme");
        facts.notes = "private".to_owned();
        let row = w.change_vendor(acme, 1, &facts)?;
        facts.notes = String::new();
        w.change_vendor(acme, row, &facts).map(drop)
    });
    let raw = raw(&registry);
    let n = |raw: &Connection| -> i64 {
        raw.query_row(
            "SELECT count(*) FROM journal_row WHERE content LIKE '%private%'",
            (),
            |row| row.get(0),
        )
        .unwrap()
    };
    // Both changes are one transaction here, and what a transaction leaves is kept once.
    assert_eq!(n(&raw), 0);
    registry.write(move |w| {
        let mut facts = vendor("Acme");
        facts.notes = "private".to_owned();
        w.change_vendor(acme, 3, &facts).map(drop)
    });
    registry.write(move |w| w.change_vendor(acme, 4, &vendor("Acme AB")).map(drop));
    assert_eq!(n(&raw), 1);
    let seq = registry.read(|r| r.journal_head()).seq - 1;
    registry.write(move |w| w.redact_event(seq, "a name that must not be kept"));
    assert_eq!(n(&raw), 0);
    assert_eq!(verified(&registry, None).differences, []);
    raw.execute(
        "UPDATE journal_row SET content = NULL WHERE seq = 1 AND what = 'vendor'",
        (),
    )
    .unwrap();
    assert_eq!(
        verified(&registry, None).differences[0].key,
        "verify-row-emptied"
    );
}

#[test]
fn the_rows_of_an_older_register_are_written_down_at_the_next_start() {
    const VENDOR: &str = "INSERT INTO vendor (slug, name, name_key, name_fold, category, service, status, roles, personal_data, special_categories, criminal_data, owner_key, criticality, contacts, data_categories, data_subjects, purposes, locations, certifications, notes, tags, added_on, changed_on)
        VALUES ('acme', 'Acme', x'00', 'acme', 'chat', '', 'active', '[\"processor\"]', 'yes', 0, 0, x'', 'low', '[]', '[]', '[]', '[]', '[]', '[]', '', '[]', '2025-01-01', '2025-01-01')";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("avtal.db");
    schema::make(&path, 18).unwrap();
    let old = Connection::open(&path).unwrap();
    old.execute(VENDOR, ()).unwrap();
    let at_that_time = "2025-01-01T09:00:00.000Z";
    let payload = sha256(b"{}");
    let link = serde_json::json!([
        BEGINNING,
        "1",
        at_that_time,
        "Astrid",
        "cli",
        "vendor-added",
        "vendor:1",
        payload
    ]);
    old.execute(
        "INSERT INTO journal (seq, at, actor, via, kind, vendor, payload, payload_sha256, prev_sha256, sha256) VALUES (1, ?, 'Astrid', 'cli', 'vendor-added', 1, '{}', ?, ?, ?)",
        [at_that_time, &payload, BEGINNING, &sha256(link.to_string().as_bytes())],
    )
    .unwrap();
    drop(old);
    let open = || Store::open(&StoreOptions::new(folder.path(), at("2026-03-01"))).unwrap();
    let store = open();
    let report = store.verify_apart(None, &Watch::default()).unwrap();
    assert_eq!((report.differences, report.n_events), (vec![], 2));
    let past = store
        .past("2025-06-01".parse().unwrap(), &Watch::default())
        .unwrap();
    assert_eq!(
        past.built.complete_from,
        Some("2026-03-01".parse().unwrap())
    );
    assert!(!past.built.is_complete());
    let past = store
        .past("2026-03-01".parse().unwrap(), &Watch::default())
        .unwrap();
    assert!(past.built.is_complete());
    drop(store);
    // From then on a change by other means is found, however often the program starts.
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(
        "UPDATE vendor SET service = 'other'; DELETE FROM meta WHERE key = 'kept-rows'",
    )
    .unwrap();
    drop(raw);
    for _ in 0..2 {
        let report = open().verify_apart(None, &Watch::default()).unwrap();
        let found = report
            .differences
            .iter()
            .find(|it| it.part == Part::Facts)
            .unwrap();
        assert_eq!(
            (found.subject.as_str(), found.detail.as_str()),
            ("vendor 1", "service")
        );
    }
}
