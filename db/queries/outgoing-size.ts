import { sql } from 'drizzle-orm'
import type { Db } from '../open.ts'
import { opinionRevision, seal } from '../schema.ts'
import { findCarried } from './carried.ts'
import { listSentScans } from './uploads.ts'

/** What an opinion puts on the line: each distinct file once. */
export type OutgoingSize = { readonly fileCount: number; readonly sizeBytes: number }

/**
 * Tells how much a signed revision sends without reading any of it: its document with the seals, the
 * scans of the stamped paper, and the evidence of its snapshot.
 */
export function findOutgoingSize(db: Db, revisionId: string): OutgoingSize {
  const carried = findCarried(db, revisionId)
  if (carried) return sizeOfFiles(carried.submission.files)
  const scans = JSON.stringify(listSentScans(db, revisionId))
  const row = db.orm.get<OutgoingSize>(sql`
    select
      count(*) as fileCount,
      coalesce(sum(size), 0) as sizeBytes
    from (
      select ${revisionId} as name, length(pdf) + coalesce((
        select sum(length(increment)) from ${seal} where revision_id = ${revisionId}
      ), 0) as size
      from ${opinionRevision} where id = ${revisionId}
      union
      select piece.value ->> '$.sha256', piece.value ->> '$.sizeBytes'
      from ${opinionRevision}, json_each(snapshot, '$.evidence') as piece
      where ${opinionRevision.id} = ${revisionId}
      union
      select scan.value ->> '$.sha256', scan.value ->> '$.sizeBytes'
      from json_each(${scans}) as scan
    )`)
  return row ?? { fileCount: 0, sizeBytes: 0 }
}

function sizeOfFiles(
  files: readonly { readonly sha256: string; readonly sizeBytes: number }[],
): OutgoingSize {
  const sizes = new Map(files.map(({ sha256, sizeBytes }) => [sha256, sizeBytes]))
  return {
    fileCount: sizes.size,
    sizeBytes: [...sizes.values()].reduce((total, size) => total + size, 0),
  }
}
