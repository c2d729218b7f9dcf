//! The sentences and words that all formats of a review share, in the reader's language.

use super::{Review, Row};
use crate::checks::catalogue::Level;
use crate::checks::engine::verdict::Verdict;
use crate::checks::outcome::{self, Beyond};
use crate::checks::profile::Side;
use crate::checks::report::{Evidence, Fact, Note};
use crate::domain::lang::Lang;
use crate::domain::text::{Arg, number, text, text_with};

impl Review<'_> {
    /// Kind, language, profile and the counts, in one line without the file.
    #[must_use]
    pub fn summary(&self) -> String {
        let applicable = self
            .rows
            .iter()
            .filter(|row| row.verdict != Some(Verdict::NotApplicable));
        let args: [(&str, Arg); 7] = [
            ("kind", self.kind().into()),
            (
                "language",
                language(self.lang, &self.report.language).into(),
            ),
            ("profile", self.report.profile.as_str().into()),
            (
                "met",
                applicable
                    .clone()
                    .filter(|row| row.verdict == Some(Verdict::Met))
                    .count()
                    .into(),
            ),
            ("all", applicable.count().into()),
            ("musts", self.unmet_musts().count().into()),
            ("flags", self.flags.len().into()),
        ];
        if !self.is_checked() {
            return text_with(self.lang, "check-summary-unchecked", &args);
        }
        let mut said = text_with(self.lang, "check-summary", &args);
        if !self.beyond.is_empty() {
            let values = text_with(
                self.lang,
                "check-summary-values",
                &[("values", self.beyond.len().into())],
            );
            said.push_str(", ");
            said.push_str(&values);
        }
        said
    }

    /// The kind of document in words.
    #[must_use]
    pub fn kind(&self) -> String {
        text(self.lang, &format!("document-{}", self.report.kind.word()))
    }

    /// What is to be known of the whole, with its passages.
    pub fn notes(&self) -> impl Iterator<Item = (String, &[Evidence])> {
        self.report.notes.iter().map(|note| {
            let passages = if note.key == outcome::NOT_AN_AGREEMENT {
                &self.report.kind_evidence
            } else {
                &note.evidence
            };
            (self.note(note), passages.as_slice())
        })
    }

    fn note(&self, note: &Note) -> String {
        let subject = match note.key.as_str() {
            outcome::LANGUAGE_NOT_SUPPORTED => language(self.lang, &note.subject),
            outcome::NOT_AN_AGREEMENT => self.kind(),
            _ => note.subject.clone(),
        };
        text_with(
            self.lang,
            &format!("note-{}", note.key),
            &[("subject", subject.into())],
        )
    }

    /// What a row lacks, as one sentence.
    #[must_use]
    pub fn lacking(&self, row: &Row<'_>) -> String {
        let said = |code: &String| {
            self.catalogue
                .lack(&row.requirement.id, code, self.lang)
                .unwrap_or(code)
                .to_owned()
        };
        row.lacks.iter().map(said).collect::<Vec<_>>().join(" ")
    }

    /// How a value lies outside the policy.
    #[must_use]
    pub fn beyond(&self, beyond: &Beyond) -> String {
        let mut args: Vec<(&str, Arg)> = vec![("fact", fact(self.lang, &beyond.fact).into())];
        let key = match &beyond.side {
            Side::Above { value, limit } | Side::Below { value, limit } => {
                args.push(("value", number(self.lang, *value).into()));
                args.push(("limit", number(self.lang, *limit).into()));
                if value > limit {
                    "check-value-above"
                } else {
                    "check-value-below"
                }
            }
            Side::Words { value, accepted } => {
                args.push(("value", value.join(", ").into()));
                args.push(("limit", accepted.join(", ").into()));
                if accepted.is_empty() {
                    "check-value-words"
                } else {
                    "check-value-words-only"
                }
            }
            Side::Unstated => "check-value-unstated",
        };
        text_with(self.lang, key, &args)
    }
}

impl Row<'_> {
    /// The verdict in words; "found" for a flag.
    #[must_use]
    pub fn verdict_word(&self, lang: Lang) -> String {
        verdict(lang, self.verdict)
    }

    /// The level in words.
    #[must_use]
    pub fn level_word(&self, lang: Lang) -> String {
        level(lang, self.level)
    }
}

/// A verdict in words; "found" for a flag, which has none.
#[must_use]
pub fn verdict(lang: Lang, verdict: Option<Verdict>) -> String {
    let key = match verdict {
        None => "verdict-flag",
        Some(Verdict::Met) => "verdict-met",
        Some(Verdict::Partial) => "verdict-partial",
        Some(Verdict::Contrary) => "verdict-contrary",
        Some(Verdict::Missing) => "verdict-missing",
        Some(Verdict::NotApplicable) => "verdict-not-applicable",
    };
    text(lang, key)
}

/// A level in words.
#[must_use]
pub fn level(lang: Lang, level: Level) -> String {
    let key = match level {
        Level::Must => "level-must",
        Level::If => "level-if",
        Level::Should => "level-should",
        Level::Flag => "level-flag",
    };
    text(lang, key)
}

/// A language of an agreement in words.
#[must_use]
pub fn language(lang: Lang, code: &str) -> String {
    let key = format!("check-language-{code}");
    if crate::domain::text::has(lang, &key) {
        text(lang, &key)
    } else {
        text_with(lang, "check-language-other", &[("code", code.into())])
    }
}

/// The name of a fact in words.
#[must_use]
pub fn fact(lang: Lang, name: &str) -> String {
    text(lang, &format!("fact-{name}"))
}

/// The value of a fact in words: numbers and words as they are, sets joined, tables as their first column.
#[must_use]
pub fn value(lang: Lang, fact: &Fact) -> String {
    use serde_json::Value;
    fn said(lang: Lang, value: &Value) -> Option<String> {
        Some(match value {
            Value::Null => return None,
            Value::Bool(yes) => yes.to_string(),
            Value::Number(n) => n
                .as_i64()
                .map_or_else(|| n.to_string(), |n| number(lang, n)),
            Value::String(words) => words.clone(),
            Value::Array(all) => all
                .iter()
                .filter_map(|one| said(lang, one))
                .collect::<Vec<_>>()
                .join(", "),
            Value::Object(row) => {
                let cells: Vec<String> = row.values().filter_map(|cell| said(lang, cell)).collect();
                cells.join(" · ")
            }
        })
    }
    said(lang, &fact.value)
        .or_else(|| fact.text.clone())
        .filter(|words| !words.is_empty())
        .unwrap_or_else(|| text(lang, "check-facts-none"))
}

/// The lines of a passage in words.
#[must_use]
pub fn lines(lang: Lang, passage: &Evidence) -> String {
    let args = [
        ("first", passage.first_line.to_string().into()),
        ("last", passage.last_line.to_string().into()),
    ];
    let key = if passage.first_line == passage.last_line {
        "check-line"
    } else {
        "check-lines"
    };
    text_with(lang, key, &args)
}
