# The start page, the list of findings, the waivers, the timeline and the search.

home-title = What needs attention
home-answer = { $n ->
    [0] None of the { $vendors } vendors in the register has a serious finding.
    [one] 1 of { $vendors } vendors has a serious finding.
   *[other] { $n } of { $vendors } vendors have serious findings.
}
home-empty = The register is empty.
home-begin = Begin with one vendor
home-begin-lead = Add a vendor, say what it does with whose data, and add its agreement. What is missing is then computed for you.
home-counts = The register in numbers
home-n-high = { $n ->
    [one] serious finding
   *[other] serious findings
}
home-n-medium = { $n ->
    [one] medium finding
   *[other] medium findings
}
home-n-low = { $n ->
    [one] minor finding
   *[other] minor findings
}
home-n-in-force = { $n ->
    [one] agreement in force
   *[other] agreements in force
}
home-n-expiring = expiring soon
home-n-awaiting = awaiting signature
home-n-in-review = in review
home-n-active = { $n ->
    [one] active vendor
   *[other] active vendors
}
home-attention = Most urgent
home-whose = Whose findings
home-whose-all = Everyone’s
home-whose-mine = My vendors
home-all-well = Nothing to do
home-all-well-lead = No vendor has a finding today.
home-all-well-mine = No vendor that you own has a finding today.
home-all-findings = { $n ->
    [one] See the finding in the list
   *[other] See all { $n } findings
}

timeline-title = What ends in the next 18 months
timeline-lead = The line runs from today to the last day in force. After the notice day, an agreement that renews goes on.
timeline-agreement = Agreement
timeline-picture = Time line
timeline-notice = Give notice by
timeline-end = Last day
timeline-none = No notice needed
timeline-calendar = Download the dates for your calendar
timeline-pdf = Twelve months as PDF
timeline-nothing = Nothing ends in that time.
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

finding-title = Findings
finding-lead = What is missing, late or wrong today, why, and what to do next.
finding-tab-standing = Standing
finding-tab-waived = Waived
finding-is-waived = Waived
finding-severity = Severity
finding-code = Finding
finding-vendor = Vendor
finding-what = What and why
finding-since = Since
finding-next = Next:
finding-no-vendor = No vendor
finding-total = { $n ->
    [one] 1 finding
   *[other] { $n } findings
}
finding-empty = Nothing is missing
finding-empty-lead = No finding stands today.
finding-empty-filter = No finding matches
finding-empty-filter-lead = Take a filter away, or clear them all.
finding-empty-waived = Nothing is waived
finding-empty-waived-lead = Legal has not waived any finding that stands today.

waiver-title = Waivers
waiver-lead = Findings that legal has decided to live with, until a day and for a reason.
waiver-act = Waive
waiver-new = Waive a finding
waiver-new-title = Waive: { $what }
waiver-new-lead = The finding stays in the lists, counted apart, until the last day. A waiver that no longer matches anything is reported.
waiver-reason = Reason
waiver-reason-hint = Why it is acceptable, and who has been asked. At least 10 characters.
waiver-last-day = Last day
waiver-last-day-hint = At most 12 months from today: { $day }.
waiver-of = What is waived
waiver-author = Waived by
waiver-until = Until
waiver-days-left = { $n ->
    [0] ends today
    [one] 1 day left
   *[other] { $n } days left
}
waiver-end-act = End now
waiver-end-confirm = End this waiver? The finding stands again from today.
waiver-ended-by-hand = Ended before its last day
waiver-empty = No waivers
waiver-empty-lead = A waiver is made from a finding.
waiver-to-findings = See the findings
flash-waived = Waived: { $what }.
flash-waiver-ended = The waiver has ended.

search-title = Search
search-for = Found for “{ $words }”
search-vendor = Vendor
search-agreement = Agreement
search-nothing = Nothing was found
search-nothing-asked = What are you looking for?
search-nothing-lead = The names and facts of vendors and the texts of agreements are searched, in English and Swedish, also by parts of words.
search-cut = Only the best hits are shown. Add a word to find fewer.
finding-more = { $n ->
    [one] and 1 more like it in the same agreement
   *[other] and { $n } more like it in the same agreement
}
home-recheck = The catalogue or the house profile has changed: { $done } of { $all } texts have been checked anew. Nothing needs to be done.
