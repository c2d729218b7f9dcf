//! What is wrong with a file or a cell of it, and how to mend it, as sentences for whoever imports. Every problem of a
//! cell says where it stands.

use super::table::letters;
use crate::domain::draft::{FieldProblem, Problem};
use crate::domain::lang::Lang;
use crate::domain::text::{Arg, text, text_with};

/// Why a file as a whole cannot be imported.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    key: &'static str,
    what: Option<Arg>,
}

impl Refusal {
    /// By the key of its sentence.
    pub(super) fn new(key: &'static str) -> Refusal {
        Refusal { key, what: None }
    }

    /// With what the sentence says of the file, as `$what`.
    pub(super) fn with(key: &'static str, what: impl Into<Arg>) -> Refusal {
        Refusal {
            key,
            what: Some(what.into()),
        }
    }

    /// The sentence for the user.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let args: Vec<(&str, Arg)> = self
            .what
            .iter()
            .map(|what| ("what", what.clone()))
            .collect();
        text_with(lang, self.key, &args)
    }
}

/// What is wrong with a row, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct CellProblem {
    /// The row's number in the file, from 1.
    pub line: u32,
    /// The column, from 0; `None`: the row as a whole.
    pub column: Option<usize>,
    /// The column's heading.
    pub heading: String,
    /// What the cell says.
    pub value: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Wrong {
    /// What a form would say of it too.
    Field(Problem),
    /// None of these words, given by their text keys.
    Word(Vec<&'static str>),
    /// Any other, by its sentence, with `$value` and one more.
    Other(&'static str, Option<(&'static str, Arg)>),
}

impl CellProblem {
    /// `B7`, or `7` for the row as a whole.
    #[must_use]
    pub fn place(&self) -> String {
        let column = self.column.map(letters).unwrap_or_default();
        format!("{column}{}", self.line)
    }

    /// The sentence for the user: where, what is wrong, and what to write instead.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let place = ("place", Arg::from(self.place()));
        let heading = ("heading", Arg::from(self.heading.as_str()));
        let problem = ("problem", Arg::from(self.wrong_sentence(lang)));
        let key = if self.column.is_some() {
            "import-cell"
        } else {
            "import-row"
        };
        text_with(lang, key, &[place, heading, problem])
    }

    fn wrong_sentence(&self, lang: Lang) -> String {
        let value = ("value", Arg::from(self.value.as_str()));
        match &self.wrong {
            Wrong::Field(problem) => FieldProblem {
                field: String::new(),
                problem: problem.clone(),
            }
            .sentence(lang),
            Wrong::Word(keys) => {
                let words: Vec<String> = keys.iter().map(|key| text(lang, key)).collect();
                let words = ("words", Arg::from(words.join(", ")));
                text_with(lang, "import-word", &[value, words])
            }
            Wrong::Other(key, more) => {
                let args: Vec<(&str, Arg)> = std::iter::once(value)
                    .chain(more.iter().map(|(name, arg)| (*name, arg.clone())))
                    .collect();
                text_with(lang, key, &args)
            }
        }
    }
}
