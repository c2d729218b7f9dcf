-- What lets every list cost the same whatever the size of the register: an index for each order and filter that
-- had none, and the numbers that pages show, kept by triggers as rows come and go.

CREATE INDEX vendor_by_department ON vendor (department, name_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX vendor_by_personal_data ON vendor (personal_data, name_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX vendor_by_criticality ON vendor (criticality, name_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX version_lang ON version (lang, agreement) WHERE withdrawn_on IS NULL;

-- Nothing counts on it any more.
DELETE FROM meta WHERE key = 'change';

-- Roles and tags of vendors in the register alone, so that counting them counts rows of the list.
DROP TRIGGER vendor_lists_changed;
DELETE FROM vendor_role WHERE vendor IN (SELECT id FROM vendor WHERE withdrawn_on IS NOT NULL);
DELETE FROM vendor_tag WHERE vendor IN (SELECT id FROM vendor WHERE withdrawn_on IS NOT NULL);
CREATE TRIGGER vendor_lists_changed AFTER UPDATE OF roles, tags, withdrawn_on ON vendor BEGIN
    DELETE FROM vendor_role WHERE vendor = new.id;
    DELETE FROM vendor_tag WHERE vendor = new.id;
    INSERT INTO vendor_role (role, vendor) SELECT DISTINCT value, new.id FROM json_each(new.roles) WHERE new.withdrawn_on IS NULL;
    INSERT INTO vendor_tag (tag, vendor) SELECT DISTINCT value, new.id FROM json_each(new.tags) WHERE new.withdrawn_on IS NULL;
END;

-- The vendor's sort key beside its findings: the order of the list of findings by vendor. Empty without a vendor.
ALTER TABLE finding_span ADD COLUMN vendor_key BLOB NOT NULL DEFAULT x'';
UPDATE finding_span SET vendor_key = (SELECT v.name_key FROM vendor v WHERE v.id = finding_span.vendor) WHERE vendor IS NOT NULL;
CREATE TRIGGER vendor_renamed AFTER UPDATE OF name_key ON vendor WHEN new.name_key <> old.name_key BEGIN
    UPDATE finding_span SET vendor_key = new.name_key WHERE vendor = new.id;
END;
CREATE INDEX finding_span_by_vendor ON finding_span (waived, vendor_key, id) WHERE live = 1;
CREATE INDEX finding_span_severity ON finding_span (waived, severity, since, id) WHERE live = 1;
-- What stops standing and what begins to, for the upkeep of a new day.
CREATE INDEX finding_span_over ON finding_span (last_day) WHERE live = 1;
CREATE INDEX finding_span_to_come ON finding_span (first_day) WHERE live = 0;
CREATE INDEX agreement_span_over ON agreement_span (last_day) WHERE live = 1;
CREATE INDEX agreement_span_to_come ON agreement_span (first_day) WHERE live = 0;

-- How many there are today: vendors by status; agreements in the register; agreements by state; findings by code,
-- severity and whether they are waived; vendors with at least one finding of high severity that is not waived.
CREATE TABLE tally (
    what TEXT NOT NULL CHECK (what IN ('vendor', 'agreement', 'state', 'finding', 'high')),
    word TEXT NOT NULL,
    severity TEXT NOT NULL,
    waived INTEGER NOT NULL CHECK (waived IN (0, 1)),
    n INTEGER NOT NULL CHECK (n >= 0),
    PRIMARY KEY (what, word, severity, waived)
) STRICT, WITHOUT ROWID;
INSERT INTO tally SELECT 'vendor', status, '', 0, count(*) FROM vendor WHERE withdrawn_on IS NULL GROUP BY status;
INSERT INTO tally SELECT 'agreement', '', '', 0, count(*) FROM agreement WHERE withdrawn_on IS NULL;
INSERT INTO tally SELECT 'state', state, '', 0, count(*) FROM agreement_span WHERE live = 1 GROUP BY state;
INSERT INTO tally SELECT 'finding', code, severity, waived, count(*) FROM finding_span WHERE live = 1 GROUP BY code, severity, waived;
INSERT INTO tally SELECT 'high', '', '', 0, count(DISTINCT vendor) FROM finding_span WHERE live = 1 AND waived = 0 AND severity = 'high';

CREATE TRIGGER tally_vendor_added AFTER INSERT ON vendor WHEN new.withdrawn_on IS NULL BEGIN
    INSERT INTO tally VALUES ('vendor', new.status, '', 0, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_vendor_left AFTER UPDATE OF status, withdrawn_on ON vendor WHEN old.withdrawn_on IS NULL BEGIN
    UPDATE tally SET n = n - 1 WHERE what = 'vendor' AND word = old.status AND severity = '' AND waived = 0;
END;
CREATE TRIGGER tally_vendor_came AFTER UPDATE OF status, withdrawn_on ON vendor WHEN new.withdrawn_on IS NULL BEGIN
    INSERT INTO tally VALUES ('vendor', new.status, '', 0, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER tally_agreement_added AFTER INSERT ON agreement WHEN new.withdrawn_on IS NULL BEGIN
    UPDATE tally SET n = n + 1 WHERE what = 'agreement' AND word = '' AND severity = '' AND waived = 0;
END;
CREATE TRIGGER tally_agreement_changed AFTER UPDATE OF withdrawn_on ON agreement BEGIN
    UPDATE tally SET n = n + (new.withdrawn_on IS NULL) - (old.withdrawn_on IS NULL) WHERE what = 'agreement' AND word = '' AND severity = '' AND waived = 0;
END;

CREATE TRIGGER tally_state_added AFTER INSERT ON agreement_span WHEN new.live = 1 BEGIN
    INSERT INTO tally VALUES ('state', new.state, '', 0, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_state_removed AFTER DELETE ON agreement_span WHEN old.live = 1 BEGIN
    UPDATE tally SET n = n - 1 WHERE what = 'state' AND word = old.state AND severity = '' AND waived = 0;
END;
CREATE TRIGGER tally_state_left AFTER UPDATE OF live, state ON agreement_span WHEN old.live = 1 BEGIN
    UPDATE tally SET n = n - 1 WHERE what = 'state' AND word = old.state AND severity = '' AND waived = 0;
END;
CREATE TRIGGER tally_state_came AFTER UPDATE OF live, state ON agreement_span WHEN new.live = 1 BEGIN
    INSERT INTO tally VALUES ('state', new.state, '', 0, 1) ON CONFLICT DO UPDATE SET n = n + 1;
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

-- The first finding of high severity of a vendor brings it in, the last one takes it out.
CREATE TRIGGER tally_high_added AFTER INSERT ON finding_span
WHEN new.live = 1 AND new.waived = 0 AND new.severity = 'high' AND new.vendor IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM finding_span WHERE vendor = new.vendor AND waived = 0 AND severity = 'high' AND live = 1 AND id <> new.id) BEGIN
    UPDATE tally SET n = n + 1 WHERE what = 'high' AND word = '' AND severity = '' AND waived = 0;
END;
CREATE TRIGGER tally_high_removed AFTER DELETE ON finding_span
WHEN old.live = 1 AND old.waived = 0 AND old.severity = 'high' AND old.vendor IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM finding_span WHERE vendor = old.vendor AND waived = 0 AND severity = 'high' AND live = 1) BEGIN
    UPDATE tally SET n = n - 1 WHERE what = 'high' AND word = '' AND severity = '' AND waived = 0;
END;
CREATE TRIGGER tally_high_changed AFTER UPDATE OF live, severity, waiver ON finding_span
WHEN new.vendor IS NOT NULL AND (new.live = 1 AND new.waived = 0 AND new.severity = 'high') <> (old.live = 1 AND old.waived = 0 AND old.severity = 'high')
    AND NOT EXISTS (SELECT 1 FROM finding_span WHERE vendor = new.vendor AND waived = 0 AND severity = 'high' AND live = 1 AND id <> new.id) BEGIN
    UPDATE tally SET n = n + iif(new.live = 1 AND new.waived = 0 AND new.severity = 'high', 1, -1) WHERE what = 'high' AND word = '' AND severity = '' AND waived = 0;
END;
