# Det som kommandoraden säger.

cli-no-register = Det finns inget register i { $folder }. Skapa ett med ”avtal serve” eller ”avtal vendor add”, eller ange en annan mapp med --data.
cli-file-error = { $file }: { $error }
cli-no-vendor = Ingen leverantör heter ”{ $name }”. ”avtal vendor list” visar alla.
cli-did-you-mean = Menade du någon av dessa? { $names }
cli-vendor-added = { $name } är tillagd (mapp { $slug }).
cli-vendor-similar = Finns redan i registret och liknar: { $names }. Är det samma företag kan de slås ihop på leverantörens sida.
cli-nothing-found = Inget hittades.
cli-no-findings = Inga brister.
cli-n-vendors = { $n ->
    [one] 1 leverantör
   *[other] { $n } leverantörer
}
cli-n-agreements = { $n ->
    [one] 1 avtal
   *[other] { $n } avtal
}
cli-n-findings = { $n ->
    [one] 1 brist: { $high ->
        [one] 1 hög
       *[other] { $high } höga
    }, { $medium } medel, { $low ->
        [one] 1 låg
       *[other] { $low } låga
    }
   *[other] { $n } brister: { $high ->
        [one] 1 hög
       *[other] { $high } höga
    }, { $medium } medel, { $low ->
        [one] 1 låg
       *[other] { $low } låga
    }
}
cli-agreement-vendor-missing = Ange vem avtalet är med: --vendor, eller ”vendor:” i textens metadata överst i filen.
cli-agreement-added = ”{ $title }” är tillagt som avtal { $id }; texten finns i { $file }.

cli-calendar-written = { $n ->
    [one] Skrev 1 dag till { $file }.
   *[other] Skrev { $n } dagar till { $file }.
}
cli-demo-comment = Har vi kommit överens om den här lydelsen? Fråga gärna leverantören vad den innebär i praktiken.
cli-no-entity = Inget av era bolag heter ”{ $named }”.
cli-feedback-written = { $n ->
    [one] Skrev 1 exempel till { $file }.
   *[other] Skrev { $n } exempel till { $file }.
}
cli-export-written = { $n ->
    [one] Skrev 1 rad till { $file }.
   *[other] Skrev { $n } rader till { $file }.
}

cli-vendor = Leverantör
cli-vendors = Leverantörer
cli-category = Kategori
cli-status = Status
cli-owner = Ansvarig hos oss
cli-agreement = Avtal
cli-agreements = Avtal
cli-worst = Värsta bristen
cli-severity = Allvar
cli-finding = Brist
cli-findings = Brister
cli-since = Sedan
cli-why = Varför
cli-waived = undantag medgivet
cli-id = Nr
cli-state = Läge
cli-title = Titel
cli-kind = Typ
cli-last-day = Sista dag
cli-notice-by = Säg upp senast
cli-version = Version
cli-language = Språk
cli-added = Tillagd
cli-bound = Bindande
cli-file = Fil
cli-legal-name = Registrerat namn
cli-number = Registreringsnummer
cli-country = Land
cli-website = Webbplats
cli-service = Tjänst
cli-roles = Roller
cli-personal-data = Personuppgifter
cli-purposes = Ändamål
cli-locations = Behandlas i
cli-folder = Mapp

cli-demo-filled = Demonstrationen i { $folder } innehåller { $vendors } leverantörer, alla påhittade. Logga in som någon av dessa:
cli-demo-not-ours = I { $folder } finns ett register som inte är en demonstration, så det lämnas i fred. Ange en annan mapp med --data.
cli-serving = Avtal finns på { $address }  (avsluta med Ctrl+C)
cli-first-code = Registret är tomt. Skapa den första administratören på { $address } med den här koden, som gäller en gång: { $code }
cli-cannot-serve = Servern kunde inte starta på port { $port }. Om något annat redan lyssnar där, välj en annan med --port. ({ $error })
cli-user-added = { $email } är tillagd. Länken fungerar en gång, i { $days } dagar; lämna den vidare på ett säkert sätt:
cli-user-reset = Med den här länken väljer { $email } ett nytt lösenord. Den fungerar en gång, i { $days } dagar; lämna den vidare på ett säkert sätt:
cli-report-written = Skrev { $file }. Innehållets SHA-256: { $digest }
cli-sync-taken = Inläst som utkast till ny version: { $file }
cli-sync-offered = Kan läsas in som nästa version: { $file }
cli-sync-settled = I ordning igen: { $file }
cli-sync-unknown = Hör inte till något avtal: { $file }
cli-sync-changed = Inte det som sparades: { $file }
cli-sync-lost = Saknas: { $file }
cli-sync-rechecked = { $n ->
    [one] Kontrollerade 1 text på nytt mot dagens katalog och profil.
   *[other] Kontrollerade { $n } texter på nytt mot dagens katalog och profil.
}
cli-checks-old = { $n ->
    [one] 1 text är inte kontrollerad mot dagens katalog och profil; ”avtal sync” gör det.
   *[other] { $n } texter är inte kontrollerade mot dagens katalog och profil; ”avtal sync” gör det.
}
cli-sync-done = { $n ->
    [one] Jämförde 1 fil.
   *[other] Jämförde { $n } filer.
}
cli-verify-well = Logg, filer och databas stämmer överens.
cli-verify-done = Gick igenom { $events } loggposter, { $files } filer och { $vendors } leverantörer. Sista posten: { $head }
cli-backup-done = Kopierade { $n } filer till { $folder }. Sista loggposten: { $head }
cli-backup-missing = Inte med i kopian, eftersom filen saknas eller har ändrats: { $file }
cli-restore-done = Återställt i { $folder }.

cli-name = Namn
cli-email = E-post
cli-role = Roll
cli-password = Lösenord
cli-second-factor = Två steg
cli-text-offered = Texten själv säger (inget av det sparas; lägg till --as-read för att ta över det):
cli-text-taken = Övertaget från texten:
cli-text-says = {"  "}{ $name }: { $value } (rad { $line }: ”{ $quote }”)

cli-import-would = Skulle importera: { $created } nya, { $changed } ändrade, { $skipped } redan så, { $refused } fel.
cli-import-done = Importerat: { $created } nya, { $changed } ändrade, { $skipped } redan så, { $refused } utelämnade.
cli-import-nothing = Inget har importerats. Rätta raderna och importera filen igen, eller importera de andra med --rejected FIL.
cli-import-days = Datum som 03/04/2026 kan läsas på två sätt, och inget annat datum i kolumnen avgör det. Ange --days day-first eller --days month-first.
cli-import-map = ”{ $what }” är varken en rubrik i filen eller en kolumn som läses. Kolumner som läses: { $names }.
cli-import-unknown = De här kolumnerna är okända: { $columns }. Säg vad var och en innehåller med --map "rubrik=namn", eller utelämna den med --map "rubrik={ $leave }". Kolumner som läses: { $names }.

cli-everything-out = Säg vart det ska skrivas: --out FIL.zip.
cli-everything-done = Hela registret har skrivits till { $file }: { $rows } rader och { $n } filer.
cli-everything-back = Registret finns nu i { $folder }. Lösenord fanns inte i filen: ge varje användare en länk med ”avtal user reset EPOST”. Kontrollera sedan med ”avtal verify”.

cli-smtp-from = En avsändare behövs för att skicka e-post: --smtp-from eller AVTAL_SMTP_FROM.
cli-smtp-password = Ett lösenord behövs för kontot: AVTAL_SMTP_PASSWORD eller --smtp-password-file.
cli-smtp-wrong = E-post kan inte skickas så här: { $error }.
cli-remind-no-server = Ingen e-postserver är angiven: --smtp-host eller AVTAL_SMTP_HOST. Lägg till --dry-run för att se vad som skulle skickas.
cli-remind-to = Till { $to }
cli-remind-sent = { $n ->
    [0] Inget brev skickades.
    [one] 1 brev skickades.
   *[other] { $n } brev skickades.
}
cli-remind-failed = { $n ->
    [one] 1 brev togs inte emot av servern; det skickas på nytt. Sidan med brev säger varför.
   *[other] { $n } brev togs inte emot av servern; de skickas på nytt. Sidan med brev säger varför.
}
cli-remind-would = { $n ->
    [0] Inget sammandrag är att skicka.
    [one] 1 sammandrag är att skicka.
   *[other] { $n } sammandrag är att skicka.
}
cli-remind-told = { $n ->
    [one] 1 leverans till en webhook gjordes.
   *[other] { $n } leveranser till webhookar gjordes.
}
