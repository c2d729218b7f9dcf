# Agreements: the list, the page of one, its text, and the forms.

agreement-list = Agreements
agreement-list-lead = Every agreement with a vendor, where it stands today, and when somebody must act.
agreement-new = Add an agreement
agreement-file = File
agreement-total = { $n ->
    [one] 1 agreement.
   *[other] { $n } agreements.
}
agreement-endless = Those without such a day are left out in this order.
agreement-none = No agreements yet
agreement-none-lead = Add the first one: choose the vendor, then upload or paste its text.
agreement-none-filter = Nothing fits these filters
agreement-none-filter-lead = Clear one of them to see more.
agreement-only-vendor = With
agreement-all-vendors = Show all vendors
agreement-no-day = –
agreement-no-findings = None
agreement-no-findings-lead = No findings about this agreement today.
agreement-n-high = { $n } high
agreement-n-medium = { $n } medium
agreement-n-low = { $n } low
agreement-high = High
agreement-medium = Medium
agreement-low = Low
agreement-yes = Yes

# Names of fields
agreement-title = Title
agreement-title-empty = Left empty: taken from the text.
agreement-kind = Kind
agreement-vendors = Vendors
agreement-entity = Our company
agreement-state = State
agreement-lang = Language
agreement-finding = Finding
agreement-findings = Findings
agreement-last-day = Last day
agreement-notice-by = Notice by
agreement-ends-from = Ends from
agreement-ends-to = Ends by
agreement-replaces = Replaces
agreement-replaces-hint = The agreement that ends when this one comes into force.
agreement-amends = Amends
agreement-ends-with = Ends with
agreement-ends-with-hint = It then has that agreement’s last day, renewal and notice, unless its own last day is earlier. An amendment ends with what it amends without being told.
agreement-ended-by = Ends together with it
agreement-follows = Ends with “{ $title }”: its last day, renewal and notice are counted from there, unless its own last day is earlier.
agreement-purpose = What it proves
proof-purpose-binding = That the agreement binds
proof-purpose-deletion = That data was deleted or returned
agreement-replaced-by = Replaced by
agreement-amended-by = Amended by
agreement-review-months = Review interval
agreement-review-months-hint = In months. Left empty: as the settings say.
agreement-notes = Notes
agreement-file-hint = A Markdown file (.md), at most 5 MiB. Stored byte for byte.
agreement-text = Or paste the text
agreement-effective-from = In force from
agreement-effective-from-hint = Left empty: from the day it is bound.
agreement-ends-on = Last day in force
agreement-ends-on-hint = The first last day, before any renewal. Left empty: until further notice.
agreement-renews-months = Renews by (months)
agreement-renews-months-hint = Left empty: it does not renew.
agreement-renewal = Renews
agreement-notice = Notice
agreement-notice-hint = How long before the last day notice must be given.
agreement-notice-unit = Unit of the notice
agreement-notice-given-on = Notice given on
agreement-terminated = Terminated
agreement-bound = Bound on
agreement-on = Day
agreement-on-hint = The day on which the last party was bound.
agreement-mode = How
agreement-by-us = Signed for us by
agreement-by-them = Signed for the vendor by
agreement-proof = Proof
agreement-proof-hint = The signed PDF, a PNG or an e-mail (.eml), at most 20 MiB.
agreement-proofs = Proofs
agreement-proof-about = { $purpose }; { $kind }, { $size }, added on { $day } by { $who }
agreement-decision = Decision
agreement-approve = Approve
agreement-request-changes = Request changes: the review stays open
agreement-reject = Reject
agreement-comment = Comment
agreement-comment-hint = What was decided and why; needed for a rejection.
agreement-comment-wanted = Say why it is rejected, so that the next version can be better.
agreement-reason = Reason
agreement-reason-hint = At least ten characters. It stays in the journal.
agreement-remove = Remove the file too
agreement-remove-hint = For a text that must not be here at all. Its hash and this reason stay.
agreement-added-on = Added on
agreement-size = Size
agreement-review-open = In review since
agreement-review-asked = Changes requested
agreement-review-approved = Approved on
agreement-review-rejected = Rejected on

agreement-every-months = { $n ->
    [one] every month
   *[other] every { $n } months
}
agreement-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
agreement-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}

# The page of one
agreement-read = Read the text
agreement-download = Download the Markdown
agreement-review-pdf = Review as PDF
agreement-edit = Change the facts
agreement-new-version = Add a version
agreement-versions = Versions
agreement-version-n = Version { $n }
agreement-no-version = There is no text yet.
agreement-overview = Overview
agreement-facts = Facts
agreement-next = Next:
agreement-waived = Waived
agreement-history = History
agreement-all-history = All of it in the journal
agreement-act-review = Review
agreement-act-bind = Binding
agreement-act-term = Dates
agreement-act-proof = Add a proof
agreement-act-notice = Notice given
agreement-act-terminate = Terminate
agreement-act-kind = Confirm what the text is
agreement-act-withdraw = Withdraw

# The text
agreement-contents = Contents
agreement-text-of = The text
agreement-front = What the file says about itself
agreement-unreadable = The text cannot be shown
agreement-checks = Checklist
agreement-checks-lead = What the law asks for and what the program finds in the text. A person decides.
agreement-check-value = Outside our policy
agreement-check-summary = { $met } of { $musts } musts are met, { $flags ->
    [0] and nothing harmful was found.
    [one] and 1 harmful clause was found.
   *[other] and { $flags } harmful clauses were found.
}
agreement-check-language = The text is in a language that the program does not read. A person has to read it.
agreement-check-unreadable = The program could not read this text. A person has to read it.
agreement-check-none-yet = The text has not been checked yet. The server does it in the background, “avtal sync” does it at once.
agreement-check-reads-as = This reads as something else: { $kind }. It meets no need until legal confirms what it is, and what is lacking in it is not counted until then.
agreement-check-confirmed = This reads as something else ({ $kind }); { $who } has confirmed that it is what it was registered as.
agreement-check-is-old = An earlier result. The newest one counts.
agreement-check-is-due = The catalogue or the house profile has changed since; the text will be checked anew.
agreement-check-when = Checked { $day } with catalogue { $catalogue }
agreement-check-when-profile = Checked { $day } with catalogue { $catalogue } and house profile { $profile }
agreement-check-history = Earlier results
agreement-check-outcome = Check of the text
agreement-check-unmet = Not met
agreement-check-flag = Harmful
agreement-check-partial = Met in part
agreement-check-should = Good to have, not met
agreement-check-met = Met
agreement-check-not-applicable = Does not apply
agreement-check-more = Why, and the law

# Adding
agreement-choose-vendor = With whom?
agreement-choose-vendor-lead = Choose the vendor. More can be added afterwards.
agreement-find-vendor = Search for a vendor
agreement-find = Search
agreement-found-none = No vendor has such a name.
agreement-more-vendors = Add another vendor
agreement-no-vendor = Choose at least one vendor.
agreement-to-preview = Go on to the preview
agreement-preview = Look before it is stored
agreement-preview-of = A new version of “{ $title }”
agreement-preview-lead = Nothing has been stored yet. Check that the text reads as it should.
agreement-words = { $n ->
    [one] One word.
   *[other] { $n } words.
}
agreement-suggestions = Dates that the text seems to give
agreement-suggestions-hint = Tick those that are right; the others are not stored. All can be changed later.
agreement-from-front = From the front matter.
agreement-from-text = Line { $line }: “{ $quote }”
agreement-save = Store it
agreement-change-text = Change the text
agreement-becomes = this becomes version { $n }.
agreement-front-wrong = The front matter cannot be read
agreement-front-line = Line { $n }:
agreement-text-missing = Choose a file or paste the text.
agreement-text-twice = Choose a file or paste the text, not both.

# Steps
agreement-now = As it stands:
agreement-step-open-review = Open a review
agreement-step-open-review-act = Open the review
agreement-step-decide = Decide the review
agreement-step-decide-lead = An approved text can be signed. A rejected one needs a new version or another review.
agreement-step-decide-act = Record the decision
agreement-step-bind = Record that it binds
agreement-step-bind-lead = An agreement counts from the day on which both parties are bound by it.
agreement-step-bind-act = Record
agreement-step-term = Dates
agreement-step-term-lead = When it is in force, how it renews, and how long before the end notice must be given.
agreement-step-term-act = Save
agreement-step-proof = Add a proof
agreement-step-proof-lead = Kept unchanged beside the text, for download only.
agreement-step-proof-act = Add
agreement-step-notice = Notice was given
agreement-step-notice-lead = The agreement no longer renews; it ends on the first end date for which the notice came in time.
agreement-step-notice-act = Record the notice
agreement-step-terminate = Terminate
agreement-step-terminate-lead = The agreement ends after its last day, whatever the renewal says.
agreement-step-terminate-act = Record the termination
agreement-read-off = What else can be read off the text
agreement-read-off-hint = To look at. It is not stored with the agreement; when the text is stored it is checked, and the result is kept beside it.
agreement-reads-as = Reads as
agreement-step-kind = Confirm what the text is
agreement-step-kind-lead = The program reads this text as another kind of document than it was registered as. Confirm after reading that it is what it was registered as: it then meets the need, and what is lacking in it counts. Otherwise correct the agreement’s kind.
agreement-step-kind-act = It is what it was registered as
agreement-step-withdraw = Withdraw a version
agreement-step-withdraw-lead = For a text that was added by mistake. The version disappears from the register; its number, hash and the reason stay in the journal. This cannot be undone.
agreement-step-withdraw-act = Withdraw it

flash-agreement-added = “{ $title }” was added.
flash-agreement-changed = The facts were saved.
flash-version-added = The version was added.
flash-step-open-review = The review is open.
flash-step-decide = The decision was recorded.
flash-step-bind = The binding was recorded.
flash-step-term = The dates were saved.
flash-step-proof = The proof was added.
flash-step-notice = The notice was recorded.
flash-step-terminate = The termination was recorded.
flash-step-kind = It is confirmed what the text is.
flash-step-withdraw = The version was withdrawn.

# Withdrawing
agreement-withdraw-act = Withdraw it
agreement-withdraw-title = Withdraw “{ $title }”
agreement-withdraw-lead = For an agreement that was added by mistake. One that has ended is not withdrawn: terminate it. All its versions leave the register with it; their hashes and the reason stay in the journal. This cannot be undone.
agreement-withdraw = Withdraw
agreement-gone = This agreement is no longer in the register
agreement-version-gone = This version is no longer in the register
agreement-version-withdrawn = Withdrawn
agreement-file-removed = The file was removed.
agreement-to-agreement = Go to the agreement
flash-agreement-withdrawn = “{ $title }” has been withdrawn.

agreement-remind-title = When it reminds
agreement-remind-lead = Of its last day, its notice day and its next review.
agreement-remind-usual = The organisation reminds { $leads } days before.
agreement-remind-leads = Days before
agreement-remind-leads-hint = Separated by commas; 0 is the day itself. Empty: as the organisation does.
flash-agreement-remind = It is saved when the agreement reminds.
