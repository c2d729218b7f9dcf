-- The register itself: vendors, our entities, agreements with versions and proof, the journal, settings.
-- Days are ISO text; a CHECK refuses any text that is not a day of the calendar. The lists of words are
-- those of the domain's enums (a test compares them).

-- What the program notes about this database: versions of derived data, horizon of the spans.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: what an admin can set for the whole registry.
CREATE TABLE settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    row INTEGER NOT NULL CHECK (row >= 1),
    organisation TEXT NOT NULL CHECK (length(organisation) <= 200),
    lang TEXT NOT NULL CHECK (lang IN ('en', 'sv')),
    time_zone TEXT NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 60),
    warning_days INTEGER NOT NULL CHECK (warning_days BETWEEN 1 AND 365),
    review_months INTEGER NOT NULL CHECK (review_months BETWEEN 1 AND 60),
    -- PNG, shown on every report.
    logo BLOB CHECK (length(logo) BETWEEN 8 AND 1048576)
) STRICT;
INSERT INTO settings (id, row, organisation, lang, time_zone, warning_days, review_months)
    VALUES (1, 1, '', 'en', 'Europe/Stockholm', 90, 12);

-- Our own companies; 1 is the default one.
CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 200),
    registration_number TEXT CHECK (length(registration_number) BETWEEN 1 AND 60)
) STRICT;
INSERT INTO entity (id, name) VALUES (1, '');

CREATE TABLE vendor (
    id INTEGER PRIMARY KEY,
    row INTEGER NOT NULL DEFAULT 1 CHECK (row >= 1),
    -- The folder under agreements/, never renamed.
    slug TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 60 AND slug NOT GLOB '*[^a-z0-9-]*' AND slug NOT GLOB '-*'),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- Swedish sort keys (ICU): bytes in order are names in order.
    name_key BLOB NOT NULL,
    -- Folded letters and digits of the name, without company form: equal for likely duplicates.
    name_fold TEXT NOT NULL,
    legal_name TEXT CHECK (length(legal_name) BETWEEN 1 AND 200),
    registration_number TEXT CHECK (length(registration_number) BETWEEN 1 AND 60),
    country TEXT CHECK (country GLOB '[A-Z][A-Z]'),
    website TEXT CHECK (website GLOB 'https://*' OR website GLOB 'http://*'),
    category TEXT NOT NULL CHECK (category IN ('chat', 'crm', 'hosting', 'email', 'analytics', 'payments', 'hr', 'support', 'telephony', 'marketing', 'security', 'backup', 'development', 'other')),
    service TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('proposed', 'active', 'offboarding', 'former')),
    used_from TEXT CHECK (date(used_from) IS used_from),
    used_until TEXT CHECK (date(used_until) IS used_until),
    deletion_proved_on TEXT CHECK (date(deletion_proved_on) IS deletion_proved_on),
    -- JSON array of words; vendor_role follows it by trigger.
    roles TEXT NOT NULL CHECK (json_type(roles) = 'array'),
    personal_data TEXT NOT NULL CHECK (personal_data IN ('yes', 'no', 'unknown')),
    special_categories INTEGER NOT NULL CHECK (special_categories IN (0, 1)),
    criminal_data INTEGER NOT NULL CHECK (criminal_data IN (0, 1)),
    owner TEXT CHECK (length(owner) BETWEEN 1 AND 200),
    owner_key BLOB NOT NULL,
    department TEXT CHECK (length(department) BETWEEN 1 AND 200),
    criticality TEXT NOT NULL CHECK (criticality IN ('low', 'medium', 'high')),
    -- JSON, as the domain writes it.
    contacts TEXT NOT NULL CHECK (json_type(contacts) = 'array'),
    data_categories TEXT NOT NULL CHECK (json_type(data_categories) = 'array'),
    data_subjects TEXT NOT NULL CHECK (json_type(data_subjects) = 'array'),
    purposes TEXT NOT NULL CHECK (json_type(purposes) = 'array'),
    locations TEXT NOT NULL CHECK (json_type(locations) = 'array'),
    certifications TEXT NOT NULL CHECK (json_type(certifications) = 'array'),
    notes TEXT NOT NULL,
    tags TEXT NOT NULL CHECK (json_type(tags) = 'array'),
    added_on TEXT NOT NULL CHECK (date(added_on) IS added_on),
    changed_on TEXT NOT NULL CHECK (date(changed_on) IS changed_on),
    -- A tombstone: withdrawn as a mistake, or merged into another.
    withdrawn_on TEXT CHECK (date(withdrawn_on) IS withdrawn_on),
    withdrawn_reason TEXT CHECK (length(withdrawn_reason) >= 1),
    merged_into INTEGER REFERENCES vendor (id),
    CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL)),
    CHECK (merged_into IS NULL OR withdrawn_on IS NOT NULL),
    CHECK (merged_into IS NOT id)
) STRICT;
CREATE INDEX vendor_by_name ON vendor (name_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX vendor_by_owner ON vendor (owner_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX vendor_by_added ON vendor (added_on, id) WHERE withdrawn_on IS NULL;
CREATE INDEX vendor_by_changed ON vendor (changed_on, id) WHERE withdrawn_on IS NULL;
CREATE INDEX vendor_by_status ON vendor (status, name_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX vendor_by_category ON vendor (category, name_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX vendor_by_country ON vendor (country, name_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX vendor_by_owner_name ON vendor (owner, name_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX vendor_by_number ON vendor (registration_number) WHERE registration_number IS NOT NULL;
CREATE INDEX vendor_by_fold ON vendor (name_fold);
CREATE INDEX vendor_merged ON vendor (merged_into) WHERE merged_into IS NOT NULL;

-- Roles and tags of a vendor for filters; the triggers below keep them equal to the vendor's own lists.
CREATE TABLE vendor_role (
    role TEXT NOT NULL CHECK (role IN ('processor', 'controller', 'joint-controller', 'sub-processor', 'none')),
    vendor INTEGER NOT NULL REFERENCES vendor (id),
    PRIMARY KEY (role, vendor)
) STRICT, WITHOUT ROWID;
CREATE INDEX vendor_role_vendor ON vendor_role (vendor);
CREATE TABLE vendor_tag (
    tag TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 60),
    vendor INTEGER NOT NULL REFERENCES vendor (id),
    PRIMARY KEY (tag, vendor)
) STRICT, WITHOUT ROWID;
CREATE INDEX vendor_tag_vendor ON vendor_tag (vendor);
CREATE TRIGGER vendor_lists_added AFTER INSERT ON vendor BEGIN
    INSERT INTO vendor_role (role, vendor) SELECT DISTINCT value, new.id FROM json_each(new.roles);
    INSERT INTO vendor_tag (tag, vendor) SELECT DISTINCT value, new.id FROM json_each(new.tags);
END;
CREATE TRIGGER vendor_lists_changed AFTER UPDATE OF roles, tags ON vendor BEGIN
    DELETE FROM vendor_role WHERE vendor = new.id;
    DELETE FROM vendor_tag WHERE vendor = new.id;
    INSERT INTO vendor_role (role, vendor) SELECT DISTINCT value, new.id FROM json_each(new.roles);
    INSERT INTO vendor_tag (tag, vendor) SELECT DISTINCT value, new.id FROM json_each(new.tags);
END;

CREATE TABLE agreement (
    id INTEGER PRIMARY KEY,
    row INTEGER NOT NULL DEFAULT 1 CHECK (row >= 1),
    -- The folder of its files: the slug of the first vendor on the day it was added, never renamed.
    folder TEXT NOT NULL CHECK (length(folder) BETWEEN 1 AND 60 AND folder NOT GLOB '*[^a-z0-9-]*' AND folder NOT GLOB '-*'),
    slug TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 60 AND slug NOT GLOB '*[^a-z0-9-]*' AND slug NOT GLOB '-*'),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    title_key BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('dpa', 'standard-clauses', 'joint-controller', 'amendment', 'nda', 'main', 'other')),
    entity INTEGER NOT NULL REFERENCES entity (id),
    replaces INTEGER REFERENCES agreement (id),
    amends INTEGER REFERENCES agreement (id),
    review_months INTEGER CHECK (review_months BETWEEN 1 AND 60),
    notes TEXT NOT NULL,
    added_on TEXT NOT NULL CHECK (date(added_on) IS added_on),
    withdrawn_on TEXT CHECK (date(withdrawn_on) IS withdrawn_on),
    withdrawn_reason TEXT CHECK (length(withdrawn_reason) >= 1),
    UNIQUE (folder, slug),
    CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL)),
    CHECK (replaces IS NOT id),
    CHECK (amends IS NOT id)
) STRICT;
CREATE INDEX agreement_by_title ON agreement (title_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX agreement_by_kind ON agreement (kind, title_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX agreement_by_entity ON agreement (entity, title_key, id) WHERE withdrawn_on IS NULL;
CREATE INDEX agreement_by_added ON agreement (added_on, id) WHERE withdrawn_on IS NULL;
CREATE INDEX agreement_replaces ON agreement (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX agreement_amends ON agreement (amends) WHERE amends IS NOT NULL;

-- Which vendors an agreement is with, in the order given.
CREATE TABLE agreement_vendor (
    agreement INTEGER NOT NULL REFERENCES agreement (id),
    vendor INTEGER NOT NULL REFERENCES vendor (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    PRIMARY KEY (agreement, vendor)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_vendor_vendor ON agreement_vendor (vendor, agreement);

-- One immutable file each; the facts that come later are columns.
CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    row INTEGER NOT NULL DEFAULT 1 CHECK (row >= 1),
    agreement INTEGER NOT NULL REFERENCES agreement (id),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999),
    lang TEXT NOT NULL CHECK (lang IN ('en', 'sv')),
    -- Below the data folder.
    file TEXT NOT NULL UNIQUE CHECK (file GLOB 'agreements/*/*-v*.md' AND file NOT GLOB '*..*'),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    bytes INTEGER NOT NULL CHECK (bytes BETWEEN 0 AND 5242880),
    added_on TEXT NOT NULL CHECK (date(added_on) IS added_on),
    added_by TEXT NOT NULL,
    review TEXT NOT NULL DEFAULT 'none' CHECK (review IN ('none', 'open', 'approved', 'rejected')),
    review_day TEXT CHECK (date(review_day) IS review_day),
    review_by TEXT,
    review_comment TEXT,
    bound_on TEXT CHECK (date(bound_on) IS bound_on),
    bound_mode TEXT CHECK (bound_mode IN ('signed', 'click', 'incorporated')),
    bound_by_us TEXT,
    bound_by_them TEXT,
    effective_from TEXT CHECK (date(effective_from) IS effective_from),
    ends_on TEXT CHECK (date(ends_on) IS ends_on),
    renews_months INTEGER CHECK (renews_months BETWEEN 1 AND 120),
    notice_unit TEXT CHECK (notice_unit IN ('days', 'months')),
    notice_n INTEGER CHECK (notice_n BETWEEN 0 AND 3660),
    notice_given_on TEXT CHECK (date(notice_given_on) IS notice_given_on),
    terminated INTEGER NOT NULL DEFAULT 0 CHECK (terminated IN (0, 1)),
    withdrawn_on TEXT CHECK (date(withdrawn_on) IS withdrawn_on),
    withdrawn_reason TEXT CHECK (length(withdrawn_reason) >= 1),
    -- Whether the withdrawn file's content was removed as well; the hash stays.
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    UNIQUE (agreement, number),
    CHECK ((review = 'none') = (review_day IS NULL)),
    CHECK ((bound_on IS NULL) = (bound_mode IS NULL)),
    CHECK (bound_on IS NOT NULL OR (bound_by_us IS NULL AND bound_by_them IS NULL)),
    CHECK ((notice_unit IS NULL) = (notice_n IS NULL)),
    CHECK (terminated = 0 OR ends_on IS NOT NULL),
    CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL)),
    CHECK (removed = 0 OR withdrawn_on IS NOT NULL)
) STRICT;

-- Signed originals and acceptances kept beside a version, for download only.
CREATE TABLE proof (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (id),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
    kind TEXT NOT NULL CHECK (kind IN ('pdf', 'png', 'eml')),
    -- The name that the uploader's file had, for the download.
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    file TEXT NOT NULL UNIQUE CHECK (file GLOB 'agreements/*/*-v*.proof-*.*' AND file NOT GLOB '*..*'),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    bytes INTEGER NOT NULL CHECK (bytes BETWEEN 1 AND 20971520),
    added_on TEXT NOT NULL CHECK (date(added_on) IS added_on),
    added_by TEXT NOT NULL,
    withdrawn_on TEXT CHECK (date(withdrawn_on) IS withdrawn_on),
    withdrawn_reason TEXT CHECK (length(withdrawn_reason) >= 1),
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    UNIQUE (version, number),
    CHECK (removed = 0 OR withdrawn_on IS NOT NULL),
    CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;

-- Files that a committed change still has to put in place or remove; empty when all is well.
CREATE TABLE intent (
    -- Never used twice: two programs may close intents at once.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action TEXT NOT NULL CHECK (action IN ('place', 'remove')),
    staged TEXT CHECK (staged GLOB 'agreements/*' AND staged NOT GLOB '*..*'),
    file TEXT NOT NULL CHECK (file GLOB 'agreements/*' AND file NOT GLOB '*..*'),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    CHECK ((action = 'place') = (staged IS NOT NULL))
) STRICT;

-- Every change of the register, chained by hash. Only a payload may be emptied (redaction); its digest stays.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    -- UTC, RFC 3339 with milliseconds.
    at TEXT NOT NULL CHECK (length(at) = 24 AND at GLOB '????-??-??T??:??:??.???Z'),
    user INTEGER,
    actor TEXT NOT NULL,
    via TEXT NOT NULL CHECK (via IN ('web', 'cli', 'job')),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 60 AND kind NOT GLOB '*[^a-z-]*'),
    vendor INTEGER,
    agreement INTEGER,
    version INTEGER,
    -- The user that the event is about.
    about_user INTEGER,
    payload TEXT CHECK (json_valid(payload)),
    payload_sha256 TEXT NOT NULL CHECK (length(payload_sha256) = 64 AND payload_sha256 NOT GLOB '*[^0-9a-f]*'),
    prev_sha256 TEXT NOT NULL CHECK (length(prev_sha256) = 64 AND prev_sha256 NOT GLOB '*[^0-9a-f]*'),
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE INDEX journal_vendor ON journal (vendor, seq) WHERE vendor IS NOT NULL;
CREATE INDEX journal_agreement ON journal (agreement, seq) WHERE agreement IS NOT NULL;
CREATE INDEX journal_kind ON journal (kind, seq);
CREATE INDEX journal_user ON journal (user, seq) WHERE user IS NOT NULL;
CREATE INDEX journal_at ON journal (at, seq);
CREATE TRIGGER journal_kept BEFORE DELETE ON journal BEGIN
    SELECT RAISE(ABORT, 'the journal is never deleted');
END;
CREATE TRIGGER journal_unchanged BEFORE UPDATE ON journal
WHEN new.payload IS NOT NULL OR new.seq IS NOT old.seq OR new.at IS NOT old.at OR new.user IS NOT old.user OR new.actor IS NOT old.actor
    OR new.via IS NOT old.via OR new.kind IS NOT old.kind OR new.vendor IS NOT old.vendor OR new.agreement IS NOT old.agreement
    OR new.version IS NOT old.version OR new.about_user IS NOT old.about_user OR new.payload_sha256 IS NOT old.payload_sha256
    OR new.prev_sha256 IS NOT old.prev_sha256 OR new.sha256 IS NOT old.sha256
BEGIN
    SELECT RAISE(ABORT, 'the journal is never changed');
END;
