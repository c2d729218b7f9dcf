# Mail: the digests of reminders, the administrator's page of mails.

digest-title = Reminders by e-mail
digest-lead = A digest of what somebody must act on goes to { $email }, when there is something new.
digest-none = This server is not set up to send e-mail yet; an administrator can do that.
digest-every = How often
digest-every-daily = Every day
digest-every-weekly = Every week, on Mondays
digest-every-never = Never
digest-act = Save how often
flash-digest = It is saved how often you get a digest.

mail-digest-subject = { $n ->
    [one] 1 new reminder, the day is { $day }
   *[other] { $n } new reminders, the first day is { $day }
}
mail-digest-new = { $n ->
    [one] New: 1 reminder
   *[other] New: { $n } reminders
}
mail-digest-old = { $n ->
    [one] Still to do: 1 reminder
   *[other] Still to do: { $n } reminders
}
mail-digest-more = { $n ->
    [one] And 1 more.
   *[other] And { $n } more.
}
mail-digest-foot = You get this because the reminders are yours to act on. How often, or never: on your account page.
mail-trial-subject = E-mail from Avtal arrives
mail-trial-text = This mail was sent to see whether e-mail from the register of agreements arrives. It does.
mail-trial-foot = An administrator asked for it.
mail-open = Open in Avtal

mail-title = E-mail
mail-lead = Digests of reminders, and whether the mail server took them. A mail that it does not take is tried again for two days.
mail-way = Mail goes to { $server } ({ $security }), sent by { $from }.
mail-way-starttls = encrypted with STARTTLS
mail-way-tls = encrypted with TLS
mail-way-none = unencrypted, on the same computer
mail-not-set-up = No mail server is set up, so no mail is sent.
mail-how = Whoever runs the server sets AVTAL_SMTP_HOST and AVTAL_SMTP_FROM and starts it again; the README lists the rest.
mail-trial-act = Send a mail to myself
mail-list = Mails
mail-none = No mails yet.
mail-subject = Subject
mail-to = To
mail-made = Written
mail-state = State
mail-acts = Deal with it
mail-again = Send again
mail-state-waiting = Waiting
mail-state-sent = Sent
mail-state-failed = Given up
mail-kind-digest = Digest
mail-kind-test = Trial
mail-tries = { $n ->
    [one] Tried once
   *[other] Tried { $n } times
}
mail-sent-at = { $time }
mail-next-try = Next try { $time }
flash-mail-again = The mail is sent again within a minute.
flash-mail-trial = A mail to { $address } is on its way.

# Webhooks: addresses of other programs that are told what happens.

webhook-title = Webhooks
webhook-lead = Other programs that are told what happens in the register: a ticket system, a chat, a reporting tool. Each delivery is signed; the README says how to check it.
webhook-list = Addresses
webhook-url = Address
webhook-url-hint = With https. Addresses within your own network must be allowed where the server is started.
webhook-events = What it is told
webhook-event = Event
webhook-made = Added
webhook-no-secret = It has no secret, so nothing is sent. Make a new one.
webhook-add = Add an address
webhook-add-act = Add the address
webhook-trial-act = Try it
webhook-renew-act = New secret
webhook-end-act = End
webhook-event-finding-appeared = Finding appeared
webhook-event-finding-cleared = Finding cleared
webhook-event-reminder-due = Reminder due
webhook-event-agreement-decided = Agreement decided
webhook-event-trial = Trial
webhook-deliveries = Deliveries
webhook-none = Nothing has been sent yet.
webhook-body = What it says
webhook-answer = Answer { $status }
webhook-secret-title = Secret of the address
webhook-secret-lead = Copy it now into the program that receives: it is not shown again. With it that program checks that a delivery comes from here.
webhook-secret = Secret
webhook-secret-back = Back to the webhooks
delivery-state-waiting = Waiting
delivery-state-sent = Taken
delivery-state-failed = Given up
problem-webhook-url = An address of the web, such as https://example.org/hook, without a name or password in it.
flash-webhook-ended = The address has ended and is told nothing more.
flash-webhook-trial = A trial is on its way. Its answer stands here within a minute.
flash-webhook-again = It is sent again within a minute.
