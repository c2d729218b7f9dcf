# Granskningens anmärkningar om ett helt dokument, per nyckel, samt kravens villkor.

note-not-an-agreement = Texten läses som: { $subject }. Den granskades inte mot kraven på ett personuppgiftsbiträdesavtal; --as data-processing-agreement gör det ändå.
note-language-not-supported = Texten är skriven på { $subject }; bara engelska och svenska läses. Inga omdömen ges.

condition-general-authorisation = när underbiträden är tillåtna i allmänhet
condition-transfers = när uppgifter kan lämna EES
