//! From a report and a house profile to what counts: which verdicts are unmet, which facts lie outside the policy,
//! and the findings that the register keeps for a version. Pure: it knows no vendor and no day.

use super::catalogue::Level;
use super::engine::verdict::Verdict;
use super::fact::KNOWN;
use super::profile::house::House;
use super::profile::{Profile, Setting, Shape, Side};
use super::report::{Evidence, Insist, Report};
use crate::domain::agreement::AgreementKind;
use crate::domain::finding::dossier::Clause;
use crate::domain::finding::{FindingCode, Severity, Why};
use crate::domain::lang::Lang;
use crate::domain::text::text;
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
    let is_read = !report
        .notes
        .iter()
        .any(|note| note.key == LANGUAGE_NOT_SUPPORTED);
    let is_other = is_read && !report.kind.is_agreement();
    (registered.meets() == Some(Need::Dpa) && is_other).then(|| report.kind.word().to_owned())
}

/// How a text of an agreement is to be checked: one that is to meet `GDPR 28(3)` as what it was registered as,
/// so that the verdicts are there when legal confirms it.
#[must_use]
pub fn insist(registered: AgreementKind) -> Insist {
    if registered.meets() == Some(Need::Dpa) {
        Insist::Agreement
    } else {
        Insist::No
    }
}

/// Characters of a passage that stand in a finding's sentence.
const QUOTED: usize = 160;

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
/// Each has the title of its requirement in every language (it may be one that the house has added) and its first
/// passage with the line. None for an agreement that is not to meet `GDPR 28(3)` and for a text in a language that is
/// not read: a person has to read it. Where the text [`reads_as`] something else they count once legal has confirmed it.
#[must_use]
pub fn clauses(registered: AgreementKind, house: &House, report: &Report) -> Vec<Clause> {
    if registered.meets() != Some(Need::Dpa) || !is_checked(report) {
        return Vec::new();
    }
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
            Clause {
                code: FindingCode::ClauseUnmet,
                severity,
                id: finding.id.clone(),
                why: passage(
                    titled(house, &finding.id, Why::new(reason)),
                    &finding.evidence,
                ),
            }
        });
    let flags = report.flags.iter().map(|flag| Clause {
        code: FindingCode::RedFlag,
        severity: FindingCode::RedFlag.severity(),
        id: flag.id.clone(),
        why: passage(
            titled(house, &flag.id, Why::new("red-flag")),
            &flag.evidence,
        ),
    });
    let values = beyond(&house.profile, report);
    let values = values.iter().map(|beyond| Clause {
        code: FindingCode::ValueOutOfPolicy,
        severity: FindingCode::ValueOutOfPolicy.severity(),
        id: beyond.fact.clone(),
        why: passage(named(&beyond.fact, outside(&beyond.side)), &beyond.evidence),
    });
    unmet.chain(flags).chain(values).collect()
}

/// How a value lies outside the policy.
fn outside(side: &Side) -> Why {
    match side {
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
    }
}

/// With what a requirement is called in each language.
fn titled(house: &House, id: &str, why: Why) -> Why {
    let Some(requirement) = house.catalogue.requirement(id) else {
        return why.word("requirement", id);
    };
    Lang::ALL.into_iter().fold(why, |why, lang| {
        why.word_in(lang, "requirement", &requirement.text(lang).title)
    })
}

/// With what a fact is called in each language.
fn named(fact: &str, why: Why) -> Why {
    let key = format!("fact-{fact}");
    Lang::ALL.into_iter().fold(why, |why, lang| {
        why.word_in(lang, "requirement", &text(lang, &key))
    })
}

/// With the passage that a reader should look at first.
fn passage(why: Why, evidence: &[Evidence]) -> Why {
    let Some(first) = evidence.first() else {
        return why;
    };
    let line = i64::try_from(first.first_line).unwrap_or(i64::MAX);
    why.number("line", line).word("quote", &first.words(QUOTED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::kind::Kind;
    use crate::checks::report::{Fact, Finding};

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

    fn house() -> House {
        let source =
            "[limit]\nbreach-notice-hours = { at-most = 48 }\ndeletion-days = { at-most = 60 }\n";
        House::of(source, &[]).expect("the profile is right")
    }

    #[test]
    fn what_is_kept_has_the_severity_of_its_level_and_verdict() {
        let kept = clauses(AgreementKind::Dpa, &house(), &report());
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
        assert_eq!(clauses(AgreementKind::Nda, &house(), &report()), []);
    }

    #[test]
    fn a_text_of_another_kind_says_what_it_reads_as() {
        let mut report = report();
        report.kind = Kind::PrivacyPolicy;
        assert_eq!(
            reads_as(AgreementKind::Dpa, &report).as_deref(),
            Some("privacy-policy")
        );
        assert_eq!(reads_as(AgreementKind::Nda, &report), None);
        report.kind = Kind::StandardClauses;
        assert_eq!(reads_as(AgreementKind::Dpa, &report), None);
    }

    #[test]
    fn a_fact_on_its_limit_or_not_stated_is_within_the_policy() {
        let found = beyond(&house().profile, &report());
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
