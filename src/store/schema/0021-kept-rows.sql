-- What each entry of the journal left in the tables of facts, row by row: the content of every row that was added or
-- changed, chained by its digest, so that tables can be compared with the journal and the register of a past day can be
-- built from it. Which tables and columns are kept so is in the program; the rows of a register that is older than this
-- step are kept at the next start, by an entry of their own.

CREATE TABLE journal_row (
    -- The entry of the journal that the content stands beside. No reference, so that verify names what was cut off.
    seq INTEGER NOT NULL,
    -- The table.
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 60),
    -- The key of the row in it; keys of two columns with a colon between them.
    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 1000),
    -- JSON: the columns. NULL where the row was removed from its table, or the content emptied later.
    content TEXT CHECK (json_type(content) = 'object'),
    -- Of the content; empty where the row was removed from its table.
    sha256 TEXT NOT NULL CHECK (sha256 = '' OR (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*')),
    PRIMARY KEY (what, key, seq),
    CHECK (content IS NULL OR sha256 <> '')
) STRICT;
CREATE INDEX journal_row_seq ON journal_row (seq);
CREATE TRIGGER journal_row_kept BEFORE DELETE ON journal_row BEGIN
    SELECT RAISE(ABORT, 'the journal is never deleted');
END;
CREATE TRIGGER journal_row_unchanged BEFORE UPDATE ON journal_row
WHEN new.content IS NOT NULL OR new.seq IS NOT old.seq OR new.what IS NOT old.what OR new.key IS NOT old.key OR new.sha256 IS NOT old.sha256
BEGIN
    SELECT RAISE(ABORT, 'the journal is never changed');
END;

-- 2: the hash of the entry covers the number of the user and the digest of its rows as well.
ALTER TABLE journal ADD COLUMN edition INTEGER NOT NULL DEFAULT 1 CHECK (edition IN (1, 2));
ALTER TABLE journal ADD COLUMN rows_sha256 TEXT CHECK (length(rows_sha256) = 64 AND rows_sha256 NOT GLOB '*[^0-9a-f]*');
DROP TRIGGER journal_unchanged;
CREATE TRIGGER journal_unchanged BEFORE UPDATE ON journal
WHEN new.payload IS NOT NULL OR new.seq IS NOT old.seq OR new.at IS NOT old.at OR new.user IS NOT old.user OR new.actor IS NOT old.actor
    OR new.via IS NOT old.via OR new.kind IS NOT old.kind OR new.vendor IS NOT old.vendor OR new.agreement IS NOT old.agreement
    OR new.version IS NOT old.version OR new.about_user IS NOT old.about_user OR new.payload_sha256 IS NOT old.payload_sha256
    OR new.prev_sha256 IS NOT old.prev_sha256 OR new.sha256 IS NOT old.sha256 OR new.edition IS NOT old.edition OR new.rows_sha256 IS NOT old.rows_sha256
BEGIN
    SELECT RAISE(ABORT, 'the journal is never changed');
END;
