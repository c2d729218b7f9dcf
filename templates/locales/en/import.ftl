# Importing vendors and agreements from tables.
import-vendors = vendors
import-agreements = agreements
import-act = Import
import-vendors-title = Import vendors
import-vendors-lead = From a spreadsheet. You see first what would be created and changed; nothing happens until you say so.
import-agreements-title = Import agreements
import-agreements-lead = From a spreadsheet that says which agreement is with whom, with the agreements’ texts beside it. You see first what would happen.
import-table = Table
import-table-hint = Excel (.xlsx) or CSV, at most 20 MB and 100,000 rows. Files from Windows and from Swedish or English spreadsheets are understood as they are.
import-texts = Texts
import-texts-hint = The Markdown files that the column “File” names, at most 26 MB together. The command line takes whole folders.
import-look = See what would happen
import-template = Templates
import-template-lead = Empty tables with every heading that is read. A file that was exported from here can be imported too.
import-template-xlsx = Excel template
import-template-csv = CSV template
import-columns = What is read
import-columns-lead = Headings may be in English or Swedish, in any order; other headings can be told apart after the file is sent. Several entries in a cell stand on lines of their own or are separated by semicolons.
import-wrong = What is wrong

import-preview = What the import would do
import-nothing-yet = Nothing has been changed yet. The file waits for an hour.
import-rows = { $n ->
    [one] 1 row
   *[other] { $n } rows
}
import-counts = Rows by what would happen
import-n-created = New
import-n-changed = Changed
import-n-skipped = Already so
import-n-refused = Wrong
import-unknown = What do these columns hold?
import-unknown-lead = Say below what each of them holds, or that it is to be left out. Until then nothing can be imported.
import-order = Which number is the day?
import-order-lead = Days such as 03/04/2026 can be read in two ways, and no other day in the column tells.
import-day-first = Day first: 03/04/2026 is 3 April
import-month-first = Month first: 03/04/2026 is 4 March
import-apply = { $n ->
    [one] Import 1 row
   *[other] Import { $n } rows
}
import-apply-without = { $n ->
    [one] 1 row that is wrong is left out. Download it, mend it and send it again.
   *[other] { $n } rows that are wrong are left out. Download them, mend them and send them again.
}
import-other = Choose another file
import-none-good = No row of the file would change anything.
import-wrong-title = What is wrong, and how to mend it
import-wrong-lead = Mend it in your file, or in a file with only these rows:
import-rejected = Download the rows that are wrong (CSV)
import-more = { $n ->
    [one] and 1 more
   *[other] and { $n } more
}
import-unnamed-title = Texts that no row names
import-unnamed-lead = They are not imported. Name them in the column “File”.
import-unnamed = The text { $file } is named by no row and is not imported.
import-map = What the columns hold
import-map-lead = Guessed from the headings, or as was said the last time. Your choice is remembered for the next file with the same headings.
import-column = Column
import-heading = Heading
import-example = First value
import-holds = Holds
import-undecided = – choose –
import-leave = Leave out
import-clear = An empty cell empties what the register has
import-clear-hint = Without this, an empty cell leaves the register as it is.
import-look-again = See what would happen now
import-nothing = nothing
import-alike = Row { $place }, { $name }: the register has { $what }. If it is the same, give that number in the column “Register number”.

# Why a file cannot be read.
import-old-excel = This is a workbook of an old Excel (.xls). Save it as .xlsx or CSV and send it again.
import-empty = The file is empty.
import-no-rows = The file has headings, but no rows below them.
import-not-a-table = The file is neither CSV nor Excel. Save the table as CSV or .xlsx and send it again.
import-broken = The file cannot be read: { $what }
import-too-many-rows = The file has more than { $what } rows. Split it.
import-too-many-columns = The file has more than { $what } columns. Take away those that are not needed.

# Why a row cannot be imported. `problem` is one of those below, or what a form would say.
import-cell = { $place } “{ $heading }”: { $problem }
import-row = Row { $place }: { $problem }
import-word = “{ $value }” is not known here. Write one of: { $words }.
import-not-a-day = “{ $value }” is not a day. Write it as 2026-11-25, 25/11/2026, 25.11.2026 or 25 nov 2026.
import-day-ambiguous = “{ $value }” can be two days. Say whether the day or the month comes first, or write it as 2026-11-25.
import-not-whole = “{ $value }” is not a whole number. Write digits alone, such as 12.
import-not-yes-or-no = “{ $value }” is neither yes nor no. Write yes or no.
import-shortened = “{ $value }” is a number that the spreadsheet has shortened. Format the column as text and write the number again.
import-cells = The row has more cells than there are headings ({ $wanted }). Put texts with separators in quotation marks, or give each column a heading.
import-twice = It is about the same as row { $other }, but says something else. Keep one of the two.
import-several-vendors = There are several vendors “{ $value }”. Give the number from the register, or the folder.
import-several-agreements = There are several agreements “{ $value }” with this vendor. Give the number from the register in the column “Register number”.
import-no-vendor = There is no vendor “{ $name }”. Import the vendors first, or write the name, folder or registration number as the register has it.
import-no-vendor-id = There is no vendor “{ $value }” in the register. Leave the cell empty to add a new one.
import-no-agreement-id = There is no agreement “{ $value }” in the register. Leave the cell empty to add a new one.
import-no-version = The agreement has no version “{ $value }”. Leave the cell empty for the one that counts.
import-no-entity = There is no company of ours “{ $value }”. The register has: { $names }.
import-language = “{ $value }” is not a language that is read. Write en or sv.
import-no-file = No text “{ $value }” came with the table. Send it along, or empty the cell.
import-dates-without-text = Dates belong to the text of an agreement, and this one has none. Name its Markdown file in the column “File” and send it along, or empty the cells with dates.

flash-import-done = Imported: { $created } new, { $changed } changed, { $skipped } already so, { $refused } left out.
flash-import-changed = The register has changed since the page was made. Look again at what would happen.
flash-import-open = Say first what is asked on this page.
