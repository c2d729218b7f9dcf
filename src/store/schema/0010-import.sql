-- What the headings of imported files were said to mean: for the next file with the same ones. No part of the register.
CREATE TABLE import_mapping (
    fingerprint BLOB PRIMARY KEY CHECK (length(fingerprint) = 32),
    said TEXT NOT NULL CHECK (json_valid(said)),
    used_on TEXT NOT NULL CHECK (date(used_on) IS used_on)
) STRICT, WITHOUT ROWID;
