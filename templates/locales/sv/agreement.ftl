# Avtalen: listan, sidan för ett avtal, texten och formulären.

agreement-list = Avtal
agreement-list-lead = Alla avtal med leverantörer, var de står i dag och när någon måste göra något.
agreement-new = Lägg till avtal
agreement-total = { $n ->
    [one] 1 avtal.
   *[other] { $n } avtal.
}
agreement-endless = Avtal utan en sådan dag är inte med i den här ordningen.
agreement-none = Inga avtal än
agreement-none-lead = Lägg till det första: välj leverantör och ladda upp eller klistra in texten.
agreement-none-filter = Inget passar filtren
agreement-none-filter-lead = Ta bort något av dem för att se fler.
agreement-only-vendor = Med
agreement-all-vendors = Visa alla leverantörer
agreement-no-day = –
agreement-no-findings = Inga
agreement-no-findings-lead = Inga brister i avtalet i dag.
agreement-n-high = { $n ->
    [one] 1 hög
   *[other] { $n } höga
}
agreement-n-medium = { $n } medel
agreement-n-low = { $n ->
    [one] 1 låg
   *[other] { $n } låga
}
agreement-high = Hög
agreement-medium = Medel
agreement-low = Låg
agreement-yes = Ja

# Fältens namn
agreement-title = Titel
agreement-title-empty = Lämnas den tom hämtas den ur texten.
agreement-kind = Typ
agreement-vendors = Leverantörer
agreement-entity = Vårt bolag
agreement-state = Läge
agreement-lang = Språk
agreement-finding = Brist
agreement-findings = Brister
agreement-last-day = Sista dag
agreement-notice-by = Säg upp senast
agreement-ends-from = Löper ut tidigast
agreement-ends-to = Löper ut senast
agreement-replaces = Ersätter
agreement-replaces-hint = Avtalet som upphör när det här börjar gälla.
agreement-amends = Ändrar
agreement-ends-with = Upphör tillsammans med
agreement-ends-with-hint = Avtalet får då samma sista dag, förlängning och uppsägningstid som det andra, om dess egen sista dag inte är tidigare. Ett tilläggsavtal upphör alltid med det avtal som det ändrar.
agreement-ended-by = Upphör tillsammans med detta
agreement-follows = Upphör tillsammans med ”{ $title }”: sista dag, förlängning och uppsägningstid räknas därifrån, om den egna sista dagen inte är tidigare.
agreement-purpose = Vad det bevisar
proof-purpose-binding = Att avtalet binder
proof-purpose-deletion = Att uppgifterna är raderade eller återlämnade
agreement-replaced-by = Ersatt av
agreement-amended-by = Ändrat av
agreement-review-months = Granskningsintervall
agreement-review-months-hint = I månader. Tomt: enligt inställningarna.
agreement-notes = Anteckningar
agreement-file = Fil
agreement-file-hint = En Markdownfil (.md) på högst 5 MiB. Den sparas exakt som den är.
agreement-text = Eller klistra in texten
agreement-effective-from = Gäller från
agreement-effective-from-hint = Tomt: från den dag det blir bindande.
agreement-ends-on = Sista dag det gäller
agreement-ends-on-hint = Den första slutdagen, före förlängningar. Tomt: tills vidare.
agreement-renews-months = Förlängs med (månader)
agreement-renews-months-hint = Tomt: det förlängs inte.
agreement-renewal = Förlängs
agreement-notice = Uppsägningstid
agreement-notice-hint = Hur långt före sista dagen avtalet måste sägas upp.
agreement-notice-unit = Uppsägningstidens enhet
agreement-notice-given-on = Uppsagt den
agreement-terminated = Avslutat
agreement-bound = Bindande sedan
agreement-on = Dag
agreement-on-hint = Den dag då den sista parten blev bunden.
agreement-mode = Hur
agreement-by-us = Undertecknat för oss av
agreement-by-them = Undertecknat för leverantören av
agreement-proof = Bevis
agreement-proof-hint = Den undertecknade PDF:en, en PNG-bild eller ett e-postmeddelande (.eml), högst 20 MiB.
agreement-proofs = Bevis
agreement-proof-about = { $purpose }; { $kind }, { $size }, tillagt { $day } av { $who }
agreement-decision = Beslut
agreement-approve = Godkänn
agreement-request-changes = Begär ändringar: granskningen förblir öppen
agreement-reject = Underkänn
agreement-comment = Kommentar
agreement-comment-hint = Vad som beslutades och varför; måste anges om texten underkänns.
agreement-comment-wanted = Skriv varför texten underkänns, så att nästa version kan bli bättre.
agreement-reason = Skäl
agreement-reason-hint = Minst tio tecken. Skälet står kvar i loggen.
agreement-remove = Ta bort filen också
agreement-remove-hint = För en text som inte alls får finnas här. Kontrollsumman och skälet står kvar.
agreement-added-on = Tillagt
agreement-size = Storlek
agreement-review-open = Granskas sedan
agreement-review-asked = Ändringar begärda
agreement-review-approved = Godkänt
agreement-review-rejected = Underkänt

agreement-every-months = { $n ->
    [one] varje månad
    [2] varannan månad
   *[other] var { $n }:e månad
}
agreement-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagar
}
agreement-months = { $n ->
    [one] 1 månad
   *[other] { $n } månader
}

# Sidan för ett avtal
agreement-read = Läs texten
agreement-download = Ladda ned Markdown
agreement-review-pdf = Kontrollen som PDF
agreement-edit = Ändra uppgifterna
agreement-new-version = Lägg till version
agreement-versions = Versioner
agreement-version-n = Version { $n }
agreement-no-version = Det finns ingen text än.
agreement-overview = Översikt
agreement-facts = Uppgifter
agreement-next = Nästa steg:
agreement-waived = Undantag medgivet
agreement-history = Historik
agreement-all-history = Hela historiken i loggen
agreement-act-review = Granskning
agreement-act-bind = Bindande
agreement-act-term = Datum
agreement-act-proof = Lägg till bevis
agreement-act-notice = Uppsagt
agreement-act-terminate = Avsluta
agreement-act-kind = Bekräfta vad texten är
agreement-act-withdraw = Dra tillbaka

# Texten
agreement-contents = Innehåll
agreement-text-of = Texten
agreement-front = Vad filen säger om sig själv
agreement-unreadable = Texten kan inte visas
agreement-checks = Checklista
agreement-checks-lead = Vad lagen kräver och vad programmet hittar i texten. Besluten fattas av en människa.
agreement-check-value = Utanför vår policy
agreement-check-summary = { $met } av { $musts } ska-krav är uppfyllda, { $flags ->
    [0] och inget skadligt villkor hittades.
    [one] och 1 skadligt villkor hittades.
   *[other] och { $flags } skadliga villkor hittades.
}
agreement-check-language = Texten är på ett språk som programmet inte läser. En människa behöver läsa den.
agreement-check-unreadable = Programmet kunde inte läsa texten. En människa behöver läsa den.
agreement-check-none-yet = Texten är inte kontrollerad än. Servern gör det i bakgrunden, ”avtal sync” gör det genast.
agreement-check-reads-as = Det här läses som något annat: { $kind }. Det uppfyller inget behov förrän en jurist har bekräftat vad det är, och till dess räknas inte heller det som saknas i det.
agreement-check-confirmed = Det här läses som något annat ({ $kind }); { $who } har bekräftat att det är vad det registrerades som.
agreement-check-is-old = Ett tidigare resultat. Det nyaste gäller.
agreement-check-is-due = Katalogen eller er kravprofil har ändrats sedan dess; texten kommer att kontrolleras på nytt.
agreement-check-when = Kontrollerad { $day } mot katalog { $catalogue }
agreement-check-when-profile = Kontrollerad { $day } mot katalog { $catalogue } och kravprofil { $profile }
agreement-check-history = Tidigare resultat
agreement-check-outcome = Kontroll av texten
agreement-check-unmet = Uppfylls inte
agreement-check-flag = Skadligt
agreement-check-partial = Uppfylls delvis
agreement-check-should = Bra att ha, saknas
agreement-check-met = Uppfylls
agreement-check-not-applicable = Inte tillämpligt
agreement-check-more = Varför, och lagen

# Att lägga till
agreement-choose-vendor = Med vem?
agreement-choose-vendor-lead = Välj leverantör. Fler kan läggas till efteråt.
agreement-find-vendor = Sök leverantör
agreement-find = Sök
agreement-found-none = Ingen leverantör heter så.
agreement-more-vendors = Lägg till en leverantör
agreement-no-vendor = Välj minst en leverantör.
agreement-to-preview = Gå vidare till förhandsvisningen
agreement-preview = Titta innan det sparas
agreement-preview-of = Ny version av ”{ $title }”
agreement-preview-lead = Inget har sparats än. Kontrollera att texten ser ut som den ska.
agreement-words = { $n ->
    [one] Ett ord.
   *[other] { $n } ord.
}
agreement-suggestions = Datum som texten verkar ange
agreement-suggestions-hint = Kryssa för dem som stämmer; de andra sparas inte. Allt kan ändras senare.
agreement-from-front = Ur filhuvudet.
agreement-from-text = Rad { $line }: ”{ $quote }”
agreement-save = Spara
agreement-change-text = Ändra texten
agreement-becomes = det här blir version { $n }.
agreement-front-wrong = Filhuvudet går inte att läsa
agreement-front-line = Rad { $n }:
agreement-text-missing = Välj en fil eller klistra in texten.
agreement-text-twice = Välj en fil eller klistra in texten, inte båda.

# Stegen
agreement-now = Så står det nu:
agreement-step-open-review = Öppna en granskning
agreement-step-open-review-act = Öppna granskningen
agreement-step-decide = Avgör granskningen
agreement-step-decide-lead = En godkänd text kan undertecknas. En underkänd behöver en ny version eller en ny granskning.
agreement-step-decide-act = Registrera beslutet
agreement-step-bind = Registrera att avtalet är bindande
agreement-step-bind-lead = Ett avtal räknas från den dag då båda parter är bundna av det.
agreement-step-bind-act = Registrera
agreement-step-term = Datum
agreement-step-term-lead = När avtalet gäller, hur det förlängs och hur lång tid före slutdagen det måste sägas upp.
agreement-step-term-act = Spara
agreement-step-proof = Lägg till bevis
agreement-step-proof-lead = Sparas oförändrat bredvid texten, bara för nedladdning.
agreement-step-proof-act = Lägg till
agreement-step-notice = Avtalet är uppsagt
agreement-step-notice-lead = Avtalet förlängs inte mer; det upphör vid den första slutdag som uppsägningen kom i tid för.
agreement-step-notice-act = Registrera uppsägningen
agreement-step-terminate = Avsluta
agreement-step-terminate-lead = Avtalet upphör efter sista dagen, oavsett vad som gäller om förlängning.
agreement-step-terminate-act = Registrera avslutet
agreement-read-off = Vad mer som går att läsa ut ur texten
agreement-read-off-hint = Att titta på. Det sparas inte bland avtalets uppgifter; när texten sparas kontrolleras den, och resultatet finns bredvid den.
agreement-reads-as = Läses som
agreement-step-kind = Bekräfta vad texten är
agreement-step-kind-lead = Programmet läser texten som ett annat slags dokument än den registrerades som. Bekräfta efter att ha läst den att den är vad den registrerades som: då uppfyller den behovet, och det som saknas i den räknas. Rätta annars avtalets typ.
agreement-step-kind-act = Den är vad den registrerades som
agreement-step-withdraw = Dra tillbaka en version
agreement-step-withdraw-lead = För en text som lagts till av misstag. Versionen försvinner ur registret; nummer, kontrollsumma och skäl står kvar i loggen. Det går inte att ångra.
agreement-step-withdraw-act = Dra tillbaka den

flash-agreement-added = ”{ $title }” har lagts till.
flash-agreement-changed = Uppgifterna har sparats.
flash-version-added = Versionen har lagts till.
flash-step-open-review = Granskningen är öppen.
flash-step-decide = Beslutet har registrerats.
flash-step-bind = Det är registrerat att avtalet är bindande.
flash-step-term = Datumen har sparats.
flash-step-proof = Beviset har lagts till.
flash-step-notice = Uppsägningen har registrerats.
flash-step-terminate = Avslutet har registrerats.
flash-step-kind = Det är bekräftat vad texten är.
flash-step-withdraw = Versionen har dragits tillbaka.

# Återkallelse
agreement-withdraw-act = Återkalla det
agreement-withdraw-title = Återkalla ”{ $title }”
agreement-withdraw-lead = För ett avtal som lagts in av misstag. Ett avtal som tagit slut återkallas inte: säg upp det. Alla versioner lämnar registret tillsammans med avtalet; deras kontrollsummor och skälet står kvar i loggen. Det går inte att ångra.
agreement-withdraw = Återkalla
agreement-gone = Avtalet finns inte längre i registret
agreement-version-gone = Versionen finns inte längre i registret
agreement-version-withdrawn = Återkallad
agreement-file-removed = Filen har tagits bort.
agreement-to-agreement = Gå till avtalet
flash-agreement-withdrawn = ”{ $title }” har återkallats.

agreement-remind-title = När det påminner
agreement-remind-lead = Om sista dag, sista dag för uppsägning och nästa granskning.
agreement-remind-usual = Organisationen påminner { $leads } dagar före.
agreement-remind-leads = Dagar före
agreement-remind-leads-hint = Skilj dem åt med kommatecken; 0 är själva dagen. Tomt: som organisationen.
flash-agreement-remind = När avtalet påminner är sparat.
