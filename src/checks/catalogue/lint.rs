//! Checks the catalogue's data: form, ids, languages, codes, and that every example gets its verdict.
//! Collects all problems; knows the rules for files and no requirement.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Catalogue, CatalogueProblem, Level, Requirement,
    file::{ExampleVerdict, RequirementFile},
};
use crate::{
    checks::{
        self,
        engine::{
            self,
            cue::{Cue, CueFile},
        },
        report::Insist,
    },
    domain::lang::Lang,
};

/// A requirement has so many examples in each language.
const EXAMPLES: usize = 8;
/// A title has at most so many characters.
const TITLE: usize = 60;
/// Codes for what is lacking that the engine gives by itself.
const OWN_CODES: [&str; 3] = ["blank", "permission", "effort"];

/// What is wrong with a file by its form.
pub(super) fn form(name: &str, file: &RequirementFile, problem: &mut dyn FnMut(&str, String)) {
    if file.id != name {
        problem("id", format!("{:?} is not the name of the file", file.id));
    }
    let well_formed = |id: &str| {
        id.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
    };
    if !well_formed(&file.id) {
        problem(
            "id",
            format!("{:?} is not small letters joined by hyphens", file.id),
        );
    }
    if (file.level == Level::If) != file.condition.is_some() {
        problem(
            "condition",
            "stands with level \"if\" and only there".to_owned(),
        );
    }
    if file.law.is_empty() {
        problem("law", "no law is named".to_owned());
    }
    for lang in Lang::ALL {
        let code = lang.code();
        match file.text.get(&lang) {
            None => problem("text", format!("no {code}")),
            Some(text) => {
                if text.title.chars().count() > TITLE || text.title.is_empty() {
                    problem(
                        "text",
                        format!(
                            "the {code} title has {} characters, 1 to {TITLE} are wanted",
                            text.title.chars().count()
                        ),
                    );
                }
                for (key, value) in [("says", &text.says), ("why", &text.why), ("ask", &text.ask)] {
                    if value.trim().is_empty() {
                        problem("text", format!("the {code} {key} is empty"));
                    }
                }
            }
        }
        let n = file
            .example
            .iter()
            .filter(|example| example.lang == lang)
            .count();
        if n < EXAMPLES {
            problem(
                "example",
                format!("{n} in {code}, at least {EXAMPLES} are wanted"),
            );
        }
    }
    let of_flag = |verdict| matches!(verdict, ExampleVerdict::Found | ExampleVerdict::Absent);
    if file
        .example
        .iter()
        .any(|e| of_flag(e.verdict) != (file.level == Level::Flag))
    {
        problem(
            "example",
            "found and absent are for flags, the other verdicts for requirements".to_owned(),
        );
    }
    if file.cue.is_empty() {
        problem("cue", "none: nothing would ever be found".to_owned());
    }
}

/// Parts and codes that cues use must be declared and have their sentences in every language.
pub(super) fn codes(
    requirements: &[Requirement],
    cues: &[Cue],
    shared: &BTreeMap<String, BTreeMap<Lang, String>>,
    problems: &mut Vec<CatalogueProblem>,
) {
    for (subject, requirement) in requirements.iter().enumerate() {
        let mut add = |key: &str, what: String| {
            problems.push(CatalogueProblem {
                file: format!("{}.toml", requirement.id),
                key: key.to_owned(),
                what,
            });
        };
        let own = || cues.iter().filter(move |cue| cue.subject == subject);
        for part in own().filter_map(|cue| cue.part.as_ref()) {
            if !requirement.parts.contains(part) {
                add("cue", format!("part {part:?} is not among rule.parts"));
            }
        }
        for part in &requirement.parts {
            if !own().any(|cue| cue.part.as_ref() == Some(part)) {
                add("rule", format!("no cue gives part {part:?}"));
            }
        }
        let used = requirement
            .parts
            .iter()
            .chain(own().filter_map(|cue| cue.lacks.as_ref()));
        for code in used {
            let texts = requirement.lacks.get(code).or_else(|| shared.get(code));
            for lang in Lang::ALL {
                if texts
                    .and_then(|t| t.get(&lang))
                    .is_none_or(|text| text.trim().is_empty())
                {
                    add(
                        "lacks",
                        format!("no sentence in {} for {code:?}", lang.code()),
                    );
                }
            }
        }
    }
    for code in OWN_CODES {
        if shared
            .get(code)
            .is_none_or(|texts| texts.len() < Lang::ALL.len())
        {
            problems.push(CatalogueProblem {
                file: "lacks.toml".to_owned(),
                key: code.to_owned(),
                what: "a sentence in each language is wanted".to_owned(),
            });
        }
    }
}

/// The concepts that a cue names, its quoted words left out.
pub(super) fn concepts(cue: &CueFile) -> Vec<String> {
    [Some(&cue.find), cue.duty.as_ref()]
        .into_iter()
        .flatten()
        .flat_map(|text| text.split('"').step_by(2))
        .flat_map(|text| text.split(|c: char| !(c.is_alphanumeric() || c == '-')))
        .map(str::to_owned)
        .collect()
}

/// Every concept of the shared lexicon has to be named by a cue or known to the engine.
pub(super) fn unused(
    shared: &[String],
    named: &BTreeSet<String>,
    problems: &mut Vec<CatalogueProblem>,
) {
    let own = engine::own_concepts();
    for name in shared
        .iter()
        .filter(|name| !named.contains(*name) && !own.contains(name))
    {
        problems.push(CatalogueProblem {
            file: "lexicon".to_owned(),
            key: name.clone(),
            what: "is named by no cue".to_owned(),
        });
    }
}

/// An example that did not get its verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The requirement.
    pub id: String,
    /// Which of its examples, from 1.
    pub example: usize,
    /// What it must get.
    pub wanted: ExampleVerdict,
    /// What it got.
    pub got: ExampleVerdict,
}

/// Runs every example of a catalogue and gives those that do not get their verdict.
#[must_use]
pub fn examples(catalogue: &Catalogue) -> Vec<Miss> {
    let mut misses = Vec::new();
    for requirement in &catalogue.requirements {
        for (i, example) in requirement.examples.iter().enumerate() {
            let report = checks::check_text(catalogue, &example.text, Insist::Agreement);
            let got = if requirement.level == Level::Flag {
                if report.flags.iter().any(|flag| flag.id == requirement.id) {
                    ExampleVerdict::Found
                } else {
                    ExampleVerdict::Absent
                }
            } else {
                report
                    .requirements
                    .iter()
                    .find(|r| r.id == requirement.id)
                    .map_or(ExampleVerdict::Missing, |r| r.verdict.into())
            };
            if got != example.verdict {
                misses.push(Miss {
                    id: requirement.id.clone(),
                    example: i + 1,
                    wanted: example.verdict,
                    got,
                });
            }
        }
    }
    misses
}
