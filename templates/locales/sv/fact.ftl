# De uppgifter som läses ut ur ett avtal, med namn.

fact-breach-notice-hours = Timmar till underrättelse om personuppgiftsincident
fact-sub-processor-notice-days = Dagars varsel före byte av underbiträde
fact-sub-processor-objection-days = Dagar för invändning mot underbiträde
fact-deletion-days = Dagar till radering efter avtalets slut
fact-audit-notice-days = Dagars varsel före granskning
fact-audits-per-year = Granskningar per år, högst
fact-effective-date = Gäller från
fact-expiry-date = Gäller till
fact-governing-law = Tillämplig lag
fact-liability-cap = Ansvarsbegränsning
fact-transfer-mechanisms = Grunder för överföring
fact-countries = Länder
fact-sub-processors = Underbiträden
fact-contacts = Kontakter
