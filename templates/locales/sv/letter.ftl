# Ett brev som ber en leverantör om ändringar.
letter-subject = Ändringar i ”{ $title }”
letter-intro = Vi har läst avtalet mot artikel 28 i dataskyddsförordningen (GDPR). { $n ->
    [0] Inget hindrar oss från att skriva under, men några punkter kan bli bättre.
    [one] En punkt behöver ändras innan vi kan skriva under.
   *[other] { $n } punkter behöver ändras innan vi kan skriva under.
} För varje punkt framgår vad texten säger i dag, vad vi ber om och en lydelse som ni gärna får använda.
letter-wishes = Det här ser vi också gärna
letter-says = Så här står det i dag:
letter-silent = Vi har inte hittat detta i texten.
letter-why = Varför det är viktigt.
letter-ask = Vad vi ber om.
letter-wording = Förslag till lydelse
letter-asks = Vi har granskat version { $version } av avtalet och ber om { $n ->
    [one] en ändring
   *[other] { $n } ändringar
} innan vi kan skriva under.
letter-clause = punkt { $clause }
letter-problem = Vad som är fel.
letter-law = Lagrum.
letter-mail-subject = Ämne:
letter-as-mail = Som e-post
letter-as-pdf = Som PDF
letter-closing = Skicka oss gärna en version med ändringarna, eller berätta var ni ser det på ett annat sätt.
letter-none = Inget behöver ändras.
letter-act = Brev till leverantören
