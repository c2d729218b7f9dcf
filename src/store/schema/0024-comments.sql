-- What people say about a clause of an agreement, with replies. A thread belongs to the words of its clause: every version
-- that keeps them has it, and it is open or settled once for all of them.

CREATE TABLE comment_thread (
    id INTEGER PRIMARY KEY,
    agreement INTEGER NOT NULL REFERENCES agreement (id),
    -- The version that it was written about.
    version INTEGER NOT NULL REFERENCES version (id),
    -- The clause's number as people cite it, the digest of its words, and the first of them; empty for the whole text.
    clause TEXT NOT NULL,
    clause_sha256 TEXT NOT NULL,
    quote TEXT NOT NULL CHECK (length(quote) <= 300),
    -- Who is asked to answer.
    assignee INTEGER REFERENCES user (id),
    settled_on TEXT CHECK (date(settled_on) IS settled_on),
    settled_by TEXT,
    CHECK ((settled_on IS NULL) = (settled_by IS NULL))
) STRICT;
CREATE INDEX comment_thread_agreement ON comment_thread (agreement, id);
CREATE INDEX comment_thread_version ON comment_thread (version);
CREATE INDEX comment_thread_assignee ON comment_thread (assignee, id) WHERE assignee IS NOT NULL;

CREATE TABLE comment (
    id INTEGER PRIMARY KEY,
    thread INTEGER NOT NULL REFERENCES comment_thread (id),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 5000),
    written_on TEXT NOT NULL CHECK (date(written_on) IS written_on),
    written_by TEXT NOT NULL,
    writer INTEGER REFERENCES user (id)
) STRICT;
CREATE INDEX comment_of_thread ON comment (thread, id);
CREATE INDEX comment_writer ON comment (writer) WHERE writer IS NOT NULL;
