# What every page and report shares.

app-name = Avtal

# What was withdrawn

gone-on = It was taken out on { $day }.
gone-on-by = It was taken out on { $day } by { $who }.
