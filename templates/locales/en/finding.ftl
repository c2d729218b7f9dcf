# Findings: their names, and the sentences with the reason and the next step.

finding-agreement-missing = No agreement
finding-agreement-unsigned = Agreement not signed
finding-agreement-expired = Agreement expired
finding-agreement-expiring = Agreement expires soon
finding-notice-due = Notice due
finding-agreement-not-yet-effective = Agreement not yet in force
finding-review-overdue = Review overdue
finding-document-changed = Document changed on disk
finding-document-lost = Document lost
finding-document-unknown = Unknown document
finding-purpose-missing = Purpose or role missing
finding-certification-expired = Certification expired
finding-deletion-unproved = Deletion or return not proved
finding-waiver-unused = Waiver no longer needed
finding-clause-unmet = Clause missing or weak
finding-red-flag = Harmful clause
finding-value-out-of-policy = Value outside policy
finding-transfer-uncovered = Transfer not covered
finding-sub-processor-change-open = Change of sub-processors not decided
finding-wrong-document = Wrong kind of document

# Parts of the sentences below.

need-name = { $need ->
    [arrangement] arrangement between joint controllers
   *[dpa] data processing agreement
}
days-standing = { $n-days ->
    [one] 1 day
   *[other] { $n-days } days
}
uncovered = { $phase ->
    [proposed] one must be valid before the vendor can be made active
   *[in-use] no valid agreement for { days-standing }
}

# Why a finding stands. One sentence for each reason.

why-missing-none = There is no { need-name }: { uncovered }.
why-missing-wrong-kind = There is “{ $title }”, but no { need-name }: { uncovered }.
why-wrong-document-uncovered = “{ $title }” reads as something else ({ $reads-as }), not as { $need ->
    [arrangement] an
   *[dpa] a
} { need-name }: { uncovered }.
why-unsigned-draft = “{ $title }” is a draft that nobody has signed: { uncovered }.
why-unsigned-in-review = “{ $title }” has been in review since { $review-since } and is not signed: { uncovered }.
why-unsigned-rejected = “{ $title }” was rejected on { $rejected-on }: { uncovered }.
why-unsigned-approved = “{ $title }” was approved on { $approved-on } but is not signed by both: { uncovered }.
why-expired = Expired since { $expired-on }: { uncovered }.
why-expired-renewal-open = Expired since { $expired-on }, and its successor is not signed: { uncovered }.
why-terminated = Terminated, last day { $last-day }: { uncovered }.
why-replaced = “{ $title }” was replaced after { $last-day } by an agreement that does not cover the vendor: { uncovered }.
why-not-yet-effective = Bound, but in force only from { $first-day }: { uncovered }.
why-expired-other = “{ $title }” expired on { $expired-on }.
why-unsigned-other = “{ $title }” was approved on { $approved-on } but is not signed by both.
why-expiring = “{ $title }” ends after { $last-day }, { in-days }, and does not renew.
why-expiring-notice-given = Notice has been given: “{ $title }” ends after { $last-day }, { in-days }.
why-expiring-terminated = Terminated: “{ $title }” ends after { $last-day }, { in-days }.
why-notice-due = { $months ->
    [one] “{ $title }” renews for 1 month after { $last-day } unless notice is given by { $notice-by }, { in-days-notice }.
   *[other] “{ $title }” renews for { $months } months after { $last-day } unless notice is given by { $notice-by }, { in-days-notice }.
}
why-review-never = “{ $title }” is in force and legal has never reviewed it.
why-review-rejected = “{ $title }” is in force although legal rejected it on { $rejected-on }.
why-review-old = { $months ->
    [one] Reviewed on { $approved-on }; the next review, due every month, was due by { $due-on }.
   *[other] Reviewed on { $approved-on }; the next review, due every { $months } months, was due by { $due-on }.
}
why-review-open = The review of version { $version } has been open since { $review-since }.
why-purpose-missing = Nobody has said what the vendor processes personal data for.
why-role-missing = Nobody has said whether the vendor is a processor or a controller, so nobody knows which agreement it needs.
why-certification-expired = { $name } was valid until { $last-day }.
why-deletion-unproved = The vendor left on { $last-day }, and there is no proof that it has deleted or returned the personal data.
why-deletion-unproved-undated = The vendor has left, and there is no proof that it has deleted or returned the personal data.
why-deletion-awaited = “{ $title }” ended on { $last-day }. It gives the vendor { $days } days to delete or return the personal data, until { $due-on }; there is no proof yet.
why-deletion-awaited-house = “{ $title }” ended on { $last-day } and names no time for deleting or returning the personal data. By our default of { $days } days the vendor has until { $due-on }; there is no proof yet.
why-deletion-late = “{ $title }” ended on { $last-day }. It gave the vendor { $days } days to delete or return the personal data, until { $due-on }; that day has passed without proof.
why-deletion-late-house = “{ $title }” ended on { $last-day } and names no time for deleting or returning the personal data. By our default of { $days } days the vendor had until { $due-on }; that day has passed without proof.
why-document-changed = The file of version { $version } is no longer what was stored; noticed on { $noticed-on }.
why-document-lost = The file of version { $version } is not where it was stored; noticed on { $noticed-on }.
why-document-unknown = { $file } belongs to no agreement in the register.
why-wrong-document = “{ $title }” reads as something else: { $reads-as }.
why-waiver-unused = A waiver of “{ $code }” runs until { $last-day }, but there is nothing left to waive.

in-days = { $last-day-in ->
    [0] today
    [one] tomorrow
   *[other] in { $last-day-in } days
}
in-days-notice = { $notice-by-in ->
    [0] today
    [one] tomorrow
   *[other] in { $notice-by-in } days
}

# What to do next. One sentence for each reason.

next-missing-none = Ask the vendor for its { need-name }, or offer yours, and add it here.
next-missing-wrong-kind = Ask the vendor for { $need ->
    [arrangement] an
   *[dpa] a
} { need-name } beside “{ $title }”.
next-wrong-document-uncovered = Let legal confirm that “{ $title }” is { $need ->
    [arrangement] an
   *[dpa] a
} { need-name }, or add the right one.
next-unsigned-draft = Open a review of “{ $title }”, then have it signed by both.
next-unsigned-in-review = Let legal finish the review of “{ $title }”, then have it signed by both.
next-unsigned-rejected = Negotiate a new version of “{ $title }” and add it here.
next-unsigned-approved = Get both signatures on “{ $title }” and record the day.
next-expired = Agree on a new version of “{ $title }”, or wind the vendor down.
next-expired-renewal-open = Get the successor of “{ $title }” reviewed and signed.
next-terminated = Agree on a new { need-name }, or wind the vendor down and ask for proof of deletion.
next-replaced = Add the vendor to the agreement that replaced “{ $title }”, or agree on one of its own.
next-not-yet-effective = Let “{ $title }” take effect earlier, or hold back personal data until { $first-day }.
next-expired-other = Renew “{ $title }”, or record that it was terminated or replaced.
next-unsigned-other = Get both signatures on “{ $title }” and record the day.
next-expiring = Agree on a successor before { $last-day }.
next-expiring-notice-given = Agree on a successor before { $last-day }, or plan how the vendor leaves.
next-expiring-terminated = Agree on a successor before { $last-day }, or plan how the vendor leaves.
next-notice-due = Decide by { $notice-by } whether to keep it; record the notice if you give one.
next-review-never = Open a review of “{ $title }”.
next-review-rejected = Negotiate a new version of “{ $title }”, or review it again.
next-review-old = Open a new review of “{ $title }”.
next-review-open = Approve or reject version { $version } of “{ $title }”.
next-purpose-missing = Ask the owner what the data is used for and record the purposes.
next-role-missing = Decide with legal which role the vendor has and record it.
next-certification-expired = Ask the vendor for the new certificate and record its last day.
next-deletion-unproved = Ask the vendor for written proof and record the day it came.
next-deletion-unproved-undated = Record the day it left, ask for written proof, and record the day it came.
next-deletion-awaited = Ask the vendor to confirm the deletion or return in writing, and add the confirmation to “{ $title }” as a proof of deletion.
next-deletion-awaited-house = Ask the vendor to confirm the deletion or return in writing, and add the confirmation to “{ $title }” as a proof of deletion.
next-deletion-late = Demand written proof from the vendor now, and add it to “{ $title }” as a proof of deletion.
next-deletion-late-house = Demand written proof from the vendor now, and add it to “{ $title }” as a proof of deletion.
next-document-changed = Put the file { $file } back from a backup, or add the new text as a version of its own.
next-document-lost = Put the file { $file } back from a backup.
next-document-unknown = Add it to the agreement that it belongs to, or take it out of the folder.
next-wrong-document = Let legal confirm what “{ $title }” is, or correct its kind.
next-waiver-unused = End the waiver.

why-red-flag = “{ $title }” has a harmful clause: { $requirement }. Line { $line }: “{ $quote }”
next-red-flag = Ask the vendor to take the clause out, or let legal waive it with a reason.
why-clause-missing = “{ $title }” does not have: { $requirement }.
next-clause-missing = Ask the vendor for the clause, or let legal waive it with a reason.
why-clause-partial = “{ $title }” has only a part of: { $requirement }. Line { $line }: “{ $quote }”
next-clause-partial = Ask the vendor to complete the clause, or let legal waive it with a reason.
why-clause-contrary = “{ $title }” says the opposite of what is required: { $requirement }. Line { $line }: “{ $quote }”
next-clause-contrary = Ask the vendor to change the clause, or let legal waive it with a reason.
why-value-above = “{ $title }” says { $value }, our policy allows at most { $limit }: { $requirement }. Line { $line }: “{ $quote }”
next-value-above = Ask the vendor for a value within policy, or let legal waive it with a reason.
why-value-below = “{ $title }” says { $value }, our policy asks for at least { $limit }: { $requirement }. Line { $line }: “{ $quote }”
next-value-below = Ask the vendor for a value within policy, or let legal waive it with a reason.
why-value-not-accepted = “{ $title }” names { $value }, which our policy does not accept: { $requirement }. Line { $line }: “{ $quote }”
next-value-not-accepted = Ask the vendor for a value within policy, or let legal waive it with a reason.
why-value-unstated = “{ $title }” does not state what our policy asks for: { $requirement }.
next-value-unstated = Ask the vendor to state it, or let legal waive it with a reason.

# The same in a few words, for tables.

short-clause-missing = missing
short-clause-partial = only partly there
short-clause-contrary = the agreement says the opposite
short-red-flag = harmful
short-value-above = { $value }, our policy allows at most { $limit }
short-value-below = { $value }, our policy asks for at least { $limit }
short-value-not-accepted = { $value }: not accepted by our policy
short-value-unstated = not stated
