-- The days that a vendor has for deleting or returning the data after an agreement's end, where the agreement names none.
ALTER TABLE settings ADD COLUMN deletion_days INTEGER NOT NULL DEFAULT 30 CHECK (deletion_days BETWEEN 1 AND 365);
