# Announced changes of sub-processors: pages, and the findings about them.

change-decision-no-objection = No objection
change-decision-objected = We object
days-from-hand = said by hand
days-from-objection = the agreement’s days to object
days-from-notice = the agreement’s days of notice
days-from-house = our default

change-notice-title = Announced changes
change-notice-lead = What vendors have announced about their sub-processors, with the last day to object (GDPR 28(2)).
change-notice-tab-open = Not closed
change-notice-tab-closed = Closed
change-notice-total = { $n ->
    [one] 1 announced change
   *[other] { $n } announced changes
}
change-notice-empty = No announced changes here
change-notice-empty-lead = When a vendor announces that it adds or drops a sub-processor, write it down at the vendor.
change-notice-none = Nothing has been announced.
change-notice-new = Write down a notice
change-notice-edit = Change the notice
change-notice-of = Change of sub-processors at { $vendor }
change-notice-form-lead = What the vendor has announced. The last day to object is computed from the agreement in force.
change-notice-what = Change
change-notice-standing = Where it stands
change-notice-by-day = object by { $day }
change-notice-is-open = To decide
change-notice-is-overdue = Overdue
change-notice-is-accepted = Accepted
change-notice-is-objected = Objected to
change-notice-comes-names = adds { $names }
change-notice-goes-names = drops { $names }
change-notice-lines = Who comes and who goes
change-notice-kind = What happens
change-notice-comes = is added
change-notice-goes = is dropped
change-notice-outside = Outside the EEA: needs a basis for transfers
change-notice-days-title = Days and decision
change-notice-received-on = Received
change-notice-effective-on = Takes effect
change-notice-effective-on-hint = The first day of the change, as far as the vendor says it.
change-notice-unsaid = not said
change-notice-deadline = Last day to object
change-notice-added = Who is added
change-notice-added-hint = One a line: name; countries, by commas; what for. For example: Cloudo Inc.; US, IE; hosting
change-notice-removed = Who is dropped
change-notice-days = Days to object
change-notice-days-hint = Only where they are others than the agreement’s, as when the letter gives more.
change-notice-note = Note
change-notice-proof = Letter
change-notice-proof-hint = PDF, PNG or EML, at most 20 MB.
change-notice-proofs = Letters
change-notice-proof-added = added by { $who } on { $day }
change-notice-decide = Decide
change-notice-decide-act = Record the decision
change-notice-decision = Decision
change-notice-reason = Reason
change-notice-decided-by = { $who }, { $day }
change-notice-closed-on = Closed
change-notice-close-no-objection = Take the change over into the register
change-notice-close-objected = Close: the vendor has answered

flash-change-received = The notice has been written down.
flash-change-changed = The notice has been changed.
flash-change-decided = The decision has been recorded.
flash-change-closed = The notice is closed.
problem-change-empty = Say who is added or dropped.
problem-change-name = Each line begins with a name.
problem-change-conflict = Someone else has changed the notice meanwhile. Look at what stands now, then decide again.
store-change-decided = Somebody has decided about this notice already.
store-change-not-decided = Nobody has decided about this notice yet, or it is closed already.

# Parts of the sentences below.

change-what = { $kind ->
    [adds] adds { $comes }
    [removes] drops { $goes }
   *[both] adds { $comes } and drops { $goes }
}
change-when = { $effective ->
    [yes] from { $effective-on }
   *[no] without saying from when
}
change-arithmetic = { $from ->
    [hand] { $received-on } and { $days } days, as said by hand for this notice, gives { $deadline }.
    [objection] “{ $title }” gives { $days } days to object: { $received-on } and { $days } days gives { $deadline }.
    [notice] “{ $title }” gives { $days } days of notice and none to object: { $received-on } and { $days } days gives { $deadline }.
   *[house] { $cut ->
        [yes] No agreement in force gives days to object. By our default they would be { $days }, but the change takes effect before they have passed: { $deadline }.
       *[no] No agreement in force gives days to object. By our default of { $days }, { $received-on } and { $days } days gives { $deadline }.
    }
}
change-short = The notice is shorter than agreed: { $given ->
    [one] 1 day
   *[other] { $given } days
} before the change, while “{ $title }” promises { $promised }.

why-change-open = On { $received-on } the vendor announced that it { change-what }, { change-when }. Nobody has decided; we may object until { $deadline }. { change-arithmetic }
next-change-open = Look at who comes and where, then record that we object or that we do not.
why-change-overdue = On { $received-on } the vendor announced that it { change-what }, { change-when }. The time to object ended on { $deadline }, and nobody has decided. { change-arithmetic }
next-change-overdue = Decide now: object at once, even though it is late, or record that we do not.
why-change-unapplied = { $who } accepted on { $decided-on } that the vendor { change-what }, { change-when }. The register still shows who was engaged before.
next-change-unapplied = Take the change over into the register.
why-change-objected = { $who } objected on { $decided-on } to that the vendor { change-what }, { change-when }. Whether the vendor gives way is not recorded.
next-change-objected = Ask the vendor whether it refrains from the change; if it does not, consider giving notice. Then close the notice.
