//! The state of an agreement on a day: a pure function of facts and the day, never typed in.
//!
//! | state | holds when (first row that holds) |
//! |---|---|
//! | terminated | terminated, and the last day is before the day |
//! | superseded | a later version, or an agreement that replaces it, is in force on or before the day |
//! | expired | bound, and the last day after all renewals is before the day |
//! | upcoming | bound, effective after the day |
//! | expiring | in force, and its last day, or the last day to give notice where it renews, lies within the warning window |
//! | in-force | bound and effective |
//! | awaiting-signature | approved, not bound |
//! | in-review | a review is open |
//! | draft | nothing of the above |

use super::choice::choice;

choice! {
    /// Where an agreement, or one version of it, stands on a day.
    State, "state" {
        Draft = "draft", InReview = "in-review", AwaitingSignature = "awaiting-signature", Upcoming = "upcoming",
        InForce = "in-force", Expiring = "expiring", Expired = "expired", Superseded = "superseded", Terminated = "terminated",
    }
}

impl State {
    /// Whether the text binds both parties on the day: in force or expiring.
    #[must_use]
    pub fn is_in_force(self) -> bool {
        matches!(self, State::InForce | State::Expiring)
    }
}
