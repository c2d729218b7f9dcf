//! Backup and restore: the whole register or nothing.

use avtal::store::Store;
use avtal::store::error::StoreError;

use crate::registry::{Registry, at, clerk};

#[test]
fn a_backup_restores_to_the_same_register_and_nothing_less() {
    let registry = Registry::on("2026-03-01");
    let acme = registry.vendor("Acme");
    let (_, version) = registry.agreement(acme, "DPA");
    let copies = tempfile::tempdir().expect("a folder");
    let backup = copies.path().join("backup");
    let manifest = registry
        .store
        .backup_blocking(&backup, registry.at)
        .expect("it is made");
    assert_eq!((manifest.files.len(), manifest.missing.len()), (2, 0));
    assert!(
        matches!(
            registry.store.backup_blocking(&backup, registry.at),
            Err(StoreError::Backup(_))
        ),
        "never over another"
    );
    let data = copies.path().join("data");
    let restored = Store::restore(&backup, &data, clerk(), at("2026-03-02")).expect("restored");
    let text = restored
        .read_blocking(move |r| r.version_text(version))
        .expect("hash checked");
    assert!(text.is_some());
    let report = restored.read_blocking(|r| r.verify()).expect("verified");
    assert_eq!(
        (report.differences.as_slice(), report.n_events),
        (&[][..], 4)
    );
    std::fs::write(backup.join("agreements/acme/dpa-v1.md"), "other").expect("changed");
    let answer = Store::restore(
        &backup,
        &copies.path().join("again"),
        clerk(),
        at("2026-03-02"),
    );
    assert!(matches!(answer.map(drop), Err(StoreError::Backup(_))));
    assert!(!copies.path().join("again/avtal.db").exists());
}
