# The arithmetic of a term: parts of one sentence, joined by commas in this order.

term-not-bound = not bound yet
term-from = in force from { $day }
term-since = in force since { $day }
term-was = was in force from { $day }
term-renews = { $n ->
    [one] renews every month
   *[other] renews every { $n } months
}
term-notice-given = notice given on { $day }
term-terminated = terminated, last day { $day }
term-ended = ended after { $day }
term-last-day = last day { $day }
term-renewed-until = renewed until { $day }
term-next-end = next end { $day }
term-no-end = until further notice
term-notice-by = notice by { $day }
