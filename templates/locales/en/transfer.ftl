# Transfers to third countries: what they rest on, and the findings about them.

mechanism-adequacy = Adequacy decision
mechanism-dpf = EU–US Data Privacy Framework (certified)
mechanism-scc-2021-914 = Standard contractual clauses of 2021, (EU) 2021/914
mechanism-bcr = Binding corporate rules
mechanism-derogation = Derogation for a specific situation (GDPR 49)
mechanism-scc-2010 = Standard contractual clauses from before 2021 (2001/497/EC, 2004/915/EC, 2010/87/EU), no longer valid
mechanism-scc-unspecified = Standard contractual clauses without saying which
scc-module-1 = module 1
scc-module-2 = module 2
scc-module-3 = module 3
scc-module-4 = module 4
scc-module-1-for = Module 1: from a controller to a controller
scc-module-2-for = Module 2: from a controller to its processor
scc-module-3-for = Module 3: from a processor to its sub-processor
scc-module-4-for = Module 4: from a processor to its controller
presence-processes = { $country }
presence-seat = { $country } (established there)
presence-unsaid = { $country } (established there; nobody has said where it processes)

transfer-title = Transfers outside the EEA
transfer-lead = Each of these needs something that covers it (GDPR 44–49). The Commission’s decisions on countries are known as of { $day }.
transfer-recipient = Recipient
transfer-standing = Where it stands
transfer-recorded = Recorded
transfer-itself = the vendor itself
transfer-nothing = nothing
transfer-is-covered = Covered
transfer-is-uncovered = Not covered
transfer-is-waived = Waived
transfer-is-unasked = Not asked
transfer-unasked = The vendor is no longer in use or has no personal data of ours.
transfer-decided = The Commission has decided that the whole country protects personal data adequately (known as of { $known-on }).
transfer-decided-until = The Commission has decided that the whole country protects personal data adequately, until { $until } (known as of { $known-on }).
transfer-from = from { $day }
transfer-to = until { $day }
transfer-record = Record what it rests on
transfer-change = Change or end
transfer-form-title = What the transfer to { $recipient } rests on
transfer-form-lead = Record what you have seen: the clauses signed, the certification in the public list, the decision.
transfer-mechanism = Rests on
transfer-modules = Modules of the clauses of 2021
transfer-modules-hint = A processor of ours needs module 2, its sub-processors module 3, a controller module 1. Leave empty for everything else.
transfer-since = From
transfer-until = Last day
transfer-until-hint = Fill this in when it no longer holds; the line is kept. A derogation must have one.
transfer-note = Where the proof is, or what was assessed
transfer-note-hint = A derogation must be explained here.

flash-transfer-recorded = What the transfer rests on has been recorded.
flash-transfer-changed = What the transfer rests on has been changed.
problem-module-missing = Say which modules have been agreed on: without the right one the clauses cover nothing.
problem-derogation-unexplained = Say which situation the derogation is for, and why it holds.
problem-derogation-endless = A derogation is for a specific situation: say on which day it ends.
store-transfer-unspecified = Record which standard contractual clauses they are.

# Parts of the sentences below.

transfer-where = { $presence ->
    [seat] { $recipient } is established in { $country } and is said to process elsewhere; whoever can reach the data from there receives it
    [unsaid] { $recipient } is established in { $country }, and nobody has said where it processes
   *[processes] { $recipient } processes personal data in { $country }
}

why-transfer-none = { transfer-where }. The Commission has not decided that the country protects it (known as of { $known-on }), and nothing recorded covers the transfer.
next-transfer-none = Ask the vendor what the transfer rests on and record it, or agree that the data stays in the EEA.
why-transfer-part = { transfer-where }. The Commission’s decision covers only a part of that country, and nobody has recorded that { $recipient } falls under it.
next-transfer-part = Find out whether { $recipient } falls under the decision and record it, or what else the transfer rests on.
why-transfer-dpf = { transfer-where }. The Commission’s decision covers only organisations certified under the Data Privacy Framework, and nobody has recorded that { $recipient } is.
next-transfer-dpf = Look { $recipient } up in the list of the Data Privacy Framework and record it, or what else the transfer rests on.
why-transfer-dpf-elsewhere = { transfer-where }. What is recorded, the Data Privacy Framework, covers the United States alone.
next-transfer-dpf-elsewhere = Ask the vendor what the transfer rests on and record it.
why-transfer-module = { transfer-where }. The standard contractual clauses of 2021 are recorded, but without { $modules }, which such a transfer needs.
next-transfer-module = Agree on the clauses with { $modules } and record them.
why-transfer-decision-ended = { transfer-where }. The Commission’s decision on that country ended on { $last-day }.
next-transfer-decision-ended = Ask the vendor what the transfer rests on now and record it.
why-transfer-lapsed = { transfer-where }. What the transfer rested on ended on { $last-day }: { $mechanism }.
next-transfer-lapsed = Ask the vendor what the transfer rests on now and record it.
why-transfer-outdated = { transfer-where }. Standard contractual clauses from before 2021 are recorded; they have not been valid after { $last-day }.
next-transfer-outdated = Agree on the clauses of 2021, (EU) 2021/914, and record them.
why-transfer-outdated-named = { transfer-where }. “{ $title }” refers to standard contractual clauses from before 2021; they have not been valid after { $last-day }.
next-transfer-outdated-named = Agree on the clauses of 2021, (EU) 2021/914, and record them.
why-transfer-named = { transfer-where }. “{ $title }” names what may cover the transfer ({ $mechanism }), and nobody has confirmed that it does.
next-transfer-named = Let legal check whether it covers the transfer, and record it.
