//! How states and severities look, on every page the same: a shape and a word each, so that colour is never alone.

use crate::domain::agreement::{Agreement, Review, Version};
use crate::domain::finding::Severity;
use crate::domain::state::State;

use super::form::Markup;
use super::list::{Tone, mark};
use super::visit::Visit;

/// A state of an agreement as a shape and a word. One that was ended on purpose is no alarm; what is missing then, the
/// findings say.
pub(super) fn state_mark(visit: &Visit, state: State) -> Markup {
    let tone = match state {
        State::InForce => Tone::Good,
        State::Expired => Tone::Bad,
        State::Expiring | State::AwaitingSignature => Tone::Warn,
        State::Upcoming | State::InReview => Tone::Note,
        State::Draft | State::Superseded | State::Terminated => Tone::Quiet,
    };
    mark(tone, &visit.t(state.text_key()))
}

/// The state of a version; of one in review also that the vendor has been asked to change it.
pub(super) fn version_mark(visit: &Visit, state: State, version: &Version) -> Markup {
    match version.review {
        Review::Open {
            asked: Some(asked), ..
        } if state == State::InReview && asked <= visit.today => {
            mark(Tone::Warn, &visit.t("review-asked"))
        }
        _ => state_mark(visit, state),
    }
}

/// That the vendor has been asked to change the latest version, where another one gives the agreement's state.
pub(super) fn asked_mark(
    visit: &Visit,
    agreement: &Agreement,
    current: Option<&Version>,
) -> Option<Markup> {
    let (number, _) = agreement.asked(visit.today)?;
    let is_other = current.is_none_or(|current| current.number != number);
    is_other.then(|| asked_of(visit, number))
}

/// That the vendor has been asked to change a version, by its number.
pub(super) fn asked_of(visit: &Visit, number: u32) -> Markup {
    mark(
        Tone::Warn,
        &visit.tn("review-asked-version", &i64::from(number)),
    )
}

/// How a severity looks.
pub(super) fn severity_tone(severity: Severity) -> Tone {
    match severity {
        Severity::High => Tone::Bad,
        Severity::Medium => Tone::Warn,
        Severity::Low => Tone::Note,
    }
}
