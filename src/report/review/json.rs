//! The result for machines: the documents of a run, what could not be read, and what the figures are worth.
//! `schema.json` describes it; a test holds real output against it. A document is one line, so that a run over
//! thousands of files can be written as it goes.

use serde::Serialize;

use super::Review;
use crate::checks::measured::{Measured, measured, notice};
use crate::checks::profile::Side;
use crate::checks::report::{Evidence, Report, Unreadable, VERSION};
use crate::domain::lang::Lang;

/// The JSON Schema of the result (draft 2020-12).
pub const SCHEMA: &str = include_str!("schema.json");

/// What stands before the first document.
#[must_use]
pub fn opening() -> String {
    format!("{{\"version\":{VERSION},\"documents\":[")
}

/// One document.
///
/// # Errors
/// Never for reports that a check made: all their keys are texts.
pub fn document(review: &Review<'_>) -> serde_json::Result<String> {
    let beyond = review.beyond.iter().map(|beyond| BeyondJson {
        fact: &beyond.fact,
        side: match beyond.side {
            Side::Above { .. } => "above",
            Side::Below { .. } => "below",
            Side::Words { .. } => "not-accepted",
            Side::Unstated => "unstated",
        },
        text: review.beyond(beyond),
        evidence: &beyond.evidence,
    });
    serde_json::to_string(&Document {
        report: review.report,
        out_of_policy: beyond.collect(),
    })
}

/// What stands after the last document.
///
/// # Errors
/// Never for texts and figures.
pub fn closing(lang: Lang, errors: &[Unreadable]) -> serde_json::Result<String> {
    let tail = Tail {
        errors,
        notice: notice(lang),
        measured: measured(),
    };
    let tail = serde_json::to_string(&tail)?;
    Ok(format!("],{}\n", tail.trim_start_matches('{')))
}

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    report: &'a Report,
    out_of_policy: Vec<BeyondJson<'a>>,
}

#[derive(Serialize)]
struct BeyondJson<'a> {
    fact: &'a str,
    side: &'static str,
    text: String,
    evidence: &'a [Evidence],
}

#[derive(Serialize)]
struct Tail<'a> {
    errors: &'a [Unreadable],
    notice: String,
    measured: Option<&'static Measured>,
}
