//! What `avtal agreement add` takes from the text itself.

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
