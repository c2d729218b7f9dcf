# Administratörens sidor: användare och inställningar; samt loggen.

user-title = Användare
user-lead = De som kan logga in. Avtal skickar ingen e-post: du lämnar själv över länkarna.
user-new = Lägg till en användare
user-new-title = Lägg till en användare
user-name = Namn
user-email = E-post
user-email-hint = Användaren loggar in med den.
user-role = Roll
user-role-procurement-does = Inköp: lägger till leverantörer och avtal
user-role-legal-does = Jurist: gör detsamma, granskar, godkänner och medger undantag
user-role-auditor-does = Revisor: läser allt, ändrar inget
user-role-admin-does = Administratör: användare och inställningar, beslutar inget i registret
user-status = Status
user-last = Senast inloggad
user-never = Aldrig
user-factor = Två steg
user-factor-on = På
user-factor-off = Av
user-add-act = Lägg till och skapa länken
user-change-title = Ändra { $name }
user-you = Det här är du
user-taken = Det finns redan någon med den e-postadressen.
user-own-role = Du kan inte ta administratörsrollen från dig själv. En annan administratör kan.
user-link-title = Länk till { $name }
user-link-invite-lead = Ge länken till { $name } på ett sätt som bara ni två kan läsa. Den fungerar en gång, till och med { $until }. Den visas bara nu.
user-link-reset-lead = Ge länken till { $name } på ett sätt som bara ni två kan läsa. Den fungerar en gång, till och med { $until }, och visas bara nu. Det gamla lösenordet fungerar inte längre.
user-link = Länk
user-link-copy = Kopiera
user-link-copied = Kopierad
user-link-done = Tillbaka till användarna
user-reset-title = Nytt lösenord
user-reset-lead = Skapar en engångslänk där användaren väljer ett nytt lösenord, loggar ut användaren överallt och stänger av tvåstegsinloggningen.
user-reset-act = Skapa en länk
user-reset-confirm = Skapa en länk för nytt lösenord? Det gamla lösenordet slutar gälla genast.
user-invite-act = Skapa en ny inbjudningslänk
user-invite-lead = Användaren har inte valt lösenord än. En ny länk ersätter den gamla.
user-disable-title = Inte kvar här
user-disable-lead = Användaren kan inte längre logga in. Namnet står kvar i loggen.
user-disable-act = Stäng av
user-disable-confirm = Stänga av användaren och logga ut överallt?
user-enable-lead = Användaren är avstängd och kan inte logga in.
user-enable-act = Släpp in igen
flash-user-changed = { $name } är ändrad.
flash-user-disabled = { $name } är avstängd och utloggad överallt.
flash-user-enabled = { $name } kan logga in igen.

settings-title = Inställningar
settings-lead = De gäller för hela registret. Varje ändring står i loggen.
settings-organisation = Organisation
settings-organisation-hint = Namnet står på varje sida och i varje rapport.
settings-lang = Registrets språk
settings-lang-hint = För den som inte har valt, och för rapporter som görs utan användare.
settings-time-zone = Tidszon
settings-time-zone-hint = Avgör när ett dygn börjar, till exempel Europe/Stockholm.
settings-warning-days = Varna så många dagar i förväg
settings-warning-days-hint = Ett avtal räknas som snart utgånget så många dagar före sin sista dag eller sista dagen för uppsägning.
settings-four-eyes = Den som har laddat upp en version får inte själv godkänna den
settings-review-months = Månader mellan granskningar
settings-review-months-hint = Hur ofta juristerna ser över ett gällande avtal på nytt.
settings-objection-days = Dagar för invändning mot byte av underbiträde
settings-objection-days-hint = Där det gällande avtalet inte anger någon tid.
settings-deletion-days = Dagar för radering efter avtalets slut
settings-deletion-days-hint = Hur lång tid leverantören har på sig att radera eller återlämna uppgifterna, när avtalet inte säger något.
settings-facts = Organisationen och dess regler
settings-logo-title = Logotyp
settings-logo-lead = Står i rapporterna. En PNG-bild på högst 512 KiB.
settings-logo = Bild
settings-logo-none = Det finns ingen logotyp än.
settings-logo-shown = Organisationens logotyp
settings-logo-wrong = Filen är ingen PNG-bild.
settings-logo-large = Bilden är större än 512 KiB.
settings-logo-act = Ladda upp
settings-logo-remove = Ta bort logotypen
settings-entity-title = Våra bolag
settings-entity-lead = Parterna på vår sida av ett avtal.
settings-entity-name = Namn
settings-entity-unnamed = Saknar namn
settings-entity-registration-number = Organisationsnummer
settings-entity-act = Lägg till ett bolag
settings-entity-change = Ändra { $name }
flash-settings-saved = Inställningarna är sparade.
flash-logo-saved = Logotypen är sparad.
flash-logo-removed = Logotypen är borttagen.
flash-entity-saved = { $name } är sparat.

journal-title = Logg
journal-lead = Varje ändring i registret: vem, när och vad. Varje post bär den föregåendes kontrollsumma, så att inget kan ändras obemärkt.
journal-about = Leverantör eller avtal
journal-kind = Vad
journal-user = Vem
journal-from = Från
journal-to = Till och med
journal-what = Leverantör eller avtal
journal-empty = Inget har hänt än
journal-empty-filter = Inget passar filtren
journal-empty-lead = Varje ändring i registret kommer att stå här.
journal-empty-filter-lead = Ta bort ett filter eller vidga dagarna.
journal-via-web = i webbläsaren
journal-via-cli = på kommandoraden
journal-via-job = av programmet självt
journal-total = { $n ->
    [one] En post
   *[other] { $n } poster
}
journal-yes = ja
journal-no = nej
journal-changes = { $n ->
    [one] Ett fält
   *[other] { $n } fält
}
journal-field = Fält
journal-before = Före
journal-after = Efter
journal-nothing = inget
journal-emptied = Det som ändrades har rensats; postens kontrollsumma gäller ändå.
journal-entry = Post { $n }
journal-hash = Kontrollsumma

settings-checks-title = Kontroll av avtalens texter
settings-checks-catalogue = Texterna kontrolleras mot katalog { $catalogue }, så som lagen kräver: det finns ingen husprofil (profile.toml i datamappen).
settings-checks-profile = Texterna kontrolleras mot katalog { $catalogue } och husprofilen { $profile } (profile.toml i datamappen).
settings-checks-due = { $n ->
    [0] Alla texter är kontrollerade mot dem.
    [one] 1 text väntar på att kontrolleras på nytt; servern gör det när den startar och en gång om dagen.
   *[other] { $n } texter väntar på att kontrolleras på nytt; servern gör det när den startar och en gång om dagen.
}
settings-checks-broken = Husprofilen går inte att läsa, och ingen text kontrolleras förrän den är rättad

settings-feedback-title = Återkoppling på kontrollen
settings-feedback-lead = De bedömningar som granskningar har kallat fel, med skäl och textställe, som exempel till kravkatalogen. Textställena kommer ur era avtal: läs dem innan ni lämnar dem vidare.
settings-everything-title = Ta med allt
settings-everything-lead = Hela registret som en ZIP-fil: varje tabell som JSON, avtal och bevis byte för byte, och en förteckning med kontrollsumman för var och en. Lösenord, andra steg, länkar och sessioner finns inte med. ”avtal import everything” tar tillbaka allt.
settings-everything-act = Hämta allt (ZIP)

settings-channels = Vägar ut
settings-channels-lead = Hur registret berättar för personer och program på andra håll.
user-last-day = Sista dag
user-last-day-hint = För ett konto som ges för en tid, till exempel åt en extern revisor: dagen efter stängs det av och loggas ut.
user-last-day-past = Ange i dag eller en senare dag, eller ingen.
