-- Changes of sub-processors that vendors announce, what was decided about each, and the letters that prove it.

-- Days to object where an agreement gives none.
ALTER TABLE settings ADD COLUMN objection_days INTEGER NOT NULL DEFAULT 14 CHECK (objection_days BETWEEN 1 AND 365);

CREATE TABLE change_notice (
    id INTEGER PRIMARY KEY,
    row INTEGER NOT NULL DEFAULT 1 CHECK (row >= 1),
    vendor INTEGER NOT NULL REFERENCES vendor (id),
    received_on TEXT NOT NULL CHECK (date(received_on) IS received_on),
    effective_on TEXT CHECK (date(effective_on) IS effective_on),
    -- Days to object where somebody has said other ones than the agreement gives.
    days INTEGER CHECK (days BETWEEN 0 AND 365),
    note TEXT NOT NULL CHECK (length(note) <= 2000),
    decision TEXT CHECK (decision IN ('no-objection', 'objected')),
    reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 2000),
    decided_on TEXT CHECK (date(decided_on) IS decided_on),
    decided_by TEXT,
    -- What was decided had been carried out.
    closed_on TEXT CHECK (date(closed_on) IS closed_on),
    CHECK ((decision IS NULL) = (decided_on IS NULL) AND (decision IS NULL) = (decided_by IS NULL)),
    CHECK (decision IS NOT NULL OR closed_on IS NULL)
) STRICT;
CREATE INDEX change_notice_by_day ON change_notice (received_on, id);
CREATE INDEX change_notice_vendor ON change_notice (vendor, received_on, id);

-- Who comes and who goes.
CREATE TABLE change_line (
    notice INTEGER NOT NULL REFERENCES change_notice (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    -- The sub-processor that goes; NULL: this one comes.
    removes INTEGER REFERENCES sub_processor (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    countries TEXT NOT NULL CHECK (json_type(countries) = 'array'),
    purpose TEXT NOT NULL CHECK (length(purpose) <= 500),
    PRIMARY KEY (notice, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_line_removes ON change_line (removes) WHERE removes IS NOT NULL;

CREATE TABLE change_proof (
    id INTEGER PRIMARY KEY,
    notice INTEGER NOT NULL REFERENCES change_notice (id),
    kind TEXT NOT NULL CHECK (kind IN ('pdf', 'png', 'eml')),
    name TEXT NOT NULL,
    -- Path below the data folder.
    file TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    added_on TEXT NOT NULL CHECK (date(added_on) IS added_on),
    added_by TEXT NOT NULL
) STRICT;
CREATE INDEX change_proof_notice ON change_proof (notice);
