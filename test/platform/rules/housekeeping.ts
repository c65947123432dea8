import type { Desk } from '../desk.ts'
import { inTransaction } from '../desk.ts'
import { listSettledUploads, removeUpload } from '../records/files.ts'
import { listEndedSessions, removeSession } from '../records/sessions.ts'
import { dropOldTries } from './guessing.ts'
import { dropExpired, forgetUnlessKept } from './uploads.ts'

const DAY_MS = 24 * 3_600_000

/**
 * Sessions and uploads that are over stay on record for so long: a laptop that lay in a cupboard for a
 * season still hears that it was signed out, or that its upload expired, and not that there is none.
 */
const KEPT_DAYS = 90

/** Drops what is over. Several servers may do so at once. */
export async function keepHouse(desk: Desk): Promise<void> {
  await dropExpired(desk)
  await dropOldTries(desk)
  const before = new Date(desk.now().getTime() - KEPT_DAYS * DAY_MS).toISOString()
  await forAll(
    (afterId) => listEndedSessions(desk.records, before, afterId),
    ({ id }) => inTransaction(desk, (records) => removeSession(records, id)),
  )
  await forAll(
    (afterId) => listSettledUploads(desk.records, before, afterId),
    async (upload) => {
      // A crash may have left bytes that do not count.
      await forgetUnlessKept(desk, upload)
      await removeUpload(desk.records, upload.id)
    },
  )
}

/** Works through a list part by part, in the order of ids. */
async function forAll<T extends { readonly id: string }>(
  list: (afterId: string) => Promise<readonly T[]>,
  work: (one: T) => Promise<void>,
): Promise<void> {
  let afterId = ''
  for (;;) {
    const part = await list(afterId)
    for (const one of part) await work(one)
    const last = part.at(-1)
    if (last === undefined) return
    afterId = last.id
  }
}
