//! The texts of the two languages against each other: the same keys, the same variables, no message that fails for want
//! of one. That pages and code name only keys that exist is tested where they are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use avtal::domain::finding::FindingCode;
use avtal::domain::lang::Lang;
use avtal::domain::text;

/// The messages of a file. Just enough of Fluent's syntax: a message begins in the first column and goes on while lines
/// are indented.
fn messages(source: &str) -> Vec<(String, String)> {
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in source.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        match line.split_once(" =") {
            Some((key, value)) if !line.starts_with([' ', '}']) => {
                messages.push((key.to_owned(), value.to_owned()));
            }
            _ => {
                let last = messages
                    .last_mut()
                    .expect("a continued line continues something");
                last.1.push('\n');
                last.1.push_str(line);
            }
        }
    }
    messages
}

fn of(lang: Lang) -> BTreeMap<String, BTreeMap<String, String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("templates/locales")
        .join(lang.code());
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut all = BTreeMap::new();
        for (key, value) in messages(&fs::read_to_string(&path).unwrap()) {
            assert!(
                all.insert(key.clone(), value).is_none(),
                "{name}: {key} stands twice"
            );
        }
        files.insert(name, all);
    }
    files
}

fn named(value: &str, pattern: &str) -> BTreeSet<String> {
    let pattern = regex::Regex::new(pattern).unwrap();
    pattern
        .captures_iter(value)
        .map(|found| found[1].to_owned())
        .collect()
}

#[test]
fn both_languages_have_the_same_files_keys_and_variables() {
    let (english, swedish) = (of(Lang::En), of(Lang::Sv));
    assert_eq!(
        english.keys().collect::<Vec<_>>(),
        swedish.keys().collect::<Vec<_>>()
    );
    let mut wrong = Vec::new();
    for (file, english) in &english {
        let swedish = &swedish[file];
        let keys: BTreeSet<&String> = english.keys().chain(swedish.keys()).collect();
        for key in keys {
            match (english.get(key), swedish.get(key)) {
                (Some(english), Some(swedish)) => {
                    let variables = |text: &String| named(text, r"\$([a-z][a-z0-9-]*)");
                    // A language may leave out a number that its words already say, but not invent one.
                    if !variables(swedish).is_subset(&variables(english))
                        || !english.is_empty() && swedish.is_empty()
                    {
                        wrong.push(format!("{file}: {key} names other variables"));
                    }
                }
                _ => wrong.push(format!("{file}: {key} is in one language only")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_key_stands_in_two_files_and_every_reference_leads_somewhere() {
    for lang in Lang::ALL {
        let files = of(lang);
        let mut seen: BTreeMap<&String, &String> = BTreeMap::new();
        for (file, messages) in &files {
            for (key, value) in messages {
                if let Some(other) = seen.insert(key, file) {
                    panic!("{key} stands in {other} and {file}");
                }
                assert!(text::has(lang, key), "{file} is not compiled in: {key}");
                for reference in named(value, r"\{ ?([a-z][a-z0-9-]+) ?\}") {
                    assert!(
                        text::has(lang, &reference),
                        "{file}: {key} refers to {reference}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_reason_of_a_finding_has_its_two_sentences() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain/finding");
    let rules: String = fs::read_dir(folder)
        .unwrap()
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    let reasons = named(&rules, r#"Why::new\(\s*"([a-z-]+)""#);
    assert!(reasons.len() > 15, "{reasons:?}");
    for lang in Lang::ALL {
        for reason in &reasons {
            for what in ["why", "next"] {
                assert!(
                    text::has(lang, &format!("{what}-{reason}")),
                    "{what}-{reason}"
                );
            }
        }
        for code in FindingCode::ALL {
            assert!(text::has(lang, code.text_key()), "{code}");
        }
    }
}
