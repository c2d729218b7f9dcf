# Aviserade byten av underbiträden: sidor, och bristerna som rör dem.

change-decision-no-objection = Ingen invändning
change-decision-objected = Vi invänder
days-from-hand = angivet för hand
days-from-objection = avtalets tid för invändning
days-from-notice = avtalets varseltid
days-from-house = vår standardtid

change-notice-title = Aviserade byten
change-notice-lead = Vad leverantörer har aviserat om sina underbiträden, med sista dag att invända (artikel 28.2 i GDPR).
change-notice-tab-open = Inte avslutade
change-notice-tab-closed = Avslutade
change-notice-total = { $n ->
    [one] 1 aviserat byte
   *[other] { $n } aviserade byten
}
change-notice-empty = Inga aviserade byten här
change-notice-empty-lead = När en leverantör meddelar att ett underbiträde tillkommer eller upphör antecknar du det hos leverantören.
change-notice-none = Inget har aviserats.
change-notice-new = Anteckna ett meddelande
change-notice-edit = Ändra meddelandet
change-notice-of = Byte av underbiträden hos { $vendor }
change-notice-form-lead = Vad leverantören har aviserat. Sista dag att invända räknas ut ur det avtal som gäller.
change-notice-what = Byte
change-notice-standing = Läge
change-notice-by-day = invänd senast { $day }
change-notice-is-open = Ska avgöras
change-notice-is-overdue = För sent
change-notice-is-accepted = Godtaget
change-notice-is-objected = Invändning gjord
change-notice-comes-names = lägger till { $names }
change-notice-goes-names = slutar anlita { $names }
change-notice-lines = Vilka som tillkommer och upphör
change-notice-kind = Vad som händer
change-notice-comes = tillkommer
change-notice-goes = upphör
change-notice-outside = Utanför EES: kräver en grund för överföring
change-notice-days-title = Dagar och beslut
change-notice-received-on = Mottaget
change-notice-effective-on = Börjar gälla
change-notice-effective-on-hint = Första dagen för bytet, om leverantören anger den.
change-notice-unsaid = anges inte
change-notice-deadline = Sista dag att invända
change-notice-added = Vilka som tillkommer
change-notice-added-hint = En per rad: namn; länder med komma emellan; uppgift. Till exempel: Cloudo Inc.; US, IE; drift
change-notice-removed = Vilka som upphör
change-notice-days = Dagar för invändning
change-notice-days-hint = Bara om de är andra än avtalets, till exempel om brevet ger längre tid.
change-notice-note = Anteckning
change-notice-proof = Brev
change-notice-proof-hint = PDF, PNG eller EML, högst 20 MB.
change-notice-proofs = Brev
change-notice-proof-added = tillagt av { $who } { $day }
change-notice-decide = Avgör
change-notice-decide-act = Anteckna beslutet
change-notice-decision = Beslut
change-notice-reason = Skäl
change-notice-decided-by = { $who }, { $day }
change-notice-closed-on = Avslutat
change-notice-close-no-objection = För in bytet i registret
change-notice-close-objected = Avsluta: leverantören har svarat

flash-change-received = Meddelandet har antecknats.
flash-change-changed = Meddelandet har ändrats.
flash-change-decided = Beslutet har antecknats.
flash-change-closed = Meddelandet är avslutat.
problem-change-empty = Ange vilka som tillkommer eller upphör.
problem-change-name = Varje rad börjar med ett namn.
problem-change-conflict = Någon annan har ändrat meddelandet under tiden. Se vad som gäller nu och besluta sedan på nytt.
store-change-decided = Någon har redan beslutat om meddelandet.
store-change-not-decided = Ingen har beslutat om meddelandet än, eller så är det redan avslutat.

# Delar av meningarna nedan.

change-what = { $kind ->
    [adds] lägger till { $comes }
    [removes] slutar anlita { $goes }
   *[both] lägger till { $comes } och slutar anlita { $goes }
}
change-when = { $effective ->
    [yes] från och med { $effective-on }
   *[no] utan att säga från när
}
change-arithmetic = { $from ->
    [hand] { $received-on } och { $days } dagar, som angetts för hand för det här meddelandet, ger { $deadline }.
    [objection] ”{ $title }” ger { $days } dagar för invändning: { $received-on } och { $days } dagar ger { $deadline }.
    [notice] ”{ $title }” ger { $days } dagars varsel och ingen egen tid för invändning: { $received-on } och { $days } dagar ger { $deadline }.
   *[house] { $cut ->
        [yes] Inget gällande avtal anger någon tid för invändning. Vår standardtid är { $days } dagar, men bytet börjar gälla innan den har gått: { $deadline }.
       *[no] Inget gällande avtal anger någon tid för invändning. Med vår standardtid ger { $received-on } och { $days } dagar { $deadline }.
    }
}
change-short = Varslet är kortare än avtalat: { $given ->
    [one] 1 dag
   *[other] { $given } dagar
} före bytet, medan ”{ $title }” lovar { $promised }.

why-change-open = Leverantören meddelade { $received-on } att den { change-what }, { change-when }. Ingen har beslutat; vi kan invända till och med { $deadline }. { change-arithmetic }
next-change-open = Se efter vilka som tillkommer och var, och anteckna sedan om vi invänder eller inte.
why-change-overdue = Leverantören meddelade { $received-on } att den { change-what }, { change-when }. Tiden för invändning gick ut { $deadline }, och ingen har beslutat. { change-arithmetic }
next-change-overdue = Besluta nu: invänd genast, även om det är sent, eller anteckna att vi inte invänder.
why-change-unapplied = { $who } godtog { $decided-on } att leverantören { change-what }, { change-when }. Registret visar fortfarande vilka som anlitades förut.
next-change-unapplied = För in bytet i registret.
why-change-objected = { $who } invände { $decided-on } mot att leverantören { change-what }, { change-when }. Det framgår inte om leverantören ger med sig.
next-change-objected = Fråga leverantören om den avstår från bytet; gör den inte det, överväg uppsägning. Avsluta sedan meddelandet.
