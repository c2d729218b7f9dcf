//! `avtal explain` and `avtal catalogue`: what the program says of its own requirements.

use avtal::checks::catalogue::{Level, built_in};

use super::program::Desk;

#[test]
fn explain_tells_law_reason_request_wording_and_examples() {
    let said = Desk::new().run(&["explain", "breach-notice"]);
    assert_eq!(said.code, 0);
    for words in [
        "breach-notice",
        "GDPR 33(2)",
        "Why",
        "What to ask for",
        "Proposed wording",
        "Examples",
        "met",
        "missing",
    ] {
        assert!(said.out.contains(words), "{words} is not in:\n{}", said.out);
    }
    assert!(
        Desk::new()
            .run(&["explain", "breach-notice", "--lang", "sv"])
            .out
            .contains("Förslag till lydelse")
    );
}

#[test]
fn explain_offers_the_nearest_id() {
    let said = Desk::new().run(&["explain", "audit"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("Did you mean audits?"), "{}", said.err);
}

#[test]
fn the_reference_page_covers_every_requirement_and_flag_in_both_languages() {
    let catalogue = built_in().expect("the catalogue is right");
    for lang in ["en", "sv"] {
        let said = Desk::new().run(&["catalogue", "reference", "--lang", lang]);
        for requirement in &catalogue.requirements {
            assert!(
                said.out
                    .contains(&format!("<a id=\"{}\"></a>", requirement.id)),
                "{} is not on the page",
                requirement.id
            );
        }
    }
}

#[test]
fn the_list_has_every_requirement_with_its_level() {
    let catalogue = built_in().expect("the catalogue is right");
    let said = Desk::new().run(&["catalogue", "show"]);
    let rows: Vec<&str> = said.out.lines().collect();
    assert_eq!(rows.len(), catalogue.requirements.len());
    let n_flags = catalogue
        .requirements
        .iter()
        .filter(|requirement| requirement.level == Level::Flag)
        .count();
    assert_eq!(
        rows.iter().filter(|row| row.contains(" flag ")).count(),
        n_flags
    );
}
