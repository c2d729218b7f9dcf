-- Data rooms: chosen documents behind a secret address of which only the hash is kept, and who opened what.

CREATE TABLE room (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    secret BLOB NOT NULL UNIQUE CHECK (length(secret) = 32),
    asks_name INTEGER NOT NULL CHECK (asks_name IN (0, 1)),
    last_day TEXT NOT NULL CHECK (date(last_day) IS last_day),
    added_on TEXT NOT NULL CHECK (date(added_on) IS added_on),
    added_by TEXT NOT NULL,
    revoked_on TEXT CHECK (date(revoked_on) IS revoked_on)
) STRICT;

-- The number is that of a vendor, a version or a proof, by kind.
CREATE TABLE room_item (
    room INTEGER NOT NULL REFERENCES room (id),
    kind TEXT NOT NULL CHECK (kind IN ('pack', 'version', 'proof')),
    item INTEGER NOT NULL,
    PRIMARY KEY (room, kind, item)
) STRICT, WITHOUT ROWID;

-- Each opening: the room itself, or a document of it by its name on that day.
CREATE TABLE room_opening (
    id INTEGER PRIMARY KEY,
    room INTEGER NOT NULL REFERENCES room (id),
    at TEXT NOT NULL,
    who TEXT NOT NULL CHECK (length(who) <= 200),
    address TEXT NOT NULL,
    what TEXT NOT NULL
) STRICT;
CREATE INDEX room_opening_room ON room_opening (room, id);
