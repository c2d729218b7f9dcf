# Registret som det såg ut vid slutet av en tidigare dag.

past-title = Som det såg ut en dag
past-lead = Visar varje leverantör med läge och brister som de var vid slutet av en dag, uppbyggt av det som loggen säger att varje post lämnade i registret. Dagens tabeller används inte.
past-day = Dag
past-day-hint = Efter registrets klocka: allt som lades in fram till midnatt räknas.
past-day-wrong = Ange en dag, till exempel 2026-03-31.
past-day-to-come = Den dagen har inte varit än.
past-act = Bygg upp
past-another = En annan dag
past-fetch = Som PDF
past-as-of = Registret den { $day }
past-progress = Registret för den dagen byggs upp.
past-broken = Registret för den dagen kunde inte byggas upp. Serverns logg säger varför.
past-built-from = Uppbyggt av loggen till och med post { $seq }, den sista senast { $day }: { $n ->
    [one] en rad
   *[other] { $n } rader
} med uppgifter. Lägen och brister följer av dem enligt dagens regler.
past-complete-from = Loggen håller hela rader sedan { $day }; för dagar från och med då är den fullständig.
past-before-first = Loggen håller hela rader först sedan { $day }. Hur det såg ut den dag du frågar efter går inte att bygga upp ur den.
past-emptied = { $n ->
    [one] En rad saknas, eftersom dess innehåll har tagits bort ur loggen.
   *[other] { $n } rader saknas, eftersom deras innehåll har tagits bort ur loggen.
}
past-in-order = I ordning
past-total = { $n ->
    [0] Ingen leverantör fanns i registret den dagen.
    [one] En leverantör fanns i registret den dagen.
   *[other] { $n } leverantörer fanns i registret den dagen.
}
past-more = Sidan visar de första { $n } i namnordning; PDF:en har alla.
past-column-vendor = Leverantör
past-column-owner = Ansvarig
past-column-status = Status
past-column-standing = Läge
past-column-since = Sedan
report-past = Registret en tidigare dag
