# Vendors: the list, the page of one, the form, and the ways out of the register.

vendor-title = Vendors
vendor-lead = Every vendor, and where it stands today.
vendor-new = Add a vendor
vendor-add-act = Add the vendor
vendor-add-anyway = It is another one: add it
vendor-change-title = Change { $name }
vendor-edit = Change
vendor-pdf = Summary as PDF
vendor-pack = Audit pack (PDF)
vendor-total = { $n ->
    [one] 1 vendor
   *[other] { $n } vendors
}
vendor-empty = No vendors yet
vendor-empty-lead = Add the first one, or import a list that you have.
vendor-empty-filter = No vendor matches
vendor-empty-filter-lead = Take a filter away, or clear them all.
vendor-filter-text = Name
vendor-tag = Tag

vendor-stands = Where it stands
vendor-stands-well = In order
vendor-stands-waived = Waived
vendor-n-more = { $n ->
    [one] and 1 more finding
   *[other] and { $n } more findings
}
vendor-agreement = Agreement
vendor-no-agreement = None
vendor-until = until { $day }
vendor-needs-nothing = No agreement is needed: the vendor has no role that calls for one.
vendor-nothing-found = Nothing is missing today.

vendor-tab-show = Today
vendor-tab-history = History
vendor-agreements = Agreements
vendor-agreements-none = There is no agreement with this vendor in the register.
vendor-add-agreement = Add an agreement
vendor-agreement-state = State
vendor-agreement-term = In force
vendor-agreement-shared = shared with other vendors
vendor-facts = Facts
vendor-contact = Contact: { $kind }
vendor-certified-until = { $name }, until { $day }

vendor-part-what = What it is
vendor-part-data = Personal data
vendor-part-who = Who answers for it here
vendor-part-company = The company
vendor-part-contacts = Whom to reach there
vendor-part-certifications = Certifications
vendor-part-days = Dates and notes

vendor-name = Name
vendor-name-hint = The name that you use for it.
vendor-service = What it does for us
vendor-service-hint = One sentence that a colleague understands.
vendor-category = Category
vendor-status = Status
vendor-roles = Roles under the GDPR
vendor-roles-hint = A processor acts on our behalf and needs a data processing agreement. A joint controller decides together with us and needs an arrangement.
vendor-personal-data = Does it process personal data of ours?
vendor-special-categories = Special categories, such as health or union membership
vendor-criminal-data = Data on criminal offences
vendor-data-categories = Categories of personal data
vendor-data-categories-hint = One a line.
vendor-data-subjects = Whose data
vendor-data-subjects-hint = Categories of people, one a line.
vendor-purposes = Purposes
vendor-purposes-hint = What the data is used for, one a line.
vendor-locations = Countries where it is processed
vendor-locations-hint = Names or codes, separated by commas.
vendor-owner = Owner
vendor-owner-hint = The person with us who answers for it.
vendor-department = Department
vendor-criticality = How much we depend on it
vendor-legal-name = Registered name
vendor-registration-number = Registration number
vendor-registration-number-hint = Organisationsnummer, VAT number or LEI.
vendor-country = Country
vendor-website = Website
vendor-used-from = In use from
vendor-used-until = In use until
vendor-deletion-proved-on = Deletion proved on
vendor-deletion-proved-on-hint = The day on which the vendor proved in writing that it deleted or returned the data.
vendor-certifications = Certifications
vendor-tags = Tags
vendor-tags-hint = Separated by commas.
vendor-notes = Notes
vendor-contacts-kind = Contact { $n }: for
vendor-contacts-name = Contact { $n }: name
vendor-contacts-email = Contact { $n }: e-mail
vendor-contacts-phone = Contact { $n }: telephone
vendor-certifications-name = Certification { $n }
vendor-certifications-last-day = Certification { $n }: last day

vendor-similar = It may be in the register already
vendor-similar-lead = These have the same number or nearly the same name. If it is another one, add it all the same.
vendor-merge-act = Merge with another vendor
vendor-merge-title = Merge { $name } into another vendor
vendor-merge-lead = The agreements and waivers of { $name } move to the other vendor. { $name } leaves the register; its history stays in the journal.
vendor-stays = The vendor that stays
vendor-reason = Reason
vendor-reason-hint = What a colleague should know in a year’s time.
vendor-withdraw-act = Withdraw
vendor-withdraw-title = Withdraw { $name }
vendor-withdraw-lead = For a vendor that was added by mistake. One that you no longer use is not withdrawn: set its status to Former.
vendor-gone = This vendor is no longer in the register
vendor-gone-merged = Go to the vendor that it was merged into

flash-vendor-added = { $name } has been added.
flash-vendor-changed = { $name } has been changed.
flash-vendor-withdrawn = { $name } has been withdrawn.
flash-vendor-merged = { $name } has been merged into this vendor.
problem-reason = Write { $min } to { $max } characters.

form-conflict = Someone else has changed it meanwhile
form-conflict-lead = Nothing of yours has been saved yet. Below is what stands now beside what you typed. If you save again, yours replaces it.
form-conflict-theirs = Stands now
form-conflict-yours = Yours
