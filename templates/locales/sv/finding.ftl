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
finding-purpose-missing = Ändamål eller roll saknas
finding-certification-expired = Certifiering utgången
finding-deletion-unproved = Radering eller återlämning inte styrkt
finding-waiver-unused = Undantag behövs inte längre
finding-clause-unmet = Villkor saknas eller är för svagt
finding-red-flag = Skadligt villkor
finding-value-out-of-policy = Värde utanför policyn
finding-transfer-uncovered = Överföring utan grund
finding-sub-processor-change-open = Byte av underbiträde inte avgjort
finding-wrong-document = Fel sorts dokument

# Delar av meningarna nedan.

need-name = { $need ->
    [arrangement] inbördes arrangemang mellan gemensamt personuppgiftsansvariga
   *[dpa] personuppgiftsbiträdesavtal
}
days-standing = { $n-days ->
    [one] 1 dag
   *[other] { $n-days } dagar
}
uncovered = { $phase ->
    [proposed] det måste finnas ett giltigt avtal innan leverantören kan bli aktiv
   *[in-use] inget giltigt avtal på { days-standing }
}

# Varför en brist finns. En mening för varje skäl.

why-missing-none = Det finns inget { need-name }: { uncovered }.
why-missing-wrong-kind = ”{ $title }” finns, men inget { need-name }: { uncovered }.
why-wrong-document-uncovered = ”{ $title }” läses som något annat ({ $reads-as }), inte som ett { need-name }: { uncovered }.
why-unsigned-draft = ”{ $title }” är ett utkast som ingen har undertecknat: { uncovered }.
why-unsigned-in-review = ”{ $title }” granskas sedan { $review-since } och är inte undertecknat: { uncovered }.
why-unsigned-rejected = ”{ $title }” underkändes { $rejected-on }: { uncovered }.
why-unsigned-approved = ”{ $title }” godkändes { $approved-on } men är inte undertecknat av båda parter: { uncovered }.
why-expired = Utgånget sedan { $expired-on }: { uncovered }.
why-expired-renewal-open = Utgånget sedan { $expired-on }, och efterföljaren är inte undertecknad: { uncovered }.
why-terminated = Avslutat, sista dag { $last-day }: { uncovered }.
why-replaced = ”{ $title }” ersattes efter { $last-day } av ett avtal som inte omfattar leverantören: { uncovered }.
why-not-yet-effective = Bindande, men gäller först från { $first-day }: { uncovered }.
why-expired-other = ”{ $title }” löpte ut { $expired-on }.
why-unsigned-other = ”{ $title }” godkändes { $approved-on } men är inte undertecknat av båda parter.
why-expiring = ”{ $title }” löper ut efter { $last-day }, { in-days }, och förlängs inte.
why-expiring-notice-given = Uppsägning har lämnats: ”{ $title }” löper ut efter { $last-day }, { in-days }.
why-expiring-terminated = ”{ $title }” avslutas och gäller till och med { $last-day }, { in-days }.
why-notice-due = { $months ->
    [one] ”{ $title }” förlängs med 1 månad efter { $last-day } om det inte sägs upp senast { $notice-by }, { in-days-notice }.
   *[other] ”{ $title }” förlängs med { $months } månader efter { $last-day } om det inte sägs upp senast { $notice-by }, { in-days-notice }.
}
why-review-never = ”{ $title }” gäller men har aldrig granskats av jurist.
why-review-rejected = ”{ $title }” gäller trots att juristerna underkände det { $rejected-on }.
why-review-old = { $months ->
    [one] Senast granskat { $approved-on }; avtalet ska granskas varje månad, så nästa granskning skulle ha skett senast { $due-on }.
   *[other] Senast granskat { $approved-on }; avtalet ska granskas med { $months } månaders mellanrum, så nästa granskning skulle ha skett senast { $due-on }.
}
why-review-open = Granskningen av version { $version } har varit öppen sedan { $review-since }.
why-purpose-missing = Ingen har angett varför leverantören behandlar personuppgifter.
why-role-missing = Ingen har angett om leverantören är personuppgiftsbiträde eller personuppgiftsansvarig, så det går inte att veta vilket avtal som behövs.
why-certification-expired = { $name } gällde till och med { $last-day }.
why-deletion-unproved = Samarbetet upphörde { $last-day }, men det är inte styrkt att personuppgifterna har raderats eller återlämnats.
why-deletion-unproved-undated = Samarbetet har upphört, men det är inte styrkt att personuppgifterna har raderats eller återlämnats.
why-deletion-awaited = ”{ $title }” upphörde { $last-day }. Det ger leverantören { $days } dagar att radera eller lämna tillbaka personuppgifterna, till och med { $due-on }. Något bevis finns inte än.
why-deletion-awaited-house = ”{ $title }” upphörde { $last-day } och anger ingen tid för att radera eller lämna tillbaka personuppgifterna. Enligt vår egen frist på { $days } dagar har leverantören till och med { $due-on } på sig. Något bevis finns inte än.
why-deletion-late = ”{ $title }” upphörde { $last-day }. Det gav leverantören { $days } dagar att radera eller lämna tillbaka personuppgifterna, till och med { $due-on }. Den dagen har passerat utan bevis.
why-deletion-late-house = ”{ $title }” upphörde { $last-day } och anger ingen tid för att radera eller lämna tillbaka personuppgifterna. Enligt vår egen frist på { $days } dagar hade leverantören till och med { $due-on } på sig. Den dagen har passerat utan bevis.
why-document-changed = Filen för version { $version } är inte längre den som sparades; upptäcktes { $noticed-on }.
why-document-lost = Filen för version { $version } finns inte där den sparades; upptäcktes { $noticed-on }.
why-document-unknown = { $file } hör inte till något avtal i registret.
why-wrong-document = ”{ $title }” läses som något annat: { $reads-as }.
why-waiver-unused = Ett undantag för ”{ $code }” gäller till { $last-day }, men bristen finns inte längre.

in-days = { $last-day-in ->
    [0] i dag
    [one] i morgon
   *[other] om { $last-day-in } dagar
}
in-days-notice = { $notice-by-in ->
    [0] i dag
    [one] i morgon
   *[other] om { $notice-by-in } dagar
}

# Vad som bör göras härnäst. En mening för varje skäl.

next-missing-none = Be leverantören om ett { need-name }, eller föreslå ert eget, och lägg till det här.
next-missing-wrong-kind = Be leverantören om ett { need-name } vid sidan av ”{ $title }”.
next-wrong-document-uncovered = Låt en jurist bekräfta att ”{ $title }” är ett { need-name }, eller lägg till rätt avtal.
next-unsigned-draft = Öppna en granskning av ”{ $title }” och låt sedan båda parter underteckna.
next-unsigned-in-review = Låt granskningen av ”{ $title }” bli klar och låt sedan båda parter underteckna.
next-unsigned-rejected = Förhandla fram en ny version av ”{ $title }” och lägg till den här.
next-unsigned-approved = Se till att båda parter undertecknar ”{ $title }” och ange dagen.
next-expired = Kom överens om en ny version av ”{ $title }”, eller avveckla leverantören.
next-expired-renewal-open = Få efterföljaren till ”{ $title }” granskad och undertecknad.
next-terminated = Teckna ett nytt { need-name }, eller avveckla leverantören och begär bevis på radering.
next-replaced = Ta med leverantören i avtalet som ersatte ”{ $title }”, eller teckna ett eget.
next-not-yet-effective = Låt ”{ $title }” börja gälla tidigare, eller lämna inte ut personuppgifter före { $first-day }.
next-expired-other = Förnya ”{ $title }”, eller ange att det har avslutats eller ersatts.
next-unsigned-other = Se till att båda parter undertecknar ”{ $title }” och ange dagen.
next-expiring = Kom överens om en efterföljare före { $last-day }.
next-expiring-notice-given = Kom överens om en efterföljare före { $last-day }, eller planera avvecklingen.
next-expiring-terminated = Kom överens om en efterföljare före { $last-day }, eller planera avvecklingen.
next-notice-due = Bestäm senast { $notice-by } om avtalet ska vara kvar, och ange dagen om det sägs upp.
next-review-never = Öppna en granskning av ”{ $title }”.
next-review-rejected = Förhandla fram en ny version av ”{ $title }”, eller granska det igen.
next-review-old = Öppna en ny granskning av ”{ $title }”.
next-review-open = Godkänn eller underkänn version { $version } av ”{ $title }”.
next-purpose-missing = Fråga den som ansvarar för leverantören vad uppgifterna används till och ange ändamålen.
next-role-missing = Bestäm tillsammans med en jurist vilken roll leverantören har och ange den.
next-certification-expired = Be leverantören om det nya certifikatet och ange dess sista dag.
next-deletion-unproved = Begär ett skriftligt bevis och ange dagen då det kom.
next-deletion-unproved-undated = Ange när samarbetet upphörde, begär ett skriftligt bevis och ange dagen då det kom.
next-deletion-awaited = Be leverantören bekräfta raderingen eller återlämnandet skriftligt och lägg bekräftelsen till ”{ $title }” som bevis på radering.
next-deletion-awaited-house = Be leverantören bekräfta raderingen eller återlämnandet skriftligt och lägg bekräftelsen till ”{ $title }” som bevis på radering.
next-deletion-late = Kräv ett skriftligt bevis av leverantören nu och lägg det till ”{ $title }” som bevis på radering.
next-deletion-late-house = Kräv ett skriftligt bevis av leverantören nu och lägg det till ”{ $title }” som bevis på radering.
next-document-changed = Återställ filen { $file } från en säkerhetskopia, eller lägg till den nya texten som en egen version.
next-document-lost = Återställ filen { $file } från en säkerhetskopia.
next-document-unknown = Lägg till den under avtalet som den hör till, eller ta bort den ur mappen.
next-wrong-document = Låt en jurist bekräfta vad ”{ $title }” är, eller rätta avtalets typ.
next-waiver-unused = Avsluta undantaget.

why-red-flag = ”{ $title }” innehåller ett skadligt villkor: { $requirement }. Rad { $line }: ”{ $quote }”
next-red-flag = Be leverantören stryka villkoret, eller låt en jurist medge undantag med skäl.
why-clause-missing = ”{ $title }” saknar: { $requirement }.
next-clause-missing = Be leverantören lägga till villkoret, eller låt en jurist medge undantag med skäl.
why-clause-partial = ”{ $title }” uppfyller bara delvis: { $requirement }. Rad { $line }: ”{ $quote }”
next-clause-partial = Be leverantören komplettera villkoret, eller låt en jurist medge undantag med skäl.
why-clause-contrary = ”{ $title }” säger motsatsen till det som krävs: { $requirement }. Rad { $line }: ”{ $quote }”
next-clause-contrary = Be leverantören ändra villkoret, eller låt en jurist medge undantag med skäl.
why-value-above = ”{ $title }” anger { $value }, vår policy tillåter högst { $limit }: { $requirement }. Rad { $line }: ”{ $quote }”
next-value-above = Be leverantören om ett värde inom policyn, eller låt en jurist medge undantag med skäl.
why-value-below = ”{ $title }” anger { $value }, vår policy kräver minst { $limit }: { $requirement }. Rad { $line }: ”{ $quote }”
next-value-below = Be leverantören om ett värde inom policyn, eller låt en jurist medge undantag med skäl.
why-value-not-accepted = ”{ $title }” anger { $value }, vilket vår policy inte godtar: { $requirement }. Rad { $line }: ”{ $quote }”
next-value-not-accepted = Be leverantören om ett värde inom policyn, eller låt en jurist medge undantag med skäl.
why-value-unstated = ”{ $title }” anger inte det som vår policy kräver: { $requirement }.
next-value-unstated = Be leverantören ange det, eller låt en jurist medge undantag med skäl.

# Detsamma i några få ord, för tabeller.

short-clause-missing = saknas
short-clause-partial = uppfylls bara delvis
short-clause-contrary = avtalet säger motsatsen
short-red-flag = skadligt
short-value-above = { $value }, vår policy tillåter högst { $limit }
short-value-below = { $value }, vår policy kräver minst { $limit }
short-value-not-accepted = { $value }: godtas inte av vår policy
short-value-unstated = anges inte
