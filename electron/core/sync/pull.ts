import type * as z from 'zod'
import { verify } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import {
  insertCatalogVersion,
  insertDecision,
  updateTaskNotice,
} from '../../../db/queries/platform-news.ts'
import { markUnsure } from '../../../db/queries/standing.ts'
import { findTask } from '../../../db/queries/tasks.ts'
import { errorText } from '../../../shared/error-text.ts'
import { AppError } from '../../../shared/errors.ts'
import {
  catalogFeedSchema,
  decisionFeedSchema,
  decisionPayloadSchema,
  PLATFORM_PATHS,
  taskFeedSchema,
} from '../../../shared/formats/platform-api.ts'
import type { CatalogEntry, Signed, TaskEntry } from '../../../shared/formats/platform-api.ts'
import type { Context } from '../context.ts'
import { readTaskPackage } from '../exchange/read-task-package.ts'
import { importFile } from '../import-package.ts'
import { keepUpdate } from '../keep-update.ts'
import { receiptKeyFor } from '../receipt-key.ts'
import { downloadFile } from './download.ts'
import { incomingFolder } from './incoming.ts'
import { parseJson } from './parse-json.ts'
import { askJson, type PlatformLink } from './platform-link.ts'
import { readReceiptKey } from './receipt.ts'
import { findCursors, saveCursors, type Cursors } from './sync-settings.ts'

type Feed<T> = {
  readonly cursor: string
  readonly hasMore: boolean
  readonly isReset: boolean
  readonly entries: readonly T[]
}

/**
 * Fetches what is new for the signed-in expert; answers how many things came in.
 *
 * Entries are the whole present state of something, so reading one twice does no harm: the cursor
 * moves only after its page is taken in. Nothing local is removed or replaced by what comes.
 *
 * @param done the feeds that this run has read to their end: after a cut they are not asked again
 */
export async function pull(
  context: Context,
  link: PlatformLink,
  done: Set<keyof Cursors>,
): Promise<number> {
  const feeds = {
    tasks: () =>
      readFeed(context, link, 'tasks', taskFeedSchema, (entry) => takeTask(context, link, entry)),
    catalogs: () =>
      readFeed(context, link, 'catalogs', catalogFeedSchema, (entry) =>
        takeCatalog(context, link, entry),
      ),
    decisions: () =>
      readFeed(context, link, 'decisions', decisionFeedSchema, (entry) =>
        Promise.resolve(takeDecision(context, entry)),
      ),
  } as const
  let taken = 0
  for (const name of ['tasks', 'catalogs', 'decisions'] as const) {
    if (done.has(name)) continue
    taken += await feeds[name]()
    done.add(name)
  }
  return taken
}

async function readFeed<T>(
  { db, now }: Context,
  link: PlatformLink,
  name: keyof Cursors,
  schema: z.ZodType<Feed<T>>,
  take: (entry: T) => Promise<void>,
): Promise<number> {
  let taken = 0
  for (;;) {
    const cursor = findCursors(db)[name]
    const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`
    const ask = { method: 'GET', path: `${PLATFORM_PATHS[name]()}${query}` } as const
    const page = await askJson(link, ask, schema)
    for (const entry of page.entries) {
      await take(entry)
      taken += 1
    }
    // Receipts may be older than the history that begins here. Written down before the cursor moves: the
    // next page says nothing of it any more.
    if (page.isReset || cursor === undefined) markUnsure(db, now().toISOString())
    saveCursors(db, { ...findCursors(db), [name]: page.cursor })
    // A page that does not move on would be asked for ever.
    if (!page.hasMore || page.cursor === cursor) return taken
  }
}

async function takeTask(context: Context, link: PlatformLink, entry: TaskEntry): Promise<void> {
  const { taskId, taskNumber, state, reason, changedAt } = entry
  updateTaskNotice(context.db, {
    taskId,
    taskNumber,
    enterprise: entry.enterpriseName,
    state,
    reason,
    changedAt,
    packageRevision: entry.package.revision,
    packageSha256: entry.package.sha256,
    problem: await packageProblem(context, link, entry),
  })
  context.emit({ type: 'task-changed', taskId })
}

/** Takes the package in where it is wanted; a refused one is told in words and stops nothing. */
async function packageProblem(
  context: Context,
  link: PlatformLink,
  entry: TaskEntry,
): Promise<string | null> {
  if (entry.state === 'withdrawn' || entry.state === 'reassigned') return null
  const known = findTask(context.db, entry.taskId)
  if (known && known.packageRevision >= entry.package.revision) return null
  const path = PLATFORM_PATHS.taskPackage(entry.taskId, entry.package.revision)
  const folder = incomingFolder(context.dataFolder)
  const file = await downloadFile(link, path, entry.package, folder)
  try {
    if (known) await keepIssued(context, file)
    else await importFile(context, file)
    return null
  } catch (error) {
    if (error instanceof AppError && error.info.code === 'package-refused') {
      return errorText({ ...error.info, file: `${entry.taskNumber}.taskpkg` })
    }
    throw error
  } finally {
    await rm(file, { force: true })
  }
}

async function keepIssued(context: Context, path: string): Promise<void> {
  const opened = await readTaskPackage(path)
  try {
    await keepUpdate(context, opened, path, true)
  } finally {
    await opened.close()
  }
}

async function takeCatalog(
  context: Context,
  link: PlatformLink,
  entry: CatalogEntry,
): Promise<void> {
  const path = PLATFORM_PATHS.catalog(entry.catalogId, entry.catalogVersion)
  const folder = incomingFolder(context.dataFolder)
  const file = await downloadFile(link, path, entry.content, folder)
  try {
    insertCatalogVersion(context.db, {
      catalogId: entry.catalogId,
      version: entry.catalogVersion,
      title: entry.title,
      effectiveFrom: entry.effectiveFrom,
      reason: entry.reason,
      sha256: entry.content.sha256,
      content: await readFile(file, 'utf8'),
      receivedAt: context.now().toISOString(),
    })
  } finally {
    await rm(file, { force: true })
  }
}

/** Keeps a decision that the platform signed for a task that is here; any other is passed over. */
function takeDecision(context: Context, { payload, signature }: Signed): void {
  const parsed = decisionPayloadSchema.safeParse(parseJson(payload))
  const task = parsed.success ? findTask(context.db, parsed.data.taskId) : undefined
  if (!parsed.success || !task) return
  const key = readReceiptKey(receiptKeyFor(context.db, task.package))
  const isSigned = verify(null, Buffer.from(payload), key, Buffer.from(signature, 'base64'))
  if (!isSigned) {
    context.log(`a decision on ${task.id} is not signed by its platform`)
    return
  }
  insertDecision(context.db, {
    id: parsed.data.decisionId,
    taskId: task.id,
    payload,
    signature,
    receivedAt: context.now().toISOString(),
  })
  context.emit({ type: 'task-changed', taskId: task.id })
}
