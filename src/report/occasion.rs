//! What every report has around it: whose register it is, on which day and in which language it is read. Knows
//! nothing of what a report says.

use super::paper::block::Block;
use super::paper::{Author, Paper, Words};
use crate::domain::day::Day;
use crate::domain::lang::Lang;
use crate::domain::settings::Settings;
use crate::domain::text::{Arg, text, text_with};
use crate::store::error::StoreError;
use crate::store::reader::Reader;

/// For whom and for which day a report is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The language of the reader.
    pub lang: Lang,
    /// The day for which everything in the report holds.
    pub day: Day,
    /// The register's settings.
    pub settings: Settings,
    /// The organisation's logo, the bytes of a PNG file.
    pub logo: Option<Vec<u8>>,
}

impl Occasion {
    /// The occasion of a register. Two statements.
    pub fn read(reader: &Reader<'_>, lang: Lang, day: Day) -> Result<Occasion, StoreError> {
        Ok(Occasion {
            lang,
            day,
            settings: reader.settings()?,
            logo: reader.logo()?,
        })
    }

    /// A paper of this occasion.
    #[must_use]
    pub fn paper(
        &self,
        title: String,
        subtitle: Option<String>,
        scope: Option<String>,
        blocks: Vec<Block>,
    ) -> Paper {
        let author = Author {
            name: self.settings.organisation.clone(),
            logo: self.logo.clone(),
        };
        Paper {
            lang: self.lang,
            title,
            subtitle,
            author,
            day: self.day,
            scope,
            words: Words::of(self.lang, self.day),
            blocks,
        }
    }

    /// A text in the language of the reader.
    pub(super) fn say(&self, key: &str) -> String {
        text(self.lang, key)
    }

    /// A text with arguments in the language of the reader.
    pub(super) fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        text_with(self.lang, key, args)
    }
}
