# Granskningens anmärkningar om ett helt dokument, per nyckel, samt kravens villkor.

note-not-an-agreement = Texten läses som: { $subject }. Den kontrollerades inte mot kraven på ett personuppgiftsbiträdesavtal; --as data-processing-agreement gör det ändå.
note-language-not-supported = Texten är skriven på { $subject }; bara engelska och svenska läses. Inga bedömningar görs.
note-standard-clauses-2021-915-in-full = Kommissionens standardavtalsklausuler mellan personuppgiftsansvariga och personuppgiftsbiträden (EU 2021/915) står i texten; de bedöms efter vad de säger.
note-standard-clauses-2021-915-by-reference = Avtalet hänvisar till kommissionens standardavtalsklausuler mellan personuppgiftsansvariga och personuppgiftsbiträden (EU 2021/915) utan att återge dem. De räknas bara i den mån texten här säger det: lägg till dem för att få dem kontrollerade.
note-standard-clauses-2021-914-in-full = Kommissionens standardavtalsklausuler för överföringar (EU 2021/914) står i texten; de bedöms efter vad de säger.
note-standard-clauses-2021-914-by-reference = Avtalet hänvisar till kommissionens standardavtalsklausuler för överföringar (EU 2021/914) utan att återge dem. De räknas bara som grund för överföringar: lägg till dem för att få resten kontrollerad.
note-danish-standard-clauses = Texten följer den danska tillsynsmyndighetens standardklausuler.
note-skr-form = Texten följer SKR:s mall.

condition-general-authorisation = vid allmänt tillstånd att anlita underbiträden
condition-transfers = när uppgifter kan lämna EES
