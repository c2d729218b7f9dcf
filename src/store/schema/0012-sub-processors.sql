-- Whom each vendor engages to process our data. A row that is over stays, with its last day.

CREATE TABLE sub_processor (
    id INTEGER PRIMARY KEY,
    row INTEGER NOT NULL DEFAULT 1 CHECK (row >= 1),
    vendor INTEGER NOT NULL REFERENCES vendor (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- As of a vendor: the sort key, and what is equal for the same company.
    name_key BLOB NOT NULL,
    name_fold TEXT NOT NULL,
    -- JSON array of ISO 3166-1 codes.
    countries TEXT NOT NULL CHECK (json_type(countries) = 'array'),
    purpose TEXT NOT NULL CHECK (length(purpose) <= 500),
    since TEXT CHECK (date(since) IS since),
    until TEXT CHECK (date(until) IS until),
    -- The vendor of the register that it is.
    linked INTEGER REFERENCES vendor (id),
    -- The version of an agreement that names it; NULL where it was written down by hand.
    source INTEGER REFERENCES version (id),
    added_on TEXT NOT NULL CHECK (date(added_on) IS added_on),
    CHECK (since IS NULL OR until IS NULL OR since <= until),
    CHECK (linked IS NOT vendor)
) STRICT;
CREATE INDEX sub_processor_by_name ON sub_processor (name_key, id);
CREATE INDEX sub_processor_vendor ON sub_processor (vendor, name_key, id);
CREATE INDEX sub_processor_linked ON sub_processor (linked, name_key, id) WHERE linked IS NOT NULL;
CREATE INDEX sub_processor_source ON sub_processor (source) WHERE source IS NOT NULL;
