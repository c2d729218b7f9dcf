//! The part of SARIF 2.1.0 (OASIS) that a checker of texts needs, as plain structures for serde: a log with one
//! run, rules, results with regions, notifications. Knows the format and nothing of requirements.
//! Lines and columns count from 1, columns in Unicode characters; byte offsets from 0.

use std::collections::BTreeMap;

use serde::Serialize;

/// The address of the schema that a log names.
pub const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log file.
#[derive(Clone, Debug, Serialize)]
pub struct Log {
    /// The address of the schema.
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    /// The version of the format.
    pub version: &'static str,
    /// The runs; here always one.
    pub runs: Vec<Run>,
}

/// One run of the tool.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// What ran.
    pub tool: Tool,
    /// How it went.
    pub invocations: Vec<Invocation>,
    /// The files that were looked at.
    pub artifacts: Vec<Artifact>,
    /// What was found.
    pub results: Vec<Finding>,
    /// What columns count: always `unicodeCodePoints`.
    pub column_kind: &'static str,
}

/// The tool.
#[derive(Clone, Debug, Serialize)]
pub struct Tool {
    /// Its only component.
    pub driver: Driver,
}

/// The program and its rules.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Driver {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub semantic_version: &'static str,
    /// The language of every text, an ISO 639-1 code.
    pub language: &'static str,
    /// What it is and is not.
    pub full_description: Message,
    /// What it can report.
    pub rules: Vec<Rule>,
}

/// Something that can be reported.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// One sentence: what the text must say, or must not.
    pub short_description: Message,
    /// Why.
    pub full_description: Message,
    /// The law, the reason, what to ask for and a wording.
    pub help: Message,
    /// How loud it is.
    pub default_configuration: Configuration,
    /// Further properties: `tags`.
    pub properties: Tags,
}

/// How loud a rule is.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Configuration {
    /// The level.
    pub level: Level,
}

/// Words by which results are grouped.
#[derive(Clone, Debug, Serialize)]
pub struct Tags {
    /// The words.
    pub tags: Vec<String>,
}

/// How loud a result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The law's demand is not met, or the text harms.
    Error,
    /// It should be there.
    Warning,
    /// Good to know.
    Note,
}

/// A text, plain and perhaps as Markdown.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Message {
    /// The plain text.
    pub text: String,
    /// The same as Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
}

/// How a run went.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Invocation {
    /// Whether the program did what it was asked to do, unreadable files aside.
    pub execution_successful: bool,
    /// What is to be said of the run itself: unreadable files, what the figures are worth.
    pub tool_execution_notifications: Vec<Notification>,
}

/// A word on the run itself.
#[derive(Clone, Debug, Serialize)]
pub struct Notification {
    /// What it says.
    pub message: Message,
    /// How loud.
    pub level: Level,
    /// The files that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Location>,
}

/// A file that was looked at.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Artifact {
    /// Where it lies.
    pub location: ArtifactLocation,
    /// Its length in bytes.
    pub length: usize,
    /// Always `text/markdown`.
    pub mime_type: &'static str,
}

/// Where a file lies.
#[derive(Clone, Debug, Serialize)]
pub struct ArtifactLocation {
    /// A relative reference or a `file:` address.
    pub uri: String,
}

/// A result.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The id of its rule.
    pub rule_id: String,
    /// The place of its rule in the list.
    pub rule_index: usize,
    /// How loud.
    pub level: Level,
    /// What was found.
    pub message: Message,
    /// Where: the passage, or the whole file where something is missing.
    pub locations: Vec<Location>,
    /// Further passages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<Location>,
    /// What tells the result again in a later run, though lines have moved.
    pub partial_fingerprints: BTreeMap<&'static str, String>,
}

/// A place in a file.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Location {
    /// The number by which a message may link to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<usize>,
    /// The file and the passage.
    pub physical_location: PhysicalLocation,
}

/// A file and a passage of it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PhysicalLocation {
    /// The file.
    pub artifact_location: ArtifactLocation,
    /// The passage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
}

/// A passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// Its first line.
    pub start_line: usize,
    /// Its first character's column.
    pub start_column: usize,
    /// Its last line.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
    /// Its first byte.
    pub byte_offset: usize,
    /// Its length in bytes.
    pub byte_length: usize,
    /// What it says.
    pub snippet: Snippet,
}

/// The words of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The words.
    pub text: String,
}

/// A file's path as SARIF writes it: a relative reference with `/`, or a `file:` address for an absolute path.
#[must_use]
pub fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => out.push('/'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
