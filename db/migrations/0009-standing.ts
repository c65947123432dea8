/** What becomes of receipts when the platform was restored from an older backup; stamped scans that go along. */
export const sql = `
-- Received items that the platform may have lost, or has. Their receipt stays where it is.
CREATE TABLE standing (
  -- Of an upload or of what is carried.
  id         TEXT PRIMARY KEY,
  standing   TEXT NOT NULL CHECK (standing IN ('unsure', 'gone')),
  -- Where sending it again is, as the engine keeps it; null until somebody asks for that.
  again      TEXT CHECK (again IS NULL OR json_valid(again)),
  noticed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Append-only: receipts in whose place came another one, for the same opinion was sent again.
CREATE TABLE earlier_receipt (
  sequence    INTEGER PRIMARY KEY,
  id          TEXT NOT NULL,
  receipt     TEXT NOT NULL CHECK (json_valid(receipt)),
  replaced_at TEXT NOT NULL
) STRICT;
CREATE INDEX earlier_receipt_of_item ON earlier_receipt (id);
CREATE TRIGGER earlier_receipt_is_kept_update BEFORE UPDATE ON earlier_receipt
  BEGIN SELECT RAISE(ABORT, 'a receipt is never changed'); END;
CREATE TRIGGER earlier_receipt_is_kept_delete BEFORE DELETE ON earlier_receipt
  BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;

-- The scans of the stamped paper that go with an upload (ids, in order): fixed with its first byte, for
-- the platform knows a submission by its files. Null: nothing went out yet.
ALTER TABLE upload ADD COLUMN scans TEXT CHECK (scans IS NULL OR json_valid(scans));
UPDATE upload SET scans = '[]' WHERE reached_at IS NOT NULL;

-- A receipt gives way to another one only after it was put beside.
DROP TRIGGER receipt_is_kept_update;
CREATE TRIGGER receipt_is_kept_update BEFORE UPDATE ON upload
  WHEN OLD.receipt IS NOT NULL AND (
    NEW.state <> 'confirmed' OR NEW.receipt IS NULL OR (
      NEW.receipt IS NOT OLD.receipt AND NOT EXISTS (
        SELECT 1 FROM earlier_receipt
        WHERE id = OLD.revision_id AND receipt = OLD.receipt
      )
    )
  )
  BEGIN SELECT RAISE(ABORT, 'a received opinion stays received'); END;
DROP TRIGGER carried_receipt_is_kept;
CREATE TRIGGER carried_receipt_is_kept BEFORE UPDATE ON carried
  WHEN OLD.receipt IS NOT NULL AND (
    NEW.status <> 'confirmed' OR NEW.receipt IS NULL OR (
      NEW.receipt IS NOT OLD.receipt AND NOT EXISTS (
        SELECT 1 FROM earlier_receipt
        WHERE id = OLD.id AND receipt = OLD.receipt
      )
    )
  )
  BEGIN SELECT RAISE(ABORT, 'a received opinion stays received'); END;
`
