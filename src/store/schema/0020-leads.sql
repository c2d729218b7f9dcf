-- Days before its days at which an agreement reminds; NULL: as the rules of the organisation.
ALTER TABLE agreement ADD COLUMN leads TEXT CHECK (json_type(leads) = 'array');
