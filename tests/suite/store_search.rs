//! Search and order as people in Sweden expect them.

use avtal::domain::lang::Lang;
use avtal::store::page::{Order, Page, Total};
use avtal::store::search::{Found, Hit};
use avtal::store::vendor_list::{VendorFilter, VendorSort};

use crate::registry::{Registry, agreement, vendor};

fn search(registry: &Registry, text: &str) -> Vec<Hit> {
    let text = text.to_owned();
    registry.read(move |r| r.search(&text, 20))
}

fn titles(registry: &Registry, text: &str) -> Vec<String> {
    search(registry, text)
        .into_iter()
        .map(|hit| hit.title)
        .collect()
}

#[test]
fn names_are_found_without_their_marks_and_in_any_case() {
    let registry = Registry::on("2026-03-01");
    for name in [
        "Malmö Återvinning AB",
        "Łódź Hosting",
        "Σύμβαση ΑΕ",
        "Crédit Café",
        "Kvickprat AB",
    ] {
        registry.vendor(name);
    }
    for (asked, found) in [
        ("malmo", "Malmö Återvinning AB"),
        ("MALMÖ", "Malmö Återvinning AB"),
        ("atervinn", "Malmö Återvinning AB"),
        ("lodz", "Łódź Hosting"),
        ("συμβαση", "Σύμβαση ΑΕ"),
        ("credit cafe", "Crédit Café"),
        ("prat", "Kvickprat AB"),
        ("kvickp", "Kvickprat AB"),
    ] {
        assert_eq!(titles(&registry, asked), [found], "{asked}");
    }
}

#[test]
fn agreements_are_found_by_their_text_with_the_passage_marked() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Kvickprat AB");
    let facts = agreement(vendor, "Personuppgiftsbiträdesavtal");
    let text = format!(
        "---\ntitle: hemligt\n---\n# Avtal\n\n{}Leverantören ska **underrätta** Kunden inom 36 timmar.\n",
        "Inledande ord om parterna. ".repeat(20)
    );
    let id = registry.write(move |w| {
        let id = w.add_agreement(&facts)?;
        w.add_version(id, Lang::Sv, text.as_bytes())?;
        Ok(id)
    });
    let hits = search(&registry, "leverantörens timmar");
    assert_eq!(
        (hits[0].found, hits[0].vendor_name.as_deref()),
        (Found::Agreement(id), Some("Kvickprat AB"))
    );
    let marked: Vec<&str> = hits[0]
        .snippet
        .iter()
        .filter(|piece| piece.is_marked)
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(marked, ["Leverantören", "timmar"]);
    assert!(hits[0].snippet[0].text.starts_with('…'));
    assert_eq!(
        titles(&registry, "biträde"),
        ["Personuppgiftsbiträdesavtal"],
        "part of a compound"
    );
    assert_eq!(
        titles(&registry, "hemligt"),
        Vec::<String>::new(),
        "front matter is not the text"
    );
}

#[test]
fn what_people_type_is_never_syntax() {
    let registry = Registry::on("2026-03-01");
    registry.vendor("Acme");
    for asked in [
        "\"",
        "acme\"",
        "title:acme",
        "acme*",
        "NEAR(acme)",
        "acme AND",
        "(acme",
        "acme OR 1=1",
        "^acme",
        "-acme",
        "{a}: b",
        "\0",
        "%",
        "'",
        ";",
        "  ",
    ] {
        search(&registry, asked);
    }
    assert_eq!(titles(&registry, "acme*"), ["Acme"]);
}

#[test]
fn what_changed_is_found_under_its_new_name_alone() {
    let registry = Registry::on("2026-03-01");
    let id = registry.vendor("Gammalt");
    registry.write(move |w| w.change_vendor(id, 1, &vendor("Nytt")));
    assert_eq!(
        (
            titles(&registry, "gammalt").len(),
            titles(&registry, "nytt").len()
        ),
        (0, 1)
    );
    registry.write(move |w| w.withdraw_vendor(id, 2, "a mistake"));
    assert_eq!(titles(&registry, "nytt").len(), 0);
}

#[test]
fn lists_are_in_swedish_order_page_after_page_both_ways() {
    let registry = Registry::on("2026-03-01");
    let wanted = ["Abba", "Éclair", "zebra", "Åbro", "Äpple", "Örn"];
    for name in ["Örn", "zebra", "Äpple", "Abba", "Éclair", "Åbro"] {
        registry.vendor(name);
    }
    let day = registry.day();
    for order in [Order::Up, Order::Down] {
        let (mut names, mut after) = (Vec::new(), None);
        loop {
            let page = Page {
                sort: VendorSort::Name,
                order,
                after,
                limit: 2,
            };
            let slice = registry.read(move |r| r.vendors(&VendorFilter::default(), day, &page));
            names.extend(slice.rows.into_iter().map(|row| row.name));
            after = slice.next;
            if after.is_none() {
                break;
            }
        }
        if order == Order::Down {
            names.reverse();
        }
        assert_eq!(names, wanted);
    }
}

#[test]
fn likely_duplicates_are_named_whatever_their_company_form() {
    let registry = Registry::on("2026-03-01");
    let mut facts = vendor("Kvickprat AB");
    facts.registration_number = Some("559901-2043".to_owned());
    registry.write(move |w| w.add_vendor(&facts));
    for (name, number) in [
        ("KVICKPRAT Aktiebolag (publ)", None),
        ("Kvick-prat", None),
        ("Something else", Some("559901-2043")),
        ("Kvikprat AB", None),
    ] {
        let found = registry.read(move |r| r.similar_vendors(name, number));
        assert_eq!(found.len(), 1, "{name}");
    }
    assert_eq!(
        registry
            .read(|r| r.similar_vendors("Brightfjord", None))
            .len(),
        0
    );
}

#[test]
fn a_list_filters_by_words_and_by_every_field() {
    let registry = Registry::on("2026-03-01");
    let mut facts = vendor("Kvickprat AB");
    facts.tags.insert("kritisk".to_owned());
    facts.owner = Some("Åsa".to_owned());
    registry.write(move |w| w.add_vendor(&facts));
    registry.vendor("Brightfjord");
    let day = registry.day();
    let n = |filter: VendorFilter| {
        let also = filter.clone();
        let rows = registry
            .read(move |r| r.vendors(&filter, day, &Page::first(50)))
            .rows
            .len() as u64;
        assert_eq!(
            registry.read(move |r| r.n_vendors(&also, day)),
            Total::exactly(rows)
        );
        rows
    };
    let text = |text: &str| VendorFilter {
        text: Some(text.to_owned()),
        ..VendorFilter::default()
    };
    assert_eq!(
        (
            n(text("kvick")),
            n(text("prat")),
            n(text("wages")),
            n(text("nowhere"))
        ),
        (1, 1, 2, 0)
    );
    assert_eq!(
        n(VendorFilter {
            tag: Some("kritisk".to_owned()),
            ..VendorFilter::default()
        }),
        1
    );
    assert_eq!(
        n(VendorFilter {
            owner: Some("Åsa".to_owned()),
            ..VendorFilter::default()
        }),
        1
    );
    assert_eq!(
        n(VendorFilter {
            country: Some("NO".to_owned()),
            ..VendorFilter::default()
        }),
        0
    );
    assert_eq!(
        n(VendorFilter {
            finding: Some(avtal::domain::finding::FindingCode::AgreementMissing),
            ..VendorFilter::default()
        }),
        2
    );
    assert_eq!(
        n(VendorFilter {
            withdrawn: true,
            ..VendorFilter::default()
        }),
        0
    );
}
