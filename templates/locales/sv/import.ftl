# Leverantörer och avtal från tabeller.
import-vendors = leverantörer
import-agreements = avtal
import-act = Importera
import-vendors-title = Importera leverantörer
import-vendors-lead = Från ett kalkylblad. Först visas vad som skulle läggas till och ändras; inget händer förrän du säger till.
import-agreements-title = Importera avtal
import-agreements-lead = Från ett kalkylblad som säger vilket avtal som hör till vem, med avtalens texter bredvid. Först visas vad som skulle hända.
import-table = Tabell
import-table-hint = Excel (.xlsx) eller CSV, högst 20 MB och 100 000 rader. Filer från Windows och från svenska eller engelska kalkylprogram går bra som de är.
import-texts = Texter
import-texts-hint = Markdownfilerna som kolumnen ”Fil” nämner, högst 26 MB tillsammans. Kommandoraden tar hela mappar.
import-look = Se vad som skulle hända
import-template = Mallar
import-template-lead = Tomma tabeller med alla rubriker som läses. En fil som exporterats härifrån går också att importera.
import-template-xlsx = Mall för Excel
import-template-csv = Mall som CSV
import-columns = Vad som läses
import-columns-lead = Rubrikerna får vara på svenska eller engelska, i vilken ordning som helst; vad andra rubriker betyder går att säga när filen är skickad. Flera uppgifter i en cell står på egna rader eller skiljs åt med semikolon.
import-wrong = Vad som är fel

import-preview = Vad importen skulle göra
import-nothing-yet = Inget har ändrats än. Filen väntar en timme.
import-rows = { $n ->
    [one] 1 rad
   *[other] { $n } rader
}
import-counts = Rader efter vad som skulle hända
import-n-created = Nya
import-n-changed = Ändrade
import-n-skipped = Redan så
import-n-refused = Fel
import-unknown = Vad innehåller de här kolumnerna?
import-unknown-lead = Säg nedan vad var och en av dem innehåller, eller att den ska utelämnas. Innan dess går inget att importera.
import-order = Vilket tal är dagen?
import-order-lead = Datum som 03/04/2026 kan läsas på två sätt, och inget annat datum i kolumnen avgör det.
import-day-first = Dagen först: 03/04/2026 är 3 april
import-month-first = Månaden först: 03/04/2026 är 4 mars
import-apply = { $n ->
    [one] Importera 1 rad
   *[other] Importera { $n } rader
}
import-apply-without = { $n ->
    [one] 1 rad med fel utelämnas. Hämta den, rätta den och skicka den igen.
   *[other] { $n } rader med fel utelämnas. Hämta dem, rätta dem och skicka dem igen.
}
import-other = Välj en annan fil
import-none-good = Ingen rad i filen skulle ändra något.
import-wrong-title = Vad som är fel och hur det rättas
import-wrong-lead = Rätta i din fil, eller i en fil med bara de här raderna:
import-rejected = Hämta raderna med fel (CSV)
import-more = { $n ->
    [one] och 1 till
   *[other] och { $n } till
}
import-unnamed-title = Texter som ingen rad nämner
import-unnamed-lead = De importeras inte. Nämn dem i kolumnen ”Fil”.
import-unnamed = Texten { $file } nämns inte på någon rad och importeras inte.
import-map = Vad kolumnerna innehåller
import-map-lead = Gissat efter rubrikerna, eller som det sades förra gången. Valet används igen för nästa fil med samma rubriker.
import-column = Kolumn
import-heading = Rubrik
import-example = Första värdet
import-holds = Innehåller
import-undecided = – välj –
import-leave = Utelämna
import-clear = En tom cell tömmer det som registret har
import-clear-hint = Annars får en tom cell registret att förbli som det är.
import-look-again = Se vad som skulle hända nu
import-nothing = inget
import-alike = Rad { $place }, { $name }: i registret finns { $what }. Är det samma, ange det numret i kolumnen ”Nummer i registret”.

# Varför en fil inte går att läsa.
import-old-excel = Det här är en arbetsbok från ett gammalt Excel (.xls). Spara den som .xlsx eller CSV och skicka den igen.
import-empty = Filen är tom.
import-no-rows = Filen har rubriker men inga rader under dem.
import-not-a-table = Filen är varken CSV eller Excel. Spara tabellen som CSV eller .xlsx och skicka den igen.
import-broken = Filen går inte att läsa: { $what }
import-too-many-rows = Filen har fler än { $what } rader. Dela upp den.
import-too-many-columns = Filen har fler än { $what } kolumner. Ta bort dem som inte behövs.

# Varför en rad inte går att importera. `problem` är något av det nedan, eller vad ett formulär skulle säga.
import-cell = { $place } ”{ $heading }”: { $problem }
import-row = Rad { $place }: { $problem }
import-word = ”{ $value }” går inte att använda här. Skriv något av: { $words }.
import-not-a-day = ”{ $value }” är inget datum. Skriv det som 2026-11-25, 25/11/2026, 25.11.2026 eller 25 nov 2026.
import-day-ambiguous = ”{ $value }” kan vara två olika dagar. Säg om dagen eller månaden står först, eller skriv 2026-11-25.
import-not-whole = ”{ $value }” är inget heltal. Skriv bara siffror, till exempel 12.
import-not-yes-or-no = ”{ $value }” är varken ja eller nej. Skriv ja eller nej.
import-shortened = ”{ $value }” är ett tal som kalkylprogrammet har kortat av. Formatera kolumnen som text och skriv numret igen.
import-cells = Raden har fler celler än det finns rubriker ({ $wanted }). Sätt texter med skiljetecken inom citattecken, eller ge varje kolumn en rubrik.
import-twice = Den handlar om samma sak som rad { $other } men säger något annat. Behåll en av dem.
import-several-vendors = Det finns flera leverantörer ”{ $value }”. Ange numret i registret eller mappen.
import-several-agreements = Det finns flera avtal ”{ $value }” med den här leverantören. Ange numret i kolumnen ”Nummer i registret”.
import-no-vendor = Det finns ingen leverantör ”{ $name }”. Importera leverantörerna först, eller skriv namn, mapp eller organisationsnummer som det står i registret.
import-no-vendor-id = Det finns ingen leverantör ”{ $value }” i registret. Lämna cellen tom för att lägga till en ny.
import-no-agreement-id = Det finns inget avtal ”{ $value }” i registret. Lämna cellen tom för att lägga till ett nytt.
import-no-version = Avtalet har ingen version ”{ $value }”. Lämna cellen tom för den som gäller.
import-no-entity = Vi har inget bolag ”{ $value }”. I registret finns: { $names }.
import-language = ”{ $value }” är inget språk som läses. Skriv en eller sv.
import-no-file = Ingen text ”{ $value }” kom med tabellen. Skicka med den, eller töm cellen.
import-dates-without-text = Datumen hör till avtalets text, och det här avtalet har ingen. Nämn dess markdownfil i kolumnen ”Fil” och skicka med den, eller töm cellerna med datum.

flash-import-done = Importerat: { $created } nya, { $changed } ändrade, { $skipped } redan så, { $refused } utelämnade.
flash-import-changed = Registret har ändrats sedan sidan visades. Se igen vad som skulle hända.
flash-import-open = Svara först på det som sidan frågar.
