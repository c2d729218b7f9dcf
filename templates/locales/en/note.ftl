# Notes of a check on a whole document, by key, and the conditions of requirements.

note-not-an-agreement = This reads as: { $subject }. It was not checked for the clauses of a data processing agreement; --as data-processing-agreement checks it all the same.
note-language-not-supported = This is written in { $subject }; only English and Swedish are read. No verdicts are given.
note-standard-clauses-2021-915-in-full = The Commission’s clauses between controllers and processors (EU 2021/915) stand in the text; they are judged by what they say.
note-standard-clauses-2021-915-by-reference = The agreement incorporates the Commission’s clauses between controllers and processors (EU 2021/915) without their text. They count only where the text at hand says so: supply them to have them checked.
note-standard-clauses-2021-914-in-full = The Commission’s clauses for transfers (EU 2021/914) stand in the text; they are judged by what they say.
note-standard-clauses-2021-914-by-reference = The agreement incorporates the Commission’s clauses for transfers (EU 2021/914) without their text. They count as a ground for transfers only: supply them to have the rest checked.
note-danish-standard-clauses = The text follows the standard clauses of the Danish authority.
note-skr-form = The text follows the form of the Swedish municipalities and regions (SKR).

condition-general-authorisation = where sub-processors have general authorisation
condition-transfers = where data may leave the EEA
