# Sub-processors: whom vendors engage to process our data.

nav-sub-processors = Sub-processors
vendor-tab-sub-processors = Sub-processors

sub-processor-title = Sub-processors
sub-processor-list-lead = Everyone whom our vendors engage to process personal data of ours.
sub-processor-lead = Whom { $vendor } engages to process our data (GDPR 28(2) and 28(4)).
sub-processor-total = { $n ->
    [one] 1 sub-processor
   *[other] { $n } sub-processors
}
sub-processor-tab-now = Engaged
sub-processor-tab-over = No longer engaged
sub-processor-empty = No sub-processors yet
sub-processor-empty-lead = They are recorded on the page of each vendor: from the list in its agreement, or by hand.
sub-processor-empty-filter = None found
sub-processor-empty-filter-lead = No sub-processor fits these filters.
sub-processor-none = Nobody has recorded any sub-processor of this vendor.
sub-processor-to-vendors = Go to the vendors
sub-processor-filter-text = Name or purpose
sub-processor-place = Place
sub-processor-place-outside = Outside the EEA
sub-processor-place-unknown = Not known
sub-processor-country-unknown = Country not known
sub-processor-vendor = Vendor
sub-processor-over = No longer engaged
sub-processor-of = Is itself a sub-processor of
sub-processor-is-vendor = In the register
sub-processor-days = Since
sub-processor-until-day = until { $day }
sub-processor-since-unknown = not stated
sub-processor-source = From
sub-processor-by-hand = entered by hand
sub-processor-source-version = { $title }, version { $number }

sub-processor-add = Add a sub-processor
sub-processor-edit = Change or end
sub-processor-edit-title = Change { $name }
sub-processor-edit-lead = A sub-processor of { $vendor }.
sub-processor-name = Name
sub-processor-countries = Countries where it processes
sub-processor-countries-hint = Names or codes, separated by commas.
sub-processor-purpose = What it does
sub-processor-since = Engaged since
sub-processor-until = Last day
sub-processor-until-hint = Fill this in when the vendor no longer engages it. The line is kept.
sub-processor-linked = Vendor of the register that it is
sub-processor-linked-hint = The name of that vendor, if you have it in the register too.

sub-processor-listed-act = From the agreement’s list
sub-processor-listed-title = Sub-processors in the agreements of { $vendor }
sub-processor-listed-lead = What the texts list beside what the register has. Tick those that you want in the register; nothing is taken over unasked.
sub-processor-listed-none = No agreement of this vendor has a list of sub-processors that could be read. Ask the vendor for its list and add them by hand.
sub-processor-listed-text = The text
sub-processor-listed-register = The register
sub-processor-listed-new = Not in the register
sub-processor-listed-known = In the register
sub-processor-listed-differs = Other country in the register
sub-processor-listed-unlisted = Not named in the text
sub-processor-listed-pick = Take over { $name }
sub-processor-listed-link = One with the name of a vendor of the register is linked to that vendor.
sub-processor-listed-take = Take over those ticked
sub-processor-listed-all-known = Everything that this text lists is in the register.
sub-processor-listed-pick-none = Tick at least one.

flash-sub-processor-added = { $name } has been added.
flash-sub-processor-changed = { $name } has been changed.
flash-sub-processors-taken = { $n ->
    [1] 1 sub-processor has been added.
   *[other] { $n } sub-processors have been added.
}
problem-sub-processor-of-itself = A vendor cannot be its own sub-processor.
problem-sub-processor-link = No vendor of the register has exactly this name, or several have.
store-sub-processor-of-itself = A vendor cannot be its own sub-processor.
store-sub-processor-twice = The vendor already has a sub-processor of that name. Change that one, or end it first.

tree-act = Who stands behind
tree-title = Who stands behind { $vendor }
tree-lead = Its sub-processors and, where one is a vendor of the register, those that it engages itself.
tree-picture = Picture of who engages whom; the table below says the same
tree-table = As a table
tree-level = Level
tree-above = Engaged by
tree-root = ourselves
tree-inside = in the EEA
tree-outside = outside the EEA
tree-covered = outside the EEA, covered
tree-uncovered = outside the EEA, not covered
tree-unsaid = place not said
tree-elsewhere = whom it engages stands elsewhere in the tree
tree-circle = stands above itself: the links run in a circle
tree-too-deep = { $n ->
    [one] deeper than 1 level: open it by itself
   *[other] deeper than { $n } levels: open it by itself
}
tree-n-uncovered = { $n ->
    [one] 1 of them receives data outside the EEA, and nothing covers the transfer.
   *[other] { $n } of them receive data outside the EEA, and nothing covers the transfer.
}
