/** Scans of the stamped paper that come after their opinion was sent go up by themselves, as what is carried does. */
export const sql = `
-- One of this device's own scans goes with an opinion that is withdrawn before it was received; what has
-- a receipt, or is carried for another device, stays.
DROP TRIGGER carried_is_kept;
CREATE TRIGGER carried_is_kept BEFORE DELETE ON carried
  WHEN OLD.receipt IS NOT NULL OR NOT EXISTS (SELECT 1 FROM stamped_scan WHERE id = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'what is carried for another device is never dropped'); END;
`
