-- Legal's review of a version: whose it is, until when, and what was decided point by point. Where it stands is in the
-- version; a review that is opened again keeps its decisions.

CREATE TABLE review (
    version INTEGER PRIMARY KEY REFERENCES version (id),
    owner INTEGER REFERENCES user (id),
    due TEXT CHECK (date(due) IS due),
    opened_by TEXT NOT NULL,
    -- Since when the vendor has been asked for changes.
    asked_on TEXT CHECK (date(asked_on) IS asked_on)
) STRICT;
CREATE INDEX review_owner ON review (owner);
INSERT INTO review (version, opened_by) SELECT id, coalesce(review_by, '') FROM version WHERE review <> 'none';

CREATE TABLE review_point (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (id),
    -- A requirement, a red flag or a fact.
    subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 100),
    row INTEGER NOT NULL DEFAULT 1 CHECK (row >= 1),
    -- What the checker said when it was decided.
    verdict TEXT NOT NULL,
    resolution TEXT NOT NULL CHECK (resolution IN ('accept', 'wrong', 'change', 'waive')),
    reason TEXT NOT NULL CHECK (length(reason) <= 2000),
    should_be TEXT CHECK (should_be IN ('met', 'partial', 'contrary', 'missing', 'not-applicable', 'found', 'absent')),
    passage TEXT NOT NULL CHECK (length(passage) <= 5000),
    wording TEXT NOT NULL CHECK (length(wording) <= 10000),
    last_day TEXT CHECK (date(last_day) IS last_day),
    -- Where the verdict rests: the clause's number, and the digest of the words of its clauses.
    clause TEXT NOT NULL,
    clause_sha256 TEXT NOT NULL,
    -- JSON: the waivers that the decision has made.
    waivers TEXT NOT NULL DEFAULT '[]' CHECK (json_type(waivers) = 'array'),
    decided_on TEXT NOT NULL CHECK (date(decided_on) IS decided_on),
    decided_by TEXT NOT NULL,
    UNIQUE (version, subject),
    CHECK ((resolution = 'waive') = (last_day IS NOT NULL)),
    CHECK (resolution = 'wrong' OR (should_be IS NULL AND passage = ''))
) STRICT;
CREATE INDEX review_point_resolution ON review_point (resolution, id);
