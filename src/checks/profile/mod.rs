//! A house profile: what an organisation asks of its agreements beyond or instead of the catalogue. It raises,
//! lowers or switches off requirements and flags, adds requirements of its own, and sets limits for facts.
//! `file` reads it, `limit` compares facts with it. Pure: whoever calls has read the files.

mod file;
pub mod house;
mod limit;

use std::collections::BTreeMap;

pub use limit::{Breach, Limit, Side};

/// The profile's name in every output where no profile is given.
pub const GDPR: &str = "gdpr";

/// A house profile, checked against the catalogue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Its name; stands in every output.
    pub name: String,
    /// Requirements and flags whose level it sets, by id.
    pub levels: BTreeMap<String, Setting>,
    /// The files of requirements that it adds, relative to its own, in the form of the catalogue.
    pub add: Vec<String>,
    /// The limits of facts, by fact.
    pub limits: BTreeMap<String, Limit>,
}

/// What a profile makes of a requirement or a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// The agreement must say it; of a conditional requirement the condition stays.
    Must,
    /// The agreement should say it.
    Should,
    /// It is not looked at.
    Off,
}

impl Setting {
    /// The word in a profile.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Setting::Must => "must",
            Setting::Should => "should",
            Setting::Off => "off",
        }
    }

    fn from_word(word: &str) -> Option<Setting> {
        [Setting::Must, Setting::Should, Setting::Off]
            .into_iter()
            .find(|setting| setting.word() == word)
    }
}

/// What a profile may speak of: the ids of the catalogue with those that it adds, and the facts.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The ids of requirements.
    pub requirements: &'a [&'a str],
    /// The ids of flags.
    pub flags: &'a [&'a str],
    /// The facts and what can be asked of them.
    pub facts: &'a [(&'a str, Shape)],
}

/// What can be asked of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A number: `at-most`, `at-least`, `stated`.
    Number,
    /// A word or a set of words: `only`, `never`, `stated`.
    Words,
    /// Anything else: `stated`.
    Other,
}

/// What is wrong in a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: Wrong,
}

/// Ways in which a profile can be wrong. The words in quotes are those of the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The file is no TOML.
    #[error("not TOML: {0}")]
    Syntax(String),
    /// A key that no profile has; the ones that there are.
    #[error("unknown key '{0}' (known: {1})")]
    Key(String, String),
    /// No requirement and no flag has this id; the nearest that there is.
    #[error("unknown id '{id}'{}", nearest.as_ref().map_or(String::new(), |near| format!(" (did you mean '{near}'?)")))]
    Id {
        /// The id as written.
        id: String,
        /// The nearest id.
        nearest: Option<String>,
    },
    /// No fact has this name; the nearest that there is.
    #[error("unknown fact '{fact}'{}", nearest.as_ref().map_or(String::new(), |near| format!(" (did you mean '{near}'?)")))]
    Fact {
        /// The fact as written.
        fact: String,
        /// The nearest fact.
        nearest: Option<String>,
    },
    /// The value of a key is not of the kind that the key takes.
    #[error("'{key}' must be {wanted}")]
    Value {
        /// The key.
        key: String,
        /// What it takes.
        wanted: &'static str,
    },
    /// A flag cannot be made `must` or `should`: it harms or it is not looked at.
    #[error("the flag '{0}' can only be 'off'")]
    Flag(String),
    /// A limit that no value can keep.
    #[error("no value of '{0}' keeps this limit")]
    Empty(String),
}

impl Profile {
    /// The catalogue as it is.
    #[must_use]
    pub fn gdpr() -> Profile {
        Profile {
            name: GDPR.to_owned(),
            ..Profile::default()
        }
    }

    /// The files of requirements that a profile adds, before it is checked: they are needed for [`Known`].
    #[must_use]
    pub fn added_files(source: &str) -> Vec<String> {
        file::added_files(source)
    }

    /// Reads a profile.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the lines.
    pub fn read(source: &str, known: Known<'_>) -> Result<Profile, Vec<Problem>> {
        file::read(source, known)
    }

    /// What the profile makes of an id, `None` where it says nothing of it.
    #[must_use]
    pub fn setting(&self, id: &str) -> Option<Setting> {
        self.levels.get(id).copied()
    }
}
