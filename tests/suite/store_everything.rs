//! The whole register as one ZIP: what is in it, what is not, and that it comes back as it was or not at all.

use std::io::{Cursor, Read, Write};

use avtal::domain::access::UserRole;
use avtal::store::Store;
use avtal::store::everything::Everything;
use avtal::store::user::{UserFacts, UserStatus};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::registry::{Registry, at, clerk};

fn filled() -> Registry {
    let registry = Registry::checking_on("2026-03-01");
    for name in ["Ängö", "=Öst", "Łódź"] {
        let vendor = registry.vendor(name);
        registry.agreement(vendor, "Biträdesavtal");
    }
    registry.write(|writer| {
        let facts = UserFacts {
            email: "eva@example.org".to_owned(),
            name: "Eva".to_owned(),
            role: UserRole::Legal,
            status: UserStatus::Active,
            lang: None,
        };
        let user = writer.add_user(&facts)?;
        writer.set_password(user, "$argon2id$hemligt")
    });
    registry
}

fn zipped(registry: &Registry) -> (Vec<u8>, Everything) {
    let at = registry.at;
    registry.read(move |reader| {
        let mut out = Cursor::new(Vec::new());
        let everything = reader.write_everything(&mut out, at)?;
        Ok((out.into_inner(), everything))
    })
}

/// The texts of every entry, by name.
fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    (0..zip.len())
        .map(|at| {
            let mut file = zip.by_index(at).expect("an entry");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("it unpacks");
            (file.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

#[test]
fn a_register_comes_back_with_every_row_and_file_and_without_secrets() {
    let registry = filled();
    let (bytes, everything) = zipped(&registry);
    assert_eq!(everything.missing, Vec::<String>::new());
    let all = entries(&bytes);
    assert!(!all.iter().any(|(_, bytes)| {
        bytes
            .windows(9)
            .any(|part| part == b"hemligt\"" || part == b"$argon2id")
    }));
    assert!(everything.left_out.contains(&"session".to_owned()));
    assert!(everything.left_out.contains(&"user.password".to_owned()));
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let back = Store::take_back(Cursor::new(&bytes), &data, clerk(), at("2026-03-01"))
        .expect("taken back");
    let report = back
        .read_blocking(|reader| reader.verify())
        .expect("verified");
    assert_eq!(report.differences, []);
    let told = back
        .read_blocking(|reader| reader.search("ängö", 10))
        .expect("searched");
    assert!(!told.is_empty(), "the search index is made anew");
    let other = back
        .read_blocking(|reader| {
            let mut out = Cursor::new(Vec::new());
            let everything = reader.write_everything(&mut out, at("2026-03-01"))?;
            Ok((out.into_inner(), everything))
        })
        .expect("written again");
    for (name, bytes) in &all {
        // What says that it was taken back is new.
        if matches!(
            name.as_str(),
            "manifest.json" | "tables/journal.jsonl" | "tables/meta.jsonl"
        ) {
            continue;
        }
        let again = entries(&other.0).into_iter().find(|(it, _)| it == name);
        let again = again.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned());
        assert_eq!(
            again.as_deref(),
            Some(&*String::from_utf8_lossy(bytes)),
            "{name}"
        );
    }
}

#[test]
fn a_file_that_was_touched_leaves_nothing_behind() {
    let registry = filled();
    let (bytes, _) = zipped(&registry);
    for spoilt in [
        "tables/vendor.jsonl",
        "agreements/ango/bitradesavtal-v1.md",
        "manifest.json",
    ] {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let all = entries(&bytes);
        assert!(all.iter().any(|(name, _)| name == spoilt), "{spoilt}");
        for (name, mut bytes) in all {
            if name == spoilt {
                let at = bytes.len() / 2;
                bytes[at] ^= 1;
            }
            zip.start_file(name, SimpleFileOptions::default())
                .expect("an entry");
            zip.write_all(&bytes).expect("written");
        }
        let zip = zip.finish().expect("a ZIP").into_inner();
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let back = Store::take_back(Cursor::new(zip), &data, clerk(), at("2026-03-01"));
        // A manifest may be touched where it does not matter.
        if spoilt != "manifest.json" {
            assert!(back.is_err(), "{spoilt}");
            assert!(!data.join("avtal.db").exists(), "{spoilt}");
        }
    }
}
