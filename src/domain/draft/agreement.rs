//! An agreement as text, and that a version binds, read into their facts. Whether the vendors and
//! agreements that it names exist is for the store to say.

use serde::{Deserialize, Serialize};

use super::{FieldProblem, Problem, Reading};
use super::{LONGEST_NAME, LONGEST_NOTES};
use crate::domain::agreement::{AgreementFacts, AgreementId, AgreementKind, BindingMode, Bound};
use crate::domain::day::Day;
use crate::domain::entity::EntityId;
use crate::domain::vendor::VendorId;

/// Everything that can be said about an agreement as a whole, as text. Vendors, entity and agreements are
/// given by their number in the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgreementDraft {
    /// Its title.
    pub title: String,
    /// Its kind; empty: data processing agreement.
    pub kind: String,
    /// Which of our companies; empty: the default one.
    pub entity: String,
    /// The vendors, the one whose folder holds the files first.
    pub vendors: Vec<String>,
    /// The agreement that it replaces.
    pub replaces: String,
    /// The agreement that it amends.
    pub amends: String,
    /// The agreement with which it ends.
    pub ends_with: String,
    /// Months between reviews.
    pub review_months: String,
    /// Notes.
    pub notes: String,
}

impl AgreementDraft {
    /// Reads the facts.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self) -> Result<AgreementFacts, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let title = on
            .required("title", &self.title, LONGEST_NAME)
            .unwrap_or_default();
        let kind = on.choice(
            "kind",
            &self.kind,
            AgreementKind::from_text,
            Some(AgreementKind::Dpa),
        );
        let mut vendors = Vec::new();
        for vendor in self.vendors.iter().take(100) {
            vendors.extend(
                number(&mut on, "vendors", vendor)
                    .map(VendorId)
                    .filter(|id| !vendors.contains(id)),
            );
        }
        if vendors.is_empty() {
            on.problem("vendors", Problem::Required);
        }
        let facts = AgreementFacts {
            title,
            kind: kind.unwrap_or(AgreementKind::Dpa),
            entity: EntityId(number(&mut on, "entity", &self.entity).unwrap_or(1)),
            vendors,
            replaces: number(&mut on, "replaces", &self.replaces).map(AgreementId),
            amends: number(&mut on, "amends", &self.amends).map(AgreementId),
            ends_with: number(&mut on, "ends-with", &self.ends_with).map(AgreementId),
            review_months: on.number("review-months", &self.review_months, 1, 120),
            notes: on.text("notes", &self.notes, LONGEST_NOTES),
        };
        on.finish(Some(facts))
    }

    /// The draft that reads into these facts.
    #[must_use]
    pub fn of(facts: &AgreementFacts) -> AgreementDraft {
        let number = |id: Option<AgreementId>| id.map(|id| id.0.to_string()).unwrap_or_default();
        AgreementDraft {
            title: facts.title.clone(),
            kind: facts.kind.word().to_owned(),
            entity: facts.entity.0.to_string(),
            vendors: facts.vendors.iter().map(|id| id.0.to_string()).collect(),
            replaces: number(facts.replaces),
            amends: number(facts.amends),
            ends_with: number(facts.ends_with),
            review_months: facts
                .review_months
                .map(|n| n.to_string())
                .unwrap_or_default(),
            notes: facts.notes.clone(),
        }
    }
}

fn number(on: &mut Reading, field: &str, text: &str) -> Option<i64> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let number = text.parse().ok().filter(|n| *n > 0);
    if number.is_none() {
        on.problem(field, Problem::NotAChoice);
    }
    number
}

/// That a version binds, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BoundDraft {
    /// The day on which the last party was bound.
    pub on: String,
    /// How; empty: signed by both.
    pub mode: String,
    /// Who signed for us.
    pub by_us: String,
    /// Who signed for the vendor.
    pub by_them: String,
}

impl BoundDraft {
    /// Reads that a version binds. Nothing can be bound after today.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self, today: Day) -> Result<Bound, Vec<FieldProblem>> {
        let mut on = Reading::default();
        if self.on.trim().is_empty() {
            on.problem("on", Problem::Required);
        }
        let day = on.past_day("on", &self.on, today);
        let mode = on.choice(
            "mode",
            &self.mode,
            BindingMode::from_text,
            Some(BindingMode::Signed),
        );
        let by_us = on.optional("by-us", &self.by_us, LONGEST_NAME);
        let by_them = on.optional("by-them", &self.by_them, LONGEST_NAME);
        on.finish(day.zip(mode).map(|(on, mode)| Bound {
            on,
            mode,
            by_us,
            by_them,
        }))
    }

    /// The draft that reads into these facts.
    #[must_use]
    pub fn of(bound: &Bound) -> BoundDraft {
        BoundDraft {
            on: bound.on.to_string(),
            mode: bound.mode.word().to_owned(),
            by_us: bound.by_us.clone().unwrap_or_default(),
            by_them: bound.by_them.clone().unwrap_or_default(),
        }
    }
}
