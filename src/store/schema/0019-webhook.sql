-- Addresses of other programs that are told what happens, what each was told, and how that went.

CREATE TABLE webhook (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL CHECK (length(url) BETWEEN 10 AND 2000),
    -- What deliveries are signed with; NULL where it was left out of an export: nothing is sent until there is a new one.
    secret TEXT CHECK (length(secret) >= 32),
    -- JSON array of the events it wants.
    events TEXT NOT NULL CHECK (json_type(events) = 'array'),
    made_on TEXT NOT NULL CHECK (date(made_on) IS made_on),
    ended_on TEXT CHECK (date(ended_on) IS ended_on)
) STRICT;

CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    webhook INTEGER NOT NULL REFERENCES webhook (id),
    event TEXT NOT NULL CHECK (event IN ('finding-appeared', 'finding-cleared', 'reminder-due', 'agreement-decided', 'trial')),
    -- The same however often it is sent.
    identity TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL CHECK (json_type(body) = 'object'),
    made_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
    n_tries INTEGER NOT NULL DEFAULT 0 CHECK (n_tries >= 0),
    next_try INTEGER CHECK ((next_try IS NOT NULL) = (state = 'waiting')),
    -- The last answer: a status, or why there was none.
    status INTEGER,
    error TEXT,
    sent_at INTEGER
) STRICT;
CREATE INDEX delivery_next ON delivery (next_try) WHERE state = 'waiting';
CREATE INDEX delivery_state ON delivery (state, id);
CREATE INDEX delivery_webhook ON delivery (webhook);

-- The findings that addresses know to stand, with what was said of each; and how far journal and reminders have been told.
CREATE TABLE webhook_finding (
    finding TEXT PRIMARY KEY,
    body TEXT NOT NULL CHECK (json_type(body) = 'object')
) STRICT, WITHOUT ROWID;
CREATE TABLE webhook_told (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    journal INTEGER NOT NULL,
    reminder INTEGER NOT NULL
) STRICT;
