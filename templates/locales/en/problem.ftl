# What is wrong with a field, and what is wanted instead.

problem-required = Fill this in.
problem-too-long = { $n ->
    [one] At most 1 character.
   *[other] At most { $n } characters.
}
problem-too-short = { $n ->
    [one] At least 1 character.
   *[other] At least { $n } characters.
}
problem-too-many = { $n ->
    [one] At most 1 entry.
   *[other] At most { $n } entries.
}
problem-character = This holds a character that cannot be seen or that turns the direction of text. Type it again instead of pasting it.
problem-not-a-choice = Choose one of the values on offer.
problem-not-a-day = Write the day as year-month-day, such as 2026-03-01.
problem-day-out-of-range = Give a year from 1900 to 2199.
problem-in-future = This day has not come yet.
problem-not-a-number = Give a whole number from { $min } to { $max }.
problem-country = Give a country by its name or by its two letters, such as SE.
problem-email = Write an e-mail address, such as privacy@example.com.
problem-website = Write an address on the web, such as https://example.com.
problem-number-organisationsnummer = A Swedish organisationsnummer has ten digits, such as 556000-0001, and its last digit must fit the others.
problem-number-lei = This looks like an LEI, but its check digits do not fit.
problem-number-vat = This looks like a VAT number of the country, but its length or digits do not fit.
problem-role-none = A vendor without a role cannot have another one as well.
problem-before-used-from = The last day cannot lie before the first.
problem-ends-before-start = The last day cannot lie before the first.
problem-renewal-needs-end = To renew, the agreement needs its first last day.
problem-termination-needs-end = A terminated agreement needs its last day.
problem-notice-without-renewal = It ends by itself: notice is only given where it renews or has no end.
problem-time-zone = Give a time zone by its IANA name, such as Europe/Stockholm.
problem-cannot-be-waived = This finding cannot be waived.
problem-waiver-in-past = Give today or a day after it.
problem-waiver-too-long = A waiver holds at most 12 months.
problem-reminder-leads = Give days before as whole numbers from 0 to 365, separated by commas: 90, 30, 7, 0.
problem-reminder-until = Choose a day after today, and not later than the day that the reminder is about; once that has come, at most 30 days ahead.
