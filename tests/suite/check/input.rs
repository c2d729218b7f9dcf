//! What a user may give to the checker: files, folders, standard input, and things that are no text.

use super::program::{Desk, SHORT, SHORT_SV};

#[test]
fn an_unreadable_file_is_named_and_the_others_are_checked() {
    let desk = Desk::new()
        .with("a.md", SHORT)
        .with("b.md", b"\x89PNG\r\n\x1a\n\0\0\0\0")
        .with("c.md", b"# Avtal\n\nBitr\xe4det ska\n")
        .with("d.md", b"%PDF-1.7\n")
        .with("e.md", SHORT_SV);
    let json = desk.json(&["a.md", "b.md", "c.md", "missing.md", "d.md", "e.md"]);
    let files: Vec<&str> = json["documents"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["file"].as_str().expect("a name"))
        .collect();
    assert_eq!(files, ["a.md", "e.md"]);
    let errors: Vec<String> = json["errors"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            format!(
                "{}: {}",
                one["file"].as_str().expect("a name"),
                one["message"].as_str().expect("a message")
            )
        })
        .collect();
    assert_eq!(
        errors,
        [
            "b.md: it is not text (binary); save it as Markdown or plain text first",
            "c.md: it is not UTF-8 text, see line 3; save it as UTF-8 first",
            "missing.md: there is no such file",
            "d.md: it is not text (PDF); save it as Markdown or plain text first",
        ]
    );
}

#[test]
fn a_run_with_an_unreadable_file_ends_with_two_and_says_so_on_standard_error() {
    let said =
        Desk::new()
            .with("a.md", SHORT)
            .run(&["check", "--fail-on", "none", "a.md", "missing.md"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("missing.md: there is no such file"),
        "{}",
        said.err
    );
    assert!(
        said.out.contains("a.md: data processing agreement"),
        "{}",
        said.out
    );
}

#[test]
fn a_folder_is_walked_in_the_order_of_names_without_hidden_files() {
    let desk = Desk::new()
        .with("in/b/two.md", SHORT)
        .with("in/a.md", SHORT)
        .with("in/.hidden.md", SHORT)
        .with("in/picture.png", b"\0")
        .with("in/c.TXT", SHORT);
    let json = desk.json(&["in"]);
    let files: Vec<&str> = json["documents"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["file"].as_str().expect("a name"))
        .collect();
    assert_eq!(files, ["in/a.md", "in/b/two.md", "in/c.TXT"]);
    assert_eq!(json["errors"].as_array().map(Vec::len), Some(0));
}

#[test]
fn an_empty_folder_is_said_to_have_no_text() {
    let said = Desk::new().with("in/x.png", b"x").run(&["check", "in"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("in: there is no text in this folder"),
        "{}",
        said.err
    );
}

#[test]
fn standard_input_is_checked_under_its_dash() {
    let said = Desk::new().pipe(&["check", "-", "--format", "json"], SHORT.as_bytes());
    let json: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(json["documents"][0]["file"], "-");
    assert_eq!(json["documents"][0]["kind"], "data-processing-agreement");
}

#[test]
fn results_come_in_the_order_of_the_arguments_however_many_there_are() {
    let mut desk = Desk::new();
    for n in 0..300 {
        let text = if n % 7 == 0 {
            SHORT.repeat(20)
        } else {
            SHORT.to_owned()
        };
        desk = desk.with(&format!("many/{n:03}.md"), text);
    }
    let json = desk.json(&["many", "--only", "confidentiality"]);
    let documents = json["documents"].as_array().expect("a list");
    assert_eq!(documents.len(), 300);
    for (n, document) in documents.iter().enumerate() {
        assert_eq!(document["file"], format!("many/{n:03}.md"));
    }
}

#[test]
fn a_text_that_is_all_one_line_is_quoted_at_its_passage_only() {
    let line = format!("{}\n", SHORT.replace('\n', " ").repeat(300));
    let said = Desk::new().with("line.md", line).run(&[
        "check",
        "line.md",
        "--as",
        "data-processing-agreement",
    ]);
    assert!(said.out.len() < 100_000, "{} bytes", said.out.len());
    assert!(
        said.out.lines().all(|line| line.chars().count() <= 120),
        "{}",
        said.out
    );
}

#[test]
fn an_empty_text_is_another_document_and_no_error() {
    let json = Desk::new()
        .with("empty.md", "")
        .with("marks.md", "--- *** ---\n")
        .json(&["empty.md", "marks.md"]);
    assert_eq!(json["documents"][0]["kind"], "other");
    assert_eq!(json["documents"][1]["kind"], "other");
    assert_eq!(
        json["documents"][0]["requirements"]
            .as_array()
            .map(Vec::len),
        Some(0)
    );
}
