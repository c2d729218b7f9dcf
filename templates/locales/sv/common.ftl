# Det som alla sidor och rapporter delar.

app-name = Avtal

# What was withdrawn

gone-on = Borttaget { $day }.
gone-on-by = Borttaget { $day } av { $who }.
