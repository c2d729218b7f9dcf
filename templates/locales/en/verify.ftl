# The verify button of the journal and its result.

verify-title = Verify the register
verify-open = Verify
verify-lead = Recomputes the chain of the journal, the hash of every stored file, the database and what follows from its facts, and says what differs first. The result is dated and can be kept as PDF.
verify-against = An earlier last hash
verify-against-hint = The SHA-256 of the last entry from a page that was printed earlier, 64 digits and letters. If it is still in the chain, nothing before it has been changed since.
verify-against-wrong = This is not a SHA-256: that has 64 digits and letters from a to f.
verify-against-title = An earlier last hash
verify-against-found = The earlier hash is in the chain, at entry { $seq } of { $time }: nothing up to there has been changed since.
verify-against-lost = The earlier hash is not in the chain: entries were cut off or the journal was written anew since it was printed, or it was copied wrongly.
verify-act = Verify now
verify-again = Verify again
verify-cancel = Stop
verify-cancelled = The verification was stopped.
verify-broken = The verification could not be finished. What stopped it is in the server’s log.
verify-progress = { $part }: { $done } of { $all }
verify-fetch = Result as PDF
verify-back = To the journal
verify-result = What was verified
verify-well = Everything agrees with the journal.
verify-not-in-chain = The register agrees with its journal, but the earlier hash is not in it.
verify-differs = { $n ->
    [one] One part differs.
   *[other] { $n } parts differ.
}
verify-by = Verified by
verify-at = Verified on
verify-head = SHA-256 of the last entry
verify-n-rows = Rows compared with the journal
verify-n-files = Files hashed
verify-n-vendors = Vendors computed anew
verify-n-redacted = Entries whose content was removed
verify-program = Verified with
verify-parts = Part by part
verify-column-part = Part
verify-column-how = What was done
verify-column-result = Result
verify-part-agrees = Agrees
verify-part-differs = Differs
verify-journal-how = Every entry’s hash was recomputed from what it says and from the entry before it, from the first to the last.
verify-facts-how = Every row of vendors, agreements, versions, proofs, reviews, waivers, sub-processors, transfers, users and settings was compared with what the journal says that it last became.
verify-files-how = Every agreement text and proof was read, hashed and compared with the hash that was kept when it was stored.
verify-database-how = The structure of the database and the references between its tables were checked.
verify-derived-how = States and findings of every day were computed anew from the facts and compared with those that are kept.
verify-keep-title = Keep this page
verify-keep = Keep the SHA-256 of the last entry outside the register, on paper for instance. Given to “avtal verify --against” or to the verify page later, it proves that no entry up to this one was changed, cut off or written anew.
verify-scope = Journal, files, database, states and findings
report-verification = Verification of the register
