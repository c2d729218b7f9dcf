# E-post: sammandrag av påminnelser, administratörens sida med brev.

digest-title = Påminnelser med e-post
digest-lead = Ett sammandrag av sådant som någon måste göra skickas till { $email } när det finns något nytt.
digest-none = Den här servern är inte inställd för att skicka e-post än; det kan en administratör ordna.
digest-every = Hur ofta
digest-every-daily = Varje dag
digest-every-weekly = Varje vecka, på måndagar
digest-every-never = Aldrig
digest-act = Spara hur ofta
flash-digest = Hur ofta du får ett sammandrag är sparat.

mail-digest-subject = { $n ->
    [one] 1 ny påminnelse, dagen är { $day }
   *[other] { $n } nya påminnelser, den första dagen är { $day }
}
mail-digest-new = { $n ->
    [one] Nytt: 1 påminnelse
   *[other] Nytt: { $n } påminnelser
}
mail-digest-old = { $n ->
    [one] Kvar att göra: 1 påminnelse
   *[other] Kvar att göra: { $n } påminnelser
}
mail-digest-more = { $n ->
    [one] Och 1 till.
   *[other] Och { $n } till.
}
mail-digest-foot = Du får det här för att påminnelserna är dina att agera på. Hur ofta, eller aldrig, väljer du på din kontosida.
mail-trial-subject = E-post från Avtal kommer fram
mail-trial-text = Det här brevet skickades för att se om e-post från avtalsregistret kommer fram. Det gör den.
mail-trial-foot = En administratör bad om det.
mail-open = Öppna i Avtal

mail-title = E-post
mail-lead = Sammandrag av påminnelser, och om e-postservern tog emot dem. Ett brev som den inte tar emot skickas på nytt i två dygn.
mail-way = E-post går till { $server } ({ $security }) med { $from } som avsändare.
mail-way-starttls = krypterat med STARTTLS
mail-way-tls = krypterat med TLS
mail-way-none = okrypterat, på samma dator
mail-not-set-up = Ingen e-postserver är inställd, så ingen e-post skickas.
mail-how = Den som driver servern anger AVTAL_SMTP_HOST och AVTAL_SMTP_FROM och startar om den; resten står i README.
mail-trial-act = Skicka ett brev till mig själv
mail-list = Brev
mail-none = Inga brev än.
mail-subject = Ämne
mail-to = Till
mail-made = Skrivet
mail-state = Läge
mail-acts = Hantera
mail-again = Skicka igen
mail-state-waiting = Väntar
mail-state-sent = Skickat
mail-state-failed = Uppgivet
mail-kind-digest = Sammandrag
mail-kind-test = Prov
mail-tries = { $n ->
    [one] Ett försök
   *[other] { $n } försök
}
mail-sent-at = { $time }
mail-next-try = Nästa försök { $time }
flash-mail-again = Brevet skickas igen inom en minut.
flash-mail-trial = Ett brev till { $address } är på väg.

# Webhookar: adresser till andra program som får veta vad som händer.

webhook-title = Webhookar
webhook-lead = Andra program som får veta vad som händer i registret: ett ärendesystem, en chatt, ett rapportverktyg. Varje leverans är signerad; README säger hur den kontrolleras.
webhook-list = Adresser
webhook-url = Adress
webhook-url-hint = Med https. Adresser i det egna nätet måste tillåtas där servern startas.
webhook-events = Vad den får veta
webhook-event = Händelse
webhook-made = Tillagd
webhook-no-secret = Den saknar hemlighet, så inget skickas. Skapa en ny.
webhook-add = Lägg till en adress
webhook-add-act = Lägg till adressen
webhook-trial-act = Prova
webhook-renew-act = Ny hemlighet
webhook-end-act = Avsluta
webhook-event-finding-appeared = Brist har uppstått
webhook-event-finding-cleared = Brist har avhjälpts
webhook-event-reminder-due = Påminnelse
webhook-event-agreement-decided = Beslut om avtal
webhook-event-trial = Prov
webhook-deliveries = Leveranser
webhook-none = Inget har skickats än.
webhook-body = Vad den säger
webhook-answer = Svar { $status }
webhook-secret-title = Adressens hemlighet
webhook-secret-lead = Kopiera den nu till programmet som tar emot, den visas inte igen. Med den kontrollerar det programmet att en leverans kommer härifrån.
webhook-secret = Hemlighet
webhook-secret-back = Tillbaka till webhookarna
delivery-state-waiting = Väntar
delivery-state-sent = Mottagen
delivery-state-failed = Uppgiven
problem-webhook-url = En webbadress, till exempel https://example.org/hook, utan namn eller lösenord i sig.
flash-webhook-ended = Adressen är avslutad och får inte veta något mer.
flash-webhook-trial = Ett prov är på väg. Svaret står här inom en minut.
flash-webhook-again = Det skickas igen inom en minut.
