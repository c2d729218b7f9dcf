//! The form of the catalogue's files as written. Says what may stand in them; checks nothing but that.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Requirement;
use crate::{
    checks::engine::{
        cue::{CueFile, Words},
        verdict::Verdict,
    },
    domain::lang::Lang,
};

/// How much the law wants a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The law demands it in the contract.
    Must,
    /// The law demands it when a condition holds.
    If,
    /// The regulators expect it, or it makes a `must` concrete.
    Should,
    /// It harms: a red flag.
    Flag,
}

/// The texts of a requirement in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// A noun phrase of at most 60 characters.
    pub title: String,
    /// What the agreement says, in one sentence.
    pub says: String,
    /// What goes wrong without it, and what the law asks.
    pub why: String,
    /// What to ask the vendor for.
    pub ask: String,
    /// A clause to paste into an agreement; empty for a flag that needs none.
    #[serde(default)]
    pub wording: String,
    /// What a good clause adds.
    #[serde(default)]
    pub good: String,
}

/// The verdict that an example must get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExampleVerdict {
    /// See [`Verdict::Met`].
    Met,
    /// See [`Verdict::Partial`].
    Partial,
    /// See [`Verdict::Contrary`].
    Contrary,
    /// See [`Verdict::Missing`].
    Missing,
    /// See [`Verdict::NotApplicable`].
    NotApplicable,
    /// Of a flag: it is there.
    Found,
    /// Of a flag: it is not there.
    Absent,
}

impl From<Verdict> for ExampleVerdict {
    fn from(verdict: Verdict) -> ExampleVerdict {
        match verdict {
            Verdict::Met => ExampleVerdict::Met,
            Verdict::Partial => ExampleVerdict::Partial,
            Verdict::Contrary => ExampleVerdict::Contrary,
            Verdict::Missing => ExampleVerdict::Missing,
            Verdict::NotApplicable => ExampleVerdict::NotApplicable,
        }
    }
}

/// A snippet of an agreement with the verdict that it must get.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// Its language.
    pub lang: Lang,
    /// What the check must say.
    pub verdict: ExampleVerdict,
    /// The snippet, in Markdown.
    pub text: String,
    /// What it is an example of.
    #[serde(default)]
    pub note: String,
}

/// How a requirement is found, beside its cues.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Rule {
    /// The parts that are all needed where no cue gives the whole.
    #[serde(default)]
    pub(super) parts: Vec<String>,
    /// Conditions under which the requirement does not apply.
    #[serde(default)]
    pub(super) not_applicable_when: Vec<String>,
}

/// A requirement file.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct RequirementFile {
    pub(super) id: String,
    pub(super) level: Level,
    pub(super) condition: Option<String>,
    pub(super) law: Vec<String>,
    pub(super) text: BTreeMap<Lang, Text>,
    #[serde(default)]
    pub(super) example: Vec<Example>,
    #[serde(default)]
    pub(super) rule: Rule,
    #[serde(default)]
    pub(super) lacks: BTreeMap<String, BTreeMap<Lang, String>>,
    #[serde(default)]
    pub(super) words: Words,
    #[serde(default)]
    pub(super) cue: Vec<CueFile>,
}

impl RequirementFile {
    pub(super) fn requirement(self) -> Requirement {
        Requirement {
            id: self.id,
            level: self.level,
            condition: self.condition,
            law: self.law,
            text: self.text,
            parts: self.rule.parts,
            lacks: self.lacks,
            examples: self.example,
            exempt: self.rule.not_applicable_when,
        }
    }
}

/// A file of topics that cues speak for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct RuleFile {
    #[serde(default)]
    pub(super) words: Words,
    #[serde(default)]
    pub(super) topic: Vec<TopicFile>,
}

/// A condition, a kind of document or a set of standard clauses.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct TopicFile {
    pub(super) id: String,
    #[serde(default)]
    pub(super) cue: Vec<CueFile>,
}
