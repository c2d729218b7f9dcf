# Reminders: the list, what each is about, the rules.

due-last-day = Last day
due-notice-day = Last day to give notice
due-review-due = Review due
due-objection-deadline = Last day to object
due-certification-end = End of a certification
due-waiver-end = End of a waiver

reminder-state-open = To do
reminder-state-snoozed = Put aside
reminder-state-done = Done
reminder-state-over = No longer due

reminder-title = Reminders
reminder-lead = What somebody must act on by a day. Each comes the number of days before that the settings say, once, and goes when the day changes or there is nothing left to do.
reminder-whose = Whose
reminder-mine = Mine
reminder-all = Everybody’s
reminder-show = Which
reminder-what = About
reminder-day = Day
reminder-next = Next step
reminder-users = For
reminder-acts = Deal with it
reminder-in = { $n ->
    [0] today
    [one] in 1 day
   *[other] in { $n } days
}
reminder-ago = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
}
reminder-next-last-day = Agree on a new version, or wind the vendor down
reminder-next-notice-day = Decide whether it goes on, or give notice
reminder-next-review-due = Look at the agreement again
reminder-next-objection-deadline = Object, or accept the change
reminder-next-certification-end = Ask the vendor for the new certificate
reminder-next-waiver-end = Put right what was waived, or waive it again
reminder-escalated = Nobody has acted: told further on { $day }
reminder-snoozed-by = Put aside by { $who }, comes back on { $day }
reminder-done-by = Dealt with by { $who } on { $day }
reminder-done-act = Done
reminder-snooze-act = Put aside
reminder-open-act = Open again
reminder-more = Further reminders
reminder-empty = Nothing here
reminder-empty-lead = Reminders come by themselves as the days approach.
reminder-snooze-title = Put a reminder aside
reminder-snooze-lead = It leaves the list of what is to do and comes back on the day that you choose.
reminder-until = Comes back on
reminder-until-hint = After today, at the latest { $day }.
reminder-department-title = A department’s reminders
reminder-department-lead = Vendors without an owner who can sign in remind their department. Whose reminders do you take?
reminder-department = Department
reminder-department-hint = As it is written at the vendors. Empty: none.
reminder-rules-title = Reminders
reminder-rules-lead = Of last days, days to give notice, reviews, certifications and waivers. They go to the vendor’s owner, else to its department, else to a role.
reminder-leads = Days before
reminder-leads-hint = Separated by commas; 0 is the day itself. At most eight.
reminder-escalate-days = Days without action until the role is told as well
reminder-escalate-days-hint = Empty: never.
reminder-role = Role
reminder-rules-act = Save the rules
flash-reminder-done = The reminder is dealt with.
flash-reminder-open = The reminder is open again.
flash-reminder-snoozed = The reminder is put aside and comes back on { $day }.
flash-reminder-department = Your department is saved.
flash-reminder-rules = The rules of reminders are saved.

# The calendar address.
feed-title = Dates in your calendar
feed-lead = Outlook, Google Calendar and others fetch the dates of the register from a secret address and keep them up to date. Whoever knows the address can read them: treat it like a password.
feed-none = There is no address yet.
feed-made = The address was made on { $day }. It was shown once; if you no longer have it, make a new one.
feed-scope = Which dates
feed-scope-mine = Those I am reminded of
feed-scope-all = All in the register
feed-leads = Alarm, days before
feed-leads-hint = Separated by commas; 0 is the day itself. Empty: as the organisation’s reminders. Some calendars set alarms of their own instead.
feed-make = Make an address
feed-change = Save the choices
feed-renew = Make a new address
feed-end = End the address
feed-shown-title = Your calendar address
feed-shown-lead = Copy it now: it is not shown again. An earlier address no longer works.
feed-shown-link = Address
feed-shown-copy = Copy
feed-shown-copied = Copied
feed-shown-subscribe = Open in the calendar on this device
feed-shown-how = How to add it
feed-shown-outlook = Outlook: Add calendar, then “Subscribe from web”, and paste the address.
feed-shown-google = Google Calendar: Other calendars, +, then “From URL”. Google asks again about every twelve hours.
feed-shown-apple = Apple Calendar: File, then “New Calendar Subscription”.
feed-shown-back = Back to the account
feed-summary = { $what }: { $subject } ({ $vendor })
feed-description = { $next }.
    Vendor: { $vendor }
    { $url }
flash-feed-changed = The choices are saved. Calendars show them when they next ask.
flash-feed-ended = The address has ended. Calendars that fetch from it get nothing more.
