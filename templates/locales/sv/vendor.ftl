# Leverantörer: listan, sidan för en, formuläret och vägarna ut ur registret.

vendor-title = Leverantörer
vendor-lead = Alla leverantörer och läget för var och en i dag.
vendor-new = Lägg till leverantör
vendor-add-act = Lägg till leverantören
vendor-add-anyway = Det är en annan: lägg till den
vendor-change-title = Ändra { $name }
vendor-edit = Ändra
vendor-pdf = Sammanfattning som PDF
vendor-pack = Revisionspärm (PDF)
vendor-total = { $n ->
    [one] 1 leverantör
   *[other] { $n } leverantörer
}
vendor-empty = Inga leverantörer ännu
vendor-empty-lead = Lägg till den första, eller importera en lista som du redan har.
vendor-empty-filter = Ingen leverantör stämmer in
vendor-empty-filter-lead = Ta bort ett filter, eller rensa alla.
vendor-filter-text = Namn
vendor-tag = Etikett

vendor-stands = Läget
vendor-stands-well = I ordning
vendor-stands-waived = Undantag medgivet
vendor-n-more = { $n ->
    [one] och 1 brist till
   *[other] och { $n } brister till
}
vendor-agreement = Avtal
vendor-no-agreement = Inget
vendor-until = till och med { $day }
vendor-needs-nothing = Inget avtal behövs: leverantören har ingen roll som kräver det.
vendor-nothing-found = Inget saknas i dag.

vendor-tab-show = I dag
vendor-tab-history = Historik
vendor-agreements = Avtal
vendor-agreements-none = Det finns inget avtal med leverantören i registret.
vendor-add-agreement = Lägg till avtal
vendor-agreement-state = Läge
vendor-agreement-term = Giltighet
vendor-agreement-shared = gemensamt med andra leverantörer
vendor-facts = Uppgifter
vendor-contact = Kontakt: { $kind }
vendor-certified-until = { $name }, till och med { $day }

vendor-part-what = Vad det är
vendor-part-data = Personuppgifter
vendor-part-who = Vem som ansvarar hos oss
vendor-part-company = Företaget
vendor-part-contacts = Kontakter hos leverantören
vendor-part-certifications = Certifieringar
vendor-part-days = Datum och anteckningar

vendor-name = Namn
vendor-name-hint = Det namn ni använder.
vendor-service = Vad den gör för oss
vendor-service-hint = En mening som en kollega förstår.
vendor-category = Kategori
vendor-status = Status
vendor-roles = Roller enligt dataskyddsförordningen
vendor-roles-hint = Ett personuppgiftsbiträde behandlar uppgifter för vår räkning och ska ha ett personuppgiftsbiträdesavtal. Den som är gemensamt ansvarig bestämmer tillsammans med oss och ska ha ett inbördes arrangemang.
vendor-personal-data = Behandlar den våra personuppgifter?
vendor-special-categories = Känsliga personuppgifter, till exempel om hälsa eller facktillhörighet
vendor-criminal-data = Uppgifter om lagöverträdelser
vendor-data-categories = Kategorier av personuppgifter
vendor-data-categories-hint = En per rad.
vendor-data-subjects = Kategorier av registrerade
vendor-data-subjects-hint = Vems uppgifter det är, en kategori per rad.
vendor-purposes = Ändamål
vendor-purposes-hint = Vad uppgifterna används till, ett per rad.
vendor-locations = Länder där uppgifterna behandlas
vendor-locations-hint = Namn eller landskoder, åtskilda med komma.
vendor-owner = Ansvarig hos oss
vendor-owner-hint = Den hos oss som ansvarar för leverantören.
vendor-department = Avdelning
vendor-criticality = Betydelse för oss
vendor-legal-name = Registrerat namn
vendor-registration-number = Registreringsnummer
vendor-registration-number-hint = Organisationsnummer, momsregistreringsnummer eller LEI.
vendor-country = Land
vendor-website = Webbplats
vendor-used-from = Anlitas från och med
vendor-used-until = Anlitas till och med
vendor-deletion-proved-on = Radering styrkt den
vendor-deletion-proved-on-hint = Den dag då leverantören skriftligen styrkte att uppgifterna raderats eller återlämnats.
vendor-certifications = Certifieringar
vendor-tags = Etiketter
vendor-tags-hint = Åtskilda med komma.
vendor-notes = Anteckningar
vendor-contacts-kind = Kontakt { $n }: gäller
vendor-contacts-name = Kontakt { $n }: namn
vendor-contacts-email = Kontakt { $n }: e-post
vendor-contacts-phone = Kontakt { $n }: telefon
vendor-certifications-name = Certifiering { $n }
vendor-certifications-last-day = Certifiering { $n }: sista dag

vendor-similar = Den kan redan finnas i registret
vendor-similar-lead = De här har samma nummer eller nästan samma namn. Är det en annan, lägg till den ändå.
vendor-merge-act = Slå ihop med en annan leverantör
vendor-merge-title = Slå ihop { $name } med en annan leverantör
vendor-merge-lead = Avtal och undantag för { $name } flyttas till den andra leverantören. { $name } lämnar registret; historiken finns kvar i loggen.
vendor-stays = Leverantören som blir kvar
vendor-reason = Skäl
vendor-reason-hint = Det som en kollega bör veta om ett år.
vendor-withdraw-act = Dra tillbaka
vendor-withdraw-title = Dra tillbaka { $name }
vendor-withdraw-lead = För en leverantör som lagts till av misstag. En som ni inte längre anlitar dras inte tillbaka: sätt dess status till Tidigare.
vendor-gone = Leverantören finns inte längre i registret
vendor-gone-merged = Gå till leverantören som den slogs ihop med

flash-vendor-added = { $name } har lagts till.
flash-vendor-changed = { $name } har ändrats.
flash-vendor-withdrawn = { $name } har dragits tillbaka.
flash-vendor-merged = { $name } har slagits ihop med den här leverantören.
problem-reason = Skriv { $min } till { $max } tecken.

form-conflict = Någon annan har ändrat under tiden
form-conflict-lead = Inget av ditt har sparats ännu. Nedan står det som gäller nu bredvid det du skrev. Sparar du igen ersätter ditt det.
form-conflict-theirs = Gäller nu
form-conflict-yours = Ditt
