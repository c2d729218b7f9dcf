//! Which column of a file holds what: guessed from the headings in both languages, said by the user, remembered for the
//! next file with the same headings. A column that nobody has decided on stops the import: nothing is left out in
//! silence.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::domain::lang::Lang;
use crate::domain::text::text;
use crate::report::sheet::{Kind, List};

/// The word that stands for a column that is left out.
pub const LEAVE: &str = "-";

/// What can be imported into a list: its columns that are read, with more headings that people use, and its columns
/// that the register works out itself.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The list.
    pub list: List,
    /// What is read, by the names of the list's columns, and the headings that are known for it beside them.
    pub read: &'static [(&'static str, &'static [&'static str])],
}

impl Shape {
    /// The names of what can be read.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.read.iter().map(|(name, _)| *name)
    }

    /// What the cells of a column are.
    pub(super) fn kind(&self, name: &str) -> Kind {
        let column = self.list.columns.iter().find(|column| column.name == name);
        column.map_or(Kind::Text, |column| column.kind)
    }

    /// The heading for people of a column that is read.
    #[must_use]
    pub fn heading(&self, name: &str, lang: Lang) -> String {
        let column = self.list.columns.iter().find(|column| column.name == name);
        column.map_or_else(|| name.to_owned(), |column| column.heading(lang))
    }

    /// Whether a text is a heading of the list, read or worked out.
    #[must_use]
    pub fn is_heading(&self, heading: &str) -> bool {
        self.guess(heading) != Use::Unknown
    }

    /// What a column with this heading holds.
    fn guess(&self, heading: &str) -> Use {
        let wanted = plain(heading);
        if wanted.is_empty() {
            return Use::Unknown;
        }
        let is_it = |name: &str| {
            plain(name) == wanted
                || Lang::ALL
                    .iter()
                    .any(|lang| plain(&self.heading(name, *lang)) == wanted)
        };
        // The column that a file of rejected rows has got.
        if Lang::ALL
            .iter()
            .any(|lang| plain(&text(*lang, "import-wrong")) == wanted)
        {
            return Use::Leave;
        }
        let known = self
            .read
            .iter()
            .find(|(name, others)| is_it(name) || others.contains(&wanted.as_str()));
        match known {
            Some((name, _)) => Use::As(name),
            None if self.list.columns.iter().any(|column| is_it(column.name)) => Use::Leave,
            None => Use::Unknown,
        }
    }
}

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It is read as the list's column of this name.
    As(&'static str),
    /// It is left out, as somebody has said or because the register works it out itself.
    Leave,
    /// Nobody has said.
    Unknown,
}

/// What becomes of each column of a file, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping(pub Vec<Use>);

impl Mapping {
    /// What the headings say; where two say the same, the first.
    #[must_use]
    pub fn guessed(shape: &Shape, headings: &[String]) -> Mapping {
        let mut all: Vec<Use> = Vec::new();
        for heading in headings {
            let guess = shape.guess(heading);
            let is_taken = matches!(guess, Use::As(_)) && all.contains(&guess);
            all.push(if is_taken { Use::Unknown } else { guess });
        }
        Mapping(all)
    }

    /// What is said of columns by their places: the name of what each holds, [`LEAVE`], or nothing. `None` where a name is
    /// not known. Where two are said to hold the same, the first does.
    #[must_use]
    pub fn of(shape: &Shape, said: &[(usize, &str)]) -> Option<Mapping> {
        let n = said.iter().map(|(at, _)| at + 1).max().unwrap_or(0);
        let mut all = vec![Use::Unknown; n];
        for (at, name) in said {
            let wanted = match *name {
                "" => Use::Unknown,
                LEAVE => Use::Leave,
                name => Use::As(shape.names().find(|it| *it == name)?),
            };
            let is_taken = matches!(wanted, Use::As(_)) && all.contains(&wanted);
            all[*at] = if is_taken { Use::Unknown } else { wanted };
        }
        Some(Mapping(all))
    }

    /// With what is said of single headings: the name of a column, or [`LEAVE`].
    ///
    /// # Errors
    /// The heading or name that is not known.
    pub fn with<'a>(
        mut self,
        shape: &Shape,
        headings: &[String],
        said: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Mapping, String> {
        for (heading, name) in said {
            let at = headings.iter().position(|it| it == heading);
            let at = at.or_else(|| headings.iter().position(|it| plain(it) == plain(heading)));
            let at = at.ok_or_else(|| heading.to_owned())?;
            let wanted = match name {
                LEAVE => Use::Leave,
                _ => Use::As(
                    shape
                        .names()
                        .find(|it| *it == name)
                        .ok_or_else(|| name.to_owned())?,
                ),
            };
            for other in &mut self.0 {
                if matches!(wanted, Use::As(_)) && *other == wanted {
                    *other = Use::Unknown;
                }
            }
            self.0[at] = wanted;
        }
        Ok(self)
    }

    /// The column that is read as a name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        let is_it = |it: &Use| matches!(it, Use::As(known) if *known == name);
        self.0.iter().position(is_it)
    }

    /// The columns that nobody has decided on and that have a heading or cells.
    pub fn unknown(&self) -> impl Iterator<Item = usize> {
        self.0
            .iter()
            .enumerate()
            .filter(|(_, it)| **it == Use::Unknown)
            .map(|(at, _)| at)
    }

    /// As it is remembered: heading to name, or [`LEAVE`].
    #[must_use]
    pub fn said(&self, headings: &[String]) -> BTreeMap<String, String> {
        let said = headings
            .iter()
            .zip(&self.0)
            .filter_map(|(heading, it)| match it {
                Use::As(name) => Some((heading.clone(), (*name).to_owned())),
                Use::Leave => Some((heading.clone(), LEAVE.to_owned())),
                Use::Unknown => None,
            });
        said.collect()
    }
}

/// What stands for a set of headings of a list, so that the next file with the same ones is known.
#[must_use]
pub fn fingerprint(list: List, headings: &[String]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(list.name);
    for heading in headings {
        hash.update([0]);
        hash.update(plain(heading));
    }
    hash.finalize().into()
}

/// Letters and digits alone, small.
fn plain(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
