//! A checked agreement as people read it: the engine's report, after the house profile, joined with the catalogue's
//! sentences in the reader's language. Everything that is printed, on a terminal, on paper, in a ticket or for
//! machines, is made from a [`Review`]; the formats are its siblings. It decides nothing about a text.

pub mod excerpt;
pub mod json;
pub mod kept;
pub mod letter;
pub mod markdown;
pub mod paint;
pub mod paper;
pub mod reference;
pub mod request;
pub mod sarif;
pub mod text;
pub mod words;

use crate::checks::catalogue::{Catalogue, Level, Requirement, Text};
use crate::checks::engine::verdict::Verdict;
use crate::checks::outcome::{self, Beyond};
use crate::checks::profile::Profile;
use crate::checks::report::{Evidence, Report};
use crate::domain::lang::Lang;

/// A checked agreement with everything that is said about it.
#[derive(Clone, Debug)]
pub struct Review<'a> {
    /// Its text.
    pub source: &'a str,
    /// What the engine found, after the profile.
    pub report: &'a Report,
    /// The catalogue that it was checked against.
    pub catalogue: &'a Catalogue,
    /// The language of every sentence.
    pub lang: Lang,
    /// The requirements in the order of the catalogue; none where the text was not checked.
    pub rows: Vec<Row<'a>>,
    /// The red flags that were found.
    pub flags: Vec<Row<'a>>,
    /// The facts that lie outside the profile's limits.
    pub beyond: Vec<Beyond>,
}

/// A requirement or red flag with what was found of it and its sentences.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// What the catalogue says of it.
    pub requirement: &'a Requirement,
    /// Its sentences in the language of the review.
    pub sentences: &'a Text,
    /// How much it matters, after the profile.
    pub level: Level,
    /// The verdict; `None` for a flag, which is only here when it was found.
    pub verdict: Option<Verdict>,
    /// What is lacking, as codes.
    pub lacks: &'a [String],
    /// The passages, best first.
    pub evidence: &'a [Evidence],
}

/// How a review comes out, worst first: what exit codes and totals go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Result {
    /// No verdicts were given: another kind of document, or a language that is not read.
    NotChecked,
    /// A must is not met.
    MustUnmet,
    /// Every must is met, but the text harms.
    Flagged,
    /// Something recommended is lacking, or a value lies outside the policy.
    Wanting,
    /// Nothing to say.
    Good,
}

impl<'a> Review<'a> {
    /// Joins a report, to which the profile has been applied, with what the reader needs to understand it.
    #[must_use]
    pub fn new(
        catalogue: &'a Catalogue,
        profile: &Profile,
        source: &'a str,
        report: &'a Report,
        lang: Lang,
    ) -> Review<'a> {
        let row = |id: &str, level, verdict, lacks, evidence| {
            let requirement = catalogue.requirement(id)?;
            Some(Row {
                requirement,
                sentences: requirement.text(lang),
                level,
                verdict,
                lacks,
                evidence,
            })
        };
        let rows = report.requirements.iter().filter_map(|finding| {
            row(
                &finding.id,
                finding.level,
                Some(finding.verdict),
                finding.lacks.as_slice(),
                finding.evidence.as_slice(),
            )
        });
        let flags = report
            .flags
            .iter()
            .filter_map(|flag| row(&flag.id, Level::Flag, None, &[], flag.evidence.as_slice()));
        Review {
            source,
            report,
            catalogue,
            lang,
            rows: rows.collect(),
            flags: flags.collect(),
            beyond: outcome::beyond(profile, report),
        }
    }

    /// Whether verdicts were given.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        !self.report.requirements.is_empty()
            || !self.report.flags.is_empty()
            || outcome::is_checked(self.report)
    }

    /// What must be fixed: musts that are not met, worst verdict first, then red flags.
    pub fn to_fix(&self) -> impl Iterator<Item = &Row<'a>> {
        self.unmet_musts().chain(&self.flags)
    }

    /// The musts that are not met, in the order of the catalogue.
    pub fn unmet_musts(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows
            .iter()
            .filter(|row| row.is_unmet() && row.level != Level::Should)
    }

    /// What the agreement should say and does not.
    pub fn recommended(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows
            .iter()
            .filter(|row| row.is_unmet() && row.level == Level::Should)
    }

    /// How it comes out.
    #[must_use]
    pub fn result(&self) -> Result {
        if !self.is_checked() {
            Result::NotChecked
        } else if self.unmet_musts().next().is_some() {
            Result::MustUnmet
        } else if !self.flags.is_empty() {
            Result::Flagged
        } else if self.recommended().next().is_some() || !self.beyond.is_empty() {
            Result::Wanting
        } else {
            Result::Good
        }
    }
}

impl Row<'_> {
    /// Whether the requirement applies and is not met.
    #[must_use]
    pub fn is_unmet(&self) -> bool {
        self.verdict.is_some_and(outcome::is_unmet)
    }
}
