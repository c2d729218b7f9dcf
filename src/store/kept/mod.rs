//! Which tables hold the facts of the register, and how a row of them is written down beside the entry of the journal that
//! left it so. Sort keys, counters and secrets are left out. Every other table is named with the reason why it is not kept;
//! a test compares both lists with the database.

pub mod past;
pub mod row;
pub(super) mod seal;

/// A table whose rows are kept in the journal.
#[derive(Clone, Copy, Debug)]
pub struct Guarded {
    /// Its name.
    pub name: &'static str,
    /// Columns that are left out: what follows from others, counters of changes, secrets.
    pub left_out: &'static [&'static str],
    /// Columns of which only the digest is kept: long, and needed by nobody who asks for a past day.
    pub hashed: &'static [&'static str],
}

const fn guarded(name: &'static str, left_out: &'static [&'static str]) -> Guarded {
    Guarded {
        name,
        left_out,
        hashed: &[],
    }
}

/// The tables of facts.
pub const GUARDED: &[Guarded] = &[
    guarded("agreement", &["row", "title_key"]),
    guarded("agreement_vendor", &[]),
    Guarded {
        name: "check_result",
        left_out: &[],
        hashed: &["result"],
    },
    guarded("change_line", &[]),
    guarded("change_notice", &["row"]),
    guarded("change_proof", &[]),
    guarded("comment", &[]),
    guarded("comment_thread", &[]),
    guarded("document_issue", &[]),
    guarded("entity", &[]),
    guarded("proof", &[]),
    guarded("reminder_rules", &["row"]),
    guarded("review", &[]),
    guarded("review_point", &["row"]),
    Guarded {
        name: "settings",
        left_out: &["row"],
        hashed: &["logo"],
    },
    guarded("sub_processor", &["row", "name_key", "name_fold"]),
    guarded("transfer", &["row"]),
    // Passwords and second factors do not leave their table; an entry says when one is set.
    guarded(
        "user",
        &[
            "row",
            "lang",
            "password",
            "totp_secret",
            "totp_step",
            "last_sign_in",
            "digest",
        ],
    ),
    guarded("vendor", &["row", "name_key", "name_fold", "owner_key"]),
    guarded("version", &["row"]),
    guarded("waiver", &[]),
];

/// The other tables, each with the reason why its rows are not kept in the journal.
pub const FREE: &[(&str, &str)] = &[
    (
        "agreement_span",
        "follows from the facts and is computed anew by verify",
    ),
    ("delivery", "what was sent to other programs"),
    ("due_day", "follows from the facts"),
    (
        "finding_span",
        "follows from the facts and is computed anew by verify",
    ),
    ("feed", "digests of the addresses of calendars"),
    (
        "import_mapping",
        "what the headings of imported files meant",
    ),
    ("intent", "files on their way to their places"),
    ("journal", "is the journal"),
    ("journal_row", "is part of the journal"),
    ("mail", "what was sent; it is emptied a while later"),
    ("mail_reminder", "what was sent"),
    ("meta", "what the program notes for itself"),
    ("recovery", "digests of codes"),
    (
        "reminder",
        "follows from the facts; what a person did with one is an entry",
    ),
    ("reminder_for", "follows from the reminders"),
    ("room", "what was shared is an entry"),
    ("room_item", "what was shared is an entry"),
    (
        "room_opening",
        "the log of a room; who entered it is an entry",
    ),
    ("session", "who is signed in"),
    (
        "tally",
        "follows from the facts and is counted anew by verify",
    ),
    ("throttle", "wrong passwords"),
    ("token", "digests of links"),
    (
        "vendor_role",
        "follows from the vendor and is compared by verify",
    ),
    (
        "vendor_tag",
        "follows from the vendor and is compared by verify",
    ),
    ("webhook", "where to send it; an entry says when it changes"),
    ("webhook_finding", "what other programs were told"),
    ("webhook_told", "what other programs were told"),
];

/// The table of a name.
#[must_use]
pub fn guarded_table(name: &str) -> Option<&'static Guarded> {
    GUARDED.iter().find(|table| table.name == name)
}
