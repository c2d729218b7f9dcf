# Ramen runt varje sida: meny, sökning, växlare, listor, formulär och det som sägs när något går fel.

layout-skip = Hoppa till innehållet
layout-menu = Huvudmeny
layout-search = Sök i registret
layout-search-hint = Sök leverantörer och avtal
layout-sign-out = Logga ut
layout-language = Språk
layout-theme = Färger
layout-about = Register över leverantörer och deras personuppgiftsbiträdesavtal
layout-idle = Du loggas ut om fem minuter eftersom inget har hänt på ett tag. Det du har skrivit men inte sparat går förlorat.
layout-idle-stay = Fortsätt vara inloggad
layout-crumbs = Du är här
layout-tabs = Sidans delar

theme-auto = Som datorn
theme-light = Ljust
theme-dark = Mörkt

nav-home = Start
nav-vendors = Leverantörer
nav-agreements = Avtal
nav-findings = Brister
nav-reminders = Påminnelser
nav-waivers = Undantag
nav-rooms = Datarum
nav-journal = Logg
nav-users = Användare
nav-settings = Inställningar

form-file-again = Filen som du hade valt sparades inte: välj den igen.
form-optional = (valfritt)
form-problems = { $n ->
    [one] Något behöver rättas
   *[other] { $n } saker behöver rättas
}
form-save = Spara
form-cancel = Avbryt

filter-name = Filtrera listan
filter-any = Alla
filter-apply = Filtrera
filter-clear = Rensa filtren
filter-more = Fler filter

list-more-than = Fler än { $total }
paging-name = Listans sidor
paging-first = Till början
paging-next = Nästa sida
paging-shown = { $n ->
    [one] En rad visas
   *[other] { $n } rader visas
}

failure-reference = Uppge referensen { $reference } om du ber om hjälp; den finns också i serverloggen.
failure-way-home = Till startsidan
failure-way-sign-in = Till inloggningen
failure-bad-title = Det gick inte att förstå
failure-bad-message = Adressen eller formuläret innehåller något som ingen av våra sidor skickar. Gå tillbaka och försök igen.
failure-stale-title = Sidan var för gammal
failure-stale-message = Inget sparades: formuläret öppnades innan du loggade in eller ut, eller så kom det från en annan webbplats. Gå tillbaka, ladda om sidan och skicka igen.
failure-forbidden-title = Det får du inte göra
failure-forbidden-message = Din roll kan se det här men inte ändra det. En administratör bestämmer vilken roll du har.
failure-not-found-title = Sidan finns inte
failure-not-found-message = Adressen kan vara felskriven, det du söker kan ha tagits bort, eller så har din roll inte tillgång till det.
failure-rule-title = Reglerna tillåter det inte
failure-unwritable-title = Registret kan inte ta emot ändringar just nu
failure-conflict-title = Någon annan hann före
failure-conflict-message = Någon annan ändrade samma sak efter att du öppnade den. Inget av ditt sparades. Gå tillbaka, ladda om sidan och gör om ändringen.
failure-too-large-title = Det är för stort
failure-too-large-message = En avtalstext får vara högst 5 MiB och andra filer högst 20 MiB. Inget sparades.
failure-throttled-title = För många försök
failure-throttled-message = { $n ->
    [one] Vänta en minut före nästa försök. Pausen hindrar andra från att gissa lösenord.
   *[other] Vänta { $n } minuter före nästa försök. Pausen hindrar andra från att gissa lösenord.
}
failure-busy-title = Registret är upptaget
failure-busy-message = Det pågår för mycket på en gång. Inget sparades. Försök igen om några sekunder.
failure-internal-title = Något gick fel
failure-internal-message = Felet är vårt. Inget sparades. Försök igen, och säg till den som sköter registret om det händer på nytt.
