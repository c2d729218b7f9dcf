-- Agreements in a state in the order of their last days.
DROP INDEX agreement_span_state;
CREATE INDEX agreement_span_state_ends ON agreement_span (state, ends_on, agreement) WHERE live = 1;
CREATE INDEX agreement_span_state_notice ON agreement_span (state, notice_by, agreement) WHERE live = 1;

-- What the list of findings says of vendor and agreement, close together: the rows themselves lie far apart.
CREATE INDEX vendor_label ON vendor (id, name, slug, owner);
CREATE INDEX agreement_label ON agreement (id, title);

-- The triggers that count vendors with a finding of high severity look at the vendor's own rows, not at all that are
-- high: the pluses keep the database from the index of severities.
DROP TRIGGER tally_high_added;
DROP TRIGGER tally_high_removed;
DROP TRIGGER tally_high_changed;
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
