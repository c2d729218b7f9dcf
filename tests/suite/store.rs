//! The store as its callers see it: what is written is read again, in pages, with what stands on the day.

use avtal::domain::agreement::{BindingMode, Bound, Term};
use avtal::domain::finding::FindingCode;
use avtal::domain::state::State;
use avtal::store::agreement_list::AgreementFilter;
use avtal::store::error::{StoreError, Theirs};
use avtal::store::finding_list::FindingFilter;
use avtal::store::page::Page;
use avtal::store::vendor_list::VendorFilter;

use crate::registry::{Registry, agreement, vendor};

#[test]
fn a_vendor_is_read_as_it_was_written() {
    let registry = Registry::on("2026-03-01");
    let facts = vendor("Kvickprat AB");
    let id = registry.vendor("Kvickprat AB");
    let read = registry.read(move |r| r.vendor(id)).expect("it is there");
    assert_eq!(
        (read.facts, read.row, read.slug.as_str()),
        (facts, 1, "kvickprat-ab")
    );
}

#[test]
fn a_vendor_without_agreement_is_listed_with_its_finding() {
    let registry = Registry::on("2026-03-01");
    registry.vendor("Kvickprat AB");
    let day = registry.day();
    let rows = registry
        .read(move |r| r.vendors(&VendorFilter::default(), day, &Page::first(50)))
        .rows;
    let worst = rows[0].worst.as_ref().expect("it lacks an agreement");
    assert_eq!(
        (worst.code, rows[0].n_findings.high),
        (FindingCode::AgreementMissing, 1)
    );
    let found = registry
        .read(move |r| r.findings(&FindingFilter::default(), day, &Page::first(50)))
        .rows;
    assert_eq!(found[0].vendor_name, "Kvickprat AB");
}

#[test]
fn a_bound_agreement_is_in_force_and_clears_the_finding() {
    let registry = Registry::on("2026-03-01");
    let id = registry.vendor("Kvickprat AB");
    let (agreement, version) = registry.agreement(id, "Personuppgiftsbiträdesavtal");
    let day = registry.day();
    registry.write(move |w| {
        let row = w.bind(
            version,
            1,
            Bound {
                on: day,
                mode: BindingMode::Signed,
                by_us: None,
                by_them: None,
            },
        )?;
        w.set_term(version, row, Term::default())
    });
    let rows = registry
        .read(move |r| r.agreements(&AgreementFilter::default(), day, &Page::first(50)))
        .rows;
    assert_eq!(
        (rows[0].id, rows[0].state, rows[0].latest),
        (agreement, State::InForce, 1)
    );
    let codes = registry.read(move |r| r.counts(day)).codes;
    assert_eq!(codes.get(&FindingCode::AgreementMissing), None);
}

#[test]
fn the_second_of_two_editors_gets_the_first_ones_value() {
    let registry = Registry::on("2026-03-01");
    let id = registry.vendor("Kvickprat AB");
    let mut first = vendor("Kvickprat AB");
    first.notes = "first".to_owned();
    registry.write(move |w| w.change_vendor(id, 1, &first));
    let mut second = vendor("Kvickprat AB");
    second.notes = "second".to_owned();
    let answer = registry.try_write(move |w| w.change_vendor(id, 1, &second));
    let Err(StoreError::Conflict {
        theirs: Theirs::Vendor(theirs),
    }) = answer
    else {
        panic!("{answer:?}");
    };
    assert_eq!((theirs.row, theirs.facts.notes.as_str()), (2, "first"));
}

#[test]
fn an_agreement_without_a_vendor_is_refused() {
    let registry = Registry::on("2026-03-01");
    let id = registry.vendor("Kvickprat AB");
    let mut facts = agreement(id, "Title");
    facts.vendors.clear();
    assert!(matches!(
        registry.try_write(move |w| w.add_agreement(&facts)),
        Err(StoreError::Rule("store-agreement-without-vendor"))
    ));
}
