# Underbiträden: vilka leverantörerna anlitar för att behandla våra uppgifter.

nav-sub-processors = Underbiträden
vendor-tab-sub-processors = Underbiträden

sub-processor-title = Underbiträden
sub-processor-list-lead = Alla som våra leverantörer anlitar för att behandla personuppgifter åt oss.
sub-processor-lead = Vilka { $vendor } anlitar för att behandla våra uppgifter (artikel 28.2 och 28.4 i GDPR).
sub-processor-total = { $n ->
    [one] 1 underbiträde
   *[other] { $n } underbiträden
}
sub-processor-tab-now = Anlitas
sub-processor-tab-over = Anlitas inte längre
sub-processor-empty = Inga underbiträden än
sub-processor-empty-lead = De antecknas på varje leverantörs sida: från avtalets lista eller för hand.
sub-processor-empty-filter = Inga träffar
sub-processor-empty-filter-lead = Inget underbiträde stämmer med filtren.
sub-processor-none = Ingen har antecknat något underbiträde till leverantören.
sub-processor-to-vendors = Till leverantörerna
sub-processor-filter-text = Namn eller uppgift
sub-processor-place = Plats
sub-processor-place-outside = Utanför EES
sub-processor-place-unknown = Okänd
sub-processor-country-unknown = Okänt land
sub-processor-vendor = Leverantör
sub-processor-over = Anlitas inte längre
sub-processor-of = Är självt underbiträde till
sub-processor-is-vendor = I registret
sub-processor-days = Sedan
sub-processor-until-day = till och med { $day }
sub-processor-since-unknown = inte angivet
sub-processor-source = Från
sub-processor-by-hand = inskrivet för hand
sub-processor-source-version = { $title }, version { $number }

sub-processor-add = Lägg till ett underbiträde
sub-processor-edit = Ändra eller avsluta
sub-processor-edit-title = Ändra { $name }
sub-processor-edit-lead = Underbiträde till { $vendor }.
sub-processor-name = Namn
sub-processor-countries = Länder där uppgifterna behandlas
sub-processor-countries-hint = Namn eller landskoder, med komma emellan.
sub-processor-purpose = Vad det gör
sub-processor-since = Anlitas sedan
sub-processor-until = Sista dag
sub-processor-until-hint = Fyll i när leverantören inte längre anlitar det. Raden finns kvar.
sub-processor-linked = Leverantör i registret som det är
sub-processor-linked-hint = Leverantörens namn, om den också finns i registret.

sub-processor-listed-act = Från avtalets lista
sub-processor-listed-title = Underbiträden i avtalen med { $vendor }
sub-processor-listed-lead = Vad texterna räknar upp bredvid vad registret har. Kryssa för dem som ska in i registret; inget tas över av sig självt.
sub-processor-listed-none = Inget avtal med leverantören har en lista över underbiträden som gick att läsa. Be leverantören om listan och lägg till dem för hand.
sub-processor-listed-text = Texten
sub-processor-listed-register = Registret
sub-processor-listed-new = Finns inte i registret
sub-processor-listed-known = Finns i registret
sub-processor-listed-differs = Annat land i registret
sub-processor-listed-unlisted = Nämns inte i texten
sub-processor-listed-pick = Ta över { $name }
sub-processor-listed-link = Den som heter som en leverantör i registret länkas till den leverantören.
sub-processor-listed-take = Ta över de förkryssade
sub-processor-listed-all-known = Allt som texten räknar upp finns i registret.
sub-processor-listed-pick-none = Kryssa för minst ett.

flash-sub-processor-added = { $name } har lagts till.
flash-sub-processor-changed = { $name } har ändrats.
flash-sub-processors-taken = { $n ->
    [1] 1 underbiträde har lagts till.
   *[other] { $n } underbiträden har lagts till.
}
problem-sub-processor-of-itself = En leverantör kan inte vara sitt eget underbiträde.
problem-sub-processor-link = Ingen leverantör i registret heter exakt så, eller så gör flera det.
store-sub-processor-of-itself = En leverantör kan inte vara sitt eget underbiträde.
store-sub-processor-twice = Leverantören har redan ett underbiträde med det namnet. Ändra det, eller avsluta det först.

tree-act = Vilka som står bakom
tree-title = Vilka som står bakom { $vendor }
tree-lead = Underbiträdena och, där något av dem är en leverantör i registret, vilka det i sin tur anlitar.
tree-picture = Bild av vem som anlitar vem; tabellen nedanför säger detsamma
tree-table = Som tabell
tree-level = Nivå
tree-above = Anlitas av
tree-root = oss själva
tree-inside = inom EES
tree-outside = utanför EES
tree-covered = utanför EES, täckt
tree-uncovered = utanför EES, inte täckt
tree-unsaid = plats inte angiven
tree-elsewhere = vilka det anlitar står på en annan plats i trädet
tree-circle = står ovanför sig självt: länkarna går runt i en cirkel
tree-too-deep = { $n ->
    [one] djupare än 1 nivå: öppna det för sig
   *[other] djupare än { $n } nivåer: öppna det för sig
}
tree-n-uncovered = { $n ->
    [one] 1 av dem tar emot uppgifter utanför EES utan att något täcker överföringen.
   *[other] { $n } av dem tar emot uppgifter utanför EES utan att något täcker överföringen.
}
