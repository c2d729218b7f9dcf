# Rapporter: det som står på varje rapport, sedan rapporterna var för sig.

report-author = Organisation
report-day = Uppgifter per
report-scope = Omfattning
# { $page } och { $pages } fylls i när sidorna är kända.
report-folio = Sida { $page } av { $pages }
report-imprint = Om dokumentet
report-digest = SHA-256 för innehållet i kanonisk JSON:
report-missing = Dokumentets typsnitt saknar dessa tecken; vart och ett visas som en ruta med sin kodpunkt:
