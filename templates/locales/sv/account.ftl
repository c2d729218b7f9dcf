# Inloggning, engångslänkar, den första administratören och det egna kontot.

sign-in-title = Logga in
sign-in-email = E-post
sign-in-password = Lösenord
sign-in-act = Logga in
sign-in-wrong = E-postadressen eller lösenordet stämmer inte.
sign-in-lost = Glömt lösenordet? En administratör kan ge dig en länk där du väljer ett nytt.
sign-in-code-title = Ange din kod
sign-in-code-lead = Öppna din autentiseringsapp och ange de sex siffror som den visar för Avtal.
sign-in-code = Kod
sign-in-code-hint = Sex siffror eller en av dina återställningskoder.
sign-in-code-wrong = Koden stämmer inte eller är redan använd. Vänta på nästa.
flash-code-late = Det tog för lång tid. Logga in igen.
sign-in-back = Tillbaka till inloggningen

first-title = Skapa den första administratören
first-lead = Registret är tomt. Den som startade servern hittar en engångskod i terminalen.
first-code = Engångskod
first-code-hint = Står i terminalen där servern körs. En ny skapas vid varje start.
first-code-wrong = Det är inte den kod som servern skrev ut när den senast startade.
first-name = Ditt namn
first-email = E-post
first-email-hint = Du loggar in med den, och påminnelser skickas dit.
first-password = Lösenord
first-again = Lösenordet igen
first-act = Skapa och logga in

password-hint = Minst { $n } tecken. Några ord på rad är lättare att minnas och svårare att gissa.
password-short = Minst 12 tecken.
password-long = Högst 200 tecken.
password-name = Lösenordet får inte vara ditt namn eller din e-postadress.
password-plain = Det är för lätt att gissa: en rad siffror eller samma tecken om och om igen.
password-differ = Lösenorden är inte lika.
password-wrong = Det är inte ditt nuvarande lösenord.

link-title-invite = Välkommen till Avtal
link-title-reset = Välj ett nytt lösenord
link-lead-invite = { $name }, välj ett lösenord så är du inne.
link-lead-reset = { $name }, välj ett nytt lösenord. Du loggas ut på alla andra ställen.
link-password = Lösenord
link-again = Lösenordet igen
link-act = Spara och logga in
link-spent-title = Länken fungerar inte längre
link-spent-message = Den är använd, ersatt av en nyare eller för gammal. Be en administratör om en ny länk.

account-title = Ditt konto
account-lead = { $email }, { $role }
account-looks = Språk och färger
account-looks-lead = Du kan också byta dem längst ned på varje sida.
account-lang = Språk
account-lang-auto = Som webbläsaren säger
account-theme = Färger
account-password-title = Lösenord
account-present = Nuvarande lösenord
account-password = Nytt lösenord
account-again = Det nya lösenordet igen
account-password-act = Byt lösenord
account-factor-title = Tvåstegsinloggning
account-factor-off = Av. När den är på krävs också en kod från din telefon, så att ett stulet lösenord inte räcker.
account-factor-on = På. Vid inloggning krävs en kod från din autentiseringsapp.
account-factor-left = { $n ->
    [0] Du har inga återställningskoder kvar. Stäng av tvåstegsinloggningen och slå på den igen för att få nya.
    [one] Du har en återställningskod kvar.
   *[other] Du har { $n } återställningskoder kvar.
}
account-factor-start = Slå på
account-factor-end = Stäng av
account-factor-password = Ditt lösenord
account-sessions-title = Här är du inloggad
account-sessions-browser = Webbläsare
account-sessions-address = Adress
account-sessions-began = Inloggad
account-sessions-seen = Senast aktiv
account-sessions-this = Den här
account-sessions-end = Logga ut på alla andra ställen

factor-title = Slå på tvåstegsinloggning
factor-scan = Skanna bilden med en autentiseringsapp i telefonen och ange sedan de sex siffror som den visar.
factor-picture = QR-kod för din autentiseringsapp
factor-typed = Eller skriv in den här nyckeln i appen:
factor-key = Nyckel
factor-code = Kod
factor-code-hint = De sex siffror som appen visar nu.
factor-code-wrong = Koden stämmer inte. Kontrollera telefonens klocka och ange nästa kod.
factor-act = Slå på
factor-codes-title = Dina återställningskoder
factor-codes-lead = Tvåstegsinloggningen är på. Utan telefonen loggar var och en av koderna in dig en gång. Skriv ut dem eller spara dem på ett säkert ställe: de visas bara nu.
factor-codes-done = Jag har sparat dem

flash-signed-out = Du är utloggad.
flash-password-changed = Lösenordet är bytt. Du är utloggad på alla andra ställen.
flash-looks-saved = Sparat.
flash-factor-off = Tvåstegsinloggningen är avstängd.
flash-sessions-ended = Du är utloggad på alla andra ställen.
flash-welcome = Välkommen. Nu är det bara att fylla registret.
