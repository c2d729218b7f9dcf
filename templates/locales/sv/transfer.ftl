# Överföringar till tredjeland: vad de vilar på, och bristerna som rör dem.

mechanism-adequacy = Beslut om adekvat skyddsnivå
mechanism-dpf = EU–US Data Privacy Framework (certifierad)
mechanism-scc-2021-914 = Standardavtalsklausuler från 2021, (EU) 2021/914
mechanism-bcr = Bindande företagsbestämmelser
mechanism-derogation = Undantag för en särskild situation (artikel 49 i GDPR)
mechanism-scc-2010 = Standardavtalsklausuler från före 2021 (2001/497/EG, 2004/915/EG, 2010/87/EU), gäller inte längre
mechanism-scc-unspecified = Standardavtalsklausuler utan uppgift om vilka
scc-module-1 = modul 1
scc-module-2 = modul 2
scc-module-3 = modul 3
scc-module-4 = modul 4
scc-module-1-for = Modul 1: från en personuppgiftsansvarig till en annan
scc-module-2-for = Modul 2: från den personuppgiftsansvarige till dess biträde
scc-module-3-for = Modul 3: från ett biträde till dess underbiträde
scc-module-4-for = Modul 4: från ett biträde till dess uppdragsgivare
presence-processes = { $country }
presence-seat = { $country } (har sitt säte där)
presence-unsaid = { $country } (har sitt säte där; ingen har sagt var uppgifterna behandlas)

transfer-title = Överföringar utanför EES
transfer-lead = Var och en behöver något som täcker den (artikel 44–49 i GDPR). Kommissionens beslut om länder är kända per { $day }.
transfer-recipient = Mottagare
transfer-standing = Läge
transfer-recorded = Antecknat
transfer-itself = leverantören själv
transfer-nothing = inget
transfer-is-covered = Täckt
transfer-is-uncovered = Inte täckt
transfer-is-waived = Undantag medgivet
transfer-is-unasked = Prövas inte
transfer-unasked = Leverantören används inte längre eller har inga personuppgifter från oss.
transfer-decided = Kommissionen har beslutat att hela landet har en adekvat skyddsnivå (känt per { $known-on }).
transfer-decided-until = Kommissionen har beslutat att hela landet har en adekvat skyddsnivå, till och med { $until } (känt per { $known-on }).
transfer-from = från och med { $day }
transfer-to = till och med { $day }
transfer-record = Anteckna vad den vilar på
transfer-change = Ändra eller avsluta
transfer-form-title = Vad överföringen till { $recipient } vilar på
transfer-form-lead = Anteckna det du har sett: de undertecknade klausulerna, certifieringen i den offentliga listan, beslutet.
transfer-mechanism = Vilar på
transfer-modules = Moduler i klausulerna från 2021
transfer-modules-hint = Ett biträde till oss behöver modul 2, dess underbiträden modul 3, en annan ansvarig modul 1. Lämna tomt för allt annat.
transfer-since = Från och med
transfer-until = Sista dag
transfer-until-hint = Fyll i när det inte längre gäller; raden finns kvar. Ett undantag måste ha en sista dag.
transfer-note = Var beviset finns, eller vad som har bedömts
transfer-note-hint = Ett undantag måste förklaras här.

flash-transfer-recorded = Vad överföringen vilar på har antecknats.
flash-transfer-changed = Vad överföringen vilar på har ändrats.
problem-module-missing = Ange vilka moduler som har avtalats: utan rätt modul täcker klausulerna ingenting.
problem-derogation-unexplained = Skriv vilken situation undantaget gäller och varför det håller.
problem-derogation-endless = Ett undantag gäller en särskild situation: ange vilken dag det slutar.
store-transfer-unspecified = Anteckna vilka standardavtalsklausuler det är.

# Delar av meningarna nedan.

transfer-where = { $presence ->
    [seat] { $recipient } har sitt säte i { $country } och uppges behandla uppgifterna någon annanstans; den som kommer åt dem därifrån tar emot dem
    [unsaid] { $recipient } har sitt säte i { $country }, och ingen har sagt var uppgifterna behandlas
   *[processes] { $recipient } behandlar personuppgifter i { $country }
}

why-transfer-none = { transfer-where }. Kommissionen har inte beslutat att landet skyddar dem (känt per { $known-on }), och inget som är antecknat täcker överföringen.
next-transfer-none = Fråga leverantören vad överföringen vilar på och anteckna det, eller kom överens om att uppgifterna stannar inom EES.
why-transfer-part = { transfer-where }. Kommissionens beslut gäller bara en del av landet, och ingen har antecknat att { $recipient } omfattas.
next-transfer-part = Ta reda på om { $recipient } omfattas av beslutet och anteckna det, eller vad överföringen annars vilar på.
why-transfer-dpf = { transfer-where }. Kommissionens beslut gäller bara organisationer som är certifierade enligt Data Privacy Framework, och ingen har antecknat att { $recipient } är det.
next-transfer-dpf = Slå upp { $recipient } i listan för Data Privacy Framework och anteckna det, eller vad överföringen annars vilar på.
why-transfer-dpf-elsewhere = { transfer-where }. Det som är antecknat, Data Privacy Framework, täcker bara USA.
next-transfer-dpf-elsewhere = Fråga leverantören vad överföringen vilar på och anteckna det.
why-transfer-module = { transfer-where }. Standardavtalsklausulerna från 2021 är antecknade, men utan { $modules }, som en sådan överföring behöver.
next-transfer-module = Avtala om klausulerna med { $modules } och anteckna dem.
why-transfer-decision-ended = { transfer-where }. Kommissionens beslut om landet upphörde { $last-day }.
next-transfer-decision-ended = Fråga leverantören vad överföringen vilar på nu och anteckna det.
why-transfer-lapsed = { transfer-where }. Det som överföringen vilade på slutade gälla { $last-day }: { $mechanism }.
next-transfer-lapsed = Fråga leverantören vad överföringen vilar på nu och anteckna det.
why-transfer-outdated = { transfer-where }. Standardavtalsklausuler från före 2021 är antecknade; de gäller inte efter { $last-day }.
next-transfer-outdated = Avtala om klausulerna från 2021, (EU) 2021/914, och anteckna dem.
why-transfer-outdated-named = { transfer-where }. ”{ $title }” hänvisar till standardavtalsklausuler från före 2021; de gäller inte efter { $last-day }.
next-transfer-outdated-named = Avtala om klausulerna från 2021, (EU) 2021/914, och anteckna dem.
why-transfer-named = { transfer-where }. ”{ $title }” nämner något som kan täcka överföringen ({ $mechanism }), och ingen har bekräftat att det gör det.
next-transfer-named = Låt juristerna kontrollera om det täcker överföringen, och anteckna det.
