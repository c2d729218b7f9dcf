-- Those who sign in: users, their one-time links, sessions, and the counters that slow guessing down.
-- Instants are seconds since 1970 UTC. Only hashes of tokens are kept.

CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    row INTEGER NOT NULL DEFAULT 1 CHECK (row >= 1),
    email TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(email) BETWEEN 3 AND 254 AND email GLOB '?*@?*'),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    role TEXT NOT NULL CHECK (role IN ('procurement', 'legal', 'auditor', 'admin')),
    status TEXT NOT NULL CHECK (status IN ('invited', 'active', 'disabled')),
    lang TEXT CHECK (lang IN ('en', 'sv')),
    -- argon2id in PHC form.
    password TEXT CHECK (password GLOB '$argon2id$*'),
    totp_secret TEXT,
    -- The last time step that was accepted: a code works once.
    totp_step INTEGER,
    added_on TEXT NOT NULL CHECK (date(added_on) IS added_on),
    last_sign_in INTEGER
) STRICT;

CREATE TABLE token (
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
    purpose TEXT NOT NULL CHECK (purpose IN ('setup', 'invite', 'reset')),
    user INTEGER REFERENCES user (id),
    until INTEGER NOT NULL,
    CHECK ((purpose = 'setup') = (user IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX token_user ON token (user);

CREATE TABLE session (
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
    user INTEGER NOT NULL REFERENCES user (id),
    began INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    -- The session ends when either passes.
    idle_until INTEGER NOT NULL,
    until INTEGER NOT NULL,
    address TEXT NOT NULL,
    agent TEXT NOT NULL CHECK (length(agent) <= 400)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_user ON session (user);
CREATE INDEX session_until ON session (until);

CREATE TABLE throttle (
    bucket TEXT PRIMARY KEY CHECK (length(bucket) BETWEEN 1 AND 300),
    n INTEGER NOT NULL CHECK (n >= 0),
    since INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX throttle_until ON throttle (until);
