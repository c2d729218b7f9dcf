# Notes of a check on a whole document, by key, and the conditions of requirements.

note-not-an-agreement = This reads as: { $subject }. It was not checked for the clauses of a data processing agreement; --as data-processing-agreement checks it all the same.
note-language-not-supported = This is written in { $subject }; only English and Swedish are read. No verdicts are given.

condition-general-authorisation = where sub-processors are allowed in general
condition-transfers = where data may leave the EEA
