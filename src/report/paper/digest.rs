//! The canonical JSON of a paper and its SHA-256: the same paper gives the same bytes on every machine and in
//! every version of the libraries. It knows nothing of the PDF, which prints the digest on its last page.

use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::Paper;

impl Paper {
    /// The paper as JSON on one line with the keys of every object in byte order and no blanks.
    ///
    /// # Panics
    /// Never: every key is a text and every number whole, so that JSON can say all of it.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        let value =
            serde_json::to_value(self).expect("texts, whole numbers and lists are always JSON");
        let mut out = String::new();
        write_sorted(&value, &mut out);
        out
    }

    /// The SHA-256 of [`Paper::canonical_json`] in UTF-8, 64 hexadecimal digits in lower case.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hex = String::with_capacity(64);
        for byte in Sha256::digest(self.canonical_json().as_bytes()) {
            let _ = write!(hex, "{byte:02x}");
        }
        hex
    }
}

/// Sorts by itself, since the order of a `serde_json` map depends on a feature that any dependency may switch on.
fn write_sorted(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| key.as_str());
            out.push('{');
            for (n, (key, value)) in entries.into_iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                let _ = write!(out, "{}:", Value::String(key.clone()));
                write_sorted(value, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                write_sorted(item, out);
            }
            out.push(']');
        }
        other => {
            let _ = write!(out, "{other}");
        }
    }
}

/// Bytes as base64 text in JSON.
pub(super) mod base64_bytes {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::{Deserialize as _, Deserializer, Serializer};

    #[expect(
        clippy::ref_option,
        reason = "serde calls it with a reference to the field"
    )]
    pub(in super::super) fn serialize<S: Serializer>(
        bytes: &Option<Vec<u8>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match bytes {
            Some(bytes) => serializer.serialize_some(&STANDARD.encode(bytes)),
            None => serializer.serialize_none(),
        }
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Vec<u8>>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| STANDARD.decode(text).map_err(serde::de::Error::custom))
            .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_at_every_depth() {
        let value: Value =
            serde_json::from_str(r#"{"b":{"z":1,"a":[{"y":"ö","x":null}]},"a":true}"#).unwrap();
        let mut out = String::new();
        write_sorted(&value, &mut out);
        assert_eq!(out, r#"{"a":true,"b":{"a":[{"x":null,"y":"ö"}],"z":1}}"#);
    }
}
