//! How states and severities look, on every page the same: a shape and a word each, so that colour is never alone.

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

/// How a severity looks.
pub(super) fn severity_tone(severity: Severity) -> Tone {
    match severity {
        Severity::High => Tone::Bad,
        Severity::Medium => Tone::Warn,
        Severity::Low => Tone::Note,
    }
}
