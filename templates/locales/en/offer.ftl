# A draft of an agreement that we offer to a vendor.
offer-title = Data processing agreement with { $vendor }
offer-none = None
offer-certifications-none = none stated
offer-blank = [fill in: { $what }]
offer-blank-controller-number = our registration number
offer-blank-controller-address = our address
offer-blank-controller-contact = our contact for data protection, with e-mail address
offer-blank-processor-number = the vendor’s registration number
offer-blank-processor-country = the vendor’s country
offer-blank-processor-address = the vendor’s address
offer-blank-processor-contact = the vendor’s data protection officer or privacy contact, with e-mail address
offer-blank-service = what the vendor does
offer-blank-effective-from = first day
offer-blank-governing-law = country whose law applies
offer-blank-purposes = what the personal data is used for
offer-blank-data-categories = types of personal data
offer-blank-data-subjects = whose personal data
offer-blank-special-categories = which special categories
offer-blank-criminal-data = which data on criminal offences
offer-blank-locations = countries in which the data is processed
offer-blank-sub-processor-name = name of the sub-processor
offer-blank-sub-processor-country = the sub-processor’s country
offer-blank-sub-processor-task = what the sub-processor does
offer-act = Draft an agreement
offer-heading = Draft agreement for { $vendor }
offer-lead = A complete data processing agreement, filled in from the register. Send it to the vendor, or add it to the register as the first version.
offer-blanks = { $n ->
    [one] One thing to fill in
   *[other] { $n } things to fill in
}
offer-blanks-lead = The register does not know these. Record them on the vendor where it has a field for them, or fill them in in the text.
offer-blanks-none = Nothing is left to fill in.
offer-language = Language of the text
offer-download = Download as Markdown
offer-add = Add as version 1
offer-text = The text
offer-written = Wrote { $file }; { $n ->
    [0] nothing is left to fill in.
    [one] one thing is left to fill in:
   *[other] { $n } things are left to fill in:
}
offer-pdf = Download as PDF
