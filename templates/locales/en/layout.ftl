# The frame of every page: menu, search, switches, lists, forms, and what is said when something fails.

layout-skip = Skip to the content
layout-menu = Main menu
layout-search = Search the register
layout-search-hint = Search vendors and agreements
layout-sign-out = Sign out
layout-language = Language
layout-theme = Colours
layout-about = Register of vendors and their data processing agreements
layout-idle = You will be signed out in five minutes, because nothing has happened for a while. What you have typed and not saved will be lost.
layout-idle-stay = Stay signed in
layout-crumbs = You are here
layout-tabs = Parts of this page

theme-auto = As the computer
theme-light = Light
theme-dark = Dark

nav-home = Home
nav-vendors = Vendors
nav-agreements = Agreements
nav-findings = Findings
nav-reminders = Reminders
nav-waivers = Waivers
nav-rooms = Data rooms
nav-journal = Journal
nav-users = Users
nav-settings = Settings

form-file-again = The file you had chosen was not kept: choose it again.
form-optional = (optional)
form-problems = { $n ->
    [one] There is a problem
   *[other] There are { $n } problems
}
form-save = Save
form-cancel = Cancel

filter-name = Filter the list
filter-any = Any
filter-apply = Filter
filter-clear = Clear the filters
filter-more = More filters

list-more-than = More than { $total }
paging-name = Pages of the list
paging-first = Back to the start
paging-next = Next page
paging-shown = { $n ->
    [one] One row shown
   *[other] { $n } rows shown
}

failure-reference = If you ask for help, give the reference { $reference }; the log has it too.
failure-way-home = Go to the start page
failure-way-sign-in = Go to sign-in
failure-bad-title = That could not be understood
failure-bad-message = The address or the form has something in it that no page of ours sends. Go back and try again.
failure-stale-title = The page was too old
failure-stale-message = Nothing was saved: the form was opened before you signed in or out, or it came from another site. Go back, reload the page and send it again.
failure-forbidden-title = You may not do that
failure-forbidden-message = Your role can see this but not change it. An administrator decides on roles.
failure-not-found-title = There is no such page
failure-not-found-message = The address may be misspelt, the thing may have been withdrawn, or it is not for your role.
failure-rule-title = The rules do not allow it
failure-unwritable-title = The register takes no changes now
failure-conflict-title = Someone else was faster
failure-conflict-message = It was changed by someone else after you opened it. Nothing of yours was saved. Go back, reload the page and make your change again.
failure-too-large-title = That is too large
failure-too-large-message = An agreement’s text may be at most 5 MiB, another file at most 20 MiB. Nothing was saved.
failure-throttled-title = Too many attempts
failure-throttled-message = { $n ->
    [one] Wait a minute before the next attempt. The pause is there to stop others from guessing passwords.
   *[other] Wait { $n } minutes before the next attempt. The pause is there to stop others from guessing passwords.
}
failure-busy-title = The register is busy
failure-busy-message = Too much is going on at once. Nothing was saved. Try again in a few seconds.
failure-internal-title = Something went wrong
failure-internal-message = The fault is ours. Nothing was saved. Try again; if it happens again, tell whoever runs the register.
