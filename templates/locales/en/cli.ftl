# What the command line says.

cli-no-register = There is no register in { $folder }. Start one with “avtal serve” or “avtal vendor add”, or name another folder with --data.
cli-file-error = { $file }: { $error }
cli-no-vendor = No vendor is called “{ $name }”. “avtal vendor list” shows them all.
cli-did-you-mean = Did you mean one of these? { $names }
cli-vendor-added = Added { $name } (folder { $slug }).
cli-vendor-similar = Already in the register and similar: { $names }. If it is the same company, merge the two on its page.
cli-nothing-found = Nothing found.
cli-no-findings = Nothing stands.
cli-n-vendors = { $n ->
    [one] 1 vendor
   *[other] { $n } vendors
}
cli-n-agreements = { $n ->
    [one] 1 agreement
   *[other] { $n } agreements
}
cli-n-findings = { $n ->
    [one] 1 finding: { $high } high, { $medium } medium, { $low } low
   *[other] { $n } findings: { $high } high, { $medium } medium, { $low } low
}
cli-agreement-vendor-missing = Say with whom it is: --vendor, or “vendor:” in the front matter of the text.
cli-agreement-added = Added “{ $title }” as agreement { $id }; the text is kept in { $file }.

cli-calendar-written = { $n ->
    [one] Wrote 1 day to { $file }.
   *[other] Wrote { $n } days to { $file }.
}
cli-demo-comment = Did we agree to this wording? Please ask the vendor what it means in practice.
cli-no-entity = None of your companies is called “{ $named }”.
cli-feedback-written = { $n ->
    [one] Wrote 1 example to { $file }.
   *[other] Wrote { $n } examples to { $file }.
}
cli-export-written = { $n ->
    [one] Wrote 1 row to { $file }.
   *[other] Wrote { $n } rows to { $file }.
}

cli-vendor = Vendor
cli-vendors = Vendors
cli-category = Category
cli-status = Status
cli-owner = Owner
cli-agreement = Agreement
cli-agreements = Agreements
cli-worst = Worst finding
cli-severity = Severity
cli-finding = Finding
cli-findings = Findings
cli-since = Since
cli-why = Why
cli-waived = waived
cli-id = No.
cli-state = State
cli-title = Title
cli-kind = Kind
cli-last-day = Last day
cli-notice-by = Notice by
cli-version = Version
cli-language = Language
cli-added = Added
cli-bound = Bound
cli-file = File
cli-legal-name = Registered name
cli-number = Registration number
cli-country = Country
cli-website = Website
cli-service = Service
cli-roles = Roles
cli-personal-data = Personal data
cli-purposes = Purposes
cli-locations = Processed in
cli-folder = Folder

cli-demo-filled = The demonstration in { $folder } holds { $vendors } vendors, all invented. Sign in as one of these:
cli-demo-not-ours = { $folder } holds a register that is not a demonstration, so it is left alone. Name another folder with --data.
cli-serving = Avtal is at { $address }  (stop it with Ctrl+C)
cli-first-code = The register is empty. Create the first administrator at { $address } with this code, which works once: { $code }
cli-cannot-serve = The server could not start on port { $port }. If something else listens there, choose another with --port. ({ $error })
cli-user-added = Added { $email }. This link works once, for { $days } days; pass it on in a safe way:
cli-user-reset = With this link { $email } chooses a new password. It works once, for { $days } days; pass it on in a safe way:
cli-report-written = Wrote { $file }. SHA-256 of its content: { $digest }
cli-sync-taken = Taken in as a draft version: { $file }
cli-sync-offered = Could be taken in as the next version: { $file }
cli-sync-settled = In order again: { $file }
cli-sync-unknown = Belongs to no agreement: { $file }
cli-sync-changed = Not what was stored: { $file }
cli-sync-lost = Lost: { $file }
cli-sync-rechecked = { $n ->
    [one] Checked 1 text anew against the catalogue and profile of today.
   *[other] Checked { $n } texts anew against the catalogue and profile of today.
}
cli-checks-old = { $n ->
    [one] 1 text has not been checked with the catalogue and profile of today; “avtal sync” does it.
   *[other] { $n } texts have not been checked with the catalogue and profile of today; “avtal sync” does it.
}
cli-sync-done = { $n ->
    [one] Compared 1 file.
   *[other] Compared { $n } files.
}
cli-verify-well = Journal, files and database agree.
cli-verify-done = Looked at { $events } journal entries, { $files } files, { $vendors } vendors. Last entry: { $head }
cli-backup-done = Copied { $n } files to { $folder }. Last journal entry: { $head }
cli-backup-missing = Not in the backup, because it is lost or changed: { $file }
cli-restore-done = Restored into { $folder }.

cli-name = Name
cli-email = E-mail
cli-role = Role
cli-password = Password
cli-second-factor = Two steps
cli-text-offered = The text itself says (nothing of it is stored; add --as-read to take it over):
cli-text-taken = Taken over from the text:
cli-text-says = {"  "}{ $name }: { $value } (line { $line }: “{ $quote }”)

cli-import-would = Would import: { $created } new, { $changed } changed, { $skipped } already so, { $refused } wrong.
cli-import-done = Imported: { $created } new, { $changed } changed, { $skipped } already so, { $refused } left out.
cli-import-nothing = Nothing was imported. Mend these rows and import the file again, or import the others with --rejected FILE.
cli-import-days = Days such as 03/04/2026 can be read in two ways, and no other day in the column tells. Say --days day-first or --days month-first.
cli-import-map = “{ $what }” is neither a heading of the file nor a column that is read. Columns that are read: { $names }.
cli-import-unknown = These columns are not known: { $columns }. Say what each holds with --map "heading=name", or leave it out with --map "heading={ $leave }". Columns that are read: { $names }.

cli-everything-out = Say where to write it: --out FILE.zip.
cli-everything-done = Wrote the whole register to { $file }: { $rows } rows and { $n } files.
cli-everything-back = Took the register back into { $folder }. Passwords were not in the file: give each user a link with “avtal user reset EMAIL”. Then check it with “avtal verify”.

cli-smtp-from = A sender is needed where mail is sent: --smtp-from or AVTAL_SMTP_FROM.
cli-smtp-password = A password is needed for the account: AVTAL_SMTP_PASSWORD or --smtp-password-file.
cli-smtp-wrong = Mail cannot be sent like this: { $error }.
cli-remind-no-server = No mail server is named: --smtp-host or AVTAL_SMTP_HOST. To see what would be sent, add --dry-run.
cli-remind-to = To { $to }
cli-remind-sent = { $n ->
    [0] No mail was sent.
    [one] 1 mail was sent.
   *[other] { $n } mails were sent.
}
cli-remind-failed = { $n ->
    [one] 1 mail was not taken by the server; it is tried again. The page of mails says why.
   *[other] { $n } mails were not taken by the server; they are tried again. The page of mails says why.
}
cli-remind-would = { $n ->
    [0] No digest is due.
    [one] 1 digest is due.
   *[other] { $n } digests are due.
}
cli-remind-told = { $n ->
    [one] 1 delivery to a webhook was tried.
   *[other] { $n } deliveries to webhooks were tried.
}
