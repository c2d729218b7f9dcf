//! Transfers in the register: recorded and changed with the findings that follow, moved with a merged vendor, and said of
//! texts that were checked before there were any.

use avtal::domain::finding::FindingCode;
use avtal::domain::lang::Lang;
use avtal::domain::sub_processor::SubProcessorFacts;
use avtal::domain::transfer::{Mechanism, TransferFacts};
use avtal::domain::vendor::VendorId;
use avtal::jobs::recheck::{Go, recheck};
use avtal::store::error::{StoreError, Theirs};
use avtal::store::{Store, StoreOptions, schema};
use rusqlite::Connection;

use crate::registry::{Registry, at};
use crate::transfer::rests_on;

fn cloudo() -> SubProcessorFacts {
    SubProcessorFacts {
        name: "Cloudo Inc.".to_owned(),
        countries: ["SE", "US"].map(str::to_owned).into(),
        ..SubProcessorFacts::default()
    }
}

fn dpf() -> TransferFacts {
    rests_on(Mechanism::Dpf, None, None)
}

/// What is not covered of a vendor on the register's day.
fn uncovered(registry: &Registry, vendor: VendorId) -> Vec<String> {
    let day = registry.at.day;
    let found = registry.read(move |r| r.findings_of_vendor(vendor, day));
    found
        .into_iter()
        .filter(|finding| finding.code == FindingCode::TransferUncovered)
        .filter_map(|finding| finding.detail)
        .collect()
}

#[test]
fn a_sub_processor_outside_is_found_until_what_covers_it_is_recorded_and_again_once_that_has_ended()
{
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Acme");
    let id = registry.write(move |w| w.add_sub_processor(vendor, None, &cloudo()));
    assert_eq!(uncovered(&registry, vendor), ["Cloudo Inc.: US"]);
    let transfer = registry.write(move |w| {
        // What covers the vendor itself does not cover another.
        w.record_transfer(vendor, &dpf())?;
        let facts = TransferFacts {
            sub_processor: Some(id),
            ..dpf()
        };
        w.record_transfer(vendor, &facts)
    });
    assert!(uncovered(&registry, vendor).is_empty());
    let ended = rests_on(Mechanism::Dpf, None, Some(crate::facts::day("2026-02-28")));
    let change = ended.clone();
    registry.write(move |w| w.change_transfer(transfer, 1, &change));
    assert_eq!(uncovered(&registry, vendor), ["Cloudo Inc.: US"]);
    let late = registry.try_write(move |w| w.change_transfer(transfer, 1, &dpf()));
    let Err(StoreError::Conflict {
        theirs: Theirs::Transfer(theirs),
    }) = late
    else {
        panic!("{late:?}");
    };
    assert_eq!(theirs.facts.until, ended.until);
    assert_eq!(theirs.facts.sub_processor, Some(id), "whom it is to stays");
    let stranger = registry.vendor("Other");
    let facts = TransferFacts {
        sub_processor: Some(id),
        ..dpf()
    };
    let refused = registry.try_write(move |w| w.record_transfer(stranger, &facts));
    assert!(
        matches!(refused, Err(StoreError::NotFound(_))),
        "{refused:?}"
    );
    assert_eq!(registry.read(|r| r.verify()).differences, []);
}

#[test]
fn merging_vendors_moves_what_transfers_rest_on() {
    let registry = Registry::on("2026-03-01");
    let (stays, goes) = (registry.vendor("Acme"), registry.vendor("Acme Two"));
    registry.write(move |w| {
        let id = w.add_sub_processor(goes, None, &cloudo())?;
        let facts = TransferFacts {
            sub_processor: Some(id),
            ..dpf()
        };
        w.record_transfer(goes, &facts)?;
        w.merge_vendors(stays, goes, "the same company twice")
    });
    assert!(uncovered(&registry, stays).is_empty());
    let moved = registry.read(move |r| r.transfers_of(&[stays]));
    assert_eq!(moved.len(), 1);
    assert_eq!(registry.read(|r| r.verify()).differences, []);
}

#[test]
fn what_earlier_checks_found_of_transfers_is_taken_over_when_the_database_is_brought_up_to_date() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Acme");
    let facts = crate::registry::agreement(vendor, "DPA");
    let text = "# Data processing agreement\n\nThe transfer rests on the standard contractual clauses of Decision (EU) 2021/914.\n\nThe Processor tells the Controller of a new sub-processor at least 30 days in advance. The Controller may object within 14 days.\n";
    registry.write(move |w| {
        let id = w.add_agreement(&facts)?;
        w.add_version(id, Lang::En, text.as_bytes())
    });
    let at_once = registry.at;
    recheck(&registry.store, &|| at_once, &mut |_| Go::On).expect("the text is checked");
    let kept = |path: &std::path::Path| -> (Option<u32>, Option<u32>, Option<String>) {
        let raw = Connection::open(path).expect("it opens");
        raw.query_row(
            "SELECT objection_days, notice_days, mechanisms FROM check_result WHERE is_current = 1",
            (),
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .expect("a check")
    };
    let closed = registry.closed();
    let new = closed.folder.path().join("avtal.db");
    let wanted = kept(&new);
    assert_eq!(
        wanted.2.as_deref(),
        Some("[\"scc-2021-914\"]"),
        "{wanted:?}"
    );
    // The same result in a database from before the columns.
    let folder = tempfile::tempdir().expect("a folder");
    let old = folder.path().join("avtal.db");
    schema::make(&old, 14).expect("an older database");
    let raw = Connection::open(&old).expect("it opens");
    raw.execute_batch(&format!(
        "PRAGMA foreign_keys = OFF; ATTACH '{}' AS new;
         INSERT INTO check_result (version, is_current, catalogue, profile, n_must, n_must_met, n_met, n_partial, n_missing, n_flags, checked_on, findings, result)
         SELECT version, is_current, catalogue, profile, n_must, n_must_met, n_met, n_partial, n_missing, n_flags, checked_on, findings, result FROM new.check_result;",
        new.display()
    ))
    .expect("copied");
    drop(raw);
    drop(Store::open(&StoreOptions::new(folder.path(), at("2026-03-01"))).expect("up to date"));
    assert_eq!(kept(&old), wanted);
}
