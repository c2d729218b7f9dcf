-- What transfers to third countries rest on, by vendor and sub-processor; and the findings with words for those that
-- nothing covers, and for announced changes of sub-processors. A CHECK cannot be changed: the table of findings is made
-- again, with its indexes and triggers.

CREATE TABLE transfer (
    id INTEGER PRIMARY KEY,
    row INTEGER NOT NULL DEFAULT 1 CHECK (row >= 1),
    vendor INTEGER NOT NULL REFERENCES vendor (id),
    -- The sub-processor that receives; NULL: the vendor itself.
    sub_processor INTEGER REFERENCES sub_processor (id),
    mechanism TEXT NOT NULL CHECK (mechanism IN ('adequacy', 'dpf', 'scc-2021-914', 'bcr', 'derogation', 'scc-2010')),
    -- JSON array of the modules of the clauses of 2021; empty for all else.
    modules TEXT NOT NULL CHECK (json_type(modules) = 'array'),
    since TEXT CHECK (date(since) IS since),
    until TEXT CHECK (date(until) IS until),
    note TEXT NOT NULL CHECK (length(note) <= 2000),
    CHECK (since IS NULL OR until IS NULL OR since <= until),
    CHECK ((mechanism = 'scc-2021-914') = (modules <> '[]'))
) STRICT;
CREATE INDEX transfer_vendor ON transfer (vendor);
CREATE INDEX transfer_sub_processor ON transfer (sub_processor) WHERE sub_processor IS NOT NULL;

-- What a text says on sub-processors and transfers, as far as its check found it.
ALTER TABLE check_result ADD COLUMN objection_days INTEGER CHECK (objection_days >= 0);
ALTER TABLE check_result ADD COLUMN notice_days INTEGER CHECK (notice_days >= 0);
ALTER TABLE check_result ADD COLUMN mechanisms TEXT CHECK (json_type(mechanisms) = 'array');
UPDATE check_result SET objection_days = json_extract(result, '$.facts."sub-processor-objection-days".value'),
    notice_days = json_extract(result, '$.facts."sub-processor-notice-days".value'),
    mechanisms = json_extract(result, '$.facts."transfer-mechanisms".value')
WHERE is_current = 1;

DROP TRIGGER vendor_renamed;
CREATE TABLE finding_span_new (
    id INTEGER PRIMARY KEY,
    vendor INTEGER REFERENCES vendor (id),
    agreement INTEGER REFERENCES agreement (id),
    version INTEGER REFERENCES version (id),
    code TEXT NOT NULL CHECK (code IN ('agreement-missing', 'agreement-unsigned', 'agreement-expired', 'agreement-expiring', 'notice-due', 'agreement-not-yet-effective', 'review-overdue', 'document-changed', 'document-lost', 'document-unknown', 'purpose-missing', 'certification-expired', 'deletion-unproved', 'waiver-unused', 'clause-unmet', 'red-flag', 'value-out-of-policy', 'wrong-document', 'transfer-uncovered', 'sub-processor-change-open')),
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
    -- The vendor's sort key: the order of the list by vendor. Empty without a vendor.
    vendor_key BLOB NOT NULL DEFAULT x'',
    CHECK (since <= first_day AND first_day <= last_day)
) STRICT;
INSERT INTO finding_span_new (id, vendor, agreement, version, code, severity, detail, first_day, last_day, since, why, waiver, live, vendor_key)
    SELECT id, vendor, agreement, version, code, severity, detail, first_day, last_day, since, why, waiver, live, vendor_key FROM finding_span;
DROP TABLE finding_span;
ALTER TABLE finding_span_new RENAME TO finding_span;
CREATE INDEX finding_span_vendor ON finding_span (vendor, last_day);
CREATE INDEX finding_span_agreement ON finding_span (agreement, last_day) WHERE agreement IS NOT NULL;
CREATE INDEX finding_span_list ON finding_span (waived, urgency, id) WHERE live = 1;
CREATE INDEX finding_span_code ON finding_span (waived, code, urgency, id) WHERE live = 1;
CREATE INDEX finding_span_since ON finding_span (waived, since, id) WHERE live = 1;
CREATE INDEX finding_span_live ON finding_span (vendor, waived, code, severity) WHERE live = 1;
CREATE INDEX finding_span_waiver ON finding_span (waiver) WHERE waiver IS NOT NULL;
CREATE INDEX finding_span_by_vendor ON finding_span (waived, vendor_key, id) WHERE live = 1;
CREATE INDEX finding_span_severity ON finding_span (waived, severity, since, id) WHERE live = 1;
CREATE INDEX finding_span_over ON finding_span (last_day) WHERE live = 1;
CREATE INDEX finding_span_to_come ON finding_span (first_day) WHERE live = 0;

CREATE TRIGGER vendor_renamed AFTER UPDATE OF name_key ON vendor WHEN new.name_key <> old.name_key BEGIN
    UPDATE finding_span SET vendor_key = new.name_key WHERE vendor = new.id;
END;
CREATE TRIGGER tally_finding_added AFTER INSERT ON finding_span WHEN new.live = 1 BEGIN
    INSERT INTO tally VALUES ('finding', new.code, new.severity, new.waived, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_finding_removed AFTER DELETE ON finding_span WHEN old.live = 1 BEGIN
    UPDATE tally SET n = n - 1 WHERE what = 'finding' AND word = old.code AND severity = old.severity AND waived = old.waived;
END;
CREATE TRIGGER tally_finding_left AFTER UPDATE OF live, code, severity, waiver ON finding_span WHEN old.live = 1 BEGIN
    UPDATE tally SET n = n - 1 WHERE what = 'finding' AND word = old.code AND severity = old.severity AND waived = old.waived;
END;
CREATE TRIGGER tally_finding_came AFTER UPDATE OF live, code, severity, waiver ON finding_span WHEN new.live = 1 BEGIN
    INSERT INTO tally VALUES ('finding', new.code, new.severity, new.waived, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_high_added AFTER INSERT ON finding_span
WHEN new.live = 1 AND new.waived = 0 AND new.severity = 'high' AND new.vendor IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM finding_span WHERE vendor = new.vendor AND +waived = 0 AND +severity = 'high' AND live = 1 AND id <> new.id) BEGIN
    UPDATE tally SET n = n + 1 WHERE what = 'high' AND word = '' AND severity = '' AND waived = 0;
END;
CREATE TRIGGER tally_high_removed AFTER DELETE ON finding_span
WHEN old.live = 1 AND old.waived = 0 AND old.severity = 'high' AND old.vendor IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM finding_span WHERE vendor = old.vendor AND +waived = 0 AND +severity = 'high' AND live = 1) BEGIN
    UPDATE tally SET n = n - 1 WHERE what = 'high' AND word = '' AND severity = '' AND waived = 0;
END;
CREATE TRIGGER tally_high_changed AFTER UPDATE OF live, severity, waiver ON finding_span
WHEN new.vendor IS NOT NULL AND (new.live = 1 AND new.waived = 0 AND new.severity = 'high') <> (old.live = 1 AND old.waived = 0 AND old.severity = 'high')
    AND NOT EXISTS (SELECT 1 FROM finding_span WHERE vendor = new.vendor AND +waived = 0 AND +severity = 'high' AND live = 1 AND id <> new.id) BEGIN
    UPDATE tally SET n = n + iif(new.live = 1 AND new.waived = 0 AND new.severity = 'high', 1, -1) WHERE what = 'high' AND word = '' AND severity = '' AND waived = 0;
END;

-- What the new word says of is found when the findings are computed again.
DELETE FROM meta WHERE key = 'horizon';
