//! Who may do what: the four roles and the actions of the register. Deny by default: an action that
//! no row names is refused. Knows nothing of sessions or routes; the table of routes is in `web`.

use super::choice::choice;

choice! {
    /// What a user is here for; decides what the user may do.
    UserRole, "user-role" {
        /// Adds vendors and agreements, sees what is still needed.
        Procurement = "procurement",
        /// Reviews, approves, waives; may do all that procurement may.
        Legal = "legal",
        /// Reads everything and changes nothing.
        Auditor = "auditor",
        /// Users, settings, backup; reads the register and the journal but decides nothing in it.
        Admin = "admin",
    }
}

choice! {
    /// Something that a user can ask of the register.
    Action, "action" {
        /// See vendors, agreements, findings, reports.
        Read = "read",
        /// Add and change vendors and agreements, upload versions and proof, open a review, record dates.
        Edit = "edit",
        /// Approve, reject, waive, bind, merge, withdraw.
        Decide = "decide",
        /// Read and verify the journal.
        ReadJournal = "read-journal",
        /// Make data rooms, see who opened what in them, close them.
        Share = "share",
        /// Users, settings, tokens.
        Administer = "administer",
    }
}

/// Whether a role may do an action.
#[must_use]
pub fn may(role: UserRole, action: Action) -> bool {
    use Action::{Administer, Decide, Edit, Read, ReadJournal, Share};
    match role {
        UserRole::Procurement => matches!(action, Read | Edit),
        UserRole::Legal => matches!(action, Read | Edit | Decide | ReadJournal | Share),
        UserRole::Auditor => matches!(action, Read | ReadJournal),
        UserRole::Admin => matches!(action, Read | ReadJournal | Share | Administer),
    }
}
