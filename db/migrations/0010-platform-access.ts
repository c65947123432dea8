/**
 * What was obtained from a platform belongs to its origin (scheme, host, port) and goes to no other.
 *
 * What is there already is taken to be of the address in force, where the next run would have sent it.
 */
export const sql = `
-- This device as a platform knows it.
CREATE TABLE platform_device (
  origin      TEXT PRIMARY KEY,
  device_id   TEXT NOT NULL,
  secret      TEXT NOT NULL,
  -- Null until the platform has confirmed the registration.
  name        TEXT,
  institution TEXT,
  CHECK ((name IS NULL) = (institution IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE platform_session (
  id            INTEGER PRIMARY KEY,
  origin        TEXT NOT NULL REFERENCES platform_device (origin),
  refresh_token TEXT NOT NULL,
  next          TEXT,
  account       TEXT NOT NULL,
  name          TEXT NOT NULL,
  -- Signed out here: kept only until the platform has been told.
  left_at       TEXT
) STRICT;
CREATE UNIQUE INDEX platform_session_in_use ON platform_session (origin) WHERE left_at IS NULL;

WITH address (url) AS (
  SELECT lower(trim(coalesce(
    (SELECT value FROM setting WHERE name = 'platformUrl'),
    (SELECT package ->> '$.platform.url' FROM task
     WHERE is_sample = 0 AND coalesce(package ->> '$.task.origin', 'platform') = 'platform'
     ORDER BY imported_at DESC LIMIT 1),
    (SELECT package ->> '$.platform.url' FROM task
     WHERE coalesce(package ->> '$.platform.url', '') <> '' ORDER BY imported_at DESC LIMIT 1)
  )))
)
INSERT INTO platform_device (origin, device_id, secret, name, institution)
  SELECT
    substr(url, 1, instr(url, '//') + 1 + instr(substr(url, instr(url, '//') + 2) || '/', '/') - 1),
    id.value, known.value ->> '$.secret',
    known.value ->> '$.registered.name', known.value ->> '$.registered.institution'
  FROM setting AS known, setting AS id, address
  WHERE known.name = 'syncDevice' AND id.name = 'deviceId' AND url LIKE 'http%//_%';
INSERT INTO platform_session (origin, refresh_token, next, account, name)
  SELECT origin, value ->> '$.refreshToken', value ->> '$.next', value ->> '$.account',
    value ->> '$.name'
  FROM platform_device, setting WHERE setting.name = 'syncSession';
DELETE FROM setting WHERE name IN ('syncDevice', 'syncSession');
`
