//! Facts are read off as their examples say: one file a fact under `fact/`, one line an example, in both languages.

use avtal::{
    checks::{document::Document, fact, report},
    domain::agreement::Notice,
};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    en: Vec<(String, String)>,
    sv: Vec<(String, String)>,
}

/// A fact as the examples write it.
fn written(name: &str, fact: &report::Fact) -> String {
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

/// The examples of a file.
fn examples(name: &str) -> Examples {
    let path = format!(
        "{}/tests/suite/fact/{name}.toml",
        env!("CARGO_MANIFEST_DIR")
    );
    let file = std::fs::read_to_string(&path).expect("every fact has a file of examples");
    let examples: Examples = toml::from_str(&file).expect("a file of examples");
    assert!(examples.en.len() >= 10 && examples.sv.len() >= 10, "{name}");
    examples
}

#[test]
fn every_example_gives_the_fact_that_it_states() {
    let mut wrong = Vec::new();
    for (name, _) in fact::KNOWN {
        let examples = examples(name);
        for (text, expected) in examples.en.iter().chain(&examples.sv) {
            let found = written(name, &fact::facts(&Document::read(text)).reported()[name]);
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

/// What is offered, as the examples write it.
fn offered(found: &fact::suggest::Suggestions) -> String {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let notice = found.notice.value.map(|notice| match notice {
        Notice::Days(n) => format!("{n}d"),
        Notice::Months(n) => format!("{n}m"),
    });
    [
        found.effective_from.value.map(|day| day.to_string()),
        found.ends_on.value.map(|day| day.to_string()),
        found.renews_months.value.map(|months| months.to_string()),
        notice,
    ]
    .map(or_dash)
    .join(" ")
}

#[test]
fn the_term_of_an_agreement_is_offered_as_its_text_says() {
    let examples = examples("suggest");
    let mut wrong = Vec::new();
    for (text, expected) in examples.en.iter().chain(&examples.sv) {
        let found = offered(&fact::suggest::suggest(&Document::read(text)));
        if found != *expected {
            wrong.push(format!("{text:?}\n    {found:?} instead of {expected:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_fact_carries_the_passage_that_states_it() {
    for (name, _) in fact::KNOWN {
        let examples = examples(name);
        for (text, _) in examples.en.iter().chain(&examples.sv) {
            let fact = &fact::facts(&Document::read(text)).reported()[name];
            let stated = !fact.value.is_null() || fact.text.is_some();
            assert_eq!(stated, !fact.evidence.is_empty(), "{name}: {text}");
            for passage in &fact.evidence {
                let quoted = text.get(passage.start..passage.end);
                assert_eq!(quoted, Some(passage.quote.as_str()), "{name}: {text}");
            }
        }
    }
}
