# The register as it stood at the end of a past day.

past-title = As of a past day
past-lead = Shows every vendor with its state and findings as they stood at the end of a day, built from what the journal says each entry left in the register. Today’s tables are not looked at.
past-day = Day
past-day-hint = By the registry’s clock: everything entered up to midnight counts.
past-day-wrong = Give a day, such as 2026-03-31.
past-day-to-come = This day is still to come.
past-act = Build it
past-another = Another day
past-fetch = As PDF
past-as-of = Register as of { $day }
past-progress = The register of that day is being built.
past-broken = The register of that day could not be built. What stopped it is in the server’s log.
past-built-from = Built from the journal up to entry { $seq }, the last one on or before { $day }: { $n ->
    [one] one row
   *[other] { $n } rows
} of facts. States and findings follow from them by today’s rules.
past-complete-from = The journal holds whole rows since { $day }; for days from then on it is complete.
past-before-first = The journal holds whole rows only since { $day }. What stood on the day that you asked for cannot be built from it.
past-emptied = { $n ->
    [one] One row is missing, because its content was removed from the journal.
   *[other] { $n } rows are missing, because their content was removed from the journal.
}
past-in-order = In order
past-total = { $n ->
    [0] No vendor was in the register that day.
    [one] One vendor was in the register that day.
   *[other] { $n } vendors were in the register that day.
}
past-more = The page shows the first { $n } by name; the PDF has all.
past-column-vendor = Vendor
past-column-owner = Owner
past-column-status = Status
past-column-standing = What stood
past-column-since = Since
report-past = Register as of a past day
