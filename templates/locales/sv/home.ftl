# Startsidan, listan över brister, undantagen, tidslinjen och sökningen.

home-title = Att åtgärda
home-answer = { $n ->
    [0] Ingen av registrets { $vendors } leverantörer har någon allvarlig brist.
    [one] 1 av { $vendors } leverantörer har en allvarlig brist.
   *[other] { $n } av { $vendors } leverantörer har allvarliga brister.
}
home-empty = Registret är tomt.
home-begin = Börja med en leverantör
home-begin-lead = Lägg till en leverantör, ange vad den gör med vems uppgifter och lägg till avtalet. Vad som saknas räknas sedan ut åt dig.
home-counts = Registret i siffror
home-n-high = { $n ->
    [one] allvarlig brist
   *[other] allvarliga brister
}
home-n-medium = { $n ->
    [one] medelstor brist
   *[other] medelstora brister
}
home-n-low = { $n ->
    [one] mindre brist
   *[other] mindre brister
}
home-n-in-force = { $n ->
    [one] gällande avtal
   *[other] gällande avtal
}
home-n-expiring = löper snart ut
home-n-awaiting = väntar på underskrift
home-n-in-review = under granskning
home-n-active = { $n ->
    [one] aktiv leverantör
   *[other] aktiva leverantörer
}
home-attention = Mest brådskande
home-whose = Vems brister
home-whose-all = Allas
home-whose-mine = Mina leverantörer
home-all-well = Inget att göra
home-all-well-lead = Ingen leverantör har någon brist i dag.
home-all-well-mine = Ingen av dina leverantörer har någon brist i dag.
home-all-findings = { $n ->
    [one] Se bristen i listan
   *[other] Se alla { $n } brister
}

timeline-title = Det som löper ut inom 18 månader
timeline-lead = Linjen går från i dag till sista giltighetsdagen. Ett avtal som förlängs löper vidare om det inte sägs upp i tid.
timeline-agreement = Avtal
timeline-picture = Tidslinje
timeline-notice = Säg upp senast
timeline-end = Sista dag
timeline-none = Ingen uppsägning behövs
timeline-calendar = Hämta datumen till din kalender
timeline-pdf = Tolv månader som PDF
timeline-nothing = Inget löper ut under den tiden.
month-1 = jan
month-2 = feb
month-3 = mars
month-4 = apr
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = aug
month-9 = sep
month-10 = okt
month-11 = nov
month-12 = dec

finding-title = Brister
finding-lead = Det som saknas, är försenat eller fel i dag, varför, och vad som är nästa steg.
finding-tab-standing = Kvarstående
finding-tab-waived = Med undantag
finding-is-waived = Undantag medgivet
finding-severity = Allvarlighetsgrad
finding-code = Brist
finding-vendor = Leverantör
finding-what = Vad och varför
finding-since = Sedan
finding-next = Nästa steg:
finding-no-vendor = Ingen leverantör
finding-total = { $n ->
    [one] 1 brist
   *[other] { $n } brister
}
finding-empty = Inget saknas
finding-empty-lead = Ingen brist kvarstår i dag.
finding-empty-filter = Ingen brist stämmer in
finding-empty-filter-lead = Ta bort ett filter, eller rensa alla.
finding-empty-waived = Inga undantag
finding-empty-waived-lead = Juristerna har inte medgett undantag för någon brist som kvarstår i dag.

waiver-title = Undantag
waiver-lead = Brister som juristerna har beslutat att leva med, till en viss dag och av ett visst skäl.
waiver-act = Medge undantag
waiver-new = Medge undantag
waiver-new-title = Undantag: { $what }
waiver-new-lead = Bristen står kvar i listorna, räknad för sig, till och med sista dagen. Ett undantag som inte längre gäller något rapporteras.
waiver-reason = Skäl
waiver-reason-hint = Varför det är godtagbart och vem som har tillfrågats. Minst 10 tecken.
waiver-last-day = Sista dag
waiver-last-day-hint = Högst 12 månader från i dag: { $day }.
waiver-of = Undantaget gäller
waiver-author = Beslutat av
waiver-until = Till och med
waiver-days-left = { $n ->
    [0] upphör i dag
    [one] 1 dag kvar
   *[other] { $n } dagar kvar
}
waiver-end-act = Avsluta nu
waiver-end-confirm = Avsluta undantaget? Bristen räknas då igen från och med i dag.
waiver-ended-by-hand = Avslutat före sista dagen
waiver-empty = Inga undantag
waiver-empty-lead = Ett undantag medges från en brist i listan.
waiver-to-findings = Se bristerna
flash-waived = Undantag medgivet: { $what }.
flash-waiver-ended = Undantaget har avslutats.

search-title = Sök
search-for = Träffar på ”{ $words }”
search-vendor = Leverantör
search-agreement = Avtal
search-nothing = Inget hittades
search-nothing-asked = Vad letar du efter?
search-nothing-lead = Sökningen går igenom leverantörernas namn och uppgifter samt avtalens texter, på svenska och engelska, även på delar av ord.
search-cut = Bara de bästa träffarna visas. Lägg till ett ord för att få färre.
finding-more = { $n ->
    [one] och 1 till av samma slag i avtalet
   *[other] och { $n } till av samma slag i avtalet
}
home-recheck = Katalogen eller er kravprofil har ändrats: { $done } av { $all } texter har kontrollerats på nytt. Inget behöver göras.
