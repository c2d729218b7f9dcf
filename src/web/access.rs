//! The table of routes: what each answers to each role, and to someone who is not signed in. A test walks
//! the routes that are mounted and fails for one without a row, asks each as every role, and posts to each
//! that changes something without a token and from another site.

use crate::domain::access::{Action, UserRole, may};

/// Who may ask a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anyone, signed in or not.
    Anyone,
    /// Whoever is signed in.
    Member,
    /// Whose role may do this; to others it is refused.
    May(Action),
    /// Whose role may do this; to others it does not exist.
    Hidden(Action),
}

/// One route: method, path as Rocket writes it, and who may ask it.
pub type Row = (&'static str, &'static str, Audience);

use Audience::{Anyone, Hidden, May, Member};

/// Every route. Sorted by path.
pub const ACCESS: &[Row] = &[
    ("GET", "/", May(Action::Read)),
    ("GET", "/account", Member),
    ("POST", "/account/digest", May(Action::Read)),
    ("POST", "/account/feed", May(Action::Read)),
    ("POST", "/account/feed/change", May(Action::Read)),
    ("POST", "/account/feed/end", May(Action::Read)),
    ("POST", "/account/password", Member),
    ("GET", "/account/second-step", Member),
    ("POST", "/account/second-step", Member),
    ("POST", "/account/second-step/end", Member),
    ("POST", "/account/sessions/end", Member),
    ("GET", "/account/stay", Member),
    ("GET", "/agreements", May(Action::Read)),
    ("POST", "/agreements", May(Action::Edit)),
    ("GET", "/agreements/<id>", May(Action::Read)),
    ("GET", "/agreements/<id>/compare", May(Action::Read)),
    ("GET", "/agreements/<id>/compare.pdf", May(Action::Read)),
    ("GET", "/agreements/<id>/edit", May(Action::Edit)),
    ("POST", "/agreements/<id>/edit", May(Action::Edit)),
    ("GET", "/agreements/<id>/history", May(Action::Read)),
    ("GET", "/agreements/<id>/proofs/<proof>", May(Action::Read)),
    ("GET", "/agreements/<id>/text", May(Action::Read)),
    ("POST", "/agreements/<id>/versions", May(Action::Edit)),
    (
        "GET",
        "/agreements/<id>/versions/<number>/decide/<step>",
        May(Action::Decide),
    ),
    (
        "POST",
        "/agreements/<id>/versions/<number>/decide/<step>",
        May(Action::Decide),
    ),
    (
        "GET",
        "/agreements/<id>/versions/<number>/letter.md",
        May(Action::Read),
    ),
    (
        "GET",
        "/agreements/<id>/versions/<number>/letter.pdf",
        May(Action::Read),
    ),
    (
        "GET",
        "/agreements/<id>/versions/<number>/letter.txt",
        May(Action::Read),
    ),
    (
        "GET",
        "/agreements/<id>/versions/<number>/record/<step>",
        May(Action::Edit),
    ),
    (
        "POST",
        "/agreements/<id>/versions/<number>/record/<step>",
        May(Action::Edit),
    ),
    (
        "GET",
        "/agreements/<id>/versions/<number>/review",
        May(Action::Read),
    ),
    (
        "POST",
        "/agreements/<id>/versions/<number>/review",
        May(Action::Edit),
    ),
    (
        "POST",
        "/agreements/<id>/versions/<number>/review/points",
        May(Action::Decide),
    ),
    (
        "GET",
        "/agreements/<id>/versions/<number>/review.pdf",
        May(Action::Read),
    ),
    (
        "GET",
        "/agreements/<id>/versions/<number>/text.md",
        May(Action::Read),
    ),
    ("GET", "/agreements/<id>/versions/new", May(Action::Edit)),
    ("GET", "/agreements/<id>/withdraw", May(Action::Decide)),
    ("POST", "/agreements/<id>/withdraw", May(Action::Decide)),
    ("GET", "/agreements/new", May(Action::Edit)),
    ("GET", "/calendar.ics", May(Action::Read)),
    ("GET", "/calendar.pdf", May(Action::Read)),
    ("GET", "/favicon.ico", Anyone),
    ("GET", "/export/agreements", May(Action::Read)),
    ("GET", "/export/everything", Hidden(Action::Administer)),
    ("GET", "/export/findings", May(Action::Read)),
    ("GET", "/export/journal", Hidden(Action::ReadJournal)),
    ("GET", "/export/schema/<list>", May(Action::Read)),
    ("GET", "/export/sub-processors", May(Action::Read)),
    ("GET", "/export/template/<subject>", May(Action::Edit)),
    ("GET", "/export/vendors", May(Action::Read)),
    // Whoever knows the secret in the address; there is no other way for a calendar program.
    ("GET", "/feed/<file>", Anyone),
    ("GET", "/findings", May(Action::Read)),
    ("GET", "/findings.pdf", May(Action::Read)),
    ("GET", "/first", Anyone),
    ("POST", "/first", Anyone),
    ("GET", "/import/<subject>/<token>", May(Action::Edit)),
    ("POST", "/import/<subject>/<token>", May(Action::Edit)),
    ("POST", "/import/<subject>/<token>/apply", May(Action::Edit)),
    (
        "GET",
        "/import/<subject>/<token>/rejected.csv",
        May(Action::Edit),
    ),
    ("GET", "/import/agreements", May(Action::Edit)),
    ("POST", "/import/agreements", May(Action::Edit)),
    ("GET", "/import/vendors", May(Action::Edit)),
    ("POST", "/import/vendors", May(Action::Edit)),
    ("GET", "/journal", Hidden(Action::ReadJournal)),
    ("GET", "/journal/verify", Hidden(Action::ReadJournal)),
    ("POST", "/journal/verify", Hidden(Action::ReadJournal)),
    ("GET", "/journal/verify/<id>", Hidden(Action::ReadJournal)),
    (
        "POST",
        "/journal/verify/<id>/cancel",
        Hidden(Action::ReadJournal),
    ),
    (
        "GET",
        "/journal/verify/<id>/file",
        Hidden(Action::ReadJournal),
    ),
    ("GET", "/journal.pdf", Hidden(Action::ReadJournal)),
    ("GET", "/link/<token>", Anyone),
    ("POST", "/link/<token>", Anyone),
    ("GET", "/logo.png", Member),
    ("POST", "/packs", May(Action::Read)),
    ("GET", "/packs/<id>", May(Action::Read)),
    ("POST", "/packs/<id>/cancel", May(Action::Read)),
    ("GET", "/packs/<id>/file", May(Action::Read)),
    ("POST", "/preferences", Anyone),
    ("GET", "/reminders", May(Action::Read)),
    ("POST", "/reminders/<id>/done", May(Action::Edit)),
    ("POST", "/reminders/<id>/open", May(Action::Edit)),
    ("GET", "/reminders/<id>/snooze", May(Action::Edit)),
    ("POST", "/reminders/<id>/snooze", May(Action::Edit)),
    ("POST", "/reminders/department", May(Action::Read)),
    ("GET", "/search", May(Action::Read)),
    ("GET", "/settings", Hidden(Action::Administer)),
    ("POST", "/settings", Hidden(Action::Administer)),
    ("POST", "/settings/entities", Hidden(Action::Administer)),
    ("GET", "/settings/entities/<id>", Hidden(Action::Administer)),
    (
        "POST",
        "/settings/entities/<id>",
        Hidden(Action::Administer),
    ),
    ("POST", "/settings/logo", Hidden(Action::Administer)),
    ("POST", "/settings/logo/remove", Hidden(Action::Administer)),
    ("GET", "/settings/mail", Hidden(Action::Administer)),
    (
        "POST",
        "/settings/mail/<id>/again",
        Hidden(Action::Administer),
    ),
    ("POST", "/settings/mail/trial", Hidden(Action::Administer)),
    ("POST", "/settings/reminders", Hidden(Action::Administer)),
    ("GET", "/sign-in", Anyone),
    ("POST", "/sign-in", Anyone),
    ("GET", "/sign-in/code", Anyone),
    ("POST", "/sign-in/code", Anyone),
    ("POST", "/sign-out", Anyone),
    ("GET", "/static/<hash>/<name>", Anyone),
    ("GET", "/sub-processors", May(Action::Read)),
    ("GET", "/sub-processors/<id>", May(Action::Edit)),
    ("POST", "/sub-processors/<id>", May(Action::Edit)),
    ("GET", "/transfers/<id>", May(Action::Decide)),
    ("POST", "/transfers/<id>", May(Action::Decide)),
    ("GET", "/users", Hidden(Action::Administer)),
    ("POST", "/users", Hidden(Action::Administer)),
    ("GET", "/users/<id>", Hidden(Action::Administer)),
    ("POST", "/users/<id>", Hidden(Action::Administer)),
    ("POST", "/users/<id>/link", Hidden(Action::Administer)),
    ("POST", "/users/<id>/status", Hidden(Action::Administer)),
    ("GET", "/users/new", Hidden(Action::Administer)),
    ("GET", "/vendors", May(Action::Read)),
    ("POST", "/vendors", May(Action::Edit)),
    ("GET", "/vendors.pdf", May(Action::Read)),
    ("GET", "/vendors/<file>", May(Action::Read)),
    ("GET", "/vendors/<id>", May(Action::Read)),
    ("POST", "/vendors/<id>", May(Action::Edit)),
    ("GET", "/vendors/<id>/edit", May(Action::Edit)),
    ("GET", "/vendors/<id>/history", May(Action::Read)),
    ("GET", "/vendors/<id>/merge", May(Action::Decide)),
    ("POST", "/vendors/<id>/merge", May(Action::Decide)),
    ("GET", "/vendors/<id>/offer", May(Action::Edit)),
    ("GET", "/vendors/<id>/offer.md", May(Action::Edit)),
    ("GET", "/vendors/<id>/offer.pdf", May(Action::Edit)),
    ("GET", "/vendors/<id>/pack.pdf", May(Action::Read)),
    ("GET", "/vendors/<id>/sub-processors", May(Action::Read)),
    (
        "GET",
        "/vendors/<id>/sub-processors/listed",
        May(Action::Edit),
    ),
    (
        "POST",
        "/vendors/<id>/sub-processors/listed",
        May(Action::Edit),
    ),
    ("GET", "/vendors/<id>/sub-processors/new", May(Action::Edit)),
    (
        "POST",
        "/vendors/<id>/sub-processors/new",
        May(Action::Edit),
    ),
    ("GET", "/vendors/<id>/transfers/new", May(Action::Decide)),
    ("POST", "/vendors/<id>/transfers/new", May(Action::Decide)),
    ("GET", "/vendors/<id>/withdraw", May(Action::Decide)),
    ("POST", "/vendors/<id>/withdraw", May(Action::Decide)),
    ("GET", "/vendors/new", May(Action::Edit)),
    ("GET", "/waivers", May(Action::Read)),
    ("POST", "/waivers", May(Action::Decide)),
    ("POST", "/waivers/<id>/end", May(Action::Decide)),
    ("GET", "/waivers/new", May(Action::Decide)),
];

/// What someone who may not ask is answered; `None`: they may. `role` is `None` before sign-in.
#[must_use]
pub fn refusal(audience: Audience, role: Option<UserRole>) -> Option<u16> {
    match (audience, role) {
        (Anyone, _) | (Member, Some(_)) => None,
        // On to the sign-in page.
        (Member | May(_) | Hidden(_), None) => Some(303),
        (May(action), Some(role)) => (!may(role, action)).then_some(403),
        (Hidden(action), Some(role)) => (!may(role, action)).then_some(404),
    }
}
