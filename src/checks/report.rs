//! What a check says, ready for a page, a PDF or JSON: the kind of document, a verdict with passages for every requirement, red
//! flags, facts and notes. Plain data; decides nothing and words nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    catalogue::Level,
    document::{Document, SentenceId},
    engine::verdict::Verdict,
    kind::Kind,
};

/// The version of the JSON; changes when a reader of it would have to.
pub const VERSION: u32 = 1;

/// Whether a document is checked as an agreement whatever it looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Insist {
    /// As what it is.
    #[default]
    No,
    /// As a data processing agreement (`--as data-processing-agreement`).
    Agreement,
}

/// A passage: lines from 1, bytes with the end exclusive, on character boundaries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The line that it begins on.
    pub first_line: usize,
    /// The line that it ends on.
    pub last_line: usize,
    /// Its first byte.
    pub start: usize,
    /// Behind its last byte.
    pub end: usize,
    /// The bytes as they stand in the document.
    pub quote: String,
}

impl Evidence {
    /// The words of the passage without marks of Markdown and line breaks, cut at so many characters.
    #[must_use]
    pub fn words(&self, most: usize) -> String {
        let plain = self.quote.replace(['*', '|', '`', '#'], " ");
        let plain: Vec<&str> = plain.split_whitespace().collect();
        let plain = plain.join(" ");
        if plain.chars().count() <= most {
            return plain;
        }
        let cut: String = plain.chars().take(most.saturating_sub(1)).collect();
        format!("{}…", cut.trim_end())
    }
}

/// The verdict on one requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The requirement.
    pub id: String,
    /// How much the law, or the house profile, wants it.
    pub level: Level,
    /// What the text says.
    pub verdict: Verdict,
    /// The passages behind it; empty only when nothing was found.
    pub evidence: Vec<Evidence>,
    /// Why it is no more than partial, as codes of the catalogue (`Catalogue::lack`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<String>,
}

/// A red flag that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// The flag.
    pub id: String,
    /// The passages behind it.
    pub evidence: Vec<Evidence>,
}

/// Something that the reader should know about the document or the check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The key of its sentence.
    pub key: String,
    /// What the sentence speaks of, such as a language code or a set of clauses.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// The passages behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// A fact read off the document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The value; `null` where the text names none in the fact's unit.
    pub value: serde_json::Value,
    /// The words of a statement that has no value in the fact's unit, such as "the next business day".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The passages behind it.
    pub evidence: Vec<Evidence>,
}

/// Everything that a check says of one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The file as it was named.
    pub file: String,
    /// What the document is.
    pub kind: Kind,
    /// The passages that decide the kind.
    pub kind_evidence: Vec<Evidence>,
    /// The ISO 639-1 code of most of the text, "und" when there is too little of it.
    pub language: String,
    /// The name of the profile.
    pub profile: String,
    /// The version of the catalogue.
    pub catalogue: String,
    /// What else to know.
    pub notes: Vec<Note>,
    /// A verdict for every requirement, in the catalogue's order; empty when the document was not checked.
    pub requirements: Vec<Finding>,
    /// The red flags that were found.
    pub flags: Vec<Flag>,
    /// The facts by name.
    pub facts: BTreeMap<String, Fact>,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unreadable {
    /// The file as it was named.
    pub file: String,
    /// Why, in English, for people and logs.
    pub message: String,
}

/// All documents of a run as JSON.
///
/// # Errors
/// Never for reports that a check made: all their keys are strings.
pub fn json(documents: &[Report], errors: &[Unreadable]) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Run<'r> {
        version: u32,
        documents: &'r [Report],
        errors: &'r [Unreadable],
    }
    serde_json::to_string_pretty(&Run {
        version: VERSION,
        documents,
        errors,
    })
}

/// The passages of sentences, neighbours joined.
pub(super) fn evidence(document: &Document<'_>, sentences: &[SentenceId]) -> Vec<Evidence> {
    let mut runs: Vec<std::ops::Range<SentenceId>> = Vec::new();
    for s in sentences {
        let section = |s: SentenceId| document.clause_of(s).map(|clause| clause.section);
        let beside = runs
            .iter_mut()
            .find(|run| (run.end == *s || run.start == s + 1) && section(run.start) == section(*s));
        match beside {
            Some(run) => *run = run.start.min(*s)..run.end.max(s + 1),
            None => runs.push(*s..s + 1),
        }
    }
    runs.iter()
        .filter_map(|run| {
            let first = document.sentences.get(run.start)?;
            let last = document.sentences.get(run.end - 1)?;
            Some(passage(document, &(first.tokens.start..last.tokens.end)))
        })
        .collect()
}

/// The passage of a range of tokens.
pub(super) fn passage(document: &Document<'_>, tokens: &std::ops::Range<usize>) -> Evidence {
    let span = document.span(tokens);
    let (first_line, last_line) = document.lines(&span);
    let quote = document.source.get(span.clone()).unwrap_or("").to_owned();
    Evidence {
        first_line,
        last_line,
        start: span.start,
        end: span.end,
        quote,
    }
}
