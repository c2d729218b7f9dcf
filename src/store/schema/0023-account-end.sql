-- The last day of an account that is given for a time, an auditor's for instance; the daily upkeep ends it the day after.
ALTER TABLE user ADD COLUMN last_day TEXT CHECK (date(last_day) IS last_day);
