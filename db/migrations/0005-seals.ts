/** Electronic seals, the certificates they are made with, and scans of the stamped paper. */
export const sql = `
-- A seal under a signed document: what it appends to the file. The document is the PDF and all of
-- them in order, so one that is stored never changes.
CREATE TABLE seal (
  revision_id  TEXT NOT NULL REFERENCES opinion_revision (id),
  sequence     INTEGER NOT NULL CHECK (sequence >= 1),
  field        TEXT NOT NULL,
  expert_id    TEXT,
  signer_name  TEXT NOT NULL,
  certificate  TEXT NOT NULL CHECK (json_valid(certificate)),
  increment    BLOB NOT NULL CHECK (length(increment) > 0),
  file_sha256  TEXT NOT NULL UNIQUE CHECK (length(file_sha256) = 64),
  sealed_at    TEXT NOT NULL,
  device_id    TEXT NOT NULL,
  PRIMARY KEY (revision_id, sequence),
  UNIQUE (revision_id, field)
) STRICT;
CREATE TRIGGER seal_is_kept_update BEFORE UPDATE ON seal
  BEGIN SELECT RAISE(ABORT, 'a seal never changes'); END;
CREATE TRIGGER seal_is_kept_delete BEFORE DELETE ON seal
  BEGIN SELECT RAISE(ABORT, 'a seal is never deleted'); END;
CREATE TRIGGER seal_is_next BEFORE INSERT ON seal
  WHEN NEW.sequence <> (SELECT count(*) + 1 FROM seal WHERE revision_id = NEW.revision_id)
  BEGIN SELECT RAISE(ABORT, 'seals are put one after the other'); END;
CREATE TRIGGER seal_needs_a_signed_document BEFORE INSERT ON seal
  WHEN NOT EXISTS (SELECT 1 FROM opinion_revision
                   WHERE id = NEW.revision_id AND pdf IS NOT NULL AND withdrawn_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'only a signed document that stands is sealed'); END;

-- When the document may first have come to the platform: from then on the file stays as it is.
ALTER TABLE upload ADD COLUMN reached_at TEXT;
CREATE TRIGGER seal_before_upload BEFORE INSERT ON seal
  WHEN EXISTS (SELECT 1 FROM upload WHERE revision_id = NEW.revision_id
               AND (state IN ('sending', 'confirmed') OR reached_at IS NOT NULL))
  BEGIN SELECT RAISE(ABORT, 'what was sent is not sealed any more'); END;

-- A PKCS#12 file, kept for its owner (an expert, or the institution). Its password is nowhere.
CREATE TABLE seal_certificate (
  owner    TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  file     BLOB NOT NULL,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The authorities whose certificates are trusted here, by the hash of theirs.
CREATE TABLE authority (
  sha256   TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  der      BLOB NOT NULL,
  added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Scans of the printed and stamped document; the newest counts, the others stay.
CREATE TABLE stamped_scan (
  id          TEXT PRIMARY KEY,
  revision_id TEXT NOT NULL REFERENCES opinion_revision (id),
  name        TEXT NOT NULL,
  media_type  TEXT NOT NULL,
  size_bytes  INTEGER NOT NULL CHECK (size_bytes > 0),
  sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
  checked_by  TEXT NOT NULL CHECK (checked_by IN ('code', 'eye')),
  author      TEXT NOT NULL,
  device_id   TEXT NOT NULL,
  added_at    TEXT NOT NULL
) STRICT;
CREATE INDEX stamped_scan_of_revision ON stamped_scan (revision_id);
CREATE TRIGGER stamped_scan_is_kept_update BEFORE UPDATE ON stamped_scan
  BEGIN SELECT RAISE(ABORT, 'a scan never changes'); END;
CREATE TRIGGER stamped_scan_is_kept_delete BEFORE DELETE ON stamped_scan
  BEGIN SELECT RAISE(ABORT, 'a scan is never deleted'); END;
`
