//! What a document is: a data processing agreement, standard clauses, or something that should not be read as one.
//! The cues and their weights are data (`catalogue/kinds.toml`); here the weights are added up.

use serde::{Deserialize, Serialize};

use super::{
    catalogue::Catalogue,
    document::SentenceId,
    engine::{Found, reading::Reading},
};

/// The kinds of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An agreement under GDPR 28(3).
    DataProcessingAgreement,
    /// A published set of standard clauses.
    StandardClauses,
    /// What an organisation tells people about their data.
    PrivacyPolicy,
    /// The main agreement, or general terms.
    TermsOfService,
    /// An agreement on secrecy.
    Nda,
    /// An agreement on service levels.
    Sla,
    /// A list of sub-processors by itself.
    SubProcessorList,
    /// None of these.
    Other,
}

impl Kind {
    /// Every kind, in the order in which a tie is decided.
    pub const ALL: [Kind; 8] = [
        Kind::DataProcessingAgreement,
        Kind::StandardClauses,
        Kind::PrivacyPolicy,
        Kind::TermsOfService,
        Kind::Nda,
        Kind::Sla,
        Kind::SubProcessorList,
        Kind::Other,
    ];

    /// The word for it in JSON, data files and `--as`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::DataProcessingAgreement => "data-processing-agreement",
            Kind::StandardClauses => "standard-clauses",
            Kind::PrivacyPolicy => "privacy-policy",
            Kind::TermsOfService => "terms-of-service",
            Kind::Nda => "nda",
            Kind::Sla => "sla",
            Kind::SubProcessorList => "sub-processor-list",
            Kind::Other => "other",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether the requirements are asked of it.
    #[must_use]
    pub fn is_agreement(self) -> bool {
        matches!(self, Kind::DataProcessingAgreement | Kind::StandardClauses)
    }
}

/// A kind needs at least this weight.
const ENOUGH: i32 = 10;

/// The kind of a document and the sentences that decide it.
pub(super) fn kind(
    catalogue: &Catalogue,
    reading: &Reading<'_, '_>,
    found: &[Vec<Found>],
) -> (Kind, Vec<SentenceId>) {
    let mut best = (Kind::Other, ENOUGH - 1, Vec::new());
    for (topic, found) in catalogue.kinds.iter().zip(found) {
        // A cue counts once, however often it is found, so that length decides nothing.
        let mut cues: Vec<usize> = Vec::new();
        let mut sum = 0;
        let mut sentences = Vec::new();
        for one in found {
            if !cues.contains(&one.cue) {
                cues.push(one.cue);
                let weight = catalogue.rules.cue(one.cue).map_or(0, |cue| cue.weight);
                sum += weight;
                if weight > 0 {
                    sentences.extend(one.sentences.first().map(|s| (weight, *s)));
                }
            }
        }
        if let Some(kind) = Kind::from_word(&topic.id).filter(|_| sum > best.1) {
            sentences.sort_by_key(|(weight, s)| (std::cmp::Reverse(*weight), *s));
            best = (
                kind,
                sum,
                sentences.into_iter().map(|(_, s)| s).take(3).collect(),
            );
        }
    }
    let _ = reading;
    (best.0, best.2)
}
