-- Whether whoever has uploaded a version may not approve it.
ALTER TABLE settings ADD COLUMN four_eyes INTEGER NOT NULL DEFAULT 0 CHECK (four_eyes IN (0, 1));

-- The number of the version whose decision was taken over, as long as nobody has decided anew.
ALTER TABLE review_point ADD COLUMN carried_from INTEGER;
