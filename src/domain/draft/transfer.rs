//! What a transfer rests on, as text, read into its facts.

use serde::{Deserialize, Serialize};

use super::{FieldProblem, Problem, Reading};
use crate::domain::day::Day;
use crate::domain::sub_processor::SubProcessorId;
use crate::domain::transfer::{Mechanism, SccModule, TransferFacts};

/// Characters in a note.
const LONGEST: usize = 2_000;

/// What a transfer rests on, as text. An empty field is not stated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TransferDraft {
    /// The mechanism.
    pub mechanism: String,
    /// The modules of the clauses of 2021.
    pub modules: Vec<String>,
    /// The first day.
    pub since: String,
    /// The last day.
    pub until: String,
    /// Where the proof is, or what was assessed.
    pub note: String,
}

impl TransferDraft {
    /// Reads the facts of a transfer to a vendor or to a sub-processor of it. The clauses of 2021 are nothing without their
    /// module; a derogation is for a specific situation (`GDPR 49`), so that it must be said which, and until when.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(
        &self,
        sub_processor: Option<SubProcessorId>,
    ) -> Result<TransferFacts, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let mechanism = on.choice("mechanism", &self.mechanism, Mechanism::from_text, None);
        if mechanism == Some(Mechanism::SccUnspecified) {
            on.problem("mechanism", Problem::NotAChoice);
        }
        let mut modules = std::collections::BTreeSet::new();
        if mechanism == Some(Mechanism::Scc2021) {
            for module in &self.modules {
                modules.extend(on.choice("modules", module, SccModule::from_text, None));
            }
            if self.modules.is_empty() {
                on.problem("modules", Problem::Other("problem-module-missing"));
            }
        }
        let (since, until) = (on.day("since", &self.since), on.day("until", &self.until));
        if until.zip(since).is_some_and(|(until, since)| until < since) {
            on.problem("until", Problem::Other("problem-ends-before-start"));
        }
        let note = on.text("note", &self.note, LONGEST);
        if mechanism == Some(Mechanism::Derogation) {
            if self.note.trim().is_empty() {
                on.problem("note", Problem::Other("problem-derogation-unexplained"));
            }
            if self.until.trim().is_empty() {
                on.problem("until", Problem::Other("problem-derogation-endless"));
            }
        }
        let facts = mechanism.map(|mechanism| TransferFacts {
            sub_processor,
            mechanism,
            modules,
            since,
            until,
            note,
        });
        on.finish(facts)
    }

    /// The draft that reads into these facts.
    #[must_use]
    pub fn of(facts: &TransferFacts) -> TransferDraft {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let modules = facts.modules.iter().map(|module| module.word().to_owned());
        TransferDraft {
            mechanism: facts.mechanism.word().to_owned(),
            modules: modules.collect(),
            since: day(facts.since),
            until: day(facts.until),
            note: facts.note.clone(),
        }
    }
}
