-- Codes that stand in for the second factor, each once. Only hashes are kept.
CREATE TABLE recovery (
    user INTEGER NOT NULL REFERENCES user (id),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (user, hash)
) STRICT, WITHOUT ROWID;
