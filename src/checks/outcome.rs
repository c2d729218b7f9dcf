//! From a report and a house profile to what counts: which verdicts are unmet, which facts lie outside the policy,
//! and the findings that the register keeps for a version. Pure: it knows no vendor and no day.

use super::catalogue::Level;
use super::engine::verdict::Verdict;
use super::fact::KNOWN;
use super::profile::{Profile, Setting, Shape, Side};
use super::report::{Evidence, Report};
use crate::domain::agreement::AgreementKind;
use crate::domain::finding::dossier::Clause;
use crate::domain::finding::{FindingCode, Severity, Why};
use crate::domain::vendor::Need;

/// The key of the note on a text that is no agreement of the kind that is checked.
pub const NOT_AN_AGREEMENT: &str = "not-an-agreement";
/// The key of the note on a text in a language that is not read.
pub const LANGUAGE_NOT_SUPPORTED: &str = "language-not-supported";

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

/// The facts of a report that lie outside the profile's limits, in the order of [`KNOWN`].
#[must_use]
pub fn beyond(profile: &Profile, report: &Report) -> Vec<Beyond> {
    if !is_checked(report) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (name, shape) in KNOWN {
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

/// The kind of text that a version reads as, where that is not what it was registered as: only agreements that
/// are to meet `GDPR 28(3)` are judged, and only by a text in a language that is read.
#[must_use]
pub fn reads_as(registered: AgreementKind, report: &Report) -> Option<String> {
    let is_other = report.notes.iter().any(|note| note.key == NOT_AN_AGREEMENT);
    (registered.meets() == Some(Need::Dpa) && is_other).then(|| report.kind.word().to_owned())
}

/// What the register keeps of a report as findings of its version, after [`under`] the profile.
///
/// | in the report | finding | severity |
/// |---|---|---|
/// | a must that is missing, or the opposite is said | `clause-unmet` | high |
/// | a must that is only partly there | `clause-unmet` | medium |
/// | a should that is not met | `clause-unmet` | low |
/// | a red flag | `red-flag` | medium |
/// | a fact outside the policy | `value-out-of-policy` | medium |
///
/// None for an agreement that is not to meet `GDPR 28(3)`, for a text that reads as something else (see
/// [`reads_as`]), and for one in a language that is not read: a person has to read it.
#[must_use]
pub fn clauses(registered: AgreementKind, profile: &Profile, report: &Report) -> Vec<Clause> {
    if registered.meets() != Some(Need::Dpa) || !is_checked(report) {
        return Vec::new();
    }
    let clause = |code: FindingCode, severity, id: &str, why: Why| Clause {
        code,
        severity,
        id: id.to_owned(),
        why: why.word("requirement", id),
    };
    let unmet = report
        .requirements
        .iter()
        .filter(|finding| is_unmet(finding.verdict))
        .map(|finding| {
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
            clause(
                FindingCode::ClauseUnmet,
                severity,
                &finding.id,
                Why::new(reason),
            )
        });
    let flags = report.flags.iter().map(|flag| {
        let code = FindingCode::RedFlag;
        clause(code, code.severity(), &flag.id, Why::new("red-flag"))
    });
    let values = beyond(profile, report);
    let values = values.iter().map(|beyond| {
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
        let code = FindingCode::ValueOutOfPolicy;
        clause(code, code.severity(), &beyond.fact, why)
    });
    unmet.chain(flags).chain(values).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::profile::house::House;
    use crate::checks::report::{Fact, Finding, Insist};

    fn report() -> Report {
        let house = House::gdpr().expect("the catalogue is right");
        let mut report = crate::checks::check_text(
            &house.catalogue,
            "The Processor shall obey.",
            Insist::Agreement,
        );
        let finding = |id: &str, level, verdict| Finding {
            id: id.to_owned(),
            level,
            verdict,
            evidence: Vec::new(),
            lacks: Vec::new(),
        };
        report.requirements = vec![
            finding("a", Level::Must, Verdict::Missing),
            finding("b", Level::If, Verdict::Partial),
            finding("c", Level::Should, Verdict::Contrary),
            finding("d", Level::Must, Verdict::Met),
            finding("e", Level::If, Verdict::NotApplicable),
        ];
        let hours = Fact {
            value: 72.into(),
            text: None,
            evidence: Vec::new(),
        };
        report.facts = [("breach-notice-hours".to_owned(), hours)].into();
        report
    }

    fn profile() -> Profile {
        let source =
            "[limit]\nbreach-notice-hours = { at-most = 48 }\ndeletion-days = { at-most = 60 }\n";
        House::of(source, &[])
            .expect("the profile is right")
            .profile
    }

    #[test]
    fn what_is_kept_has_the_severity_of_its_level_and_verdict() {
        let kept = clauses(AgreementKind::Dpa, &profile(), &report());
        let said: Vec<(&str, Severity)> = kept
            .iter()
            .map(|clause| (clause.id.as_str(), clause.severity))
            .collect();
        assert_eq!(
            said,
            [
                ("a", Severity::High),
                ("b", Severity::Medium),
                ("c", Severity::Low),
                ("breach-notice-hours", Severity::Medium)
            ]
        );
        assert_eq!(clauses(AgreementKind::Nda, &profile(), &report()), []);
    }

    #[test]
    fn a_text_of_another_kind_keeps_no_clauses_but_its_kind() {
        let mut report = report();
        report.notes.push(crate::checks::report::Note {
            key: NOT_AN_AGREEMENT.to_owned(),
            subject: String::new(),
            evidence: Vec::new(),
        });
        assert_eq!(clauses(AgreementKind::Dpa, &profile(), &report), []);
        assert_eq!(
            reads_as(AgreementKind::Dpa, &report).as_deref(),
            Some(report.kind.word())
        );
        assert_eq!(reads_as(AgreementKind::Nda, &report), None);
    }

    #[test]
    fn a_fact_on_its_limit_or_not_stated_is_within_the_policy() {
        let found = beyond(&profile(), &report());
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].side,
            Side::Above {
                value: 72,
                limit: 48
            }
        );
    }
}
