//! The neutral form of a report: what it says, in order, before anyone decides where a line ends. Everything that
//! the reader will see is in here, in the language of the paper, so that one digest covers it. It knows nothing
//! of points, fonts or files.

pub mod block;
pub mod digest;
pub mod text;

use serde::{Deserialize, Serialize};

use self::block::Block;
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::text::{long_day, text, text_with};

/// A report from its title to its last block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The language of every sentence in it: decides hyphenation and what a screen reader speaks.
    pub lang: Lang,
    /// The title, one line where possible.
    pub title: String,
    /// What stands under the title: the name of the vendor, say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// Whose register this is.
    pub author: Author,
    /// The day for which everything in it holds.
    pub day: Day,
    /// What it covers, in words: the filter that was applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// The words that stand on every paper of this language.
    pub words: Words,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// The organisation whose register the paper speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The organisation's name.
    pub name: String,
    /// Its logo, the bytes of a PNG file.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "digest::base64_bytes"
    )]
    pub logo: Option<Vec<u8>>,
}

/// Words around the content: labels of the masthead, the page number, the last page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Label of the organisation in the masthead.
    pub author: String,
    /// Label of the day in the masthead.
    pub day_label: String,
    /// The day as this language writes it.
    pub day: String,
    /// Label of the scope in the masthead.
    pub scope: String,
    /// The page number, with `{page}` and `{pages}` where the numbers go.
    pub folio: String,
    /// Heading of the last page's note on the document itself.
    pub imprint: String,
    /// The sentence before the digest.
    pub digest: String,
    /// The sentence before the characters that the fonts do not have.
    pub missing: String,
}

impl Words {
    /// The words of a language, for data of a day.
    #[must_use]
    pub fn of(lang: Lang, day: Day) -> Words {
        let places = [("page", "{page}".into()), ("pages", "{pages}".into())];
        Words {
            author: text(lang, "report-author"),
            day_label: text(lang, "report-day"),
            day: long_day(lang, day),
            scope: text(lang, "report-scope"),
            folio: text_with(lang, "report-folio", &places),
            imprint: text(lang, "report-imprint"),
            digest: text(lang, "report-digest"),
            missing: text(lang, "report-missing"),
        }
    }
}

/// How things stand. On paper always a shape and a word, never a colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// As it should be: a disc with a tick.
    Good,
    /// Something to do, in time: a triangle.
    Attention,
    /// Wrong now: a square with a cross.
    Bad,
    /// Neither: a ring.
    Neutral,
}
