//! The register of a past day, built from the journal, against what the register said on that day itself; over registers whose
//! changes are drawn by lot.

use avtal::domain::agreement::{BindingMode, Bound, Term};
use avtal::domain::finding::FindingCode;
use avtal::domain::lang::Lang;
use avtal::domain::settings::Settings;
use avtal::domain::sub_processor::SubProcessorFacts;
use avtal::domain::vendor::{VendorId, VendorStatus};
use avtal::domain::waiver::WaiverFacts;
use avtal::report::occasion::Occasion;
use avtal::report::register::past::PastRegister;
use avtal::report::register::{RegisterSummary, read};
use avtal::store::page::Order;
use avtal::store::reader::Reader;
use avtal::store::vendor_list::{VendorFilter, VendorSort};
use avtal::store::verify::watch::Watch;
use avtal::store::writer::Writer;
use proptest::prelude::*;

use crate::registry::{Registry, agreement, at, vendor};

/// Days far enough apart that agreements expire and waivers end between them.
const DAYS: [&str; 5] = [
    "2026-03-01",
    "2026-03-02",
    "2026-05-20",
    "2026-12-31",
    "2027-02-01",
];

fn summary(reader: &Reader<'_>) -> RegisterSummary {
    let day = reader.kept_up_on().unwrap().unwrap();
    let occasion = Occasion::read(reader, Lang::En, day).unwrap();
    read::read(
        reader,
        &occasion,
        VendorFilter::default(),
        VendorSort::Name,
        Order::Up,
    )
    .unwrap()
}

/// One change; what the rules refuse is left undone.
fn change(w: &mut Writer<'_>, n: u32, kind: u8) {
    let day = w.at().day;
    let some = VendorId(i64::from(n % 6) + 1);
    let known = w.vendor(some).unwrap();
    match (kind % 9, known) {
        (0, _) | (_, None) => drop(w.add_vendor(&vendor(&format!("Vendor {n}")))),
        (1, Some(known)) => {
            let mut facts = known.facts.clone();
            facts.name = format!("{} {n}", facts.name);
            facts.owner = n.is_multiple_of(2).then(|| "Ingalill".to_owned());
            drop(w.change_vendor(some, known.row, &facts));
        }
        (2, Some(known)) => {
            let mut facts = known.facts.clone();
            facts.status = VendorStatus::ALL[n as usize % VendorStatus::ALL.len()];
            drop(w.change_vendor(some, known.row, &facts));
        }
        (3, Some(_)) => {
            let id = w.add_agreement(&agreement(some, "DPA")).unwrap();
            let version = w
                .add_version(id, Lang::En, b"# DPA\n\nIt binds.\n")
                .unwrap();
            let bound = Bound {
                on: day,
                mode: BindingMode::Click,
                by_us: None,
                by_them: None,
            };
            let row = w.bind(version, 1, bound).unwrap();
            let term = Term {
                ends_on: avtal::domain::day::add_days(day, u64::from(n % 200)),
                ..Term::default()
            };
            drop(w.set_term(version, row, term));
        }
        (4, Some(_)) => {
            let facts = WaiverFacts {
                code: FindingCode::AgreementMissing,
                vendor: some,
                agreement: None,
                detail: None,
                reason: "known and accepted".to_owned(),
                first_day: day,
                last_day: avtal::domain::day::add_days(day, u64::from(n % 100)).unwrap(),
            };
            drop(w.waive(&facts));
        }
        (5, Some(known)) => drop(w.withdraw_vendor(some, known.row, "added by mistake")),
        (6, Some(_)) => {
            let other = VendorId(i64::from(n / 6 % 6) + 1);
            drop(w.merge_vendors(some, other, "the same company"));
        }
        (7, Some(_)) => {
            let facts = SubProcessorFacts {
                name: format!("Cloudo {n}"),
                countries: ["US".to_owned()].into(),
                purpose: String::new(),
                since: None,
                until: None,
                linked: None,
            };
            drop(w.add_sub_processor(some, None, &facts));
        }
        _ => {
            let row = w.settings_row().unwrap().row;
            let settings = Settings {
                warning_days: n % 300 + 1,
                ..Settings::default()
            };
            drop(w.set_settings(row, &settings));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_past_day_is_built_as_it_was(days in prop::collection::vec(prop::collection::vec((any::<u32>(), any::<u8>()), 1..7), DAYS.len())) {
        let mut registry = Registry::on(DAYS[0]);
        let mut wanted = Vec::new();
        for (day, changes) in DAYS.iter().zip(days) {
            let mut closed = registry.closed();
            closed.at = at(day);
            registry = closed.opened();
            for (n, kind) in changes {
                registry.write(move |w| {
                    change(w, n, kind);
                    Ok(())
                });
            }
            wanted.push((registry.day(), registry.read(|r| Ok(summary(r)))));
        }
        prop_assert_eq!(registry.read(|r| r.verify()).differences, []);
        for (day, wanted) in wanted {
            let mut past = registry.store.past(day, &Watch::default()).expect("it is built");
            prop_assert!(past.built.is_complete());
            let found = PastRegister::read(&mut past, Lang::En).expect("it is read");
            prop_assert_eq!(found.summary, wanted, "{}", day);
        }
    }
}

#[test]
fn before_the_first_entry_there_was_nothing() {
    let registry = Registry::on("2026-03-01");
    registry.vendor("Acme");
    let mut past = registry
        .store
        .past("2026-02-28".parse().unwrap(), &Watch::default())
        .unwrap();
    assert_eq!((past.built.until, past.built.n_rows), (0, 0));
    let found = PastRegister::read(&mut past, Lang::En).unwrap();
    assert!(found.summary.rows.is_empty());
    let mut past = registry
        .store
        .past("2026-03-01".parse().unwrap(), &Watch::default())
        .unwrap();
    assert_eq!(
        PastRegister::read(&mut past, Lang::En)
            .unwrap()
            .summary
            .rows
            .len(),
        1
    );
}
