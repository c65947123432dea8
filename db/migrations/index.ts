import { sql as first } from './0001-first.ts'
import { sql as roundsAndCapture } from './0002-rounds-and-capture.ts'
import { sql as evidenceJournal } from './0003-evidence-journal.ts'
import { sql as changeGroups } from './0004-change-groups.ts'
import { sql as seals } from './0005-seals.ts'
import { sql as printLog } from './0006-print-log.ts'
import { sql as sync } from './0007-sync.ts'
import { sql as carried } from './0008-carried.ts'
import { sql as standing } from './0009-standing.ts'
import { sql as platformAccess } from './0010-platform-access.ts'
import { sql as runOpinions } from './0011-run-opinions.ts'
import { sql as carriedPrints } from './0012-carried-prints.ts'
import { sql as standingOpinions } from './0013-standing-opinions.ts'
import { sql as attachments } from './0014-attachments.ts'

export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

/** In order; `version` is the `user_version` of a database that has it. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'first', sql: first },
  { version: 2, name: 'rounds and capture', sql: roundsAndCapture },
  { version: 3, name: 'evidence journal', sql: evidenceJournal },
  { version: 4, name: 'change groups', sql: changeGroups },
  { version: 5, name: 'seals', sql: seals },
  { version: 6, name: 'print log', sql: printLog },
  { version: 7, name: 'sync', sql: sync },
  { version: 8, name: 'carried', sql: carried },
  { version: 9, name: 'standing', sql: standing },
  { version: 10, name: 'platform access', sql: platformAccess },
  { version: 11, name: 'run opinions', sql: runOpinions },
  { version: 12, name: 'carried prints', sql: carriedPrints },
  { version: 13, name: 'standing opinions', sql: standingOpinions },
  { version: 14, name: 'attachments', sql: attachments },
]
