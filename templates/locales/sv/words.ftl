# De slutna ordlistorna: kategorier, statusar, roller, typer, tillstånd.

category-chat = Chatt
category-crm = CRM
category-hosting = Drift och hosting
category-email = E-post
category-analytics = Analys
category-payments = Betalningar
category-hr = HR
category-support = Support
category-telephony = Telefoni
category-marketing = Marknadsföring
category-security = Säkerhet
category-backup = Säkerhetskopiering
category-development = Utveckling
category-other = Annat

vendor-status-proposed = Föreslagen
vendor-status-active = Aktiv
vendor-status-offboarding = Under avveckling
vendor-status-former = Tidigare

gdpr-role-processor = Personuppgiftsbiträde
gdpr-role-controller = Personuppgiftsansvarig
gdpr-role-joint-controller = Gemensamt personuppgiftsansvarig
gdpr-role-sub-processor = Underbiträde
gdpr-role-none = Ingen roll

personal-data-yes = Ja
personal-data-no = Nej
personal-data-unknown = Inte känt ännu

need-dpa = Personuppgiftsbiträdesavtal
need-arrangement = Inbördes arrangemang mellan gemensamt personuppgiftsansvariga

criticality-low = Låg
criticality-medium = Medel
criticality-high = Hög

contact-kind-privacy = Dataskydd
contact-kind-security = Säkerhet
contact-kind-dpo = Dataskyddsombud
contact-kind-contract = Avtal

agreement-kind-dpa = Personuppgiftsbiträdesavtal
agreement-kind-standard-clauses = Standardavtalsklausuler
agreement-kind-joint-controller = Inbördes arrangemang (gemensamt ansvar)
agreement-kind-amendment = Tilläggsavtal
agreement-kind-nda = Sekretessavtal
agreement-kind-main = Huvudavtal
agreement-kind-other = Annat dokument

binding-mode-signed = Undertecknat av båda
binding-mode-click = Godkänt med klick
binding-mode-incorporated = Del av huvudavtalet genom hänvisning

user-role-procurement = Inköp
user-role-legal = Jurist
user-role-auditor = Revisor
user-role-admin = Administratör

action-read = Läsa registret
action-edit = Lägga till och ändra leverantörer och avtal
action-decide = Godkänna, medge undantag, registrera bindande avtal och dra tillbaka
action-read-journal = Läsa och kontrollera loggen
action-share = Dela handlingar i datarum
action-administer = Hantera användare och inställningar

state-draft = Utkast
state-in-review = Under granskning
state-awaiting-signature = Väntar på underskrift
state-upcoming = Kommande
state-in-force = Gällande
state-expiring = Löper snart ut
state-expired = Utgånget
state-superseded = Ersatt
state-terminated = Avslutat

severity-high = Hög
severity-medium = Medel
severity-low = Låg

number-kind-organisationsnummer = Organisationsnummer
number-kind-lei = LEI-kod
number-kind-vat = Momsregistreringsnummer
number-kind-other = Annat nummer

notice-unit-days = dagar
notice-unit-months = månader
