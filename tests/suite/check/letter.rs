//! The letter that asks a vendor for changes: what is unmet, in the vendor's language, with the wording to put in; nothing
//! where nothing is to be changed.

use super::program::Desk;

const HARMFUL: &str = "# Data Processing Agreement

Between Nordvik Chat AB, 559999-0001, Strandgatan 2, Luleå (the \"Processor\") and Customer.

## 1. Instructions

The Processor processes personal data only on documented instructions from the Controller.

## 2. Use of data

The Processor may use the personal data to train its own models and for its own marketing.
";

#[test]
fn a_letter_names_what_is_unmet_with_quote_law_and_wording() {
    let desk = Desk::new().with("dpa.md", HARMFUL);
    let said = desk.run(&["check", "dpa.md", "--format", "letter", "--lang", "en"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.starts_with("# Changes to"), "{}", said.out);
    assert!(said.out.contains("GDPR 28(3)(h)"), "audits are asked for");
    assert!(said.out.contains("Proposed wording"));
    assert!(
        said.out.contains("train its own models"),
        "the harmful clause is quoted"
    );
    assert!(
        !said
            .out
            .contains("documented instructions from the Controller."),
        "what is met is no topic: {}",
        said.out
    );
    let said = desk.run(&["check", "dpa.md", "--format", "letter", "--lang", "sv"]);
    assert!(said.out.contains("Förslag till lydelse"), "{}", said.out);
}
