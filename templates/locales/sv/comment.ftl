# Kommentarer till punkterna i ett avtal.

comment-title = Kommentarer
comment-n-open = { $n ->
    [0] ingen öppen
    [one] en öppen
   *[other] { $n } öppna
}
comment-n = { $n ->
    [one] 1 kommentar
   *[other] { $n } kommentarer
}
comment-none = Ingen har kommenterat texten.
comment-whole = Texten som helhet
comment-clause = Punkt { $clause }
comment-clause-unnumbered = En punkt utan nummer
comment-earlier = Gällde version { $n }; i den här lyder punkten annorlunda.
comment-open = Öppen
comment-settled-by = Avslutad av { $who }, { $day }
comment-asked = { $who } är ombedd att svara
comment-answer = Svara
comment-on = Gäller
comment-words = Kommentar
comment-assignee = Be någon svara
comment-nobody = Ingen
comment-act-new = Kommentera
comment-act-answer = Svara
comment-act-settle = Avsluta
comment-act-reopen = Öppna igen
comment-empty = Skriv något.
comment-too-long = Högst 5 000 tecken.
comment-asked-title = Du är ombedd att svara
comment-asked-clause = punkt { $clause }
comment-status = { $n ->
    [one] En kommentar är öppen.
   *[other] { $n } kommentarer är öppna.
}
flash-comment-kept = Kommentaren har sparats.
