//! From a report and a house profile to what counts: which verdicts are unmet, which facts lie outside the policy,
//! and the findings that the register keeps for a version. Pure: it knows no vendor and no day.

use super::catalogue::Level;
use super::engine::verdict::Verdict;
use super::profile::{Profile, Setting, Shape, Side};
use super::report::{Evidence, Report};
use crate::domain::finding::{FindingCode, Severity, Why};

/// The key of the note on a text that is no agreement of the kind that is checked.
pub const NOT_AN_AGREEMENT: &str = "not-an-agreement";
/// The key of the note on a text in a language that is not read.
pub const LANGUAGE_NOT_SUPPORTED: &str = "language-not-supported";

/// Every fact that a report can state, and what a profile can ask of it.
pub const FACTS: [(&str, Shape); 14] = [
    ("breach-notice-hours", Shape::Number),
    ("sub-processor-notice-days", Shape::Number),
    ("sub-processor-objection-days", Shape::Number),
    ("deletion-days", Shape::Number),
    ("audit-notice-days", Shape::Number),
    ("audits-per-year", Shape::Number),
    ("effective-date", Shape::Other),
    ("expiry-date", Shape::Other),
    ("governing-law", Shape::Words),
    ("liability-cap", Shape::Other),
    ("transfer-mechanisms", Shape::Words),
    ("countries", Shape::Words),
    ("sub-processors", Shape::Other),
    ("contacts", Shape::Other),
];

/// A fact that lies outside the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// The fact.
    pub fact: String,
    /// On which side of the limit.
    pub side: Side,
    /// The passages that state it; none where it is not stated.
    pub evidence: Vec<Evidence>,
}

/// Something that the register keeps as a finding of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What was found.
    pub code: FindingCode,
    /// How much it matters.
    pub severity: Severity,
    /// The id of the requirement or flag, the fact, or the kind of document that it reads as.
    pub detail: String,
    /// Which sentence says it, and the words in it.
    pub why: Why,
}

/// Whether a verdict says that a requirement that applies is not met.
#[must_use]
pub fn is_unmet(verdict: Verdict) -> bool {
    matches!(
        verdict,
        Verdict::Partial | Verdict::Contrary | Verdict::Missing
    )
}

/// Whether verdicts were given.
#[must_use]
pub fn is_checked(report: &Report) -> bool {
    !report
        .notes
        .iter()
        .any(|note| note.key == NOT_AN_AGREEMENT || note.key == LANGUAGE_NOT_SUPPORTED)
}

/// The report as the profile has it: its levels, without what it switches off, under its name.
#[must_use]
pub fn under(profile: &Profile, mut report: Report) -> Report {
    profile.name.clone_into(&mut report.profile);
    let off = |id: &str| profile.setting(id) == Some(Setting::Off);
    report.requirements.retain(|finding| !off(&finding.id));
    report.flags.retain(|flag| !off(&flag.id));
    for finding in &mut report.requirements {
        match profile.setting(&finding.id) {
            Some(Setting::Must) => finding.level = Level::Must,
            Some(Setting::Should) => finding.level = Level::Should,
            Some(Setting::Off) | None => {}
        }
    }
    report
}

/// The facts of a report that lie outside the profile's limits, in the order of [`FACTS`].
#[must_use]
pub fn beyond(profile: &Profile, report: &Report) -> Vec<Beyond> {
    if !is_checked(report) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (name, shape) in FACTS {
        let Some(limit) = profile.limits.get(name) else {
            continue;
        };
        let fact = report.facts.get(name);
        let value = fact
            .map(|fact| &fact.value)
            .filter(|value| !value.is_null());
        let side = match shape {
            Shape::Number => limit.number(value.and_then(serde_json::Value::as_i64)),
            Shape::Words => limit.words(&value.map(words).unwrap_or_default()),
            Shape::Other => limit
                .presence(value.is_some_and(|value| !value.as_array().is_some_and(Vec::is_empty))),
        };
        if let Some(side) = side {
            let evidence = fact.map(|fact| fact.evidence.clone()).unwrap_or_default();
            found.push(Beyond {
                fact: name.to_owned(),
                side,
                evidence,
            });
        }
    }
    found
}

/// The words of a fact that is a word or a set of words.
fn words(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(word) => vec![word.clone()],
        serde_json::Value::Array(all) => all
            .iter()
            .filter_map(|word| word.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

/// The findings that the register keeps for a version whose report this is, after [`under`] the profile.
///
/// | in the report | finding | severity |
/// |---|---|---|
/// | another kind of document | `wrong-document` | high |
/// | a must that is missing, or the opposite is said | `clause-unmet` | high |
/// | a must that is only partly there | `clause-unmet` | medium |
/// | a should that is not met | `clause-unmet` | low |
/// | a red flag | `red-flag` | medium |
/// | a fact outside the policy | `value-out-of-policy` | medium |
///
/// A text in a language that is not read gives none: a person has to read it.
#[must_use]
pub fn findings(profile: &Profile, report: &Report) -> Vec<Kept> {
    let mut kept = Vec::new();
    if report.notes.iter().any(|note| note.key == NOT_AN_AGREEMENT) {
        let kind = report.kind.word();
        kept.push(keep(
            FindingCode::WrongDocument,
            FindingCode::WrongDocument.severity(),
            kind,
            Why::new("wrong-document").word("kind", kind),
        ));
        return kept;
    }
    for finding in report
        .requirements
        .iter()
        .filter(|finding| is_unmet(finding.verdict))
    {
        let severity = match (finding.level, finding.verdict) {
            (Level::Should, _) => Severity::Low,
            (_, Verdict::Partial) => Severity::Medium,
            _ => Severity::High,
        };
        let reason = match finding.verdict {
            Verdict::Contrary => "clause-contrary",
            Verdict::Partial => "clause-partial",
            _ => "clause-missing",
        };
        kept.push(keep(
            FindingCode::ClauseUnmet,
            severity,
            &finding.id,
            Why::new(reason).word("id", &finding.id),
        ));
    }
    for flag in &report.flags {
        kept.push(keep(
            FindingCode::RedFlag,
            FindingCode::RedFlag.severity(),
            &flag.id,
            Why::new("red-flag").word("id", &flag.id),
        ));
    }
    for beyond in beyond(profile, report) {
        let why = match &beyond.side {
            Side::Above { value, limit } => Why::new("value-above")
                .number("value", *value)
                .number("limit", *limit),
            Side::Below { value, limit } => Why::new("value-below")
                .number("value", *value)
                .number("limit", *limit),
            Side::Words { value, .. } => {
                Why::new("value-not-accepted").word("value", &value.join(", "))
            }
            Side::Unstated => Why::new("value-unstated"),
        };
        kept.push(keep(
            FindingCode::ValueOutOfPolicy,
            FindingCode::ValueOutOfPolicy.severity(),
            &beyond.fact,
            why.word("fact", &beyond.fact),
        ));
    }
    kept
}

fn keep(code: FindingCode, severity: Severity, detail: &str, why: Why) -> Kept {
    Kept {
        code,
        severity,
        detail: detail.to_owned(),
        why,
    }
}
