# A letter that asks a vendor for changes.
letter-subject = Changes to “{ $title }”
letter-intro = We have read the agreement against Article 28 of the GDPR. { $n ->
    [0] Nothing stands in the way of signing; some points could be better.
    [one] One point needs to change before we can sign.
   *[other] { $n } points need to change before we can sign.
} For each point you find what the text says today, what we ask for, and a wording that you may use.
letter-wishes = What we would also welcome
letter-says = The text says today:
letter-silent = We have not found this in the text.
letter-why = Why it matters.
letter-ask = What we ask for.
letter-wording = Proposed wording
letter-asks = We have reviewed version { $version } of the agreement and ask for { $n ->
    [one] one change
   *[other] { $n } changes
} before we can sign.
letter-clause = clause { $clause }
letter-problem = What is wrong.
letter-law = Law.
letter-mail-subject = Subject:
letter-as-mail = As an e-mail
letter-as-pdf = As PDF
letter-closing = Please send us a version with the changes, or tell us where you see it differently.
letter-none = Nothing is to be changed.
letter-act = Letter to the vendor
