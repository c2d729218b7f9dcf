# The clause checker: verdicts, its reports on terminal, paper and in tickets, and its messages.

document-data-processing-agreement = data processing agreement
document-standard-clauses = standard clauses
document-privacy-policy = privacy policy
document-terms-of-service = terms of service
document-nda = non-disclosure agreement
document-sla = service level agreement
document-sub-processor-list = list of sub-processors
document-other = other document

verdict-met = met
verdict-partial = only partly there
verdict-contrary = says the opposite
verdict-missing = missing
verdict-not-applicable = not applicable
verdict-flag = found
verdict-flag-absent = not found

level-must = must
level-if = must
level-should = should
level-flag = flag
level-value = policy

check-title = Agreement check
check-summary = { $kind }, { $language }, profile { $profile }: { $met } of { $all } requirements met, { $musts ->
    [0] no must unmet
    [one] 1 must unmet
   *[other] { $musts } musts unmet
}, { $flags ->
    [0] no red flag
    [one] 1 red flag
   *[other] { $flags } red flags
}
check-summary-unchecked = { $kind }, { $language }, not checked
check-summary-values = { $values ->
    [one] 1 value outside policy
   *[other] { $values } values outside policy
}
check-total = { $files ->
    [one] 1 file
   *[other] { $files } files
} checked: { $good ->
    [0] none
   *[other] { $good }
} with every must met and no red flag, { $bad } with something to fix, { $other } of another kind or language, { $unreadable } not readable
check-language-en = English
check-language-sv = Swedish
check-language-other = language { $code }
check-language-unknown = language unknown
check-nowhere = nothing in the document says it
check-more-passages = { $n ->
    [one] and 1 more passage
   *[other] and { $n } more passages
}, in { $n ->
    [one] line
   *[other] lines
} { $lines }
check-wanted = wanted
check-why = why
check-ask = ask
check-law = law
check-lacks = lacking
check-note = note
check-advice = This is no legal advice: a program has read the text by fixed rules, and a person decides.
check-measured = Measured { $day } on { $agreements } agreements ({ $verdicts } verdicts): { $accuracy } of the verdicts were right, { $false-alarms } of those reported as not met were met after all, { $overlooked } of those not met were overlooked.
check-unmeasured = The error rate of this version has not been measured yet.

check-value-above = { $fact }: the agreement says { $value }, the policy allows at most { $limit }
check-value-below = { $fact }: the agreement says { $value }, the policy asks for at least { $limit }
check-value-words = { $fact }: the policy does not accept { $value }
check-value-words-only = { $fact }: the policy does not accept { $value }, only { $limit }
check-value-unstated = { $fact }: the agreement does not say, and the policy asks for it

check-heading-checklist = Checklist
check-heading-fix = To be fixed
check-heading-flags = Red flags
check-heading-values = Outside the policy
check-heading-should = Recommended
check-heading-facts = What the agreement says
check-heading-errors = Not readable
check-column-requirement = Requirement
check-column-level = Level
check-column-verdict = Verdict
check-column-lines = Lines
check-column-fact = Fact
check-column-value = Value
check-lines = lines { $first }–{ $last }
check-line = line { $first }
check-wording = Proposed wording
check-facts-none = not stated

check-progress = { $done } of { $all } checked
check-pdf-terminal = a PDF cannot be shown here: name a file with --output
check-note-rule = Something to know about the document
error = error

catalogue-good = { $requirements } requirements and red flags, { $examples } examples: nothing wrong
catalogue-miss = example { $n }: { $wanted } is wanted, the check says { $got }
