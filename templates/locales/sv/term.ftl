# Avtalstidens räkning: delar av en mening, fogade med komman i denna ordning.

term-not-bound = inte bindande ännu
term-from = gäller från { $day }
term-since = gäller sedan { $day }
term-was = gällde från { $day }
term-renews = { $n ->
    [one] förlängs en månad i taget
   *[other] förlängs { $n } månader i taget
}
term-notice-given = uppsägning lämnad { $day }
term-terminated = avslutat, sista dag { $day }
term-ended = löpte ut efter { $day }
term-last-day = sista dag { $day }
term-renewed-until = förlängt till { $day }
term-next-end = nästa slutdag { $day }
term-no-end = tills vidare
term-notice-by = uppsägning senast { $day }
