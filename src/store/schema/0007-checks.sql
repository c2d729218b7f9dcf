-- A version may be checked many times, under one edition of catalogue and profile after another: results are added and
-- never overwritten, and the newest one counts. What is copied was checked before profiles were told apart.

CREATE TABLE check_result_new (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (id),
    -- Whether it is the newest of its version.
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
    catalogue TEXT NOT NULL,
    -- The digest of the house profile, empty where there was none.
    profile TEXT NOT NULL,
    -- Why the text could not be checked: the key of a sentence.
    problem TEXT,
    -- What the text reads as, where that is not what it was registered as, and whether legal confirmed it.
    reads_as TEXT,
    confirmed_by TEXT,
    n_must INTEGER NOT NULL CHECK (n_must >= 0),
    n_must_met INTEGER NOT NULL CHECK (n_must_met BETWEEN 0 AND n_must),
    n_met INTEGER NOT NULL CHECK (n_met >= 0),
    n_partial INTEGER NOT NULL CHECK (n_partial >= 0),
    n_missing INTEGER NOT NULL CHECK (n_missing >= 0),
    n_flags INTEGER NOT NULL CHECK (n_flags >= 0),
    checked_on TEXT NOT NULL CHECK (date(checked_on) IS checked_on),
    -- JSON: the findings of the result, and the result itself.
    findings TEXT NOT NULL CHECK (json_type(findings) = 'array'),
    result TEXT NOT NULL CHECK (json_valid(result))
) STRICT;
INSERT INTO check_result_new (version, is_current, catalogue, profile, reads_as, confirmed_by, n_must, n_must_met, n_met, n_partial, n_missing, n_flags, checked_on, findings, result)
    SELECT version, 1, catalogue, '', reads_as, confirmed_by, 0, 0, n_met, n_partial, n_missing, n_flags, checked_on, findings, result FROM check_result ORDER BY version;
DROP TABLE check_result;
ALTER TABLE check_result_new RENAME TO check_result;
CREATE UNIQUE INDEX check_result_current ON check_result (version) WHERE is_current = 1;
CREATE INDEX check_result_version ON check_result (version, id);
