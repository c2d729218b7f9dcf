# Granskningens anmärkningar om ett helt dokument, per nyckel, samt kravens villkor.

note-not-an-agreement = Texten läses som: { $subject }. Den granskades inte mot kraven på ett personuppgiftsbiträdesavtal; --as data-processing-agreement gör det ändå.
note-language-not-supported = Texten är skriven på { $subject }; bara engelska och svenska läses. Inga omdömen ges.
note-standard-clauses-2021-915-in-full = Kommissionens klausuler mellan personuppgiftsansvariga och biträden (EU 2021/915) står i texten; de räknas för det som de säger.
note-standard-clauses-2021-915-by-reference = Avtalet hänvisar till kommissionens klausuler mellan personuppgiftsansvariga och biträden (EU 2021/915) utan att återge dem. De räknas bara i den mån texten här säger det: lägg till dem för att få dem granskade.
note-standard-clauses-2021-914-in-full = Kommissionens klausuler för överföringar (EU 2021/914) står i texten; de räknas för det som de säger.
note-standard-clauses-2021-914-by-reference = Avtalet hänvisar till kommissionens klausuler för överföringar (EU 2021/914) utan att återge dem. De räknas bara som grund för överföringar: lägg till dem för att få resten granskat.
note-danish-standard-clauses = Texten följer den danska tillsynsmyndighetens standardklausuler.
note-skr-form = Texten följer SKR:s mall.

condition-general-authorisation = när underbiträden är tillåtna i allmänhet
condition-transfers = när uppgifter kan lämna EES
