//! The database: every earlier schema becomes the newest with its rows, rules are repeated as CHECKs with the words of
//! the domain, and what cannot be opened says what to do.

use std::collections::BTreeSet;
use std::sync::Arc;

use avtal::domain::access::UserRole;
use avtal::domain::agreement::{AgreementKind, BindingMode};
use avtal::domain::finding::{FindingCode, Severity};
use avtal::domain::lang::Lang;
use avtal::domain::state::State;
use avtal::domain::text;
use avtal::domain::vendor::{
    Category, Criticality, GdprRole, PersonalData, VendorId, VendorStatus,
};
use avtal::store::error::StoreError;
use avtal::store::page::Total;
use avtal::store::vendor_list::VendorFilter;
use avtal::store::{Store, StoreOptions, schema};
use rusqlite::Connection;

use crate::registry::{Registry, at, vendor};

const VENDOR: &str = "INSERT INTO vendor (slug, name, name_key, name_fold, category, service, status, roles, personal_data, special_categories, criminal_data, owner_key, criticality, contacts, data_categories, data_subjects, purposes, locations, certifications, notes, tags, added_on, changed_on)
    VALUES ('acme', 'Acme', x'00', 'old', 'chat', '', 'active', '[\"processor\"]', 'yes', 0, 0, x'', 'low', '[]', '[]', '[]', '[]', '[]', '[]', '', '[]', '2025-01-01', '2025-01-01')";

#[test]
fn a_database_of_every_earlier_schema_is_brought_up_to_date() {
    for number in 0..=schema::newest() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("avtal.db");
        schema::make(&path, number).expect("an older database");
        if number > 0 {
            Connection::open(&path)
                .expect("it opens")
                .execute(VENDOR, ())
                .expect("a row of that time");
        }
        let store = Store::open(&StoreOptions::new(folder.path(), at("2026-03-01")))
            .expect("brought up to date");
        let day = at("2026-03-01").day;
        let (found, report) = store
            .read_blocking(move |r| Ok((r.findings_of_vendor(VendorId(1), day)?, r.verify()?)))
            .expect("it can be read");
        assert_eq!(report.differences, [], "from schema {number}");
        assert_eq!(
            found
                .iter()
                .any(|finding| finding.code == FindingCode::AgreementMissing),
            number > 0
        );
        let hits = store
            .read_blocking(|r| r.search("acme", 10))
            .expect("it can be searched");
        assert_eq!(hits.len(), usize::from(number > 0));
    }
}

#[test]
fn a_database_of_a_newer_program_is_refused_and_left_alone() {
    let registry = Registry::on("2026-03-01").closed();
    let raw = Connection::open(registry.folder.path().join("avtal.db")).expect("it opens");
    raw.pragma_update(None, "user_version", 999)
        .expect("a newer program");
    drop(raw);
    let error = registry.try_opened().map(drop).expect_err("refused");
    assert!(
        matches!(error, StoreError::Newer { found: 999, .. }),
        "{error}"
    );
}

#[test]
fn a_damaged_database_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(
        folder.path().join("avtal.db"),
        "this was a database once, long ago, and then it was not",
    )
    .expect("written");
    let error = Store::open(&StoreOptions::new(folder.path(), at("2026-03-01")))
        .map(drop)
        .expect_err("refused");
    assert_eq!(error.text_key(), "store-damaged", "{error}");
}

#[test]
fn every_failure_has_its_sentence_in_both_languages() {
    let errors = [
        StoreError::NotFound("vendor"),
        StoreError::Taken("email"),
        StoreError::Busy,
        StoreError::InUse("data".into()),
        StoreError::Newer { found: 2, known: 1 },
        StoreError::Damaged(String::new()),
        StoreError::DiskFull,
        StoreError::ReadOnly("data".into()),
        StoreError::DocumentChanged(String::new()),
        StoreError::DocumentLost(String::new()),
        StoreError::InTheWay(String::new()),
        StoreError::Backup(String::new()),
        StoreError::GivenUp,
    ];
    for error in errors {
        for lang in Lang::ALL {
            assert!(
                text::has(lang, error.text_key()),
                "{} in {}",
                error.text_key(),
                lang.code()
            );
        }
    }
}

#[test]
fn a_second_server_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = Store::lock_server(folder.path()).expect("the first");
    assert!(matches!(
        Store::lock_server(folder.path()),
        Err(StoreError::InUse(_))
    ));
    drop(first);
    assert!(Store::lock_server(folder.path()).is_ok());
}

#[test]
fn two_programs_writing_at_once_wait_for_each_other() {
    let registry = Registry::on("2026-03-01");
    let other = Store::open(&StoreOptions::new(registry.folder.path(), registry.at))
        .expect("a command beside the server");
    let (registry, other) = (Arc::new(registry), Arc::new(other));
    let write = |store: Store, name: &'static str| {
        std::thread::spawn(move || {
            for n in 0..25 {
                let facts = vendor(&format!("{name} {n}"));
                store
                    .write_blocking(crate::registry::clerk(), at("2026-03-01"), move |w| {
                        w.add_vendor(&facts)
                    })
                    .expect("it waits and succeeds");
            }
        })
    };
    let threads = [
        write(registry.store.clone(), "Server"),
        write((*other).clone(), "Command"),
    ];
    for thread in threads {
        thread.join().expect("no panic");
    }
    let day = registry.day();
    assert_eq!(
        registry.read(move |r| r.n_vendors(&VendorFilter::default(), day)),
        Total::exactly(50)
    );
    assert_eq!(registry.read(|r| r.verify()).differences, []);
}

/// The words of the list in the CHECK of a column.
fn words(sql: &str, column: &str) -> BTreeSet<String> {
    let start = sql
        .find(&format!("{column} IN ("))
        .unwrap_or_else(|| panic!("no list of words for {column}"));
    let list = sql[start..].split(['(', ')']).nth(1).unwrap_or_default();
    list.split(',')
        .map(|word| word.trim().trim_matches('\'').to_owned())
        .collect()
}

#[test]
fn the_words_in_the_checks_are_those_of_the_domain() {
    let registry = Registry::on("2026-03-01");
    let raw = Connection::open(registry.folder.path().join("avtal.db")).expect("it opens");
    let sql = |table: &str| {
        raw.query_row(
            "SELECT sql FROM sqlite_schema WHERE name = ?",
            [table],
            |row| row.get::<_, String>(0),
        )
        .expect("the table is there")
    };
    macro_rules! same {
        ($table:literal, $column:literal, $choice:ty) => {
            let wanted: BTreeSet<String> = <$choice>::ALL
                .iter()
                .map(|choice| choice.word().to_owned())
                .collect();
            assert_eq!(
                words(&sql($table), $column),
                wanted,
                "{}.{}",
                $table,
                $column
            );
        };
    }
    same!("vendor", "category", Category);
    same!("vendor", "status", VendorStatus);
    same!("vendor", "personal_data", PersonalData);
    same!("vendor", "criticality", Criticality);
    same!("vendor_role", "role", GdprRole);
    same!("agreement", "kind", AgreementKind);
    same!("version", "bound_mode", BindingMode);
    same!("user", "role", UserRole);
    same!("agreement_span", "state", State);
    same!("finding_span", "code", FindingCode);
    same!("finding_span", "severity", Severity);
    let langs: BTreeSet<String> = Lang::ALL
        .iter()
        .map(|lang| lang.code().to_owned())
        .collect();
    for table in ["settings", "version", "user"] {
        assert_eq!(words(&sql(table), "lang"), langs);
    }
}

#[test]
fn every_table_is_strict() {
    let registry = Registry::on("2026-03-01");
    let raw = Connection::open(registry.folder.path().join("avtal.db")).expect("it opens");
    let loose: Vec<String> = raw
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .and_then(|mut statement| statement.query_map((), |row| row.get(0))?.collect())
        .expect("a list");
    assert_eq!(loose, Vec::<String>::new());
}

#[test]
fn rows_that_break_a_rule_are_refused_by_the_database() {
    let registry = Registry::on("2026-03-01");
    let acme = registry.vendor("Acme");
    registry.agreement(acme, "DPA");
    let raw = Connection::open(registry.folder.path().join("avtal.db")).expect("it opens");
    let refused = [
        "UPDATE vendor SET status = 'gone'",
        "UPDATE vendor SET slug = '../etc'",
        "UPDATE vendor SET slug = ''",
        "UPDATE vendor SET name = ''",
        "UPDATE vendor SET country = 'se'",
        "UPDATE vendor SET website = 'javascript:alert(1)'",
        "UPDATE vendor SET added_on = '2026-02-30'",
        "UPDATE vendor SET added_on = '2026-2-3'",
        "UPDATE vendor SET used_from = 'soon'",
        "UPDATE vendor SET roles = '[\"master\"]'",
        "UPDATE vendor SET roles = 'processor'",
        "UPDATE vendor SET withdrawn_on = '2026-03-01'",
        "UPDATE vendor SET merged_into = id, withdrawn_on = '2026-03-01', withdrawn_reason = 'x'",
        "UPDATE agreement SET kind = 'lease'",
        "UPDATE agreement SET entity = 99",
        "UPDATE agreement SET replaces = id",
        "UPDATE agreement SET review_months = 0",
        "UPDATE version SET sha256 = 'abc'",
        "UPDATE version SET sha256 = upper(sha256) || ''  WHERE sha256 <> upper(sha256)",
        "UPDATE version SET file = 'agreements/acme/../../x-v1.md'",
        "UPDATE version SET file = '/etc/passwd'",
        "UPDATE version SET bytes = 99999999",
        "UPDATE version SET bound_on = '2026-03-01'",
        "UPDATE version SET bound_by_us = 'Astrid'",
        "UPDATE version SET review = 'open'",
        "UPDATE version SET notice_n = 3",
        "UPDATE version SET renews_months = 121",
        "UPDATE version SET terminated = 1",
        "UPDATE version SET removed = 1",
        "UPDATE settings SET warning_days = 0",
        "UPDATE settings SET id = 2",
        "UPDATE settings SET lang = 'de'",
        "INSERT INTO user (email, name, role, status, added_on) VALUES ('a@b', 'A', 'root', 'active', '2026-03-01')",
        "INSERT INTO user (email, name, role, status, password, added_on) VALUES ('a@b', 'A', 'admin', 'active', 'secret', '2026-03-01')",
        "INSERT INTO token (hash, purpose, user, until) VALUES (zeroblob(32), 'invite', NULL, 1)",
        "INSERT INTO session (hash, user, began, seen, idle_until, until, address, agent) VALUES (zeroblob(31), 1, 1, 1, 1, 1, '', '')",
        "INSERT INTO waiver (code, vendor, reason, author, first_day, last_day) VALUES ('document-lost', 1, 'because it is so', 'A', '2026-03-01', '2026-04-01')",
        "INSERT INTO waiver (code, vendor, reason, author, first_day, last_day) VALUES ('review-overdue', 1, 'because it is so', 'A', '2026-03-01', '2027-03-02')",
        "INSERT INTO waiver (code, vendor, reason, author, first_day, last_day) VALUES ('review-overdue', 1, 'short', 'A', '2026-03-01', '2026-04-01')",
        "UPDATE finding_span SET last_day = '2000-01-01'",
        "UPDATE finding_span SET code = 'agreement-lost'",
        "INSERT INTO document_issue (file, code, version, since) VALUES ('x', 'document-lost', NULL, '2026-03-01')",
        "INSERT INTO intent (action, file, sha256) VALUES ('place', 'agreements/x', 'abc')",
        "INSERT INTO sub_processor (vendor, name, name_key, name_fold, countries, purpose, linked, added_on) VALUES (1, 'X', x'00', 'x', '[]', '', 1, '2026-03-01')",
        "INSERT INTO sub_processor (vendor, name, name_key, name_fold, countries, purpose, since, until, added_on) VALUES (1, 'X', x'00', 'x', '[]', '', '2026-03-02', '2026-03-01', '2026-03-01')",
        "DELETE FROM vendor",
        "UPDATE vendor SET criminal_data = 'no'",
    ];
    for sql in refused {
        let error = raw
            .execute(sql, ())
            .map(|n| format!("changed {n} rows"))
            .expect_err(sql)
            .to_string();
        let by_rule = [
            "CHECK constraint",
            "FOREIGN KEY",
            "cannot store",
            "malformed JSON",
        ]
        .iter()
        .any(|rule| error.contains(rule));
        assert!(by_rule, "{sql}: {error}");
    }
}
