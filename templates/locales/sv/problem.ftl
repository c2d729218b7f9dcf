# Vad som är fel i ett fält, och vad som önskas i stället.

problem-required = Fyll i det här.
problem-too-long = { $n ->
    [one] Högst 1 tecken.
   *[other] Högst { $n } tecken.
}
problem-too-short = { $n ->
    [one] Minst 1 tecken.
   *[other] Minst { $n } tecken.
}
problem-too-many = { $n ->
    [one] Högst 1 post.
   *[other] Högst { $n } poster.
}
problem-character = Här finns ett tecken som inte syns eller som vänder på textens riktning. Skriv in texten i stället för att klistra in den.
problem-not-a-choice = Välj ett av värdena i listan.
problem-not-a-day = Skriv dagen som år-månad-dag, till exempel 2026-03-01.
problem-day-out-of-range = Ange ett år från 1900 till 2199.
problem-in-future = Den dagen har inte kommit ännu.
problem-not-a-number = Ange ett heltal från { $min } till { $max }.
problem-country = Ange ett land med namn eller med två bokstäver, till exempel SE.
problem-email = Skriv en e-postadress, till exempel dataskydd@example.com.
problem-website = Skriv en webbadress, till exempel https://example.com.
problem-number-organisationsnummer = Ett organisationsnummer har tio siffror, till exempel 556000-0001, och kontrollsiffran måste stämma.
problem-number-lei = Det här ser ut som en LEI-kod, men kontrollsiffrorna stämmer inte.
problem-number-vat = Det här ser ut som landets momsregistreringsnummer, men längden eller siffrorna stämmer inte.
problem-role-none = En leverantör utan roll kan inte ha någon annan roll samtidigt.
problem-before-used-from = Sista dagen får inte ligga före den första.
problem-ends-before-start = Sista dagen får inte ligga före den första.
problem-renewal-needs-end = Avtalet måste ha en första slutdag för att kunna förlängas.
problem-termination-needs-end = Ett avslutat avtal måste ha en sista dag.
problem-notice-without-renewal = Avtalet löper ut av sig självt: det sägs bara upp om det förlängs eller gäller tills vidare.
problem-time-zone = Ange en tidszon med dess IANA-namn, till exempel Europe/Stockholm.
problem-cannot-be-waived = Det går inte att medge undantag för den här bristen.
problem-waiver-in-past = Ange dagens datum eller ett senare.
problem-waiver-too-long = Ett undantag gäller högst 12 månader.
problem-reminder-leads = Ange dagar före som heltal från 0 till 365, åtskilda med komma: 90, 30, 7, 0.
problem-reminder-until = Välj en dag efter i dag, men inte senare än den dag som påminnelsen gäller; när den har kommit högst 30 dagar framåt.
