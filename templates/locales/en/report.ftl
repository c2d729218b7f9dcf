# Reports: what stands on every paper, then the papers one by one.

report-author = Organisation
report-day = Data of
report-scope = Scope
# { $page } and { $pages } are put in when the pages are known.
report-folio = Page { $page } of { $pages }
report-imprint = About this document
report-digest = SHA-256 of the content in canonical JSON:
report-missing = The fonts of this document lack these characters; each is printed as a box with its code point:
