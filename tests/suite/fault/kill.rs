//! A server that is killed in the middle of writing: what was acknowledged is there, what was not is there whole or
//! not at all.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use avtal::domain::agreement::AgreementId;
use avtal::store::Store;
use avtal::store::agreement_list::AgreementFilter;
use avtal::store::page::Page;
use avtal::store::sync::Take;
use avtal::store::vendor_list::VendorFilter;
use rand::{RngExt, SeedableRng};

use super::server::{self, Server, is_kept, now};
use crate::registry::clerk;

/// How often the server is killed.
const KILLS: u32 = 100;

#[test]
fn a_hundred_kills_lose_no_acknowledged_write_and_leave_no_half_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let cookie = server::register(data);
    let mut random = rand::rngs::StdRng::seed_from_u64(1);
    let mut told = Told::default();
    for round in 0..KILLS {
        let server = Server::start(data, &cookie);
        let vendor = format!("Vendor {round}");
        if server.add_vendor(&vendor) {
            told.vendors.insert(vendor);
        }
        if round % 4 == 0 {
            let title = format!("Agreement {round}");
            if is_kept(server.post("/agreements", &agreement(&title, &text(&title)))) {
                told.agreements.insert(title);
            }
        }
        // The last write is under way when the server dies, at a moment that differs from round to round.
        let title = format!("Cut off {round}");
        let (text, name) = (text(&title), format!("Cut vendor {round}"));
        let stream = if round % 2 == 0 {
            server.send("/agreements", &agreement(&title, &text))
        } else {
            server.send("/vendors", &server::vendor(&name))
        };
        let until = Instant::now() + Duration::from_micros(random.random_range(0..120_000));
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        server.kill();
        drop(stream);
        let store = server::open(data);
        told.check(&store, data);
        if round % 20 == 19 {
            verify(&store);
        }
    }
}

#[test]
fn a_server_and_a_terminal_can_write_at_the_same_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let cookie = server::register(data);
    let server = Server::start(data, &cookie);
    let terminal = std::thread::scope(|scope| {
        let terminal = scope.spawn(|| {
            let added = (0..10).filter(|n| {
                std::process::Command::new(env!("CARGO_BIN_EXE_avtal"))
                    .args(["vendor", "add", &format!("From the terminal {n}"), "--data"])
                    .arg(data)
                    .output()
                    .expect("the program starts")
                    .status
                    .success()
            });
            added.count()
        });
        for n in 0..60 {
            assert!(server.add_vendor(&format!("From a page {n}")), "{n}");
        }
        terminal.join().expect("it ends")
    });
    assert_eq!(terminal, 10);
    server.kill();
    let store = server::open(data);
    assert_eq!(names(&store).len(), 70);
    verify(&store);
}

/// What the server said that it has kept.
#[derive(Default)]
struct Told {
    vendors: BTreeSet<String>,
    agreements: BTreeSet<String>,
}

impl Told {
    /// Compares it with what is there, and takes in what was kept without being told.
    fn check(&mut self, store: &Store, data: &Path) {
        let vendors = names(store);
        let lost: Vec<_> = self.vendors.difference(&vendors).collect();
        assert!(lost.is_empty(), "acknowledged vendors are gone: {lost:?}");
        let agreements = titles(store);
        let titles: BTreeSet<String> = agreements.iter().map(|(title, _)| title.clone()).collect();
        let lost: Vec<_> = self.agreements.difference(&titles).collect();
        assert!(
            lost.is_empty(),
            "acknowledged agreements are gone: {lost:?}"
        );
        for (title, id) in &agreements {
            if self.agreements.contains(title) {
                continue;
            }
            let id = *id;
            let stored = store.read_blocking(move |r| {
                let version = r
                    .agreement(id)?
                    .and_then(|it| it.versions.first().map(|it| it.id));
                version.map_or(Ok(None), |version| r.version_text(version))
            });
            let stored = stored.expect("the stored text is the one that was hashed");
            assert_eq!(stored.as_deref(), Some(text(title).as_bytes()), "{title}");
        }
        let sync = store
            .sync_blocking(clerk(), now(), Take::Note)
            .expect("the folder can be compared");
        assert_eq!(
            (sync.lost, sync.changed, sync.unknown, sync.offered),
            <(Vec<String>, Vec<String>, Vec<String>, Vec<String>)>::default()
        );
        let waiting = std::fs::read_dir(data.join("agreements/.incoming"));
        let waiting: Vec<_> = waiting.into_iter().flatten().flatten().collect();
        assert!(waiting.is_empty(), "half a file was left: {waiting:?}");
        self.vendors = vendors;
        self.agreements = titles;
    }
}

fn names(store: &Store) -> BTreeSet<String> {
    let rows = store
        .read_blocking(|r| r.vendors(&VendorFilter::default(), now().day, &Page::first(1000)))
        .expect("the list can be read")
        .rows;
    rows.into_iter().map(|row| row.name).collect()
}

fn titles(store: &Store) -> Vec<(String, AgreementId)> {
    let filter = AgreementFilter::default();
    let rows = store
        .read_blocking(move |r| r.agreements(&filter, now().day, &Page::first(1000)))
        .expect("the list can be read")
        .rows;
    rows.into_iter().map(|row| (row.title, row.id)).collect()
}

fn verify(store: &Store) {
    let report = store
        .read_blocking(|r| r.verify())
        .expect("it can be verified");
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

/// A text that is long enough to be cut off in the middle.
fn text(title: &str) -> String {
    format!(
        "# {title}\n\n{}",
        "The processor processes personal data only on instructions.\n\n".repeat(2000)
    )
}

/// The form of an agreement with the first vendor.
fn agreement<'a>(title: &'a str, text: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("vendors", "1"),
        ("title", title),
        ("kind", "dpa"),
        ("lang", "en"),
        ("act", "save"),
        ("text", text),
    ]
}
