//! Which shape goes with which word of the register: the same on every report.

use super::paper::Status;
use crate::domain::finding::{Finding, Severity};
use crate::domain::state::State;

/// The shape of an agreement's state.
#[must_use]
pub fn of_state(state: State) -> Status {
    match state {
        State::InForce => Status::Good,
        State::Expiring | State::AwaitingSignature => Status::Attention,
        State::Expired => Status::Bad,
        State::Draft
        | State::InReview
        | State::Upcoming
        | State::Superseded
        | State::Terminated => Status::Neutral,
    }
}

/// The shape of a finding: wrong now, to be done, or waived.
#[must_use]
pub fn of_finding(finding: &Finding) -> Status {
    if finding.is_waived() {
        return Status::Neutral;
    }
    match finding.severity {
        Severity::High => Status::Bad,
        Severity::Medium | Severity::Low => Status::Attention,
    }
}
