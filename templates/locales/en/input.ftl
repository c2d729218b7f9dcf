# Why a file given to a command could not be read.

input-absent = there is no such file
input-refused = it cannot be opened: { $reason }
input-too-large = it is larger than { $megabytes } MB
input-no-text = it is not text ({ $kind }); save it as Markdown or plain text first
input-not-utf8 = it is not UTF-8 text, see line { $line }; save it as UTF-8 first
input-empty-folder = there is no text in this folder ({ $endings })
