# Varför en fil som getts till ett kommando inte kunde läsas.

input-absent = filen finns inte
input-refused = den går inte att öppna: { $reason }
input-too-large = den är större än { $megabytes } MB
input-no-text = den är inte text ({ $kind }); spara den som Markdown eller ren text först
input-not-utf8 = den är inte UTF-8-text, se rad { $line }; spara den som UTF-8 först
input-empty-folder = det finns ingen text i mappen ({ $endings })
