//! A cue: one way in which a text says what a requirement asks for, as written in a catalogue file and as the engine runs it.
//! Knows the notation; all words are concepts.

use super::{
    expr::{self, Expr, Name},
    grammar::Actor,
    set::Set,
};
use crate::{
    checks::{
        document::Kind,
        lexicon::{BUILT_IN, Lexicon, matcher::Concept},
    },
    domain::lang::Lang,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A cue as written. The README of the catalogue explains the keys.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct CueFile {
    pub(crate) find: String,
    pub(crate) lang: Option<String>,
    pub(crate) scope: Option<String>,
    pub(crate) duty: Option<String>,
    pub(crate) by: Option<String>,
    pub(crate) gives: Option<String>,
    pub(crate) denied: Option<String>,
    pub(crate) part: Option<String>,
    pub(crate) lacks: Option<String>,
    #[serde(default)]
    pub(crate) limits: bool,
    #[serde(default, rename = "in")]
    pub(crate) kinds: Vec<String>,
    pub(crate) weight: Option<i32>,
    #[serde(default)]
    pub(crate) top: bool,
    /// What the cue is for, in a few words; never read by the program.
    #[serde(rename = "why")]
    pub(crate) _why: Option<String>,
}

/// Words and phrases that a file adds to the lexicon for its own cues: language, name, terms.
pub(crate) type Words = BTreeMap<String, BTreeMap<String, String>>;

/// How much text a cue looks at together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// A sentence with its lead-ins.
    Sentence,
    /// A sentence and the next one of the same section.
    Pair,
    /// A paragraph, item or row with its lead-ins.
    Clause,
    /// A clause and everything that it introduces.
    Block,
    /// Everything under one heading.
    Section,
}

/// What a cue gives when it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gives {
    Partial,
    Met,
    Contrary,
}

/// A cue, ready to run.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// The requirement, flag, condition or kind that it speaks for.
    pub(crate) subject: usize,
    pub(crate) find: Expr,
    /// Of each of these the unit must hold at least one; empty when it may hold none of anything.
    pub(crate) needs: Vec<Vec<Concept>>,
    /// Everything positive that it names.
    pub(crate) wanted: Set,
    pub(crate) lang: Option<Lang>,
    pub(crate) scope: Scope,
    /// The verbs of the duty or right, empty when nobody has to act.
    pub(crate) duty: Set,
    pub(crate) by: Actor,
    pub(crate) gives: Gives,
    /// A denial of the duty is contrary; otherwise it is no match.
    pub(crate) denial_counts: bool,
    pub(crate) part: Option<String>,
    pub(crate) lacks: Option<String>,
    /// What is otherwise met becomes partial.
    pub(crate) limits: bool,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) weight: i32,
    /// Only the first few sentences of a document count.
    pub(crate) top: bool,
}

/// Reads a cue; `file` names the words of its own file.
pub(crate) fn compile(
    written: &CueFile,
    subject: usize,
    file: &str,
    words: &Words,
    lexicon: &mut Lexicon,
) -> Result<Cue, String> {
    let lang = match &written.lang {
        None => None,
        Some(code) => Some(Lang::from_code(code).ok_or_else(|| format!("no language {code:?}"))?),
    };
    let mut concept = |name: Name<'_>| resolve(&name, lang, file, words, lexicon);
    let find = expr::parse(&written.find, &mut concept)?;
    let mut duty = Set::default();
    if let Some(text) = &written.duty {
        expr::parse(text, &mut concept)?.wanted(&mut |c| duty.insert(c));
    }
    let mut wanted = Set::default();
    find.wanted(&mut |c| wanted.insert(c));
    let one_of = |value: &Option<String>, key: &str, choices: &[&str], default: usize| match value {
        None => Ok(default),
        Some(value) => choices
            .iter()
            .position(|c| c == value)
            .ok_or_else(|| format!("{key} = {value:?} is none of {choices:?}")),
    };
    let scope = [
        Scope::Sentence,
        Scope::Pair,
        Scope::Clause,
        Scope::Block,
        Scope::Section,
    ][one_of(
        &written.scope,
        "scope",
        &["sentence", "pair", "clause", "block", "section"],
        0,
    )?];
    let by = [
        Actor::Processor,
        Actor::Controller,
        Actor::Open,
        Actor::SubProcessor,
    ][one_of(
        &written.by,
        "by",
        &["processor", "controller", "anyone", "sub-processor"],
        0,
    )?];
    let gives = [Gives::Met, Gives::Partial, Gives::Contrary]
        [one_of(&written.gives, "gives", &["met", "partial", "contrary"], 0)?];
    let denial_counts = one_of(&written.denied, "denied", &["nothing", "contrary"], 0)? == 1;
    let kinds = if written.kinds.is_empty() {
        vec![Kind::Body]
    } else {
        written
            .kinds
            .iter()
            .map(|kind| kind_of(kind))
            .collect::<Result<Vec<_>, _>>()?
    };
    Ok(Cue {
        subject,
        needs: find.needs(),
        find,
        wanted,
        lang,
        scope,
        duty,
        by,
        gives,
        denial_counts,
        part: written.part.clone(),
        lacks: written.lacks.clone(),
        limits: written.limits,
        kinds,
        weight: written.weight.unwrap_or(1),
        top: written.top,
    })
}

fn kind_of(name: &str) -> Result<Kind, String> {
    match name {
        "body" => Ok(Kind::Body),
        "heading" => Ok(Kind::Heading),
        "definition" => Ok(Kind::Definition),
        "recital" => Ok(Kind::Recital),
        "contents" => Ok(Kind::Contents),
        "signature" => Ok(Kind::Signature),
        _ => Err(format!("in = {name:?} is no kind of sentence")),
    }
}

/// The concept of a name: built in, of the file, or of the shared lexicon. Quoted words are added as a concept of their own.
fn resolve(
    name: &Name<'_>,
    lang: Option<Lang>,
    file: &str,
    words: &Words,
    lexicon: &mut Lexicon,
) -> Result<Concept, String> {
    match name {
        Name::Words(text) => {
            let own = format!("{file}\"{text}\"{}", lang.map_or("", Lang::code));
            if let Some(known) = lexicon.get(&own) {
                return Ok(known);
            }
            let mut problems = Vec::new();
            for lang in Lang::ALL
                .into_iter()
                .filter(|l| lang.is_none_or(|only| only == *l))
            {
                problems.extend(lexicon.add(lang, &own, text));
            }
            problems
                .into_iter()
                .next()
                .map_or_else(|| Ok(lexicon.concept(&own)), Err)
        }
        Name::Concept(name) => {
            let own = format!("{file}:{name}");
            if let Some(known) = lexicon.get(&own) {
                return Ok(known);
            }
            let mut problems = Vec::new();
            let mut found = false;
            for lang in Lang::ALL {
                if let Some(terms) = words.get(lang.code()).and_then(|list| list.get(*name)) {
                    problems.extend(lexicon.add(lang, &own, terms));
                    found = true;
                }
            }
            if let Some(problem) = problems.into_iter().next() {
                return Err(format!("{name}: {problem}"));
            }
            if found {
                return Ok(lexicon.concept(&own));
            }
            let article = name
                .strip_prefix("article-")
                .is_some_and(|n| n.parse::<u8>().is_ok_and(|n| n < 100));
            match lexicon.get(name) {
                Some(known) => Ok(known),
                None if article || BUILT_IN.contains(name) => Ok(lexicon.concept(name)),
                None => Err(format!(
                    "no concept {name:?} in the lexicon or in this file's words"
                )),
            }
        }
    }
}
