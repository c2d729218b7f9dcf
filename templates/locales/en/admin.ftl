# The administrator's pages: users and settings; and the journal.

user-title = Users
user-lead = Those who can sign in. Avtal sends no mail: you hand over the links yourself.
user-new = Add a user
user-new-title = Add a user
user-name = Name
user-email = E-mail
user-email-hint = The user signs in with it.
user-role = Role
user-role-procurement-does = Procurement: adds vendors and agreements
user-role-legal-does = Legal: does that too, reviews, approves and waives
user-role-auditor-does = Auditor: reads everything, changes nothing
user-role-admin-does = Administrator: users and settings, decides nothing in the register
user-status = Status
user-last = Last signed in
user-never = Never
user-factor = Two steps
user-factor-on = On
user-factor-off = Off
user-add-act = Add and make the link
user-change-title = Change { $name }
user-you = This is you
user-taken = Someone with that e-mail address exists already.
user-own-role = You cannot take the administrator’s role from yourself. Another administrator can.
user-link-title = Link for { $name }
user-link-invite-lead = Give this link to { $name } in a way that only the two of you can read. It works once, until { $until }. It is shown only now.
user-link-reset-lead = Give this link to { $name } in a way that only the two of you can read. It works once, until { $until }, and is shown only now. The old password no longer works.
user-link = Link
user-link-copy = Copy
user-link-copied = Copied
user-link-done = Back to the users
user-reset-title = A new password
user-reset-lead = Makes a one-time link with which the user chooses a new password, signs the user out everywhere, and turns two-step sign-in off.
user-reset-act = Make a link
user-reset-confirm = Make a link for a new password? The old password stops working at once.
user-invite-act = Make a new invitation link
user-invite-lead = The user has not chosen a password yet. A new link replaces the old one.
user-disable-title = No longer here
user-disable-lead = The user can no longer sign in. The name stays in the journal.
user-disable-act = Disable
user-disable-confirm = Disable this user and sign them out everywhere?
user-enable-lead = The user is disabled and cannot sign in.
user-enable-act = Enable again
flash-user-changed = { $name } is changed.
flash-user-disabled = { $name } is disabled and signed out everywhere.
flash-user-enabled = { $name } can sign in again.

settings-title = Settings
settings-lead = They hold for the whole register. Every change is in the journal.
settings-organisation = Organisation
settings-organisation-hint = Its name stands on every page and every report.
settings-lang = Language of the register
settings-lang-hint = For people who have not chosen, and for reports made without a user.
settings-time-zone = Time zone
settings-time-zone-hint = Decides when a day begins, such as Europe/Stockholm.
settings-warning-days = Warn this many days ahead
settings-warning-days-hint = An agreement counts as expiring this many days before its last day or its last day for notice.
settings-four-eyes = Whoever has uploaded a version may not approve it
settings-review-months = Months between reviews
settings-review-months-hint = How often legal looks at an agreement in force again.
settings-objection-days = Days to object to a change of sub-processors
settings-objection-days-hint = Where the agreement in force gives none.
settings-deletion-days = Days for deletion after the end
settings-deletion-days-hint = How long a vendor has to delete or return the data, where the agreement says nothing.
settings-facts = The organisation and its rules
settings-logo-title = Logo
settings-logo-lead = Stands on reports. A PNG picture of at most 512 KiB.
settings-logo = Picture
settings-logo-none = There is no logo yet.
settings-logo-shown = The organisation’s logo
settings-logo-wrong = The file is not a PNG picture.
settings-logo-large = The picture is larger than 512 KiB.
settings-logo-act = Upload
settings-logo-remove = Remove the logo
settings-entity-title = Our companies
settings-entity-lead = The parties on our side of an agreement.
settings-entity-name = Name
settings-entity-unnamed = Not named yet
settings-entity-registration-number = Registration number
settings-entity-act = Add a company
settings-entity-change = Change { $name }
flash-settings-saved = The settings are saved.
flash-logo-saved = The logo is saved.
flash-logo-removed = The logo is removed.
flash-entity-saved = { $name } is saved.

journal-title = Journal
journal-lead = Every change of the register: who, when, what. Each entry carries the hash of the one before, so that nothing can be changed unnoticed.
journal-about = Vendor or agreement
journal-kind = What
journal-user = Who
journal-from = From
journal-to = Until
journal-what = Vendor or agreement
journal-empty = Nothing has happened yet
journal-empty-filter = Nothing fits the filters
journal-empty-lead = Every change of the register will stand here.
journal-empty-filter-lead = Take a filter away or widen the days.
journal-via-web = in the browser
journal-via-cli = on the command line
journal-via-job = by the program itself
journal-total = { $n ->
    [one] One entry
   *[other] { $n } entries
}
journal-yes = yes
journal-no = no
journal-changes = { $n ->
    [one] One field
   *[other] { $n } fields
}
journal-field = Field
journal-before = Before
journal-after = After
journal-nothing = nothing
journal-emptied = What changed has been removed; the hash of the entry still holds.
journal-entry = Entry { $n }
journal-hash = Hash

settings-checks-title = Checks of the agreements’ texts
settings-checks-catalogue = Texts are checked with catalogue { $catalogue }, as the law has it: there is no house profile (profile.toml in the data folder).
settings-checks-profile = Texts are checked with catalogue { $catalogue } and the house profile { $profile } (profile.toml in the data folder).
settings-checks-due = { $n ->
    [0] Every text has been checked with them.
    [one] 1 text waits to be checked anew; the server does it at its start and once a day.
   *[other] { $n } texts wait to be checked anew; the server does it at its start and once a day.
}
settings-checks-broken = The house profile cannot be read, and no text is checked until it is mended

settings-feedback-title = Feedback on the checker
settings-feedback-lead = What reviews have called a wrong verdict, with the reason and the passage, as examples for the catalogue. The passages are words of your agreements: read them before you pass them on.
settings-everything-title = Take everything along
settings-everything-lead = The whole register as one ZIP: every table as JSON, agreements and proofs byte for byte, and a list with the hash of each. Passwords, second steps, links and sessions are not in it. “avtal import everything” takes it back whole.
settings-everything-act = Download everything (ZIP)

settings-channels = Ways out
settings-channels-lead = How the register tells people and programs elsewhere.
user-last-day = Last day
user-last-day-hint = For an account that is given for a time, to an external auditor for instance: the day after, it is disabled and signed out.
user-last-day-past = Give today or a later day, or none.
