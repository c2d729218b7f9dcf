# Comments on the clauses of an agreement.

comment-title = Comments
comment-n-open = { $n ->
    [0] none open
    [one] one open
   *[other] { $n } open
}
comment-n = { $n ->
    [one] 1 comment
   *[other] { $n } comments
}
comment-none = Nobody has commented on this text.
comment-whole = The text as a whole
comment-clause = Clause { $clause }
comment-clause-unnumbered = A clause without a number
comment-earlier = Written about version { $n }; the clause reads otherwise in this one.
comment-open = Open
comment-settled-by = Settled by { $who }, { $day }
comment-asked = { $who } is asked to answer
comment-answer = Answer
comment-on = About
comment-words = Comment
comment-assignee = Ask someone to answer
comment-nobody = Nobody
comment-act-new = Comment
comment-act-answer = Answer
comment-act-settle = Settle
comment-act-reopen = Open again
comment-empty = Write something.
comment-too-long = At most 5,000 characters.
comment-asked-title = You are asked to answer
comment-asked-clause = clause { $clause }
comment-status = { $n ->
    [one] One comment is open.
   *[other] { $n } comments are open.
}
flash-comment-kept = The comment was kept.
