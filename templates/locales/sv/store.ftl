# Vad registret säger när något inte går, och vad man då gör.

store-not-found = Detta finns inte längre i registret. Gå tillbaka till listan; i loggen står vad som hände.
store-conflict = Någon annan ändrade detta medan du redigerade. Jämför båda versionerna och spara igen.
store-taken = Detta är upptaget. Välj något annat.
store-busy = Registret är upptaget just nu. Försök igen om en stund; inget har gått förlorat.
store-in-use = En annan Avtal-server använder datamappen. Stoppa den först, eller ge den här en egen mapp med --data.
store-newer = Datamappen är skriven av ett nyare Avtal. Installera den versionen; den här rör inte innehållet.
store-damaged = Databasen är skadad. Stoppa Avtal, spara en kopia av datamappen och återställ den senaste säkerhetskopian med ”avtal restore”.
store-disk-full = Det går inte att skriva: disken är full eller en gräns har nåtts. Ingenting har ändrats. Frigör utrymme och försök igen.
store-read-only = Det går inte att skriva i datamappen. Ge användaren som kör Avtal skrivrättighet och försök igen.
store-document-changed = Filen på disken är inte den som lagrades. Lägg tillbaka originalet, eller ladda upp filen som en ny version.
store-document-lost = Filen finns inte på disken. Lägg tillbaka den från en säkerhetskopia.
store-in-the-way = Det ligger redan en fil på den nya filens plats. Avtal skriver aldrig över en fil: kör ”avtal sync” för att se vilken det är.
store-backup = Detta går inte att använda som säkerhetskopia. För att återställa behövs mappen som ”avtal backup” skapade och en tom datamapp.
store-file = En fil eller mapp gick inte att läsa eller skriva. I serverloggen står vilken.
store-internal = Något gick fel i registret. Inget har ändrats. Detaljerna finns i serverloggen.

store-agreement-without-vendor = Välj minst en leverantör för avtalet.
store-vendor-has-agreements = Leverantören har avtal. Dra tillbaka dem först, eller slå ihop leverantören med en annan.
store-vendor-lacks-dpa = Leverantören behandlar personuppgifter och det finns inget gällande personuppgiftsbiträdesavtal, så den kan inte tas i bruk. Lägg in avtalet och registrera att det är bindande, eller låt juristen besluta om ett tidsbegränsat undantag på leverantörens sida.
store-vendor-lacks-arrangement = Leverantören är gemensamt personuppgiftsansvarig och det finns inget gällande inbördes arrangemang, så den kan inte tas i bruk. Lägg in arrangemanget och registrera att det är bindande, eller låt juristen besluta om ett tidsbegränsat undantag på leverantörens sida.
store-merge-same = En leverantör kan inte slås ihop med sig själv. Välj en annan leverantör.
store-terminated-without-end = Ett avslutat avtal måste ha en sista dag.
store-review-is-open = En granskning pågår redan.
store-review-owner = Välj någon av juristerna.
store-comment-assignee = Välj någon som får ändra i registret.
store-review-musts-undecided = Versionen kan inte godkännas än: det finns skall-krav som inte är uppfyllda och som ingen har tagit ställning till.
store-review-four-eyes = Du har själv laddat upp versionen, så någon annan måste godkänna den.
store-review-not-open = Öppna en granskning innan du beslutar.
store-waiver-not-possible = Det går inte att medge undantag för detta.
store-waiver-end = Välj en sista dag från i dag till högst tolv månader framåt.
store-waiver-reason = Ange ett skäl på 10 till 2 000 tecken.
store-waiver-over = Undantaget har redan upphört.
store-last-admin = Detta är den sista aktiva administratören. Lägg till en annan först.
store-logo-not-png = Logotypen måste vara en PNG på högst 512 KiB.

user-status-invited = Inbjuden
user-status-active = Aktiv
user-status-disabled = Avstängd

# Varför en uppladdad fil inte togs emot, och vad man gör då.

upload-empty = Filen är tom. Välj filen med avtalets text.
upload-text-too-large = Texten är större än 5 MiB. Spara den som ren Markdown utan inbäddade bilder.
upload-proof-too-large = Filen är större än 20 MiB. Skanna med lägre upplösning eller dela upp den.
upload-utf16 = Texten är sparad som UTF-16 (”Unicode”). Spara den som UTF-8 och ladda upp den igen.
upload-not-utf8 = Texten är inte sparad som UTF-8, troligen som Windows-1252. Spara den som UTF-8 och ladda upp den igen.
upload-nul = Filen innehåller NUL-tecken och är alltså ingen text. Välj Markdown-filen.
upload-pdf = Detta är en PDF. Ladda upp avtalets text som Markdown; PDF-filen kan sparas bredvid som bevis.
upload-word = Detta är en fil från ett ordbehandlingsprogram. Spara den som Markdown eller ren text (UTF-8) och ladda upp den.
upload-other-format = Detta är ingen text. Ladda upp avtalet som Markdown (UTF-8).
upload-front-matter = Raderna mellan --- överst går inte att läsa: rad { $line }, kolumn { $column }: { $message }. Rätta dem eller ta bort dem.
upload-proof-format = Bevis kan vara en PDF, en PNG-bild eller ett e-postmeddelande (.eml). Konvertera filen och ladda upp den igen.

# Vad ”avtal verify” går igenom, och vad det kan hitta först.

verify-journal = Logg
verify-facts = Uppgifter
verify-files = Filer
verify-database = Databas
verify-derived = Lägen och brister
verify-integrity = Databasen är skadad: { $detail }. Återställ den senaste säkerhetskopian med ”avtal restore”.
verify-reference = En rad i { $subject } pekar på en rad i { $detail } som inte finns.
verify-event-missing = Före { $subject } saknas en post i loggen.
verify-chain-broken = { $subject } följer inte på posten före: en post har ändrats eller skjutits in.
verify-payload-changed = Innehållet i { $subject } har ändrats i efterhand.
verify-event-changed = { $subject } har ändrats i efterhand.
verify-emptied-silently = { $subject } har rensats utan att någon post säger det.
verify-rows-changed = Det som { $subject } lämnade i tabellerna har ändrats i efterhand.
verify-row-loose = Loggen har { $subject } utan post.
verify-row-added = { $subject } har lagts in på annat sätt än med det här programmet.
verify-row-changed = { $subject } har ändrats på annat sätt än med det här programmet: { $detail }.
verify-row-removed = { $subject } har tagits bort på annat sätt än med det här programmet.
verify-row-emptied = Det som post { $detail } säger om { $subject } har rensats utan att någon post säger det.
verify-file-changed = { $subject } är inte den fil som lagrades.
verify-file-lost = { $subject } finns inte i mappen.
verify-unreadable = { $subject } gick inte att läsa: { $detail }.
verify-derived-differs = Det som är sparat för { $subject } skiljer sig från vad som följer av uppgifterna.
store-agreement-ends-with-itself = Ett avtal kan inte upphöra tillsammans med ett som upphör med det.
store-reminder-over = Påminnelsen är inte längre öppen. Titta i listan igen.
