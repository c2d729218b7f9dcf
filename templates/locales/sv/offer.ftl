# Ett utkast till avtal som vi erbjuder en leverantör.
offer-title = Personuppgiftsbiträdesavtal med { $vendor }
offer-none = Inga
offer-certifications-none = inga uppgivna
offer-blank = [fyll i: { $what }]
offer-blank-controller-number = vårt organisationsnummer
offer-blank-controller-address = vår adress
offer-blank-controller-contact = vår kontaktperson för dataskydd, med e-postadress
offer-blank-processor-number = leverantörens organisationsnummer
offer-blank-processor-country = leverantörens land
offer-blank-processor-address = leverantörens adress
offer-blank-processor-contact = leverantörens dataskyddsombud eller kontaktperson för dataskydd, med e-postadress
offer-blank-service = vad leverantören gör
offer-blank-effective-from = första dagen
offer-blank-governing-law = land vars lag gäller
offer-blank-purposes = vad personuppgifterna används till
offer-blank-data-categories = typer av personuppgifter
offer-blank-data-subjects = vems personuppgifter
offer-blank-special-categories = vilka särskilda kategorier
offer-blank-criminal-data = vilka uppgifter om lagöverträdelser
offer-blank-locations = länder där uppgifterna behandlas
offer-blank-sub-processor-name = underbiträdets namn
offer-blank-sub-processor-country = underbiträdets land
offer-blank-sub-processor-task = underbiträdets uppdrag
offer-act = Skriv ett avtalsutkast
offer-heading = Avtalsutkast för { $vendor }
offer-lead = Ett fullständigt personuppgiftsbiträdesavtal, ifyllt med det som står i registret. Skicka det till leverantören, eller lägg in det i registret som första version.
offer-blanks = { $n ->
    [one] En sak att fylla i
   *[other] { $n } saker att fylla i
}
offer-blanks-lead = Det här står inte i registret. Lägg till det på leverantören där det finns ett fält, eller fyll i det i texten.
offer-blanks-none = Inget återstår att fylla i.
offer-language = Textens språk
offer-download = Ladda ned som Markdown
offer-add = Lägg in som version 1
offer-text = Texten
offer-written = Skrev { $file }; { $n ->
    [0] inget återstår att fylla i.
    [one] en sak återstår att fylla i:
   *[other] { $n } saker återstår att fylla i:
}
offer-pdf = Ladda ned som PDF
