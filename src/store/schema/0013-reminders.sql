-- Days by which somebody must act, as they follow from the facts; the reminders that they gave rise to, each once; for
-- whom each is; and the rules.

CREATE TABLE due_day (
    kind TEXT NOT NULL CHECK (kind IN ('last-day', 'notice-day', 'review-due', 'objection-deadline', 'certification-end', 'waiver-end')),
    -- What it is a day of, for ever the same: 'agreement:12', 'vendor:3:ISO 27001'.
    subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 400),
    day TEXT NOT NULL CHECK (date(day) IS day),
    vendor INTEGER NOT NULL REFERENCES vendor (id),
    agreement INTEGER REFERENCES agreement (id),
    -- The vendor's place in the agreement: of several the first one answers for it.
    position INTEGER NOT NULL CHECK (position >= 0),
    detail TEXT NOT NULL,
    longest_lead INTEGER NOT NULL CHECK (longest_lead >= 0),
    PRIMARY KEY (kind, subject, day, vendor)
) STRICT, WITHOUT ROWID;
CREATE INDEX due_day_day ON due_day (day);
CREATE INDEX due_day_vendor ON due_day (vendor);

CREATE TABLE reminder (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('last-day', 'notice-day', 'review-due', 'objection-deadline', 'certification-end', 'waiver-end')),
    subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 400),
    day TEXT NOT NULL CHECK (date(day) IS day),
    -- Days before the day.
    lead INTEGER NOT NULL CHECK (lead BETWEEN 0 AND 365),
    vendor INTEGER NOT NULL REFERENCES vendor (id),
    agreement INTEGER REFERENCES agreement (id),
    detail TEXT NOT NULL,
    raised_on TEXT NOT NULL CHECK (date(raised_on) IS raised_on),
    -- Since when nobody has acted: the first reminder of the day, or the end of being put aside.
    waiting_since TEXT NOT NULL CHECK (date(waiting_since) IS waiting_since),
    state TEXT NOT NULL CHECK (state IN ('open', 'snoozed', 'done', 'over')),
    snoozed_until TEXT CHECK (date(snoozed_until) IS snoozed_until),
    escalated_on TEXT CHECK (date(escalated_on) IS escalated_on),
    -- Who dealt with it or put it aside, and when.
    acted_by TEXT,
    acted_on TEXT CHECK (date(acted_on) IS acted_on),
    UNIQUE (kind, subject, day, lead),
    CHECK ((state = 'snoozed') = (snoozed_until IS NOT NULL)),
    CHECK ((acted_by IS NULL) = (acted_on IS NULL))
) STRICT;
CREATE INDEX reminder_state ON reminder (state, day, id);
CREATE INDEX reminder_vendor ON reminder (vendor, state);
CREATE INDEX reminder_agreement ON reminder (agreement) WHERE agreement IS NOT NULL;

CREATE TABLE reminder_for (
    user INTEGER NOT NULL REFERENCES user (id),
    reminder INTEGER NOT NULL REFERENCES reminder (id),
    -- Whether it is open: what the menu of every page counts.
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    PRIMARY KEY (user, reminder)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_for_open ON reminder_for (user) WHERE is_open = 1;
CREATE TRIGGER reminder_moved AFTER UPDATE OF state ON reminder WHEN (new.state = 'open') <> (old.state = 'open') BEGIN
    UPDATE reminder_for SET is_open = (new.state = 'open') WHERE reminder = new.id;
END;
CREATE INDEX reminder_for_reminder ON reminder_for (reminder);

-- One row: when the organisation wants to be reminded.
CREATE TABLE reminder_rules (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    row INTEGER NOT NULL CHECK (row >= 1),
    -- JSON array of days, longest first.
    leads TEXT NOT NULL CHECK (json_type(leads) = 'array'),
    escalate_days INTEGER CHECK (escalate_days BETWEEN 1 AND 365),
    role TEXT NOT NULL CHECK (role IN ('procurement', 'legal', 'auditor', 'admin'))
) STRICT;
INSERT INTO reminder_rules (id, row, leads, escalate_days, role) VALUES (1, 1, '[90,30,7,0]', 14, 'legal');

-- Whose reminders a user takes beside those of the vendors that the user owns.
ALTER TABLE user ADD COLUMN department TEXT CHECK (length(department) BETWEEN 1 AND 200);
