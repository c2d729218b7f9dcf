//! The agreement files: what is stored is what was uploaded, nothing is overwritten, a crash between file and database
//! is repaired, and what others did to the folder is noticed.

use std::fs;
use std::path::Path;

use avtal::domain::agreement::ProofPurpose;
use avtal::domain::finding::FindingCode;
use avtal::domain::lang::Lang;
use avtal::store::error::StoreError;
use avtal::store::finding_list::FindingFilter;
use avtal::store::page::Page;
use avtal::store::sync::{SyncReport, Take};
use avtal::store::upload::{ProofKind, UploadProblem};
use avtal::store::version::Content;

use crate::registry::{Registry, clerk};

const TEXT: &[u8] = b"---\ntitle: DPA\n---\r\n# DPA\r\n\xc3\xa5\xc3\xa4\xc3\xb6\n";

fn sync(registry: &Registry, take: Take) -> SyncReport {
    registry
        .store
        .sync_blocking(clerk(), registry.at, take)
        .expect("the folder can be compared")
}

fn codes(registry: &Registry) -> Vec<(FindingCode, Option<String>)> {
    let day = registry.day();
    let rows = registry
        .read(move |r| r.findings(&FindingFilter::default(), day, &Page::first(100)))
        .rows;
    rows.into_iter()
        .map(|row| (row.finding.code, row.finding.detail))
        .collect()
}

#[test]
fn the_stored_file_is_the_uploaded_bytes() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Åkerö & Söner AB");
    let (agreement, _) = registry.agreement(vendor, "Avtal om ärenden");
    let version = registry.write(move |w| w.add_version(agreement, Lang::Sv, TEXT));
    let path = registry
        .folder
        .path()
        .join("agreements/akero-soner-ab/avtal-om-arenden-v2.md");
    assert_eq!(fs::read(path).expect("the file is there"), TEXT);
    assert_eq!(
        registry.read(move |r| r.version_text(version)).as_deref(),
        Some(TEXT)
    );
}

#[test]
fn a_file_in_the_way_is_left_alone_and_nothing_is_kept() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Acme");
    let (agreement, _) = registry.agreement(vendor, "DPA");
    let path = registry.folder.path().join("agreements/acme/dpa-v2.md");
    fs::write(&path, "mine").expect("written by hand");
    let answer = registry.try_write(move |w| w.add_version(agreement, Lang::En, TEXT));
    assert!(matches!(answer, Err(StoreError::InTheWay(_))), "{answer:?}");
    assert_eq!(fs::read(&path).expect("still there"), b"mine");
    assert_eq!(
        registry
            .read(move |r| r.agreement(agreement))
            .expect("there")
            .versions
            .len(),
        1
    );
    assert!(waiting(registry.folder.path()).is_empty());
}

#[test]
fn a_change_that_fails_leaves_no_file() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Acme");
    let (agreement, _) = registry.agreement(vendor, "DPA");
    let answer = registry.try_write(move |w| {
        w.add_version(agreement, Lang::En, TEXT)?;
        Err::<(), _>(StoreError::Rule("store-merge-same"))
    });
    assert!(answer.is_err());
    assert!(
        !registry
            .folder
            .path()
            .join("agreements/acme/dpa-v2.md")
            .exists()
    );
    assert!(waiting(registry.folder.path()).is_empty());
}

fn waiting(data: &Path) -> Vec<String> {
    let names = fs::read_dir(data.join("agreements/.incoming")).map(|entries| {
        entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect()
    });
    names.unwrap_or_default()
}

/// Puts the folder into the state of a crash after the change was kept and before the file got its name.
fn crash_before_naming(registry: Registry, also: impl FnOnce(&Path)) -> Registry {
    let vendor = registry.vendor("Acme");
    let (agreement, _) = registry.agreement(vendor, "DPA");
    registry.write(move |w| w.add_version(agreement, Lang::En, TEXT));
    let data = registry.folder.path().to_owned();
    let registry = registry.closed();
    let file = data.join("agreements/acme/dpa-v2.md");
    fs::rename(&file, data.join("agreements/.incoming/new-1")).expect("named back");
    let database = rusqlite::Connection::open(data.join("avtal.db")).expect("it opens");
    let hash = avtal::store::journal::sha256(TEXT);
    database
        .execute("DELETE FROM intent", ())
        .and_then(|_| {
            database.execute(
                "INSERT INTO intent (action, staged, file, sha256) VALUES ('place', 'agreements/.incoming/new-1', 'agreements/acme/dpa-v2.md', ?)",
                [hash],
            )
        })
        .expect("an open intent");
    drop(database);
    also(&data);
    registry.opened()
}

#[test]
fn a_start_finishes_what_a_crash_left_open() {
    let registry = crash_before_naming(Registry::on("2026-03-01"), |_| ());
    let path = registry.folder.path().join("agreements/acme/dpa-v2.md");
    assert_eq!(fs::read(path).expect("named at the start"), TEXT);
    assert!(waiting(registry.folder.path()).is_empty());
    assert_eq!(sync(&registry, Take::Note).lost, Vec::<String>::new());
}

#[test]
fn a_start_after_a_crash_overwrites_nothing() {
    let registry = crash_before_naming(Registry::on("2026-03-01"), |data| {
        fs::write(data.join("agreements/acme/dpa-v2.md"), "mine").expect("written by hand");
    });
    let path = registry.folder.path().join("agreements/acme/dpa-v2.md");
    assert_eq!(fs::read(path).expect("still there"), b"mine");
    assert_eq!(
        sync(&registry, Take::Note).changed,
        ["agreements/acme/dpa-v2.md"]
    );
}

#[test]
fn a_changed_file_is_a_finding_until_it_is_put_back() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Acme");
    let (_, version) = registry.agreement(vendor, "DPA");
    let path = registry.folder.path().join("agreements/acme/dpa-v1.md");
    let original = fs::read(&path).expect("stored");
    fs::write(&path, "changed").expect("changed by hand");
    assert_eq!(
        sync(&registry, Take::Note).changed,
        ["agreements/acme/dpa-v1.md"]
    );
    assert!(codes(&registry).contains(&(
        FindingCode::DocumentChanged,
        Some("agreements/acme/dpa-v1.md".to_owned())
    )));
    let answer = registry
        .store
        .read_blocking(move |r| r.version_text(version));
    assert!(matches!(answer, Err(StoreError::DocumentChanged(_))));
    fs::write(&path, original).expect("put back");
    assert_eq!(
        sync(&registry, Take::Note).settled,
        ["agreements/acme/dpa-v1.md"]
    );
    assert!(
        !codes(&registry)
            .iter()
            .any(|(code, _)| *code == FindingCode::DocumentChanged)
    );
}

#[test]
fn a_lost_file_is_a_finding() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Acme");
    registry.agreement(vendor, "DPA");
    fs::remove_file(registry.folder.path().join("agreements/acme/dpa-v1.md"))
        .expect("removed by hand");
    assert_eq!(
        sync(&registry, Take::Note).lost,
        ["agreements/acme/dpa-v1.md"]
    );
    assert!(
        codes(&registry)
            .iter()
            .any(|(code, _)| *code == FindingCode::DocumentLost)
    );
}

#[test]
fn the_next_version_put_there_by_hand_is_taken_in_when_asked() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Acme");
    let (agreement, _) = registry.agreement(vendor, "DPA");
    fs::write(
        registry.folder.path().join("agreements/acme/dpa-v2.md"),
        "---\nlanguage: sv\n---\nAvtal\n",
    )
    .expect("by hand");
    fs::write(
        registry.folder.path().join("agreements/acme/dpa-v9.md"),
        "stray",
    )
    .expect("by hand");
    let report = sync(&registry, Take::Note);
    assert_eq!(
        (report.offered.as_slice(), report.unknown.as_slice()),
        (
            &["agreements/acme/dpa-v2.md".to_owned()][..],
            &["agreements/acme/dpa-v9.md".to_owned()][..]
        )
    );
    assert_eq!(
        codes(&registry)
            .iter()
            .filter(|(code, _)| *code == FindingCode::DocumentUnknown)
            .count(),
        2
    );
    assert_eq!(
        sync(&registry, Take::In).taken,
        ["agreements/acme/dpa-v2.md"]
    );
    let read = registry
        .read(move |r| r.agreement(agreement))
        .expect("there");
    assert_eq!((read.versions.len(), read.versions[1].lang), (2, Lang::Sv));
    assert_eq!(
        codes(&registry)
            .iter()
            .filter(|(code, _)| *code == FindingCode::DocumentUnknown)
            .count(),
        1
    );
}

#[test]
fn a_withdrawn_upload_can_be_removed_from_the_disk_and_its_hash_stays() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Acme");
    let (agreement, version) = registry.agreement(vendor, "DPA");
    registry.write(move |w| w.withdraw_version(version, 1, "wrong file", Content::Remove));
    assert!(
        !registry
            .folder
            .path()
            .join("agreements/acme/dpa-v1.md")
            .exists()
    );
    assert_eq!(registry.read(move |r| r.version_text(version)), None);
    assert_eq!(sync(&registry, Take::Note).lost, Vec::<String>::new());
    // Its number is not used again.
    registry.write(move |w| w.add_version(agreement, Lang::En, TEXT));
    assert!(
        registry
            .folder
            .path()
            .join("agreements/acme/dpa-v2.md")
            .exists()
    );
}

#[test]
fn proof_is_kept_beside_its_version_by_content() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Acme");
    let (_, version) = registry.agreement(vendor, "DPA");
    let id = registry.write(move |w| {
        w.add_proof(
            version,
            ProofPurpose::Binding,
            "..\\..\\signed\u{202e}fdp.exe",
            b"%PDF-1.7\nsigned",
        )
    });
    let (proof, bytes) = registry.read(move |r| r.proof(id)).expect("there");
    assert_eq!(
        (proof.kind, proof.file.as_str(), bytes.as_slice()),
        (
            ProofKind::Pdf,
            "agreements/acme/dpa-v1.proof-1.pdf",
            &b"%PDF-1.7\nsigned"[..]
        )
    );
    assert_eq!(proof.name, "signedfdp.exe");
    let answer = registry.try_write(move |w| {
        w.add_proof(version, ProofPurpose::Binding, "a.pdf", b"MZ\x90 not a pdf")
    });
    assert!(matches!(
        answer,
        Err(StoreError::Upload(UploadProblem::ProofFormat))
    ));
}

#[test]
fn hostile_names_get_harmless_folders() {
    let registry = Registry::on("2026-03-01");
    for name in [
        "../../etc/passwd",
        "..",
        "CON",
        "-rf",
        "a\u{202e}b",
        ".hidden",
        "Ö",
        "日本",
        "a/b\\c",
        "acme",
        "ACME",
        "Acmé",
    ] {
        registry.vendor(name);
    }
    let rows = registry.read(|r| {
        (1..=12)
            .map(|id| {
                r.vendor(avtal::domain::vendor::VendorId(id))
                    .map(|vendor| vendor.expect("there").slug)
            })
            .collect::<Result<Vec<_>, _>>()
    });
    assert_eq!(
        rows,
        [
            "etc-passwd",
            "vendor",
            "vendor-con",
            "rf",
            "ab",
            "hidden",
            "o",
            "vendor-2",
            "a-b-c",
            "acme",
            "acme-2",
            "acme-3"
        ]
    );
}
