//! From what the cues found to the report: kind first, then conditions, requirements, flags and notes.
//! Knows how they depend on each other, and no requirement by name.

use std::collections::BTreeMap;

use super::{
    catalogue::{Catalogue, Level},
    document::{Document, language::Language},
    engine::{
        Found,
        cue::Gives,
        verdict::{self, Ruling, Verdict},
    },
    fact,
    kind::{self, Kind},
    profile,
    report::{Finding, Flag, Insist, Note, Report, evidence},
};

/// The report on a document that has been read.
pub(super) fn report(catalogue: &Catalogue, document: &Document<'_>, insist: Insist) -> Report {
    let reading = catalogue.rules.read(document);
    let found = catalogue.rules.run(&reading, catalogue.subjects());
    let (requirements, rest) = found.split_at(catalogue.requirements.len());
    let (conditions, rest) = rest.split_at(catalogue.conditions.len());
    let (kinds, standards) = rest.split_at(catalogue.kinds.len());
    let (kind, deciding) = kind::kind(catalogue, &reading, kinds);
    let mut report = Report {
        file: String::new(),
        kind,
        kind_evidence: evidence(document, &deciding),
        language: document.language.code().to_owned(),
        profile: profile::GDPR.to_owned(),
        catalogue: catalogue.version.clone(),
        notes: Vec::new(),
        requirements: Vec::new(),
        flags: Vec::new(),
        facts: BTreeMap::new(),
    };
    if let Language::Other(code) = document.language {
        report.kind = Kind::Other;
        report.notes.push(Note {
            key: "language-not-supported".to_owned(),
            subject: code.to_owned(),
            evidence: Vec::new(),
        });
        return report;
    }
    if !kind.is_agreement() && insist == Insist::No {
        report.notes.push(Note {
            key: "not-an-agreement".to_owned(),
            subject: kind.word().to_owned(),
            evidence: Vec::new(),
        });
        return report;
    }
    report.facts = fact::facts(document).reported();
    for (standard, found) in catalogue.standards.iter().zip(standards) {
        let stands = found.iter().all(|f| f.gives != Gives::Contrary);
        if let Some(first) = found.first().filter(|_| stands) {
            report.notes.push(Note {
                key: standard.id.clone(),
                subject: String::new(),
                evidence: evidence(document, &first.sentences),
            });
        }
    }
    let holds = |id: &str| {
        let place = catalogue.conditions.iter().position(|c| c.id == id);
        place
            .and_then(|place| conditions.get(place))
            .is_some_and(|found| {
                !found.is_empty() && found.iter().all(|f| f.gives != Gives::Contrary)
            })
    };
    for (requirement, found) in catalogue.requirements.iter().zip(requirements) {
        if requirement.level == Level::Flag {
            if let Some(flag) = flag(catalogue, document, &requirement.id, found) {
                report.flags.push(flag);
            }
            continue;
        }
        let mut ruling = verdict::rule(&catalogue.rules, found, &requirement.parts);
        let does_not_apply = requirement.exempt.iter().any(|id| holds(id));
        if does_not_apply && ruling.verdict != Verdict::Contrary && ruling.verdict != Verdict::Met {
            ruling = Ruling {
                verdict: Verdict::NotApplicable,
                lacks: Vec::new(),
                sentences: Vec::new(),
            };
        }
        report.requirements.push(Finding {
            id: requirement.id.clone(),
            level: requirement.level,
            verdict: ruling.verdict,
            evidence: evidence(document, &ruling.sentences),
            lacks: ruling.lacks,
        });
    }
    report
}

/// A flag is found when a cue gives it and no cue that gives "contrary" clears it.
fn flag(catalogue: &Catalogue, document: &Document<'_>, id: &str, found: &[Found]) -> Option<Flag> {
    if found.iter().any(|f| f.gives == Gives::Contrary) {
        return None;
    }
    let mut hits: Vec<&Found> = found
        .iter()
        .filter(|f| f.lacks.as_deref() != Some("effort"))
        .collect();
    hits.sort_by_key(|f| (f.cue, f.sentences.first().copied()));
    let mut sentences: Vec<usize> = Vec::new();
    for sentence in hits.iter().filter_map(|f| f.sentences.first()) {
        if !sentences.contains(sentence) {
            sentences.push(*sentence);
        }
    }
    sentences.truncate(3);
    let _ = catalogue;
    (!sentences.is_empty()).then(|| Flag {
        id: id.to_owned(),
        evidence: evidence(document, &sentences),
    })
}
