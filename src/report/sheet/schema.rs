//! The JSON Schema of an exported list, made from its columns, so that it cannot say anything else than what is written.

use serde_json::{Map, Value, json};

use super::json::VERSION;
use super::{Kind, List};
use crate::domain::lang::Lang;

/// The schema of a list's JSON (draft 2020-12). Descriptions are the English headings.
#[must_use]
pub fn schema(list: List) -> Value {
    let members: Map<String, Value> = list
        .columns
        .iter()
        .map(|column| {
            let mut member = match column.kind {
                Kind::Text | Kind::Word => json!({ "type": "string" }),
                Kind::Number => json!({ "type": "integer" }),
                Kind::Day => json!({ "type": "string", "format": "date" }),
                Kind::Instant => json!({ "type": "string", "format": "date-time" }),
                Kind::Flag => json!({ "type": "boolean" }),
                Kind::Words | Kind::List => {
                    json!({ "type": "array", "items": { "type": "string" } })
                }
            };
            member["description"] = column.heading(Lang::En).into();
            (column.name.to_owned(), member)
        })
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": list.title(Lang::En),
        "type": "object",
        "required": ["format", "version", "day", "rows"],
        "additionalProperties": false,
        "properties": {
            "format": { "const": format!("avtal-{}", list.name) },
            "version": { "const": VERSION, "description": "Rises when a member is renamed, removed or means something else." },
            "day": { "type": "string", "format": "date", "description": "The day as of which the list is." },
            "rows": {
                "type": "array",
                "description": "In the order of the list. A member without a value is left out.",
                "items": { "type": "object", "properties": members, "additionalProperties": false }
            }
        }
    })
}
