//! The languages that Avtal speaks and reads. A new language is one variant here and its data elsewhere.

use serde::{Deserialize, Serialize};

/// A language of pages, reports and agreements.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English, and what is chosen when nothing else is known.
    #[default]
    En,
    /// Swedish.
    Sv,
}

impl Lang {
    /// Every language, in the order in which a user chooses among them.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Sv];

    /// The ISO 639-1 code, as in `<html lang>` and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Sv => "sv",
        }
    }

    /// What its speakers call it, for the switch.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Sv => "Svenska",
        }
    }

    /// The language of an ISO 639-1 code, with or without a region (`sv-SE`), `None` for any other.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Lang> {
        let primary = code.split(['-', '_']).next().unwrap_or(code);
        Lang::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }
}
