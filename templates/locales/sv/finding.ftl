# Brister: deras namn samt meningarna med skäl och nästa steg.

finding-agreement-missing = Avtal saknas
finding-agreement-unsigned = Avtal inte undertecknat
finding-agreement-expired = Avtal utgånget
finding-agreement-expiring = Avtal löper snart ut
finding-notice-due = Dags att säga upp eller förlänga
finding-agreement-not-yet-effective = Avtal gäller inte ännu
finding-review-overdue = Granskning försenad
finding-document-changed = Dokumentet har ändrats på disken
finding-document-lost = Dokumentet saknas på disken
finding-document-unknown = Okänt dokument
finding-purpose-missing = Ändamål saknas
finding-certification-expired = Certifiering utgången
finding-deletion-unproved = Radering eller återlämning inte styrkt
finding-waiver-unused = Undantag behövs inte längre
finding-clause-unmet = Villkor saknas eller är för svagt
finding-red-flag = Skadligt villkor
finding-value-out-of-policy = Värde utanför policyn
finding-wrong-document = Fel sorts dokument
