-- The secret addresses under which users' calendar programs fetch their dates: at most one a user. Only the hash of what
-- makes an address secret is kept.

CREATE TABLE feed (
    user INTEGER PRIMARY KEY REFERENCES user (id),
    secret BLOB NOT NULL UNIQUE CHECK (length(secret) = 32),
    scope TEXT NOT NULL CHECK (scope IN ('mine', 'all')),
    -- JSON array of days, longest first; NULL: as the rules of the organisation.
    leads TEXT CHECK (json_type(leads) = 'array'),
    made_on TEXT NOT NULL CHECK (date(made_on) IS made_on)
) STRICT;
