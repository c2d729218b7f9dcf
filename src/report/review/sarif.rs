//! The review as SARIF 2.1.0, for code scanning and editors: a rule for every requirement and red flag, a result for
//! every one that is not met or found, with the passage's region and a fingerprint that survives moved lines.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{Review, words};
use crate::checks::catalogue::{Catalogue, Level, Requirement, Text};
use crate::checks::measured::notice;
use crate::checks::outcome;
use crate::checks::report::{Evidence, Unreadable};
use crate::domain::finding::FindingCode;
use crate::domain::lang::Lang;
use crate::domain::text::text;
use crate::report::sarif::{
    Artifact, ArtifactLocation, Configuration, Driver, Finding, Invocation, Level as Loudness,
    Location, Log, Message, Notification, PhysicalLocation, Region, Rule, Run, SCHEMA, Snippet,
    Tags, Tool, uri,
};

/// The name of the fingerprint; a change of how it is made changes the name.
const FINGERPRINT: &str = "requirementAndPassage/v1";

/// The part of a log that one file gives.
#[derive(Clone, Debug)]
pub struct Part {
    artifact: Artifact,
    results: Vec<Finding>,
}

/// The results of one file.
#[must_use]
pub fn part(review: &Review<'_>) -> Part {
    let file = review.report.file.as_str();
    let mut results = Vec::new();
    for row in review.to_fix().chain(review.recommended()) {
        let said = format!("{}: {}", row.sentences.title, row.verdict_word(review.lang));
        let mut message = format!("{said}. {} {}", review.lacking(row), row.sentences.ask);
        message = message.replace("  ", " ");
        results.push(result(
            review,
            &row.requirement.id,
            loudness(row.level),
            message,
            row.evidence,
        ));
    }
    for beyond in &review.beyond {
        let id = FindingCode::ValueOutOfPolicy.word();
        results.push(result(
            review,
            id,
            Loudness::Error,
            review.beyond(beyond),
            &beyond.evidence,
        ));
    }
    for (sentence, passages) in review.notes() {
        let id = if outcome::is_checked(review.report) {
            NOTE
        } else {
            FindingCode::WrongDocument.word()
        };
        results.push(result(review, id, Loudness::Note, sentence, passages));
    }
    let location = ArtifactLocation { uri: uri(file) };
    Part {
        artifact: Artifact {
            location,
            length: review.source.len(),
            mime_type: "text/markdown",
        },
        results,
    }
}

/// The log of a run.
#[must_use]
pub fn log(catalogue: &Catalogue, lang: Lang, parts: Vec<Part>, errors: &[Unreadable]) -> Log {
    let mut notifications = vec![Notification {
        message: plain(&notice(lang)),
        level: Loudness::Note,
        locations: Vec::new(),
    }];
    notifications.extend(errors.iter().map(|error| Notification {
        message: plain(&format!("{}: {}", error.file, error.message)),
        level: Loudness::Error,
        locations: vec![location(&error.file, None, None)],
    }));
    let rules = rules(catalogue, lang);
    let places: BTreeMap<&str, usize> = rules
        .iter()
        .enumerate()
        .map(|(i, rule)| (rule.id.as_str(), i))
        .collect();
    let (mut artifacts, mut results) = (Vec::new(), Vec::new());
    for part in parts {
        artifacts.push(part.artifact);
        results.extend(part.results);
    }
    for result in &mut results {
        result.rule_index = places
            .get(result.rule_id.as_str())
            .copied()
            .unwrap_or_default();
    }
    let driver = Driver {
        name: "Avtal",
        semantic_version: env!("CARGO_PKG_VERSION"),
        language: lang.code(),
        full_description: plain(&notice(lang)),
        rules,
    };
    let invocations = vec![Invocation {
        execution_successful: true,
        tool_execution_notifications: notifications,
    }];
    let run = Run {
        tool: Tool { driver },
        invocations,
        artifacts,
        results,
        column_kind: "unicodeCodePoints",
    };
    Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: vec![run],
    }
}

/// The id of results that only inform.
const NOTE: &str = "document-note";

fn rules(catalogue: &Catalogue, lang: Lang) -> Vec<Rule> {
    let mut rules: Vec<Rule> = catalogue
        .requirements
        .iter()
        .map(|requirement| rule(requirement, lang))
        .collect();
    for (id, key, level) in [
        (
            FindingCode::ValueOutOfPolicy.word(),
            FindingCode::ValueOutOfPolicy.text_key(),
            Loudness::Error,
        ),
        (
            FindingCode::WrongDocument.word(),
            FindingCode::WrongDocument.text_key(),
            Loudness::Note,
        ),
        (NOTE, "check-note-rule", Loudness::Note),
    ] {
        let said = plain(&text(lang, key));
        rules.push(Rule {
            id: id.to_owned(),
            short_description: said.clone(),
            full_description: said.clone(),
            help: said,
            default_configuration: Configuration { level },
            properties: Tags {
                tags: vec!["document".to_owned()],
            },
        });
    }
    rules
}

fn rule(requirement: &Requirement, lang: Lang) -> Rule {
    let sentences = requirement.text(lang);
    let mut tags = vec![words::level(Lang::En, requirement.level)];
    tags.extend(requirement.law.iter().cloned());
    Rule {
        id: requirement.id.clone(),
        short_description: plain(&sentences.title),
        full_description: plain(&sentences.says),
        help: help(requirement, sentences, lang),
        default_configuration: Configuration {
            level: loudness(requirement.level),
        },
        properties: Tags { tags },
    }
}

fn help(requirement: &Requirement, sentences: &Text, lang: Lang) -> Message {
    let law = requirement.law.join(", ");
    let label = |key| text(lang, key);
    let wording = sentences.wording.trim();
    let mut plain = format!(
        "{}\n\n{}\n\n{}: {law}",
        sentences.why,
        sentences.ask,
        label("explain-law")
    );
    let mut markdown = format!(
        "{}\n\n**{}:** {}\n\n**{}:** {law}",
        sentences.why,
        label("explain-ask"),
        sentences.ask,
        label("explain-law")
    );
    if !wording.is_empty() {
        plain.push_str(&format!("\n\n{}:\n{wording}", label("explain-wording")));
        markdown.push_str(&format!(
            "\n\n**{}:**\n\n> {}",
            label("explain-wording"),
            wording.replace('\n', "\n> ")
        ));
    }
    Message {
        text: plain,
        markdown: Some(markdown),
    }
}

fn result(
    review: &Review<'_>,
    id: &str,
    level: Loudness,
    message: String,
    evidence: &[Evidence],
) -> Finding {
    let file = review.report.file.as_str();
    let mut places = evidence.iter().enumerate().map(|(i, passage)| {
        location(
            file,
            Some(region(review.source, passage)),
            (i > 0).then_some(i),
        )
    });
    let first = places
        .next()
        .unwrap_or_else(|| location(file, Some(start(review.source)), None));
    let related = places.collect();
    let mut digest = Sha256::new();
    digest.update(id.as_bytes());
    if let Some(passage) = evidence.first() {
        // Blanks are folded, so that a paragraph that is wrapped anew keeps its fingerprint.
        digest.update([0]);
        digest.update(
            passage
                .quote
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .as_bytes(),
        );
    }
    let fingerprint: String = digest
        .finalize()
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Finding {
        rule_id: id.to_owned(),
        rule_index: 0,
        level,
        message: plain(message.trim()),
        locations: vec![first],
        related_locations: related,
        partial_fingerprints: BTreeMap::from([(FINGERPRINT, fingerprint)]),
    }
}

fn loudness(level: Level) -> Loudness {
    match level {
        Level::Must | Level::If | Level::Flag => Loudness::Error,
        Level::Should => Loudness::Warning,
    }
}

fn plain(said: &str) -> Message {
    Message {
        text: said.to_owned(),
        markdown: None,
    }
}

fn location(file: &str, region: Option<Region>, id: Option<usize>) -> Location {
    Location {
        id,
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation { uri: uri(file) },
            region,
        },
    }
}

/// The region of a passage.
fn region(source: &str, passage: &Evidence) -> Region {
    let column = |at: usize| {
        let before = source.get(..at).unwrap_or("");
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        before[line..].chars().count() + 1
    };
    Region {
        start_line: passage.first_line,
        start_column: column(passage.start),
        end_line: passage.last_line,
        end_column: column(passage.end),
        byte_offset: passage.start,
        byte_length: passage.end - passage.start,
        snippet: Snippet {
            text: passage.quote.clone(),
        },
    }
}

/// The start of the first line, which stands for the whole file where something is missing: viewers want a region.
fn start(source: &str) -> Region {
    let line: String = source
        .lines()
        .next()
        .unwrap_or("")
        .chars()
        .take(80)
        .collect();
    Region {
        start_line: 1,
        start_column: 1,
        end_line: 1,
        end_column: line.chars().count() + 1,
        byte_offset: 0,
        byte_length: line.len(),
        snippet: Snippet { text: line },
    }
}
