# Loggens kontrollknapp och vad den kommer fram till.

verify-title = Kontrollera registret
verify-open = Kontrollera
verify-lead = Räknar om loggens kedja, kontrollsumman för varje lagrad fil, databasen och det som följer av uppgifterna, och talar om vad som skiljer sig först. Resultatet är daterat och kan sparas som PDF.
verify-against = En tidigare sista kontrollsumma
verify-against-hint = Sista postens SHA-256 från en sida som skrevs ut tidigare, 64 siffror och bokstäver. Finns den kvar i kedjan har inget före den ändrats sedan dess.
verify-against-wrong = Detta är ingen SHA-256: en sådan har 64 siffror och bokstäver från a till f.
verify-against-title = En tidigare sista kontrollsumma
verify-against-found = Den tidigare kontrollsumman finns i kedjan, vid post { $seq } från { $time }: inget fram till dess har ändrats sedan den skrevs ut.
verify-against-lost = Den tidigare kontrollsumman finns inte i kedjan: poster har kapats bort eller loggen har skrivits om sedan den skrevs ut, eller så är den fel avskriven.
verify-act = Kontrollera nu
verify-again = Kontrollera igen
verify-cancel = Avbryt
verify-cancelled = Kontrollen avbröts.
verify-broken = Kontrollen kunde inte slutföras. Serverns logg säger varför.
verify-progress = { $part }: { $done } av { $all }
verify-fetch = Resultatet som PDF
verify-back = Till loggen
verify-result = Det här kontrollerades
verify-well = Allt stämmer med loggen.
verify-not-in-chain = Registret stämmer med sin logg, men den tidigare kontrollsumman finns inte i den.
verify-differs = { $n ->
    [one] En del stämmer inte.
   *[other] { $n } delar stämmer inte.
}
verify-by = Kontrollerat av
verify-at = Kontrollerat den
verify-head = Sista postens SHA-256
verify-n-rows = Rader jämförda med loggen
verify-n-files = Kontrollerade filer
verify-n-vendors = Omräknade leverantörer
verify-n-redacted = Poster vars innehåll har tagits bort
verify-program = Kontrollerat med
verify-parts = Del för del
verify-column-part = Del
verify-column-how = Så gick det till
verify-column-result = Resultat
verify-part-agrees = Stämmer
verify-part-differs = Stämmer inte
verify-journal-how = Varje posts kontrollsumma räknades om från det den säger och från posten före, från den första till den sista.
verify-facts-how = Varje rad om leverantörer, avtal, versioner, bevis, granskningar, undantag, underbiträden, överföringar, användare och inställningar jämfördes med vad den senast blev enligt loggen.
verify-files-how = Varje avtalstext och bevis lästes och jämfördes med den kontrollsumma som sparades när filen lades in.
verify-database-how = Databasens uppbyggnad och hänvisningarna mellan dess tabeller kontrollerades.
verify-derived-how = Lägen och brister för varje dag räknades om från uppgifterna och jämfördes med dem som är sparade.
verify-keep-title = Spara den här sidan
verify-keep = Spara sista postens SHA-256 utanför registret, till exempel på papper. Anges den senare i ”avtal verify --against” eller på kontrollsidan bevisar den att ingen post fram till denna har ändrats, kapats bort eller skrivits om.
verify-scope = Logg, filer, databas, lägen och brister
report-verification = Kontroll av registret
