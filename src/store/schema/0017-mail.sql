-- What leaves by e-mail: how often each user wants a digest; the mails, each written with the reminders that it carries
-- before it is sent, so that it is sent at least once and always as the same mail.

ALTER TABLE user ADD COLUMN digest TEXT NOT NULL DEFAULT 'daily' CHECK (digest IN ('daily', 'weekly', 'never'));

CREATE TABLE mail (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('digest', 'test')),
    user INTEGER NOT NULL REFERENCES user (id),
    -- The day it was written on.
    day TEXT NOT NULL CHECK (date(day) IS day),
    -- Seconds since 1970 UTC: the date in its head.
    made_at INTEGER NOT NULL,
    message_id TEXT NOT NULL UNIQUE CHECK (message_id LIKE '<%@%>'),
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- Both parts; emptied a while after it was sent.
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
    n_tries INTEGER NOT NULL DEFAULT 0 CHECK (n_tries >= 0),
    -- When it is tried next, or, while it is being sent, when it is tried again should the program die.
    next_try INTEGER CHECK ((next_try IS NOT NULL) = (state = 'waiting')),
    error TEXT,
    sent_at INTEGER CHECK ((sent_at IS NOT NULL) = (state = 'sent'))
) STRICT;
CREATE INDEX mail_next ON mail (next_try) WHERE state = 'waiting';
CREATE INDEX mail_state ON mail (state, id);
CREATE INDEX mail_user ON mail (user, kind, day);

-- Which reminders a mail carries, and since when each had waited: a reminder that comes back waits anew.
CREATE TABLE mail_reminder (
    mail INTEGER NOT NULL REFERENCES mail (id),
    reminder INTEGER NOT NULL REFERENCES reminder (id),
    waiting_since TEXT NOT NULL CHECK (date(waiting_since) IS waiting_since),
    PRIMARY KEY (mail, reminder)
) STRICT, WITHOUT ROWID;
CREATE INDEX mail_reminder_reminder ON mail_reminder (reminder);
