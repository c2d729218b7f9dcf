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
nav-waivers = Undantag
nav-journal = Logg
nav-users = Användare
nav-settings = Inställningar

form-optional = (frivilligt)
form-problems = { $n ->
    [one] Något behöver rättas
   *[other] { $n } saker behöver rättas
}
form-required = Fyll i fältet.
form-too-long = Högst { $n } tecken.
form-number = Ett heltal från { $least } till { $most }.
form-day = Ett datum skrivet som 2026-03-01.
form-choice = Välj något av alternativen.
form-email = En e-postadress, till exempel eva@example.org.
form-save = Spara
form-cancel = Avbryt

filter-name = Filtrera listan
filter-any = Alla
filter-apply = Filtrera
filter-clear = Rensa filtren

paging-name = Listans sidor
paging-first = Till början
paging-next = Nästa sida
paging-shown = { $n ->
    [one] En rad visas
   *[other] { $n } rader visas
}

problem-reference = Uppge referensen { $reference } om du ber om hjälp; den finns också i serverloggen.
problem-way-home = Till startsidan
problem-way-sign-in = Till inloggningen
problem-bad-title = Det gick inte att förstå
problem-bad-message = Adressen eller formuläret innehåller något som ingen av våra sidor skickar. Gå tillbaka och försök igen.
problem-stale-title = Sidan var för gammal
problem-stale-message = Inget sparades: formuläret öppnades innan du loggade in eller ut, eller så kom det från en annan webbplats. Gå tillbaka, ladda om sidan och skicka igen.
problem-forbidden-title = Det får du inte göra
problem-forbidden-message = Din roll kan se det här men inte ändra det. En administratör bestämmer vilken roll du har.
problem-not-found-title = Sidan finns inte
problem-not-found-message = Adressen kan vara felskriven, det du söker kan ha tagits bort eller så är det inte till för din roll.
problem-rule-title = Reglerna tillåter det inte
problem-conflict-title = Någon annan hann före
problem-conflict-message = Någon annan ändrade samma sak efter att du öppnade den. Inget av ditt sparades. Gå tillbaka, ladda om sidan och gör om ändringen.
problem-too-large-title = Det är för stort
problem-too-large-message = En avtalstext får vara högst 5 MB och andra filer högst 20 MB. Inget sparades.
problem-throttled-title = För många försök
problem-throttled-message = { $n ->
    [one] Vänta en minut före nästa försök. Pausen hindrar andra från att gissa lösenord.
   *[other] Vänta { $n } minuter före nästa försök. Pausen hindrar andra från att gissa lösenord.
}
problem-busy-title = Registret är upptaget
problem-busy-message = Det pågår för mycket på en gång. Inget sparades. Försök igen om några sekunder.
problem-internal-title = Något gick fel
problem-internal-message = Felet är vårt. Inget sparades. Försök igen, och säg till den som sköter registret om det händer på nytt.
