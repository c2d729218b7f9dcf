# Det som förklaras om ett krav eller en varning.

explain-law = Lag
explain-level = Nivå
explain-says = Vad avtalet ska säga
explain-flag-says = Vad avtalet säger när detta rapporteras
explain-why = Varför
explain-ask = Vad ni ska begära
explain-wording = Förslag till lydelse
explain-good = Vad ett bra villkor tillför
explain-examples = Exempel
explain-unknown = Det finns inget krav och ingen varning med id { $id }. { $nearest ->
    [none] Se "avtal catalogue show".
   *[other] Menade du { $nearest }?
}
explain-reference = Krav och varningar
explain-requirements = Krav
explain-flags = Varningar
