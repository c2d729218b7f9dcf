# Two versions of an agreement side by side: page, paper and terminal.

compare-title = What changed
compare-lead = Choose two versions. Words that are gone are struck out, new ones are underlined; mark-up and line breaks do not count.
compare-versions = Version { $from } → version { $to }
compare-act = Compare
compare-with-before = Compare with the version before
compare-from = Before
compare-to = After
compare-show = Compare
compare-view = View
compare-columns = Side by side
compare-inline = In one column
compare-only-changed = Only what changed
compare-all = The whole text
compare-pdf = Download as PDF
compare-one-version = There is only one version
compare-one-version-lead = As soon as there is another one, both can be compared here.
compare-no-version = There is no text yet
compare-counts = { $changed ->
    [one] 1 clause changed
   *[other] { $changed } clauses changed
}, { $added } added, { $removed } removed, { $moved } moved. { $same ->
    [one] 1 clause is word for word as it was
   *[other] { $same } clauses are word for word as they were
}{ $renumbered ->
    [0] .
    [one] , 1 of them under another number.
   *[other] , { $renumbered } of them under another number.
}
compare-counts-same = The two texts say the same, word for word.
compare-judged = { $worse ->
    [0] Nothing got worse
    [one] 1 point got worse
   *[other] { $worse } points got worse
}, { $better ->
    [0] nothing better
    [one] 1 better
   *[other] { $better } better
}, as far as the program can tell.
compare-not-judged = The program has no verdicts on these texts; only the words are compared.
compare-worse = Got worse
compare-better = Got better
compare-other = Changed otherwise
compare-column-point = What
compare-column-was = Before
compare-column-is = After
compare-passage = Line { $line }: “{ $quote }”
compare-not-asked = not asked
compare-now-lacks = Now lacking: { $lacks }
compare-lacked = No longer lacking: { $lacks }
compare-clauses = Clause by clause
compare-same = as it was
compare-renumbered = renumbered
compare-changed = changed
compare-added = added
compare-removed = removed
compare-moved = moved
compare-moved-changed = moved and changed
compare-came-from = Stood under “{ $heading }”.
compare-line = line { $line }
compare-left-out = { $n ->
    [one] 1 clause as it was
   *[other] { $n } clauses as they were
}
compare-nothing = not in this version
compare-legend-removed = removed
compare-legend-added = added
compare-text-gone = One of the texts cannot be shown
