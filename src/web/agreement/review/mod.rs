//! Legal's workbench: the text on the left, the points of its checklist on the right, each with what can be decided
//! about it. `show` is the page, `row` what stands of each point, `open`, `point` and `comment` change.

pub(super) mod comment;
pub(super) mod open;
pub(super) mod point;
mod row;
pub(super) mod show;

use crate::domain::agreement::AgreementId;

/// The address of the review of a version.
pub(super) fn address(id: AgreementId, number: u32) -> String {
    format!("{}/versions/{number}/review", super::address(id))
}
