//! The register summary: its numbers are the register's, its order is the list's, and its filter is named.

use avtal::domain::lang::Lang;
use avtal::domain::vendor::{Category, GdprRole, PersonalData, VendorFacts};
use avtal::report::occasion::Occasion;
use avtal::report::paper::Paper;
use avtal::report::paper::block::{Block, Table};
use avtal::report::register;
use avtal::store::page::Order;
use avtal::store::vendor_list::{VendorFilter, VendorSort};

use super::told::told;
use super::tools::made;
use crate::registry::{Registry, vendor as facts};

fn paper(registry: &Registry, lang: Lang, filter: VendorFilter) -> Paper {
    let today = registry.day();
    registry.read(move |reader| {
        let occasion = Occasion::read(reader, lang, today)?;
        let summary = register::read::read(reader, &occasion, filter, VendorSort::Name, Order::Up)?;
        Ok(register::paper(&occasion, &summary))
    })
}

fn figures(paper: &Paper) -> Vec<usize> {
    let Block::Figures { figures } = &paper.blocks[0] else {
        panic!("the first block has the totals")
    };
    figures
        .iter()
        .map(|figure| figure.value.parse().unwrap())
        .collect()
}

/// The last table, which has every vendor.
fn table(paper: &Paper) -> &Table {
    let mut tables = paper.blocks.iter().filter_map(|block| {
        if let Block::Table(table) = block {
            Some(table)
        } else {
            None
        }
    });
    tables.next_back().unwrap()
}

fn names(paper: &Paper) -> Vec<String> {
    table(paper)
        .rows
        .iter()
        .map(|row| row.cells[0][0].text.characters())
        .collect()
}

/// Four vendors: one without its agreement, one without a stated purpose, two with nothing to do.
fn registry() -> Registry {
    let registry = Registry::on("2026-11-24");
    let harmless = |name: &str| VendorFacts {
        roles: [GdprRole::None].into(),
        personal_data: PersonalData::No,
        category: Category::Backup,
        owner: Some("Åsa".to_owned()),
        ..facts(name)
    };
    let (last, first) = (harmless("Örnvik"), harmless("Ångkraft"));
    let purposeless = VendorFacts {
        roles: [GdprRole::Controller].into(),
        purposes: Vec::new(),
        ..facts("Zebra")
    };
    registry.write(move |w| {
        w.add_vendor(&last)?;
        w.add_vendor(&purposeless)?;
        w.add_vendor(&first)
    });
    registry.vendor("Łódzka Poczta");
    registry
}

#[test]
fn the_totals_add_up_and_the_rows_stand_in_swedish_order() {
    let paper = paper(&registry(), Lang::Sv, VendorFilter::default());
    assert_eq!(figures(&paper), [4, 1, 1, 2]);
    assert_eq!(
        names(&paper),
        ["Łódzka Poczta", "Zebra", "Ångkraft", "Örnvik"]
    );
    assert_eq!(
        paper.scope.as_deref(),
        Some("Alla leverantörer; i namnordning")
    );
    insta::assert_snapshot!("register-sv", told(&paper));
    assert!(
        !paper.canonical_json().contains("report-"),
        "a key without a text"
    );
}

#[test]
fn the_filter_is_named_and_only_what_it_lets_through_is_counted() {
    let filter = VendorFilter {
        category: Some(Category::Backup),
        owner: Some("Åsa".to_owned()),
        ..VendorFilter::default()
    };
    let paper = paper(&registry(), Lang::En, filter);
    assert_eq!(
        paper.scope.as_deref(),
        Some("Category: Backup; Owner: Åsa; in order of name")
    );
    assert_eq!(
        (figures(&paper), names(&paper)),
        (
            vec![2, 0, 0, 2],
            vec!["Ångkraft".to_owned(), "Örnvik".to_owned()]
        )
    );
}

#[test]
fn an_empty_register_says_so_and_every_kind_conforms() {
    let empty = paper(
        &Registry::on("2026-11-24"),
        Lang::En,
        VendorFilter::default(),
    );
    let full = paper(&registry(), Lang::Sv, VendorFilter::default());
    for paper in [&empty, &full] {
        let made = made(paper);
        assert_eq!(
            (
                made.complaints(),
                made.violations("2a"),
                made.violations("ua1")
            ),
            Default::default()
        );
    }
    assert!(
        made(&empty)
            .text()
            .contains("No vendor matches the filter.")
    );
}

#[test]
fn the_numbers_on_paper_are_those_of_the_register() {
    let registry = registry();
    for n in 0..60 {
        registry.vendor(&format!("Leverantör {n:03}"));
    }
    let today = registry.day();
    let counted = registry.read(move |r| r.counts(today));
    let made = made(&paper(&registry, Lang::Sv, VendorFilter::default()));
    let text = made.text();
    assert!(
        text.contains(&counted.n_vendors.to_string())
            && text.contains(&counted.n_vendors_high.to_string())
    );
    for n in 0..60 {
        assert!(
            text.contains(&format!("Leverantör {n:03}")),
            "vendor {n} is not on paper"
        );
    }
}
