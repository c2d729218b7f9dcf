//! The papers of the register say what the texts say: how many musts are met, what is lacking with its passage, and that
//! a person decides. Through the real program, read back with `pdftotext`.

use std::process::Command;

use crate::check::program::{Desk, SHORT, SHORT_SV};

/// The words of a PDF, line breaks and hyphens at them taken out.
fn text_of(desk: &Desk, file: &str) -> String {
    let output = Command::new("pdftotext")
        .args(["-raw", file, "-"])
        .current_dir(desk.path())
        .output()
        .expect("pdftotext is needed: apt-get install poppler-utils");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.replace('\u{ad}', "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn with(text: &str) -> Desk {
    let desk = Desk::new().with("dpa.md", text);
    let said = desk.run(&[
        "vendor",
        "add",
        "Acme",
        "--status",
        "active",
        "--role",
        "processor",
    ]);
    assert_eq!(said.code, 0, "{}", said.err);
    let said = desk.run(&[
        "agreement",
        "add",
        "dpa.md",
        "--vendor",
        "acme",
        "--title",
        "DPA",
    ]);
    assert_eq!(said.code, 0, "{}", said.err);
    desk
}

#[test]
fn the_papers_of_vendor_and_register_carry_the_outcome_of_the_check() {
    let desk = with(&format!(
        "{SHORT}\n## 4 Use\n\nThe Processor may use the personal data for its own purposes, such as marketing.\n"
    ));
    for (arguments, file) in [
        (vec!["vendor", "acme"], "v.pdf"),
        (vec!["register"], "r.pdf"),
    ] {
        let said = desk.run(&[&["report"], arguments.as_slice(), &["--out", file]].concat());
        assert_eq!(said.code, 0, "{}", said.err);
        let text = text_of(&desk, file);
        for wanted in [
            "musts are met",
            "Audits and inspections",
            "harmful",
            "The Processor may use the personal data for its own purposes",
            "line 19",
            "This is no legal advice",
        ] {
            assert!(text.contains(wanted), "{file} lacks {wanted:?}: {text}");
        }
    }
}

#[test]
fn the_papers_say_it_in_swedish_too() {
    let desk = with(SHORT_SV);
    let said = desk.run(&["--lang", "sv", "report", "vendor", "acme", "--out", "v.pdf"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let text = text_of(&desk, "v.pdf");
    assert!(text.contains("obligatoriska krav är uppfyllda"), "{text}");
    assert!(text.contains("saknas"), "{text}");
}

#[test]
fn what_a_text_says_of_its_term_is_told_and_stored_only_when_it_is_asked_for() {
    let text = format!(
        "{SHORT}\n## 4 Term\n\nThis Agreement enters into force on 1 March 2026 and applies until 28 February 2027. It is renewed for successive \
         periods of twelve months unless it is terminated with three months' notice before the end of the period.\n"
    );
    let desk = with(&text);
    let said = desk.run(&[
        "agreement",
        "add",
        "dpa.md",
        "--vendor",
        "acme",
        "--title",
        "Told",
    ]);
    assert!(said.out.contains("nothing of it is stored"), "{}", said.out);
    assert!(
        said.out.contains("Renews: every 12 months (line 19: “"),
        "{}",
        said.out
    );
    let term = |n: &str| {
        let said = desk.run(&["agreement", "show", n, "--format", "json"]);
        let shown: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
        shown["agreement"]["versions"][0]["term"].clone()
    };
    assert!(term("2")["ends_on"].is_null() && term("2")["renews_months"].is_null());
    let said = desk.run(&[
        "agreement",
        "add",
        "dpa.md",
        "--vendor",
        "acme",
        "--title",
        "Taken",
        "--as-read",
        "--renews",
        "24",
    ]);
    assert!(
        said.out.contains("Taken over from the text"),
        "{}",
        said.out
    );
    let taken = term("3");
    assert_eq!(taken["effective_from"], "2026-03-01");
    assert_eq!(taken["ends_on"], "2027-02-28");
    assert_eq!(taken["renews_months"], 24, "an option goes before the text");
}

#[test]
fn commands_say_when_results_are_of_an_older_profile_and_sync_brings_them_up() {
    let desk = with(SHORT).with(
        "data/profile.toml",
        "[limit]\nbreach-notice-hours = { at-most = 48 }\n",
    );
    let said = desk.run(&["findings", "--code", "value-out-of-policy"]);
    assert!(
        said.err.contains("1 text has not been checked"),
        "{}",
        said.err
    );
    let said = desk.run(&["sync"]);
    assert!(
        said.out.contains("Checked 1 text anew"),
        "{}{}",
        said.out,
        said.err
    );
    let said = desk.run(&["findings", "--code", "value-out-of-policy"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    assert!(said.out.contains("says 96"), "{}", said.out);
    let desk = desk.with("data/profile.toml", "[limits]\n");
    let said = desk.run(&["sync"]);
    assert!(
        said.code == 2 && said.err.contains("profile.toml:1"),
        "{}",
        said.err
    );
}
