//! What a person sees on a terminal: the summary, the passage, the reason, and the exit code for scripts.

use super::program::{Desk, SHORT, SHORT_SV};

#[test]
fn a_missing_must_is_named_with_what_is_wanted_why_and_what_to_ask_for() {
    let said = Desk::new()
        .with("a.md", SHORT)
        .run(&["check", "a.md", "--only", "audits"]);
    assert_eq!(said.code, 1);
    for words in [
        "a.md: data processing agreement, English, profile gdpr: 0 of 1 requirements met, 1 must unmet, no red flag",
        "must[audits]:",
        ": missing",
        "--> a.md: nothing in the document says it",
        "= wanted: ",
        "= why: ",
        "= ask: ",
        "= law: GDPR 28(3)(h)",
    ] {
        let folded = said.out.replace("\n  ", " ");
        assert!(folded.contains(words), "{words} is not in:\n{}", said.out);
    }
}

#[test]
fn a_passage_is_quoted_with_its_line_and_underlined() {
    let text = SHORT.replace("shall notify", "may notify");
    let said = Desk::new()
        .with("a.md", text)
        .run(&["check", "a.md", "--only", "breach-notice"]);
    assert!(said.out.contains("--> a.md:15:1\n"), "{}", said.out);
    assert!(
        said.out
            .contains("15 | The Processor may notify the Controller"),
        "{}",
        said.out
    );
    assert!(said.out.contains("   | ^^^^^"), "{}", said.out);
    assert!(said.out.contains("= lacking: "), "{}", said.out);
}

#[test]
fn the_language_is_that_of_the_flag_then_of_the_environment_then_of_the_text() {
    let desk = Desk::new().with("a.md", SHORT_SV);
    let only = ["check", "a.md", "--only", "audits"];
    assert!(desk.run(&only).out.contains("ska[audits]"));
    assert!(
        desk.run_in("LANG", "en_US.UTF-8", &only)
            .out
            .contains("must[audits]")
    );
    assert!(
        desk.run_in("LANG", "C.UTF-8", &only)
            .out
            .contains("ska[audits]")
    );
    assert!(
        desk.run_in("LANG", "en_US.UTF-8", &["check", "a.md", "--lang", "sv"])
            .out
            .contains("ska[audits]")
    );
}

#[test]
fn nothing_is_coloured_where_nobody_looks() {
    let said = Desk::new()
        .with("a.md", SHORT)
        .run(&["check", "a.md", "missing.md"]);
    assert!(!said.out.contains('\u{1b}') && !said.err.contains('\u{1b}'));
}

#[test]
fn a_text_of_another_kind_gets_one_remark_and_no_list() {
    let policy = "# Privacy policy\n\nThis privacy policy explains how we collect and use your personal data when you visit our website. \
        We use cookies. You have the right to access your data. Contact us if you have questions about this privacy policy.\n";
    let desk = Desk::new().with("policy.md", policy);
    let said = desk.run(&["check", "policy.md"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("not checked") && !said.out.contains("must["),
        "{}",
        said.out
    );
    let insisted = desk.run(&["check", "policy.md", "--as", "data-processing-agreement"]);
    assert!(insisted.out.contains("must["), "{}", insisted.out);
}

#[test]
fn a_language_that_is_not_read_gets_no_verdicts() {
    let german = "# Auftragsverarbeitungsvertrag\n\nDer Auftragsverarbeiter verarbeitet die personenbezogenen Daten nur auf dokumentierte Weisung \
        des Verantwortlichen und nicht für eigene Zwecke. Die Parteien sind durch den Vertrag gebunden und werden ihn nicht ändern.\n";
    let said = Desk::new()
        .with("de.md", german)
        .run(&["check", "de.md", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(json["documents"][0]["language"], "de");
    assert_eq!(
        json["documents"][0]["requirements"]
            .as_array()
            .map(Vec::len),
        Some(0)
    );
    assert_eq!(
        json["documents"][0]["notes"][0]["key"],
        "language-not-supported"
    );
}

#[test]
fn the_exit_code_follows_what_it_is_asked_to_fail_on() {
    let own =
        "The Processor may use the personal data for its own analytics and product improvement.\n";
    let desk = Desk::new().with("a.md", format!("{SHORT}\n{own}"));
    let code = |only: &str, fail_on: &str| {
        desk.run(&["check", "a.md", "--only", only, "--fail-on", fail_on])
            .code
    };
    assert_eq!(code("audits", "must"), 1);
    assert_eq!(code("audits", "none"), 0);
    assert_eq!(code("confidentiality", "any"), 0);
    assert_eq!(code("liability", "must"), 0, "a recommendation is no must");
    assert_eq!(code("liability", "any"), 1);
    assert_eq!(code("own-purposes", "must"), 0);
    assert_eq!(code("own-purposes", "flag"), 1);
}

#[test]
fn an_unknown_id_is_refused_with_the_nearest_one() {
    let said = Desk::new()
        .with("a.md", SHORT)
        .run(&["check", "a.md", "--only", "breach-notise"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("breach-notise") && said.err.contains("Did you mean breach-notice?"),
        "{}",
        said.err
    );
}

#[test]
fn several_files_end_with_a_count() {
    let said = Desk::new()
        .with("a.md", SHORT)
        .with("b.md", "# Minutes\n\nWe met and had coffee.\n")
        .run(&["check", "a.md", "b.md"]);
    let folded = said.out.replace('\n', " ");
    assert!(folded.contains("2 files checked: none with every must met and no red flag, 1 with something to fix, 1 of another kind"), "{}", said.out);
}
