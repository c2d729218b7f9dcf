//! The front matter of an agreement as a page shows it: every name with its value, also those that the register makes
//! nothing of. Where it begins and ends, and which facts it suggests, is for `store::front` to say.

use serde_json::Value;

/// The names and values of front matter, in the order in which they stand. Empty where it is no list of names.
#[must_use]
pub(super) fn pairs(yaml: &str) -> Vec<(String, String)> {
    if yaml.trim().is_empty() {
        return Vec::new();
    }
    match serde_saphyr::from_str::<Value>(yaml) {
        Ok(Value::Object(all)) => {
            let mut found: Vec<(String, String)> = all
                .iter()
                .map(|(name, value)| (name.clone(), text(value)))
                .collect();
            // By place in the file, not by the alphabet.
            found.sort_by_key(|(name, _)| yaml.find(&format!("{name}:")));
            found
        }
        _ => Vec::new(),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        Value::Array(all) => all.iter().map(text).collect::<Vec<_>>().join(", "),
        Value::Object(all) => all
            .iter()
            .map(|(name, value)| format!("{name}: {}", text(value)))
            .collect::<Vec<_>>()
            .join("; "),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_shown_in_the_order_of_the_file() {
        let pairs = pairs("title: Avtal\nvendor: [A, B]\nextra: {no: 1}\n");
        let shown: Vec<String> = pairs.iter().map(|(n, v)| format!("{n}={v}")).collect();
        assert_eq!(shown, ["title=Avtal", "vendor=A, B", "extra=no: 1"]);
    }
}
