# What every page and report shares.

app-name = Avtal
