# Rapporter: det som står på varje rapport, sedan rapporterna var för sig.

report-author = Organisation
report-day = Uppgifter per
report-scope = Omfattning
# { $page } och { $pages } fylls i när sidorna är kända.
report-folio = Sida { $page } av { $pages }
report-imprint = Om dokumentet
report-digest = SHA-256 för innehållet i kanonisk JSON:
report-missing = Dokumentets typsnitt saknar dessa tecken; vart och ett visas som en ruta med sin kodpunkt:

# Kolumner och korta uppgifter som flera rapporter delar.

report-column-vendor = Leverantör
report-column-finding = Brist
report-column-why = Skäl och nästa steg
report-column-since = Sedan
report-column-reason = Skäl
report-column-by = Beslutat av
report-column-until = Till och med
report-column-contact = För
report-column-name = Namn
report-column-reach = Kontaktvägar
report-column-day = Dag
report-column-who = Vem
report-column-what = Beslut
report-column-note = Kommentar
report-column-role = Roll och status
report-column-state = Läge
report-column-owner = Ansvarig
report-column-n-findings = Brister
report-not-stated = Inte angivet
report-waived = Undantag medgivet
report-severity = Allvarlighetsgrad: { $severity }
report-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagar
}
report-n-waived = { $n } med undantag
report-since = sedan { $day }
report-until = t.o.m. { $day }
report-notice-by = säg upp senast { $day }
report-no-agreement-needed = Inget avtal behövs

# Månader, korta, till bilder.

report-month-1 = jan
report-month-2 = feb
report-month-3 = mars
report-month-4 = apr
report-month-5 = maj
report-month-6 = juni
report-month-7 = juli
report-month-8 = aug
report-month-9 = sep
report-month-10 = okt
report-month-11 = nov
report-month-12 = dec
report-mark-ends = slutar { $day }
report-mark-renews = förlängs { $day }
report-mark-notice = säg upp senast { $day }
report-timeline = Slutdagar och uppsägningsdagar för gällande avtal, de närmaste tolv månaderna

# Leverantörsöversikten.

report-vendor = Leverantörsöversikt
report-vendor-more-findings = { $n ->
    [one] Det finns en brist till; den står längre ned.
   *[other] Det finns { $n } brister till; de står längre ned.
}
report-vendor-waived-findings = { $n ->
    [one] För en brist gäller undantag; den står längre ned med skälet.
   *[other] För { $n } brister gäller undantag; de står längre ned med skälen.
}
report-vendor-is-covered = I ordning: ”{ $title }” gäller
report-vendor-is-former = Anlitas inte längre
report-vendor-is-proposed = Föreslagen, anlitas inte ännu
report-vendor-is-waived = Ingen kvarstående brist
report-vendor-needs-nothing = I ordning: inget avtal behövs
report-vendor-needs-nothing-why = Leverantören behandlar inga personuppgifter för vår räkning och är inte gemensamt ansvarig med oss.
report-vendor-facts = Uppgifter
report-vendor-agreements = Avtal
report-vendor-no-agreements = Det finns inget avtal med leverantören i registret.
report-vendor-findings = Brister
report-vendor-no-findings = Inga brister denna dag.
report-vendor-waivers = Gällande undantag
report-vendor-contacts = Kontakter
report-vendor-decisions = Beslut
report-vendor-no-decisions = Det finns inga beslut i registret.

report-fact-legal-name = Registrerat namn
report-fact-registration-number = Registreringsnummer
report-fact-country = Land
report-fact-website = Webbplats
report-fact-category = Kategori
report-fact-service = Vad den gör åt oss
report-fact-status = Status
report-fact-roles = Roll enligt GDPR
report-fact-personal-data = Personuppgifter
report-fact-data-categories = Kategorier av uppgifter
report-fact-data-subjects = Registrerade
report-fact-purposes = Ändamål
report-fact-locations = Behandlas i
report-fact-certifications = Certifieringar
report-fact-owner = Ansvarig
report-fact-criticality = Betydelse för oss
report-fact-tags = Etiketter
report-fact-notes = Anteckningar
report-used-from = Anlitas sedan { $day }
report-used-until = Anlitades till och med { $day }
report-deletion-proved = Radering eller återlämning styrkt { $day }
report-special-categories = Omfattar känsliga personuppgifter, artikel 9.1 i GDPR
report-criminal-data = Omfattar uppgifter om lagöverträdelser, artikel 10 i GDPR
report-certification-valid = { $name }, giltig t.o.m. { $day }
report-certification-ended = { $name }, upphörde { $day }

report-fact-state = Läge
report-fact-arithmetic = Avtalstid
report-fact-kind = Typ
report-fact-entity = Vårt bolag
report-fact-replaces = Ersätter
report-fact-amends = Ändrar
report-fact-bound = Bindande
report-fact-review = Senaste granskning
report-fact-version = Text
report-not-bound = Inte bindande ännu
report-bound = { $how }, { $day }
report-bound-by-us = För oss: { $name }
report-bound-by-them = För leverantören: { $name }
report-review-none = Aldrig granskat
report-review-open = Pågår sedan { $day }
report-review-approved = Godkänt { $day }
report-review-rejected = Underkänt { $day }
report-version = Version { $number }, inlagd { $day }

# Registeröversikten.

report-register = Leverantörsregister
report-register-all = Alla leverantörer
report-register-attention = Att åtgärda
report-register-empty = Ingen leverantör motsvarar urvalet.
report-register-more = { $n ->
    [one] Ytterligare en leverantör har något att åtgärda; den är märkt i tabellen som följer.
   *[other] Ytterligare { $n } leverantörer har något att åtgärda; de är märkta i tabellen som följer.
}
report-register-n-vendors = { $n ->
    [one] leverantör
   *[other] leverantörer
}
report-register-n-uncovered = utan giltigt avtal
report-register-n-other = med annat att åtgärda
report-register-n-in-order = utan brister

report-filter-none = Alla leverantörer
report-filter-text = Sökning: ”{ $value }”
report-filter-status = Status: { $value }
report-filter-category = Kategori: { $value }
report-filter-role = Roll enligt GDPR: { $value }
report-filter-personal-data = Personuppgifter: { $value }
report-filter-criticality = Betydelse för oss: { $value }
report-filter-finding = Brist: { $value }
report-filter-severity = Allvarlighetsgrad: { $value }
report-filter-owner = Ansvarig: { $value }
report-filter-department = Avdelning: { $value }
report-filter-country = Land: { $value }
report-filter-tag = Etikett: { $value }
report-filter-entity = Vårt bolag: { $value }
report-filter-withdrawn = Endast tillbakadragna leverantörer
report-order-name = i namnordning
report-order-name-down = i omvänd namnordning
report-order-owner = ordnade efter ansvarig
report-order-owner-down = ordnade efter ansvarig, sista först
report-order-added = i den ordning de lades till
report-order-added-down = senast tillagda först
report-order-changed = längst oförändrade först
report-order-changed-down = senast ändrade först

calendar-end = { $title } ({ $vendor }) löper ut
calendar-end-next = Sista dag: { $last-day }. Kom överens om en efterföljare eller avveckla leverantören.
calendar-notice = Uppsägning av { $title } ({ $vendor })
calendar-notice-next = Sista dag för uppsägning: { $notice-by }. Annars förlängs avtalet efter { $last-day }.

report-text = Vad texten säger
report-texts = Vad avtalens texter säger
report-text-summary = { $met } av { $musts } obligatoriska krav är uppfyllda, { $unmet } inte; { $flags ->
    [0] inget skadligt villkor hittat.
    [one] 1 skadligt villkor hittat.
   *[other] { $flags } skadliga villkor hittade.
}
report-text-language = Texten är på ett språk som programmet inte läser; en människa behöver läsa den.
report-text-unreadable = Programmet kunde inte läsa texten; en människa behöver läsa den.
report-text-reads-as = Läses som något annat: { $kind }. Inte bekräftat av jurist.
report-text-confirmed = Läses som något annat: { $kind }. Bekräftat av { $who }.
report-text-when = Kontrollerad { $day } mot katalog { $catalogue }.
report-text-line = rad { $line }
report-text-quote = ”{ $quote }”
report-text-nowhere = inget i texten säger det
report-text-good = inget som lagen kräver saknas
report-more-of-text = { $n ->
    [one] 1 till av samma slag står vid avtalet ovan.
   *[other] { $n } till av samma slag står vid avtalet ovan.
}
report-column-asked = Krav
report-column-outcome = Utfall
report-column-passage = Ställe
report-column-agreement = Avtal
report-column-lacking = Det som brister

# Avtalstexten.

report-text-table = Tabell i avtalet
report-text-image = Bild
report-text-notes = Noter i texten
