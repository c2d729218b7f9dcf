# Reports: what stands on every paper, then the papers one by one.

report-author = Organisation
report-day = Data of
report-scope = Scope
# { $page } and { $pages } are put in when the pages are known.
report-folio = Page { $page } of { $pages }
report-imprint = About this document
report-digest = SHA-256 of the content in canonical JSON:
report-missing = The fonts of this document lack these characters; each is printed as a box with its code point:

# Columns and short remarks that several reports share.

report-column-vendor = Vendor
report-column-finding = Finding
report-column-why = Why, and what to do next
report-column-since = Since
report-column-reason = Reason
report-column-by = Decided by
report-column-until = Until
report-column-contact = For
report-column-name = Name
report-column-reach = How to reach
report-column-day = Day
report-column-who = Who
report-column-what = Decision
report-column-note = Comment
report-column-role = Role and status
report-column-state = State
report-column-owner = Owner
report-column-n-findings = Findings
report-not-stated = Not stated
report-waived = Waived
report-severity = Severity: { $severity }
report-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
report-n-waived = { $n } waived
report-since = since { $day }
report-until = until { $day }
report-notice-by = notice by { $day }
report-no-agreement-needed = No agreement needed

# Months, short, for pictures.

report-month-1 = Jan
report-month-2 = Feb
report-month-3 = Mar
report-month-4 = Apr
report-month-5 = May
report-month-6 = Jun
report-month-7 = Jul
report-month-8 = Aug
report-month-9 = Sep
report-month-10 = Oct
report-month-11 = Nov
report-month-12 = Dec
report-mark-ends = ends { $day }
report-mark-renews = renews { $day }
report-mark-notice = notice by { $day }
report-timeline = Last days and notice days of the agreements in force, for the next twelve months

# The vendor summary.

report-vendor = Vendor summary
report-vendor-more-findings = { $n ->
    [one] One more finding stands; it is listed below.
   *[other] { $n } more findings stand; they are listed below.
}
report-vendor-waived-findings = { $n ->
    [one] One finding has been waived; it is listed below with the reason.
   *[other] { $n } findings have been waived; they are listed below with the reasons.
}
report-vendor-is-covered = In order: “{ $title }” is in force
report-vendor-is-former = No longer in use
report-vendor-is-proposed = Proposed, not yet in use
report-vendor-is-waived = No standing finding
report-vendor-needs-nothing = In order: no agreement needed
report-vendor-needs-nothing-why = It processes no personal data on our behalf and is no joint controller with us.
report-vendor-facts = Facts
report-vendor-agreements = Agreements
report-vendor-no-agreements = The register holds no agreement with this vendor.
report-vendor-findings = Findings
report-vendor-no-findings = Nothing was found on this day.
report-vendor-waivers = Waivers in force
report-vendor-contacts = Contacts
report-vendor-decisions = Decisions
report-vendor-no-decisions = No decision has been recorded.

report-fact-legal-name = Registered name
report-fact-registration-number = Registration number
report-fact-country = Country
report-fact-website = Website
report-fact-category = Category
report-fact-service = What it does for us
report-fact-status = Status
report-fact-roles = GDPR role
report-fact-personal-data = Personal data
report-fact-data-categories = Categories of data
report-fact-data-subjects = Data subjects
report-fact-purposes = Purposes
report-fact-locations = Processed in
report-fact-certifications = Certifications
report-fact-owner = Owner
report-fact-criticality = Criticality
report-fact-tags = Tags
report-fact-notes = Notes
report-used-from = In use from { $day }
report-used-until = In use until { $day }
report-deletion-proved = Deletion or return proved on { $day }
report-special-categories = Includes special categories, GDPR 9(1)
report-criminal-data = Includes criminal offences, GDPR 10
report-certification-valid = { $name }, valid until { $day }
report-certification-ended = { $name }, ended { $day }

report-fact-state = State
report-fact-arithmetic = Term
report-fact-kind = Kind
report-fact-entity = Our company
report-fact-replaces = Replaces
report-fact-ends-with = Ends with
report-fact-amends = Amends
report-fact-bound = Binding
report-fact-review = Last review
report-fact-version = Text
report-not-bound = Not bound yet
report-bound = { $how }, { $day }
report-bound-by-us = For us: { $name }
report-bound-by-them = For the vendor: { $name }
report-review-none = Never reviewed
report-review-open = Open since { $day }
report-review-asked = Changes requested on { $day }
report-review-approved = Approved on { $day }
report-review-rejected = Rejected on { $day }
report-version = Version { $number }, added { $day }

# The register summary.

report-register = Register of vendors
report-register-all = Every vendor
report-register-attention = What needs attention
report-register-empty = No vendor matches the filter.
report-register-more = { $n ->
    [one] One more vendor needs attention; it is marked in the table that follows.
   *[other] { $n } more vendors need attention; they are marked in the table that follows.
}
report-register-n-vendors = { $n ->
    [one] vendor
   *[other] vendors
}
report-register-n-uncovered = without a valid agreement
report-register-n-other = with something else to do
report-register-n-in-order = without findings

report-filter-none = All vendors
report-filter-text = Search: “{ $value }”
report-filter-status = Status: { $value }
report-filter-category = Category: { $value }
report-filter-role = GDPR role: { $value }
report-filter-personal-data = Personal data: { $value }
report-filter-criticality = Criticality: { $value }
report-filter-finding = Finding: { $value }
report-filter-severity = Severity: { $value }
report-filter-owner = Owner: { $value }
report-filter-department = Department: { $value }
report-filter-country = Country: { $value }
report-filter-tag = Tag: { $value }
report-filter-entity = Our company: { $value }
report-filter-withdrawn = Withdrawn vendors only
report-order-name = in order of name
report-order-name-down = in order of name, last first
report-order-owner = in order of owner
report-order-owner-down = in order of owner, last first
report-order-added = in the order in which they were added
report-order-added-down = latest added first
report-order-changed = longest unchanged first
report-order-changed-down = latest changed first

calendar-end = { $title } ({ $vendor }) ends
calendar-end-next = Last day in force: { $last-day }. Agree on a successor or wind the vendor down.
calendar-notice = Notice for { $title } ({ $vendor })
calendar-notice-next = Last day to give notice: { $notice-by }. Without notice it renews after { $last-day }.

report-text = What the text says
report-texts = What the agreements’ texts say
report-text-summary = { $met } of { $musts } musts are met, { $unmet } not; { $flags ->
    [0] nothing harmful found.
    [one] 1 harmful clause found.
   *[other] { $flags } harmful clauses found.
}
report-text-language = The text is in a language that the program does not read; a person has to read it.
report-text-unreadable = The program could not read the text; a person has to read it.
report-text-reads-as = Reads as something else: { $kind }. Not confirmed by legal.
report-text-confirmed = Reads as something else: { $kind }. Confirmed by { $who }.
report-text-when = Checked { $day } with catalogue { $catalogue }.
report-text-line = line { $line }
report-text-quote = “{ $quote }”
report-text-nowhere = nothing in the text says it
report-text-good = nothing that the law demands is lacking
report-more-of-text = { $n ->
    [one] 1 more like it stands with the agreement above.
   *[other] { $n } more like it stand with the agreement above.
}
report-column-asked = Asked for
report-column-outcome = Outcome
report-column-passage = Passage
report-column-agreement = Agreement
report-column-lacking = What is lacking

# The text of an agreement.

report-text-table = Table of the agreement
report-text-image = Picture
report-text-notes = Notes of the text

# Contents, and the journal on paper.

report-contents = Contents
report-column-entry = No.
report-column-when = When
report-column-event = What happened
report-column-hash = SHA-256 of the entry
report-column-proof = Proof
report-column-version = Version
report-column-added = Added by
report-journal = Journal
report-journal-n = Entries shown
report-journal-head = Journal until
report-journal-entry = Entry { $seq }
report-journal-verify = Each entry’s hash covers the hash of the one before it. Whoever has this page can show later that nothing before it has been changed: avtal verify recomputes the chain.
report-journal-empty = The journal has no such entry.
report-journal-cut = { $n ->
    [one] Only the newest entry is shown; the older ones are in the journal.
   *[other] The newest { $n } entries are shown; the older ones are in the journal.
}
report-journal-emptied = The content of this entry has been removed; its hash stays.
report-journal-all = The whole journal
report-filter-event = Event: { $value }
report-filter-who = By: { $value }
report-filter-vendor = Vendor: { $value }
report-filter-agreement = Agreement: { $value }
report-filter-from = From { $value }
report-filter-until = Until { $value }

# The audit pack.

report-pack = Audit pack
report-pack-part = Part { $part }: { $first } – { $last }
report-pack-part-one = Part { $part }
report-pack-n-vendors = { $n ->
    [one] vendor
   *[other] vendors
}
report-pack-n-agreements = { $n ->
    [one] agreement in force, with its text
   *[other] agreements in force, with their texts
}
report-pack-n-findings = { $n ->
    [one] finding that stands
   *[other] findings that stand
}
report-pack-n-waived = { $n ->
    [one] waived finding
   *[other] waived findings
}
report-pack-asked-by = Asked for by
report-pack-holds = What this pack holds
report-pack-holds-vendor = For each vendor: where it stands on the day, its facts, agreements, findings, waivers and decisions.
report-pack-holds-agreement = For each agreement in force: what the law asks of it with the words of the text and their clause, who signed, the proofs with their hashes, and the whole text.
report-pack-holds-journal = For each vendor: what the journal says of it, each entry with its hash.
report-pack-verify = Texts and proofs are known by their SHA-256: the hash of the file that is kept is the one printed here. The journal is a chain of hashes; whoever has this page can show later that nothing before its last entry has been changed.
report-pack-checklist = Checklist
report-pack-proofs = Proofs
report-pack-no-proofs = No proof is filed.
report-pack-bytes = { $n ->
    [one] 1 byte
   *[other] { $n } bytes
}
report-pack-text = Text
report-pack-text-of = { $title }, version { $number }, between the two rules from its first line to its last. SHA-256 of the file: { $digest }
report-pack-text-lost = The file is lost or is not the one that was stored, so that its text is not shown. A finding says so.
report-text-clause = clause { $number }
report-text-under = under “{ $heading }”

# The findings report.

report-findings = Findings
report-findings-none = Nothing was found on this day.
report-findings-by-owner = By owner
report-findings-all = All
report-findings-nobody = No owner named
report-findings-waived-only = Waived findings only
report-findings-standing = Every finding that stands

# The expiry calendar.

report-expiry = Expiry calendar
report-expiry-scope = What ends and what must be given notice from { $from } to { $until }
report-expiry-picture = Filled square: the last day in force. Disc: the last day to give notice. Open square: the agreement renews. The tables that follow name every such day.
report-expiry-none = Nothing ends in these months.
report-expiry-ends = Ends
report-expiry-ends-n = { $n ->
    [one] agreement ends
   *[other] agreements end
}
report-expiry-notice = Last day to give notice
report-expiry-notice-n = { $n ->
    [one] day to give notice by
   *[other] days to give notice by
}
report-expiry-renews = Renews
report-expiry-renews-n = { $n ->
    [one] agreement renews
   *[other] agreements renew
}
report-expiry-too-late = Notice can no longer be given in time
report-expiry-in = { $n ->
    [0] today
    [one] in 1 day
   *[other] in { $n } days
}
report-column-due = What falls on it
report-weekday-1 = M
report-weekday-2 = T
report-weekday-3 = W
report-weekday-4 = T
report-weekday-5 = F
report-weekday-6 = S
report-weekday-7 = S
report-long-month-1 = January
report-long-month-2 = February
report-long-month-3 = March
report-long-month-4 = April
report-long-month-5 = May
report-long-month-6 = June
report-long-month-7 = July
report-long-month-8 = August
report-long-month-9 = September
report-long-month-10 = October
report-long-month-11 = November
report-long-month-12 = December

# The review of an agreement in the register.

report-review = Review of the text
report-fact-checked = Check
report-review-unchecked = This version has not been checked yet.

# Audit packs of many vendors.

pack-title = Audit pack
pack-progress = { $done } of { $all } vendors are in the pack
pack-wait = This page loads itself again until the pack is ready. You may go on with other things meanwhile.
pack-reload = Look now
pack-cancel = Stop
pack-cancelled = The pack was stopped.
pack-broken = The pack could not be made. Ask for it again; if it happens once more, tell whoever runs the server.
pack-finished = { $pages ->
    [one] The pack is ready: one page, { $kib } KiB. It is kept here for an hour.
   *[other] The pack is ready: { $pages } pages, { $kib } KiB. It is kept here for an hour.
}
pack-fetch = Download the pack
pack-back = Back to the vendors
report-vendor-chain = Sub-processors and transfers
report-column-recipient = Recipient
report-column-where = Where
report-column-transfer = Transfers outside the EEA
report-since-day = since { $day }
report-within-area = in the EEA
