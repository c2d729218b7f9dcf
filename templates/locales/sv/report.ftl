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
report-fact-ends-with = Upphör tillsammans med
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
report-review-asked = Ändringar begärda { $day }
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

# Innehållsförteckning och loggen på papper.

report-contents = Innehåll
report-column-entry = Nr
report-column-when = När
report-column-event = Vad som hände
report-column-hash = Postens SHA-256
report-column-proof = Bevis
report-column-version = Version
report-column-added = Tillagt av
report-journal = Logg
report-journal-n = Antal poster
report-journal-head = Loggen till och med
report-journal-entry = Post { $seq }
report-journal-verify = Varje posts kontrollsumma omfattar den föregåendes. Den som har den här sidan kan senare visa att inget före den har ändrats: avtal verify räknar om kedjan.
report-journal-empty = Loggen har ingen sådan post.
report-journal-cut = { $n ->
    [one] Endast den senaste posten visas; de äldre finns i loggen.
   *[other] De senaste { $n } posterna visas; de äldre finns i loggen.
}
report-journal-emptied = Postens innehåll har tagits bort; kontrollsumman står kvar.
report-journal-all = Hela loggen
report-filter-event = Händelse: { $value }
report-filter-who = Av: { $value }
report-filter-vendor = Leverantör: { $value }
report-filter-agreement = Avtal: { $value }
report-filter-from = Från och med { $value }
report-filter-until = Till och med { $value }

# Revisionspärmen.

report-pack = Revisionspärm
report-pack-part = Del { $part }: { $first } – { $last }
report-pack-part-one = Del { $part }
report-pack-n-vendors = { $n ->
    [one] leverantör
   *[other] leverantörer
}
report-pack-n-agreements = { $n ->
    [one] gällande avtal med sin text
   *[other] gällande avtal med sina texter
}
report-pack-n-findings = { $n ->
    [one] kvarstående brist
   *[other] kvarstående brister
}
report-pack-n-waived = { $n ->
    [one] brist med undantag
   *[other] brister med undantag
}
report-pack-asked-by = Beställd av
report-pack-holds = Det här innehåller pärmen
report-pack-holds-vendor = Om varje leverantör: läget på dagen, uppgifter, avtal, brister, undantag och beslut.
report-pack-holds-agreement = Om varje gällande avtal: vad lagen kräver av det med avtalets egna ord och punkt, vem som skrev under, bevisen med kontrollsummor och hela texten.
report-pack-holds-journal = Om varje leverantör: vad loggen säger om den, post för post med kontrollsumma.
report-pack-verify = Texter och bevis känns igen på sin SHA-256: den bevarade filens kontrollsumma är den som står här. Loggen är en kedja av kontrollsummor; den som har den här sidan kan senare visa att inget före dess sista post har ändrats.
report-pack-checklist = Checklista
report-pack-proofs = Bevis
report-pack-no-proofs = Inget bevis har lagts in.
report-pack-bytes = { $n } byte
report-pack-text = Text
report-pack-text-of = { $title }, version { $number }, återges mellan de två linjerna från första till sista raden. Filens SHA-256: { $digest }
report-pack-text-lost = Filen är borta eller är inte den som lades in, så texten visas inte. Det står bland bristerna.
report-text-clause = punkt { $number }
report-text-under = under ”{ $heading }”

# Bristrapporten.

report-findings = Brister
report-findings-none = Inga brister den här dagen.
report-findings-by-owner = Per ansvarig
report-findings-all = Alla
report-findings-nobody = Ingen ansvarig utsedd
report-findings-waived-only = Endast brister med undantag
report-findings-standing = Alla kvarstående brister

# Förfallokalendern.

report-expiry = Förfallokalender
report-expiry-scope = Vad som löper ut och ska sägas upp från { $from } till { $until }
report-expiry-picture = Fylld kvadrat: sista giltighetsdag. Cirkel: sista dag att säga upp. Öppen kvadrat: avtalet förlängs. Tabellerna nedan tar upp varje sådan dag.
report-expiry-none = Inget löper ut under de här månaderna.
report-expiry-ends = Löper ut
report-expiry-ends-n = { $n ->
    [one] avtal löper ut
   *[other] avtal löper ut
}
report-expiry-notice = Sista dag att säga upp
report-expiry-notice-n = { $n ->
    [one] sista dag att säga upp
   *[other] sista dagar att säga upp
}
report-expiry-renews = Förlängs
report-expiry-renews-n = { $n ->
    [one] avtal förlängs
   *[other] avtal förlängs
}
report-expiry-too-late = Det går inte längre att säga upp i tid
report-expiry-in = { $n ->
    [0] i dag
    [one] om 1 dag
   *[other] om { $n } dagar
}
report-column-due = Vad som händer
report-weekday-1 = M
report-weekday-2 = T
report-weekday-3 = O
report-weekday-4 = T
report-weekday-5 = F
report-weekday-6 = L
report-weekday-7 = S
report-long-month-1 = Januari
report-long-month-2 = Februari
report-long-month-3 = Mars
report-long-month-4 = April
report-long-month-5 = Maj
report-long-month-6 = Juni
report-long-month-7 = Juli
report-long-month-8 = Augusti
report-long-month-9 = September
report-long-month-10 = Oktober
report-long-month-11 = November
report-long-month-12 = December

# Kontrollen av ett avtal i registret.

report-review = Kontroll av avtalstexten
report-fact-checked = Kontroll
report-review-unchecked = Den här versionen har inte kontrollerats än.

# Revisionspärmar för många leverantörer.

pack-title = Revisionspärm
pack-progress = { $done } av { $all } leverantörer är med
pack-wait = Sidan laddas om tills pärmen är klar. Under tiden kan du göra annat.
pack-reload = Titta nu
pack-cancel = Avbryt
pack-cancelled = Pärmen avbröts.
pack-broken = Pärmen gick inte att göra. Beställ den igen; händer det på nytt, säg till den som sköter servern.
pack-finished = { $pages ->
    [one] Pärmen är klar: en sida, { $kib } KiB. Den finns kvar här en timme.
   *[other] Pärmen är klar: { $pages } sidor, { $kib } KiB. Den finns kvar här en timme.
}
pack-fetch = Hämta pärmen
pack-back = Tillbaka till leverantörerna
report-vendor-chain = Underbiträden och överföringar
report-column-recipient = Mottagare
report-column-where = Var
report-column-transfer = Överföringar utanför EES
report-since-day = sedan { $day }
report-within-area = inom EES
