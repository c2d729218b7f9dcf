//! The front matter of an agreement: a block of YAML between two lines of `---` at the very start of the file. It is
//! read leniently for showing and for suggesting facts; what cannot be read is shown as it stands.

use serde_json::Value;

/// Longest front matter that is read, in bytes; what is longer is text.
const LONGEST: usize = 64 * 1024;

/// A text and what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Front<'a> {
    /// The YAML, without its lines of `---`; empty where there is none.
    pub yaml: &'a str,
    /// The byte at which the text begins.
    pub body_start: usize,
}

/// Finds the front matter.
#[must_use]
pub fn split(source: &str) -> Front<'_> {
    let start = source.len() - source.trim_start_matches('\u{feff}').len();
    let none = Front {
        yaml: "",
        body_start: start,
    };
    let rest = &source[start..];
    let Some(first) = rest.split_inclusive('\n').next() else {
        return none;
    };
    if first.trim_end() != "---" {
        return none;
    }
    let mut at = first.len();
    for line in rest[first.len()..].split_inclusive('\n') {
        if at > LONGEST {
            return none;
        }
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = &rest[first.len()..at];
            // A text that begins with a rule has no names before its next rule.
            let is_yaml = yaml.trim().is_empty() || !pairs(yaml).is_empty();
            return if is_yaml {
                Front {
                    yaml,
                    body_start: start + at + line.len(),
                }
            } else {
                none
            };
        }
        at += line.len();
    }
    none
}

/// The names and values of front matter, in the order in which they stand. Empty where it is no list of names.
#[must_use]
pub fn pairs(yaml: &str) -> Vec<(String, String)> {
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

/// The value of a name in any of its spellings, `effective_from` and `effective-from` alike.
#[must_use]
pub fn value<'a>(pairs: &'a [(String, String)], names: &[&str]) -> Option<&'a str> {
    let plain = |name: &str| name.to_lowercase().replace(['_', ' '], "-");
    names.iter().find_map(|wanted| {
        pairs
            .iter()
            .find(|(name, value)| plain(name) == *wanted && !value.is_empty())
            .map(|(_, value)| value.as_str())
    })
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
    fn names_before_the_text_are_no_text() {
        let source = "\u{feff}---\r\ntitle: Avtal\r\nvendor: [A, B]\r\n---\r\n# Avtal\r\n";
        let front = split(source);
        assert_eq!(&source[front.body_start..], "# Avtal\r\n");
        let pairs = pairs(front.yaml);
        assert_eq!(pairs[0], ("title".to_owned(), "Avtal".to_owned()));
        assert_eq!(value(&pairs, &["vendors", "vendor"]), Some("A, B"));
    }

    #[test]
    fn a_rule_at_the_start_is_text() {
        for source in [
            "---\nBetween A and B\n---\nText",
            "---\n",
            "",
            "# A\n---\na: b\n---\n",
        ] {
            assert_eq!(split(source).body_start, 0, "{source:?}");
        }
    }
}
