//! The menu: which pages a role is offered, in which order. A page of the register is one line here.

use crate::domain::access::Action;

use crate::store::reminder::MOST_WAITING;

use super::visit::Visit;

/// One line of the menu.
pub struct NavEntry {
    /// Where it leads.
    pub href: &'static str,
    /// Its words.
    pub label: String,
    /// The picture beside it, an id in `part/icons.html`.
    pub icon: &'static str,
    /// Whether the page that is shown lies below it.
    pub is_current: bool,
    /// How many things wait there, where any do.
    pub waiting: Option<String>,
}

/// Address, text key, picture, and what one must be allowed to do.
const ENTRIES: &[(&str, &str, &str, Action)] = &[
    ("/", "nav-home", "home", Action::Read),
    ("/vendors", "nav-vendors", "vendor", Action::Read),
    ("/agreements", "nav-agreements", "agreement", Action::Read),
    (
        "/sub-processors",
        "nav-sub-processors",
        "sub-processor",
        Action::Read,
    ),
    ("/findings", "nav-findings", "finding", Action::Read),
    ("/reminders", "nav-reminders", "reminder", Action::Read),
    ("/waivers", "nav-waivers", "waiver", Action::Read),
    ("/rooms", "nav-rooms", "room", Action::Share),
    ("/journal", "nav-journal", "journal", Action::ReadJournal),
    ("/users", "nav-users", "users", Action::Administer),
    ("/settings", "nav-settings", "settings", Action::Administer),
];

impl Visit {
    /// The menu of whoever asks; empty before sign-in.
    #[must_use]
    pub fn nav(&self) -> Vec<NavEntry> {
        ENTRIES
            .iter()
            .filter(|(.., action)| self.may(*action))
            .map(|&(href, key, icon, _)| NavEntry {
                href,
                label: self.t(key),
                icon,
                is_current: self.is_below(href),
                waiting: (href == "/reminders").then(|| self.waiting()).flatten(),
            })
            .collect()
    }

    /// How many open reminders whoever asks has.
    fn waiting(&self) -> Option<String> {
        let n = self.member.as_ref()?.n_reminders;
        (n > 0).then(|| {
            if n > MOST_WAITING {
                return format!("{MOST_WAITING}+");
            }
            self.number(&i64::from(n))
        })
    }

    /// Whether the page that is asked for is an address or lies below it.
    #[must_use]
    pub fn is_below(&self, href: &str) -> bool {
        let path = self.query.path.as_str();
        path == href
            || (href != "/"
                && path
                    .strip_prefix(href)
                    .is_some_and(|rest| rest.starts_with('/')))
    }
}
