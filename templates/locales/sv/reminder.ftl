# Påminnelser: listan, vad var och en gäller, reglerna.

due-last-day = Sista dag
due-notice-day = Sista dag för uppsägning
due-review-due = Dags att granska
due-objection-deadline = Sista dag att invända
due-certification-end = Certifiering löper ut
due-waiver-end = Undantag löper ut

reminder-state-open = Att göra
reminder-state-snoozed = Uppskjutna
reminder-state-done = Åtgärdade
reminder-state-over = Inte längre aktuella

reminder-title = Påminnelser
reminder-lead = Sådant som någon måste göra senast en viss dag. Var och en kommer en gång, så många dagar före som inställningarna säger, och försvinner när dagen ändras eller inget finns kvar att göra.
reminder-whose = Vems
reminder-mine = Mina
reminder-all = Allas
reminder-show = Vilka
reminder-what = Gäller
reminder-day = Dag
reminder-next = Nästa steg
reminder-users = För
reminder-acts = Hantera
reminder-in = { $n ->
    [0] i dag
    [one] om 1 dag
   *[other] om { $n } dagar
}
reminder-ago = { $n ->
    [one] för 1 dag sedan
   *[other] för { $n } dagar sedan
}
reminder-next-last-day = Kom överens om en ny version eller avveckla leverantören
reminder-next-notice-day = Bestäm om avtalet ska fortsätta eller säg upp det
reminder-next-review-due = Granska avtalet på nytt
reminder-next-objection-deadline = Invänd mot ändringen eller godta den
reminder-next-certification-end = Be leverantören om det nya certifikatet
reminder-next-waiver-end = Rätta till bristen eller medge ett nytt undantag
reminder-escalated = Ingen har agerat: fördes vidare { $day }
reminder-snoozed-by = Uppskjuten av { $who }, återkommer { $day }
reminder-done-by = Åtgärdad av { $who } { $day }
reminder-done-act = Åtgärdad
reminder-snooze-act = Skjut upp
reminder-open-act = Öppna igen
reminder-more = Fler påminnelser
reminder-empty = Inget här
reminder-empty-lead = Påminnelser kommer av sig själva när dagarna närmar sig.
reminder-snooze-title = Skjut upp en påminnelse
reminder-snooze-lead = Den lämnar listan över det som är att göra och återkommer den dag du väljer.
reminder-until = Återkommer den
reminder-until-hint = Efter i dag, senast { $day }.
reminder-department-title = En avdelnings påminnelser
reminder-department-lead = Leverantörer vars ansvariga inte kan logga in påminner sin avdelning. Vilken avdelnings påminnelser tar du?
reminder-department = Avdelning
reminder-department-hint = Som den skrivs hos leverantörerna. Tomt: ingen.
reminder-rules-title = Påminnelser
reminder-rules-lead = Om sista dagar, uppsägningsdagar, granskningar, certifieringar och undantag. De går till leverantörens ansvariga, annars till avdelningen, annars till en roll.
reminder-leads = Dagar före
reminder-leads-hint = Åtskilda med komma; 0 är själva dagen. Högst åtta.
reminder-escalate-days = Dagar utan åtgärd tills även rollen påminns
reminder-escalate-days-hint = Tomt: aldrig.
reminder-role = Roll
reminder-rules-act = Spara reglerna
flash-reminder-done = Påminnelsen är åtgärdad.
flash-reminder-open = Påminnelsen är öppen igen.
flash-reminder-snoozed = Påminnelsen är uppskjuten och återkommer { $day }.
flash-reminder-department = Din avdelning är sparad.
flash-reminder-rules = Reglerna för påminnelser är sparade.

# Kalenderadressen.
feed-title = Datum i din kalender
feed-lead = Outlook, Google Kalender och andra hämtar registrets datum från en hemlig adress och håller dem aktuella. Den som känner till adressen kan läsa dem: var rädd om den som om ett lösenord.
feed-none = Det finns ingen adress än.
feed-made = Adressen skapades { $day }. Den visades en gång; har du den inte kvar kan du skapa en ny.
feed-scope = Vilka datum
feed-scope-mine = De som jag påminns om
feed-scope-all = Alla i registret
feed-leads = Larm, dagar före
feed-leads-hint = Skilj dem åt med kommatecken; 0 är själva dagen. Tomt: som organisationens påminnelser. En del kalendrar ställer egna larm i stället.
feed-make = Skapa en adress
feed-change = Spara valen
feed-renew = Skapa en ny adress
feed-end = Avsluta adressen
feed-shown-title = Din kalenderadress
feed-shown-lead = Kopiera den nu, den visas inte igen. En tidigare adress har slutat att fungera.
feed-shown-link = Adress
feed-shown-copy = Kopiera
feed-shown-copied = Kopierad
feed-shown-subscribe = Öppna i kalendern på den här enheten
feed-shown-how = Så lägger du till den
feed-shown-outlook = Outlook: Lägg till kalender, välj ”Prenumerera från webben” och klistra in adressen.
feed-shown-google = Google Kalender: Andra kalendrar, +, sedan ”Från webbadress”. Google frågar på nytt ungefär var tolfte timme.
feed-shown-apple = Apple Kalender: Arkiv, sedan ”Ny kalenderprenumeration”.
feed-shown-back = Tillbaka till kontot
feed-summary = { $what }: { $subject } ({ $vendor })
feed-description = { $next }.
    Leverantör: { $vendor }
    { $url }
flash-feed-changed = Valen är sparade. Kalendrarna visar dem när de frågar nästa gång.
flash-feed-ended = Adressen är avslutad. Kalendrar som hämtar från den får inget mer.
