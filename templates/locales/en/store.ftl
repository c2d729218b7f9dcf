# What the store says when something cannot be done, and what to do then.

store-not-found = This is no longer in the register. Go back to the list; the journal says what happened to it.
store-conflict = Someone else changed this while you were editing. Compare both versions and save again.
store-taken = This is already taken. Choose another.
store-busy = The register is busy. Try again in a moment; nothing was lost.
store-in-use = Another Avtal server uses this data folder. Stop it first, or give this one a folder of its own with --data.
store-newer = The data folder was written by a newer Avtal. Install that version; this one leaves the data alone.
store-damaged = The database is damaged. Stop Avtal, keep a copy of the data folder, and restore the latest backup with “avtal restore”.
store-disk-full = Nothing can be written: the disk is full, or a limit has been reached. Nothing was changed. Free some space and try again.
store-read-only = The data folder cannot be written. Give the user that runs Avtal the right to write to it, and try again.
store-document-changed = The file on disk is not the one that was stored. Put the original back, or upload the file as a new version.
store-document-lost = The file is not on disk. Put it back from a backup.
store-in-the-way = A file already stands where the new one should go. Avtal never overwrites a file: run “avtal sync” to see which it is.
store-backup = This cannot be used as a backup. Restoring needs the folder that “avtal backup” made and an empty data folder.
store-file = A file or folder could not be read or written. The server log says which.
store-internal = Something went wrong in the register. Nothing was changed. The server log has the details.

store-agreement-without-vendor = Choose at least one vendor for the agreement.
store-vendor-has-agreements = This vendor has agreements. Withdraw them first, or merge the vendor into another.
store-vendor-lacks-dpa = It processes personal data and no data processing agreement with it is in force, so it cannot be taken into use. Add the agreement and record that it binds, or let legal waive the finding on the vendor's page until a day.
store-vendor-lacks-arrangement = It is a joint controller and no arrangement with it is in force, so it cannot be taken into use. Add the arrangement and record that it binds, or let legal waive the finding on the vendor's page until a day.
store-merge-same = A vendor cannot be merged into itself. Choose another vendor.
store-terminated-without-end = A terminated agreement needs its last day.
store-review-is-open = A review is open already.
store-review-owner = Choose someone of legal.
store-comment-assignee = Choose someone who may change the register.
store-review-musts-undecided = It cannot be approved yet: musts are not met, and nothing has been decided about them.
store-review-four-eyes = You have uploaded this version; someone else has to approve it.
store-review-not-open = Open a review before you decide.
store-waiver-not-possible = This cannot be waived.
store-waiver-end = Choose a last day from today up to twelve months ahead.
store-waiver-reason = Give a reason of 10 to 2,000 characters.
store-waiver-over = This waiver has already ended.
store-last-admin = This is the last active administrator. Make another one first.
store-logo-not-png = The logo must be a PNG of at most 512 KiB.

user-status-invited = Invited
user-status-active = Active
user-status-disabled = Disabled

# Why an upload was refused, and what to do.

upload-empty = The file is empty. Choose the file with the agreement's text.
upload-text-too-large = The text is larger than 5 MiB. Save it as plain Markdown without embedded pictures.
upload-proof-too-large = The file is larger than 20 MiB. Scan it with a lower resolution, or split it.
upload-utf16 = The text is saved as UTF-16 (“Unicode”). Save it as UTF-8 and upload it again.
upload-not-utf8 = The text is not saved as UTF-8, probably as Windows-1252. Save it as UTF-8 and upload it again.
upload-nul = The file holds NUL bytes, so it is not a text. Choose the Markdown file.
upload-pdf = This is a PDF. Upload the agreement's text as Markdown; the PDF can be kept beside it as proof.
upload-word = This is a word processor's file. Save it as Markdown or plain text (UTF-8) and upload that.
upload-other-format = This is not a text. Upload the agreement as Markdown (UTF-8).
upload-front-matter = The lines between --- at the top cannot be read: line { $line }, column { $column }: { $message }. Correct them, or take them away.
upload-proof-format = Proof can be a PDF, a PNG picture or an e-mail (.eml). Convert the file and upload it again.

# What "avtal verify" looks at, and what it may find first.

verify-journal = Journal
verify-facts = Facts
verify-files = Files
verify-database = Database
verify-derived = States and findings
verify-integrity = The database is damaged: { $detail }. Restore the latest backup with “avtal restore”.
verify-reference = A row of { $subject } points to a row of { $detail } that does not exist.
verify-event-missing = Before { $subject } an entry of the journal is missing.
verify-chain-broken = { $subject } does not follow from the entry before it: an entry was changed or put in.
verify-payload-changed = What { $subject } says was changed after it was written.
verify-event-changed = { $subject } was changed after it was written.
verify-emptied-silently = { $subject } was emptied without an entry that says so.
verify-rows-changed = What { $subject } left in the tables was changed after it was written.
verify-row-loose = The journal holds { $subject } beside no entry.
verify-row-added = { $subject } was put in by other means than this program.
verify-row-changed = { $subject } was changed by other means than this program: { $detail }.
verify-row-removed = { $subject } was removed by other means than this program.
verify-row-emptied = What entry { $detail } says of { $subject } was emptied without an entry that says so.
verify-file-changed = { $subject } is not the file that was stored.
verify-file-lost = { $subject } is not in the folder.
verify-unreadable = { $subject } could not be read: { $detail }.
verify-derived-differs = What is kept for { $subject } differs from what follows from its facts.
store-agreement-ends-with-itself = An agreement cannot end with one that ends with it.
store-reminder-over = The reminder is no longer open. Look at the list again.
