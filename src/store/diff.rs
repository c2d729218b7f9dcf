//! What changed between two values, field by field, for the journal. Generic over anything that is JSON, so
//! that a new field is in the journal without a line of its own.

use serde::Serialize;
use serde_json::{Map, Value, json};

/// The fields that differ: `{"name": {"from": "A", "to": "B"}}`. Fields within an object are named with a dot.
#[must_use]
pub fn changed<T: Serialize>(before: &T, after: &T) -> Map<String, Value> {
    let mut out = Map::new();
    compare("", Some(&value(before)), Some(&value(after)), &mut out);
    out
}

/// Every field of a new value that says something: `{"name": {"to": "A"}}`.
#[must_use]
pub fn added<T: Serialize>(after: &T) -> Map<String, Value> {
    let mut out = Map::new();
    compare("", None, Some(&value(after)), &mut out);
    out.retain(|_, change| !change["to"].is_null());
    out
}

/// One field that became a value.
#[must_use]
pub fn to(field: &str, after: impl Into<Value>) -> Map<String, Value> {
    Map::from_iter([(field.to_owned(), json!({ "to": after.into() }))])
}

fn value<T: Serialize>(of: &T) -> Value {
    serde_json::to_value(of).expect("the domain's values have text keys, so they are JSON")
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn compare(
    name: &str,
    before: Option<&Value>,
    after: Option<&Value>,
    out: &mut Map<String, Value>,
) {
    if before == after {
        return;
    }
    let (old, new) = (
        before.and_then(Value::as_object),
        after.and_then(Value::as_object),
    );
    let whole = |side: Option<&Value>| side.is_none_or(Value::is_null);
    if (old.is_some() || whole(before))
        && (new.is_some() || whole(after))
        && (old.is_some() || new.is_some())
    {
        let empty = Map::new();
        let (old, new) = (old.unwrap_or(&empty), new.unwrap_or(&empty));
        let keys: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for key in keys {
            let inner = if name.is_empty() {
                key.clone()
            } else {
                format!("{name}.{key}")
            };
            compare(&inner, old.get(key), new.get(key), out);
        }
        return;
    }
    let mut change = Map::new();
    if let Some(before) = before.filter(|value| !says_nothing(value)) {
        change.insert("from".to_owned(), before.clone());
    }
    if let Some(after) = after.filter(|value| !says_nothing(value)) {
        change.insert("to".to_owned(), after.clone());
    }
    if !change.is_empty() {
        out.insert(name.to_owned(), Value::Object(change));
    }
}
