-- What follows from the facts, kept for fast lists: written with the facts in one transaction from the pure
-- functions of the domain, compared with them by `verify`. Also waivers and what the checker found.
-- `live` marks the rows of the day in meta 'live-day', so that lists of today need no ranges; the daily upkeep moves it.

-- 'change' rises with everything that pages may count.
INSERT INTO meta (key, value) VALUES ('change', '0');

CREATE TABLE waiver (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CHECK (code NOT IN ('document-changed', 'document-lost')),
    vendor INTEGER NOT NULL REFERENCES vendor (id),
    agreement INTEGER REFERENCES agreement (id),
    detail TEXT,
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 10 AND 2000),
    author TEXT NOT NULL,
    first_day TEXT NOT NULL CHECK (date(first_day) IS first_day),
    last_day TEXT NOT NULL CHECK (date(last_day) IS last_day),
    CHECK (first_day <= last_day AND last_day <= date(first_day, '+12 months'))
) STRICT;
CREATE INDEX waiver_vendor ON waiver (vendor);
CREATE INDEX waiver_agreement ON waiver (agreement) WHERE agreement IS NOT NULL;
CREATE INDEX waiver_last ON waiver (last_day);

CREATE TABLE agreement_span (
    agreement INTEGER NOT NULL REFERENCES agreement (id),
    first_day TEXT NOT NULL CHECK (date(first_day) IS first_day),
    last_day TEXT NOT NULL CHECK (date(last_day) IS last_day),
    state TEXT NOT NULL CHECK (state IN ('draft', 'in-review', 'awaiting-signature', 'upcoming', 'in-force', 'expiring', 'expired', 'superseded', 'terminated')),
    version INTEGER REFERENCES version (id),
    -- The last day in force as the span sees it, and the last day for notice.
    ends_on TEXT CHECK (date(ends_on) IS ends_on),
    notice_by TEXT CHECK (date(notice_by) IS notice_by),
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    PRIMARY KEY (agreement, first_day),
    CHECK (first_day <= last_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_span_state ON agreement_span (state, agreement) WHERE live = 1;
CREATE INDEX agreement_span_ends ON agreement_span (ends_on, agreement) WHERE live = 1;
CREATE INDEX agreement_span_notice ON agreement_span (notice_by, agreement) WHERE live = 1;
CREATE INDEX agreement_span_version ON agreement_span (version) WHERE version IS NOT NULL;

CREATE TABLE finding_span (
    id INTEGER PRIMARY KEY,
    vendor INTEGER REFERENCES vendor (id),
    agreement INTEGER REFERENCES agreement (id),
    version INTEGER REFERENCES version (id),
    code TEXT NOT NULL CHECK (code IN ('agreement-missing', 'agreement-unsigned', 'agreement-expired', 'agreement-expiring', 'notice-due', 'agreement-not-yet-effective', 'review-overdue', 'document-changed', 'document-lost', 'document-unknown', 'purpose-missing', 'certification-expired', 'deletion-unproved', 'waiver-unused', 'clause-unmet', 'red-flag', 'value-out-of-policy', 'wrong-document')),
    severity TEXT NOT NULL CHECK (severity IN ('high', 'medium', 'low')),
    -- 0 high, 1 medium, 2 low.
    rank INTEGER NOT NULL GENERATED ALWAYS AS (CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END) STORED,
    detail TEXT,
    -- The days of this row, inclusive.
    first_day TEXT NOT NULL CHECK (date(first_day) IS first_day),
    last_day TEXT NOT NULL CHECK (date(last_day) IS last_day),
    -- Since when the finding itself stands; a new reason or a waiver begins a new row.
    since TEXT NOT NULL CHECK (date(since) IS since),
    why TEXT NOT NULL CHECK (json_type(why) = 'object'),
    -- The waiver that answers it or, for waiver-unused, that it is about.
    waiver INTEGER REFERENCES waiver (id),
    waived INTEGER NOT NULL GENERATED ALWAYS AS (waiver IS NOT NULL AND code <> 'waiver-unused') STORED,
    -- The order of urgency in one text.
    urgency TEXT NOT NULL GENERATED ALWAYS AS (rank || ' ' || since) STORED,
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    CHECK (since <= first_day AND first_day <= last_day)
) STRICT;
CREATE INDEX finding_span_vendor ON finding_span (vendor, last_day);
CREATE INDEX finding_span_agreement ON finding_span (agreement, last_day) WHERE agreement IS NOT NULL;
CREATE INDEX finding_span_list ON finding_span (waived, urgency, id) WHERE live = 1;
CREATE INDEX finding_span_code ON finding_span (waived, code, urgency, id) WHERE live = 1;
CREATE INDEX finding_span_since ON finding_span (waived, since, id) WHERE live = 1;
CREATE INDEX finding_span_live ON finding_span (vendor, waived, code, severity) WHERE live = 1;
CREATE INDEX finding_span_waiver ON finding_span (waiver) WHERE waiver IS NOT NULL;

-- What stands on disk and differs from the register, found by the sweep or by `sync`.
CREATE TABLE document_issue (
    file TEXT PRIMARY KEY,
    code TEXT NOT NULL CHECK (code IN ('document-changed', 'document-lost', 'document-unknown')),
    version INTEGER REFERENCES version (id),
    since TEXT NOT NULL CHECK (date(since) IS since),
    CHECK ((code = 'document-unknown') = (version IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX document_issue_version ON document_issue (version) WHERE version IS NOT NULL;

-- The checker's result for a version under one edition of the catalogue.
CREATE TABLE check_result (
    version INTEGER PRIMARY KEY REFERENCES version (id),
    catalogue TEXT NOT NULL,
    -- What the text reads as, where that is not what it was registered as, and whether legal confirmed it.
    reads_as TEXT,
    confirmed_by TEXT,
    n_met INTEGER NOT NULL CHECK (n_met >= 0),
    n_partial INTEGER NOT NULL CHECK (n_partial >= 0),
    n_missing INTEGER NOT NULL CHECK (n_missing >= 0),
    n_flags INTEGER NOT NULL CHECK (n_flags >= 0),
    checked_on TEXT NOT NULL CHECK (date(checked_on) IS checked_on),
    -- JSON: the findings of the result, and the result itself.
    findings TEXT NOT NULL CHECK (json_type(findings) = 'array'),
    result TEXT NOT NULL CHECK (json_valid(result))
) STRICT;
CREATE INDEX check_result_catalogue ON check_result (catalogue);
