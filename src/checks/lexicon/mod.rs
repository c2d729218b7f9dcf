//! The words of both languages: which terms stand for which concept, kept once, for all rules.
//!
//! `en.toml` and `sv.toml` list the concepts; requirement files may add their own words and phrases. A [`Lexicon`] holds the names
//! of all concepts and a matcher for each language. It knows words, not what they are needed for.

pub(crate) mod matcher;
mod spelling;
pub(crate) mod term;
mod walk;

use crate::domain::lang::Lang;
use matcher::{Concept, Matcher};
use std::collections::{BTreeMap, HashMap};

/// More concepts than this do not fit the sets that sentences carry.
pub(crate) const CONCEPTS: usize = 1024;

/// Concepts that the program finds by itself, without terms.
pub(crate) const BUILT_IN: [&str; 10] = [
    "annex",
    "annex-filled",
    "annex-blank",
    "annex-elsewhere",
    "url",
    "email",
    "blank",
    "number",
    "chapter-3",
    "name",
];

/// A lexicon file as written: concept to terms, separated by commas; `/` joins synonyms of one thing, `-` before a term denies it.
pub(crate) type File = BTreeMap<String, String>;

/// The names of all concepts and the terms of each language.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    ids: HashMap<String, Concept>,
    names: Vec<String>,
    matchers: [Matcher; Lang::ALL.len()],
}

const FILES: [(Lang, &str); Lang::ALL.len()] = [
    (Lang::En, include_str!("en.toml")),
    (Lang::Sv, include_str!("sv.toml")),
];

impl Lexicon {
    /// The shared lexicon with everything that is wrong in its files.
    pub(crate) fn shared(other: &dyn Fn(&str) -> Option<String>) -> (Lexicon, Vec<String>) {
        let mut problems = Vec::new();
        let mut files: Vec<(Lang, File)> = Vec::new();
        for (lang, text) in FILES {
            let text =
                other(&format!("lexicon/{}.toml", lang.code())).unwrap_or_else(|| text.to_owned());
            match toml::from_str::<File>(&text) {
                Ok(file) => files.push((lang, file)),
                Err(error) => problems.push(format!("lexicon/{}.toml: {error}", lang.code())),
            }
        }
        let numerals = |lang: Lang| {
            let file = files.iter().find(|(l, _)| *l == lang).map(|(_, file)| file);
            file.and_then(|file| file.get("numeral"))
                .map(|list| list.split(',').map(|w| w.trim().to_owned()).collect())
                .unwrap_or_default()
        };
        let mut lexicon = Lexicon {
            ids: HashMap::new(),
            names: Vec::new(),
            matchers: Lang::ALL.map(|lang| Matcher::new(numerals(lang))),
        };
        for name in BUILT_IN {
            lexicon.concept(name);
        }
        for (lang, file) in &files {
            for (name, terms) in file {
                lexicon
                    .add(*lang, name, terms)
                    .into_iter()
                    .for_each(|problem| {
                        problems.push(format!("lexicon/{}.toml: {name}: {problem}", lang.code()));
                    });
            }
        }
        for (lang, file) in &files {
            for (other, others) in &files {
                for name in file.keys().filter(|name| !others.contains_key(*name)) {
                    problems.push(format!(
                        "lexicon/{}.toml: {name} is in {}.toml only",
                        other.code(),
                        lang.code()
                    ));
                }
            }
        }
        (lexicon, problems)
    }

    /// The concept of a name, made if it is new.
    pub(crate) fn concept(&mut self, name: &str) -> Concept {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = Concept::try_from(self.names.len()).unwrap_or(Concept::MAX);
        self.ids.insert(name.to_owned(), id);
        self.names.push(name.to_owned());
        id
    }

    /// The concept of a name, if there is one.
    pub(crate) fn get(&self, name: &str) -> Option<Concept> {
        self.ids.get(name).copied()
    }

    /// All names in order of their concepts.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// Adds terms in the notation of the lexicon files; gives back what is wrong with them.
    pub(crate) fn add(&mut self, lang: Lang, name: &str, terms: &str) -> Vec<String> {
        let concept = self.concept(name);
        let mut problems = Vec::new();
        for (thing, synonyms) in terms
            .split(',')
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .enumerate()
        {
            for term in synonyms.split('/').map(str::trim) {
                let (denies, term) = term
                    .strip_prefix("- ")
                    .or_else(|| term.strip_prefix('-'))
                    .map_or((false, term), |rest| (true, rest));
                match term::parse(term) {
                    Ok(ways) => {
                        for way in ways {
                            self.matchers[place(lang)].add(
                                &way,
                                concept,
                                u16::try_from(thing).unwrap_or(u16::MAX),
                                denies,
                            );
                        }
                    }
                    Err(problem) => problems.push(problem.to_string()),
                }
            }
        }
        problems
    }

    /// The matcher of a language.
    pub(crate) fn matcher(&self, lang: Lang) -> &Matcher {
        &self.matchers[place(lang)]
    }
}

/// The place of a language among all.
pub(crate) fn place(lang: Lang) -> usize {
    Lang::ALL.iter().position(|l| *l == lang).unwrap_or(0)
}
