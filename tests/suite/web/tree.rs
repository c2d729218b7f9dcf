//! The tree of who stands behind a vendor, as an auditor sees it: levels, circles, and what is not covered, in picture and table.

use avtal::domain::access::UserRole;
use avtal::domain::sub_processor::SubProcessorFacts;
use avtal::domain::vendor::VendorId;
use scraper::Selector;

use crate::support::app::TestApp;

#[test]
fn the_tree_shows_who_stands_behind_whom_in_picture_and_table() {
    let app = TestApp::new().on("2026-03-01");
    let registry = app.registry();
    let (chat, host) = (
        registry.vendor("Kvickprat AB"),
        registry.vendor("Molnviken"),
    );
    registry.write(move |w| {
        let mut add = |vendor: VendorId, name: &str, country: &str, linked: Option<VendorId>| {
            let facts = SubProcessorFacts {
                name: name.to_owned(),
                countries: [country.to_owned()].into(),
                linked,
                ..SubProcessorFacts::default()
            };
            w.add_sub_processor(vendor, None, &facts).map(drop)
        };
        add(chat, "Molnviken Drift AB", "SE", Some(host))?;
        add(chat, "Lingvala Inc.", "US", None)?;
        add(host, "Granithall AB", "NO", None)?;
        add(host, "Kvickprat", "SE", Some(chat))
    });
    let auditor = app.client_as(UserRole::Auditor);
    let page = auditor
        .get("/vendors/1/sub-processors")
        .click("Who stands behind");
    assert!(page.n_queries() <= 6, "{}", page.n_queries());
    let (html, picture) = (page.html(), page.text(".tree-frame svg"));
    let links = Selector::parse(".tree-frame path.link").expect("a selector");
    assert_eq!(html.select(&links).count(), 4, "a line for each link");
    for words in [
        "Lingvala Inc. · outside the EEA, not covered",
        "Granithall AB · in the EEA",
        "links run in a circle",
    ] {
        assert!(picture.contains(words), "{words} in {picture}");
    }
    let table = page.text("tbody");
    for words in [
        "Kvickprat AB 0 ourselves",
        "Lingvala Inc. 1 Kvickprat AB United States",
        "Granithall AB 2 Molnviken Drift AB Norway",
    ] {
        assert!(table.contains(words), "{words} in {table}");
    }
    assert!(page.text("main").contains("1 of them receives data"));
    let other = page.click("Molnviken Drift AB");
    assert!(other.text("h1").contains("Who stands behind Molnviken"));
    assert_eq!(auditor.get("/vendors/9/tree").status, 404);
}
