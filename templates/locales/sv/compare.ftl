# Två versioner av ett avtal bredvid varandra: sida, papper och terminal.

compare-title = Vad som har ändrats
compare-lead = Välj två versioner. Ord som försvunnit är överstrukna, nya är understrukna; formatering och radbrytningar räknas inte.
compare-versions = Version { $from } → version { $to }
compare-act = Jämför
compare-with-before = Jämför med versionen före
compare-from = Före
compare-to = Efter
compare-show = Jämför
compare-view = Visning
compare-columns = Sida vid sida
compare-inline = I en spalt
compare-only-changed = Bara det som ändrats
compare-all = Hela texten
compare-pdf = Ladda ned som PDF
compare-one-version = Det finns bara en version
compare-one-version-lead = När det finns en till kan de jämföras här.
compare-no-version = Det finns ingen text än
compare-counts = { $changed ->
    [one] 1 bestämmelse är ändrad
   *[other] { $changed } bestämmelser är ändrade
}, { $added ->
    [one] 1 tillagd
   *[other] { $added } tillagda
}, { $removed ->
    [one] 1 borttagen
   *[other] { $removed } borttagna
} och { $moved ->
    [one] 1 flyttad
   *[other] { $moved } flyttade
}. { $same ->
    [one] 1 bestämmelse är oförändrad
   *[other] { $same } bestämmelser är oförändrade
}{ $renumbered ->
    [0] .
   *[other] , varav { $renumbered } med nytt nummer.
}
compare-counts-same = De båda texterna säger samma sak, ord för ord.
compare-judged = { $worse ->
    [0] Inget har blivit sämre
    [one] 1 punkt har blivit sämre
   *[other] { $worse } punkter har blivit sämre
} och { $better ->
    [0] inget bättre
    [one] 1 bättre
   *[other] { $better } bättre
}, så långt programmet kan bedöma.
compare-not-judged = Programmet har inte bedömt de här texterna; bara orden jämförs.
compare-worse = Har blivit sämre
compare-better = Har blivit bättre
compare-other = Ändrat på annat sätt
compare-column-point = Vad
compare-column-was = Före
compare-column-is = Efter
compare-passage = Rad { $line }: ”{ $quote }”
compare-not-asked = inte prövat
compare-now-lacks = Saknas nu: { $lacks }
compare-lacked = Saknas inte längre: { $lacks }
compare-clauses = Bestämmelse för bestämmelse
compare-same = oförändrad
compare-renumbered = nytt nummer
compare-changed = ändrad
compare-added = tillagd
compare-removed = borttagen
compare-moved = flyttad
compare-moved-changed = flyttad och ändrad
compare-came-from = Stod under ”{ $heading }”.
compare-line = rad { $line }
compare-left-out = { $n ->
    [one] 1 oförändrad bestämmelse
   *[other] { $n } oförändrade bestämmelser
}
compare-nothing = finns inte i den här versionen
compare-legend-removed = borttaget
compare-legend-added = tillagt
compare-text-gone = En av texterna kan inte visas
