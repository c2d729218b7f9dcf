# Det som alla sidor och rapporter delar.

app-name = Avtal
