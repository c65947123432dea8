/** Mistakes that can be planted, to prove that the simulation would find them. */
export const BUGS = [
  /** A new idempotency key for each try. */
  'fresh-key-each-try',
  /** The address of an upload is not written down. */
  'forgets-uploads',
  /** After a lost reply a file begins anew instead of asking how far it is. */
  'never-asks-offset',
  /** 200 with a web page counts as an answer. */
  'trusts-any-200',
  /** The receipt's signature is not looked at. */
  'believes-any-receipt',
  /** Another opinion's receipt is taken as one's own. */
  'ignores-what-a-receipt-covers',
  /** 已上报 is written before the receipt. */
  'confirms-before-receipt',
  /** A late failure of an old request takes 已上报 back. */
  'late-failure-undoes',
  /** A new refresh token for each try. */
  'fresh-refresh-token-each-try',
  /** The refresh token is written down only after it was answered. */
  'keeps-token-after-answer',
  /** A wait of more than ten seconds never ends. */
  'sleeps-for-ever',
  /** A refused item ends the run. */
  'poison-ends-run',
  /** Revisions go in any order. */
  'any-order',
  /** An opinion may be changed while it is sent, under its old key. */
  'edits-on-the-way',
  /** The platform does not look for a known key. */
  'platform-forgets-keys',
  /** What a run was doing is forgotten with a crash. */
  'forgets-run',
  /** The feed's cursor moves before its page is taken in. */
  'moves-cursor-first',
  /** Only the first page of what is new is read. */
  'reads-one-page',
  /** Another history of the platform raises no doubt about receipts. */
  'ignores-reset',
  /** What the platform has lost is taken out of 已上报. */
  'drops-what-is-lost',
  /** A scan is sent as if it were an opinion, before its own is received. */
  'forgets-its-opinion',
  /** An opinion is withdrawn, and what was scanned of it stays in the outbox. */
  'leaves-scans-behind',
  /** The platform takes a scan for the opinion itself. */
  'scan-takes-the-place',
] as const
export type Bug = (typeof BUGS)[number]
