# What is explained of a requirement or red flag.

explain-law = Law
explain-level = Level
explain-says = What the agreement must say
explain-flag-says = What the agreement says when this is reported
explain-why = Why
explain-ask = What to ask for
explain-wording = Proposed wording
explain-good = What a good clause adds
explain-examples = Examples
explain-unknown = There is no requirement or flag with the id { $id }. { $nearest ->
    [none] See "avtal catalogue show".
   *[other] Did you mean { $nearest }?
}
explain-reference = Requirements and red flags
explain-requirements = Requirements
explain-flags = Red flags
