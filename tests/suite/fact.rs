//! Facts are read off as their examples say: one file a fact under `fact/`, one line an example, in both languages.

use avtal::checks::{document::Document, fact};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    en: Vec<(String, String)>,
    sv: Vec<(String, String)>,
}

/// A fact as the examples write it.
fn written(name: &str, fact: &avtal::checks::report::Fact) -> String {
    if let Some(text) = &fact.text {
        return format!("text: {text}");
    }
    let word = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    match (&fact.value, name) {
        (Value::Null, _) => String::new(),
        (Value::Array(list), "sub-processors") => list
            .iter()
            .map(|one| {
                let field = |key: &str| one[key].as_str().unwrap_or("-").to_owned();
                format!(
                    "{}; {}; {}",
                    field("name"),
                    field("country"),
                    field("purpose")
                )
            })
            .collect::<Vec<_>>()
            .join(" / "),
        (Value::Array(list), "contacts") => list
            .iter()
            .map(|one| format!("{}={}", word(&one["email"]), word(&one["role"])))
            .collect::<Vec<_>>()
            .join(" "),
        (Value::Array(list), _) => list.iter().map(word).collect::<Vec<_>>().join(" "),
        (value, _) => word(value),
    }
}

#[test]
fn every_example_gives_the_fact_that_it_states() {
    let mut wrong = Vec::new();
    for (name, _) in fact::KNOWN {
        let path = format!(
            "{}/tests/suite/fact/{name}.toml",
            env!("CARGO_MANIFEST_DIR")
        );
        let file = std::fs::read_to_string(&path).expect("every fact has a file of examples");
        let examples: Examples = toml::from_str(&file).expect("a file of examples");
        assert!(examples.en.len() >= 10 && examples.sv.len() >= 10, "{name}");
        for (text, expected) in examples.en.iter().chain(&examples.sv) {
            let document = Document::read(text);
            let found = written(name, &fact::facts(&document).reported()[name]);
            if found != *expected {
                wrong.push(format!(
                    "{name}: {text:?}\n    {found:?} instead of {expected:?}"
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
