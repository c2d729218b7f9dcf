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
finding-purpose-missing = Purpose missing
finding-certification-expired = Certification expired
finding-deletion-unproved = Deletion or return not proved
finding-waiver-unused = Waiver no longer needed
finding-clause-unmet = Clause missing or weak
finding-red-flag = Harmful clause
finding-value-out-of-policy = Value outside policy
finding-wrong-document = Wrong kind of document
