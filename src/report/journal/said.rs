//! An event in words: who did what, and what changed field by field. The same words on pages and on paper.

use serde_json::Value;

use crate::domain::lang::Lang;
use crate::domain::text::{Arg, has, text, text_with};
use crate::store::actor::Via;
use crate::store::journal::Event;

/// One field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field's name.
    pub field: String,
    /// What it was; empty: nothing.
    pub before: String,
    /// What it became; empty: nothing.
    pub after: String,
}

/// Who did what.
#[must_use]
pub fn sentence(lang: Lang, event: &Event) -> String {
    text_with(
        lang,
        &format!("did-{}", event.kind.word()),
        &[("who", Arg::from(event.actor.as_str()))],
    )
}

/// How the change came in.
#[must_use]
pub fn via(lang: Lang, via: Via) -> String {
    text(
        lang,
        match via {
            Via::Web => "journal-via-web",
            Via::Cli => "journal-via-cli",
            Via::Job => "journal-via-job",
        },
    )
}

/// What changed; nothing where the content of the event has been removed.
#[must_use]
pub fn changes(lang: Lang, event: &Event) -> Vec<Change> {
    let Some(payload) = &event.payload else {
        return Vec::new();
    };
    payload
        .iter()
        .map(|(field, change)| {
            let (before, after) = match change {
                Value::Object(pair) if pair.contains_key("from") || pair.contains_key("to") => {
                    (pair.get("from"), pair.get("to"))
                }
                other => (None, Some(other)),
            };
            Change {
                field: field_name(lang, field),
                before: value_text(lang, field, before),
                after: value_text(lang, field, after),
            }
        })
        .filter(|change| !(change.before.is_empty() && change.after.is_empty()))
        .collect()
}

/// What a field is called; a field without a text keeps its own word.
fn field_name(lang: Lang, field: &str) -> String {
    let key = format!("field-{}", field.replace('_', "-"));
    if has(lang, &key) {
        text(lang, &key)
    } else {
        field.replace(['_', '-'], " ")
    }
}

/// The beginnings of text keys under which the words of a field may have their names.
fn word_keys(field: &str) -> &'static [&'static str] {
    match field {
        "category" => &["category"],
        "status" => &["vendor-status", "user-status"],
        "roles" => &["gdpr-role"],
        "role" => &["user-role"],
        "personal_data" => &["personal-data"],
        "criticality" => &["criticality"],
        "kind" => &["agreement-kind", "contact-kind"],
        "mode" => &["binding-mode"],
        "code" => &["finding"],
        "severity" => &["severity"],
        "mechanism" => &["mechanism"],
        "decision" => &["change-decision"],
        "modules" => &["scc"],
        _ => &[],
    }
}

/// A word of a closed list by its name, any other text as it is.
fn word_text(lang: Lang, field: &str, word: &str) -> String {
    word_keys(field)
        .iter()
        .map(|stem| format!("{stem}-{word}"))
        .find(|key| has(lang, key))
        .map_or_else(|| word.to_owned(), |key| text(lang, &key))
}

/// A value as a person reads it: lists by commas, yes and no, nothing as nothing.
fn value_text(lang: Lang, field: &str, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(true)) => text(lang, "journal-yes"),
        Some(Value::Bool(false)) => text(lang, "journal-no"),
        Some(Value::Number(n)) => n.to_string(),
        Some(Value::String(text)) => word_text(lang, field, text),
        Some(Value::Array(all)) => all
            .iter()
            .map(|one| value_text(lang, field, Some(one)))
            .collect::<Vec<_>>()
            .join(", "),
        Some(Value::Object(all)) => all
            .iter()
            .map(|(field, one)| (field, value_text(lang, field, Some(one))))
            .filter(|(_, one)| !one.is_empty())
            .map(|(field, one)| format!("{}: {one}", field_name(lang, field)))
            .collect::<Vec<_>>()
            .join("; "),
    }
}
