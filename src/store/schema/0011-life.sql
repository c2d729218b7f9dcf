-- What comes after the end of an agreement, and agreements that end with another one.

-- What a proof proves: that a version binds, or that data was deleted or returned after its end.
ALTER TABLE proof ADD COLUMN purpose TEXT NOT NULL DEFAULT 'binding' CHECK (purpose IN ('binding', 'deletion'));

-- The agreement with whose last day this one ends.
ALTER TABLE agreement ADD COLUMN ends_with INTEGER REFERENCES agreement (id);
CREATE INDEX agreement_ends_with ON agreement (ends_with) WHERE ends_with IS NOT NULL;

-- The days that a text gives for deletion or return, as far as its check found them.
ALTER TABLE check_result ADD COLUMN deletion_days INTEGER CHECK (deletion_days >= 0);
UPDATE check_result SET deletion_days = json_extract(result, '$.facts."deletion-days".value') WHERE is_current = 1;

-- What follows from the facts is computed anew at the next start.
DELETE FROM meta WHERE key = 'horizon';
