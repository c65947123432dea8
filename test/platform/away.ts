/** Of sockets on the way to another machine; a laptop's own connection ends otherwise. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
])

/** PostgreSQL's own codes for "not now": starting, stopping, full up; and SQLite's for "somebody writes". */
const NOT_NOW: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03', '53300', 'SQLITE_BUSY'])

/** The driver gives no code to what happens to its connections. */
const LOST_CONNECTION =
  /^Connection terminated|^Client has encountered a connection error|timeout exceeded when trying to connect|^Client was closed/

/** Whether something failed only because database or storage can't be reached at the moment. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error) ?? ''
  if (UNREACHABLE.has(code) || NOT_NOW.has(code)) return true
  return (
    LOST_CONNECTION.test(error.message) || error.name === 'TimeoutError' || isBusyStorage(error)
  )
}

/** What S3 answers while it is starting, overloaded or behind a gateway that has lost it. */
function isBusyStorage(error: Error): boolean {
  if (!('$metadata' in error)) return false
  const { $metadata: about } = error
  const status =
    typeof about === 'object' && about !== null && 'httpStatusCode' in about
      ? about.httpStatusCode
      : undefined
  return typeof status === 'number' && status >= 500
}

/** Whether something failed because a disk is full: the folder's, or the database's. */
export function isFull(error: unknown): boolean {
  return FULL.has(codeOf(error) ?? '')
}

/** 53100 is PostgreSQL's. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100'])

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}
