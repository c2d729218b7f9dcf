# Avtalsgranskningen: omdömen, rapporter i terminal, på papper och i ärenden, samt meddelanden.

document-data-processing-agreement = personuppgiftsbiträdesavtal
document-standard-clauses = standardavtalsklausuler
document-privacy-policy = integritetspolicy
document-terms-of-service = användarvillkor
document-nda = sekretessavtal
document-sla = servicenivåavtal
document-sub-processor-list = förteckning över underbiträden
document-other = annat dokument

verdict-met = uppfyllt
verdict-partial = bara delvis uppfyllt
verdict-contrary = säger motsatsen
verdict-missing = saknas
verdict-not-applicable = ej tillämpligt
verdict-flag = förekommer
verdict-flag-absent = förekommer inte

level-must = ska
level-if = ska
level-should = bör
level-flag = varning
level-value = policy

check-title = Avtalskontroll
check-summary = { $kind }, { $language }, profil { $profile }: { $met } av { $all } krav uppfyllda, { $musts ->
    [0] inget ska-krav ouppfyllt
    [one] 1 ska-krav ouppfyllt
   *[other] { $musts } ska-krav ouppfyllda
}, { $flags ->
    [0] ingen varning
    [one] 1 varning
   *[other] { $flags } varningar
}
check-summary-unchecked = { $kind }, { $language }, inte kontrollerad
check-summary-values = { $values ->
    [one] 1 värde utanför policyn
   *[other] { $values } värden utanför policyn
}
check-total = { $files ->
    [one] 1 fil
   *[other] { $files } filer
} kontrollerade: { $good ->
    [0] ingen
   *[other] { $good }
} med alla ska-krav uppfyllda och utan varningar, { $bad } med något att åtgärda, { $other } av annan sort eller på annat språk, { $unreadable } oläsliga
check-language-en = engelska
check-language-sv = svenska
check-language-other = språk { $code }
check-language-unknown = okänt språk
check-nowhere = ingenting i dokumentet säger det
check-more-passages = { $n ->
    [one] och 1 passage till
   *[other] och { $n } passager till
}, på { $n ->
    [one] rad
   *[other] raderna
} { $lines }
check-wanted = krav
check-why = varför
check-ask = begär
check-law = lag
check-lacks = saknas
check-note = obs
check-advice = Detta är ingen juridisk rådgivning: ett program har läst texten enligt fasta regler, och en människa avgör.
check-measured = Mätt { $day } på { $agreements } avtal ({ $verdicts } bedömningar): { $accuracy } av bedömningarna var rätt, { $false-alarms } av dem som rapporterades som ej uppfyllda var ändå uppfyllda, { $overlooked } av de ej uppfyllda missades.
check-unmeasured = Felfrekvensen för den här versionen är ännu inte uppmätt.

check-value-above = { $fact }: avtalet säger { $value }, policyn tillåter högst { $limit }
check-value-below = { $fact }: avtalet säger { $value }, policyn kräver minst { $limit }
check-value-words = { $fact }: policyn godtar inte { $value }
check-value-words-only = { $fact }: policyn godtar inte { $value }, bara { $limit }
check-value-unstated = { $fact }: avtalet säger inget, och policyn kräver att det anges

check-heading-checklist = Checklista
check-heading-fix = Måste åtgärdas
check-heading-flags = Varningar
check-heading-values = Utanför policyn
check-heading-should = Rekommenderas
check-heading-facts = Vad avtalet säger
check-heading-errors = Oläsliga filer
check-column-requirement = Krav
check-column-level = Nivå
check-column-verdict = Bedömning
check-column-lines = Rader
check-column-fact = Uppgift
check-column-value = Värde
check-lines = rad { $first }–{ $last }
check-line = rad { $first }
check-wording = Förslag till lydelse
check-facts-none = anges inte

check-progress = { $done } av { $all } kontrollerade
check-pdf-terminal = en PDF kan inte visas här: ange en fil med --output
check-note-rule = Något att veta om dokumentet
error = fel

catalogue-good = { $requirements } krav och varningar, { $examples } exempel: inget fel
catalogue-miss = exempel { $n }: { $wanted } ska det bli, kontrollen säger { $got }
