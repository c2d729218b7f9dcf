//! What `avtal agreement add` takes from the text itself, and what `avtal export` lets through.

use crate::cli::{json, on, with_vendor};

#[test]
fn a_text_that_says_what_it_is_needs_no_options() {
    let text = "---\ntitle: Biträdesavtal löner\nvendor: Lönehamn\nkind: standard-clauses\nlanguage: sv\neffective-from: 2026-01-01\nends-on: 2026-12-31\nrenews-months: 12\n---\n\n# Något annat\n\nThe text and the terms of it.\n";
    let desk = with_vendor()
        .with("avtal.md", text)
        .with("utan.md", "# Ett avtal\n\nText.\n");
    let said = on(
        &desk,
        "2026-11-25",
        &["agreement", "add", "avtal.md", "--bound-on", "2026-01-01"],
    );
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(
        said.out.contains("Biträdesavtal löner") && said.out.contains("2026-12-31"),
        "{}",
        said.out
    );
    let shown = json(&on(
        &desk,
        "2026-11-25",
        &["agreement", "show", "1", "--format", "json"],
    ));
    assert_eq!(
        shown["agreement"]["facts"]["kind"], "standard-clauses",
        "{shown}"
    );
    assert_eq!(shown["agreement"]["versions"][0]["lang"], "sv", "{shown}");
    assert_eq!(
        shown["agreement"]["versions"][0]["term"]["renews_months"], 12,
        "{shown}"
    );
    let said = on(&desk, "2026-11-25", &["agreement", "add", "utan.md"]);
    assert_eq!(said.code, 2, "{}", said.out);
    assert!(said.err.contains("--vendor"), "{}", said.err);
}

#[test]
fn an_export_takes_the_filters_of_its_list_and_the_journal_can_be_taken_too() {
    let desk = with_vendor().with("a.md", "# Biträdesavtal\n\nText.\n");
    let run = |arguments: &[&str]| {
        let said = on(&desk, "2026-11-25", arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}", said.err);
        said.out
    };
    run(&["vendor", "add", "Ångström Data"]);
    run(&["agreement", "add", "a.md", "--vendor", "Lönehamn"]);
    let active = run(&["export", "vendors", "--status", "active"]);
    assert!(
        active.contains("Lönehamn") && !active.contains("Ångström"),
        "{active}"
    );
    let bound = run(&["export", "agreements", "--state", "in-force"]);
    assert_eq!(bound.lines().count(), 1, "{bound}");
    let drafts = run(&[
        "export",
        "agreements",
        "--state",
        "draft",
        "--vendor",
        "Lönehamn",
    ]);
    assert!(drafts.contains("Biträdesavtal"), "{drafts}");
    let high = run(&["export", "findings", "--severity", "high"]);
    assert!(
        high.contains("agreement-unsigned") && !high.contains("medium"),
        "{high}"
    );
    let journal = run(&["export", "journal", "--kind", "vendor-added"]);
    assert!(
        journal.contains("Lönehamn") && journal.contains("Ångström Data"),
        "{journal}"
    );
    assert_eq!(journal.lines().count(), 3, "{journal}");
    let some = run(&["export", "journal", "ångström"]);
    assert!(
        some.contains("Ångström Data") && !some.contains("Lönehamn"),
        "{some}"
    );
    assert_eq!(
        run(&["export", "journal", "--to", "1999-12-31"])
            .lines()
            .count(),
        1
    );
}
