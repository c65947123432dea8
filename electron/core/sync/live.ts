import type { OutgoingSize } from '../../../db/queries/outgoing-size.ts'
import {
  itemsOfRun,
  remainingSeconds,
  speedOf,
  withSent,
} from '../../../shared/domain/sync/index.ts'
import type { OutboxItem, SpeedWindow } from '../../../shared/domain/sync/index.ts'
import type { SubmittedFile } from '../../../shared/formats/platform-api.ts'
import type { SyncFile, SyncProgress } from '../../../shared/ipc/sync-outputs.ts'
import type { Live, Measure } from './sync-driver.ts'

const PROGRESS_EVERY_MS = 100
const NOTHING = { sentBytes: 0, sentFileCount: 0 }

/**
 * How far everything is. Sizes come from the database, so that the whole is known from the start.
 *
 * A chunk that is lost, or an item that is looked at again, does not move a bar back: it stands until
 * the rest has caught up. The time left is always reckoned from what is really there.
 *
 * @param nowMs monotonic
 */
export function createLive(nowMs: () => number, sizeOf: (id: string) => OutgoingSize): Live {
  /** Of the one item that is on its way: all of them may be hundreds of thousands of files. */
  let prepared: { readonly id: string; readonly files: readonly SubmittedFile[] } | null = null
  const sizes = new Map<string, OutgoingSize>()
  /** What the platform held of an item when it last said so. */
  const held = new Map<string, typeof NOTHING>()
  const shown = new Map<string, number>()
  let aheadMs: number | null = null
  let window: SpeedWindow = []
  let onItsWay = 0
  let toldAt = -Infinity

  function wholeOf(id: string): OutgoingSize {
    const known = sizes.get(id) ?? sizeOf(id)
    sizes.set(id, known)
    return known
  }

  function preparedOf(id: string): readonly SubmittedFile[] | null {
    return prepared?.id === id ? prepared.files : null
  }

  function heldOf(item: OutboxItem): typeof NOTHING {
    const { state, id } = item
    const { fileCount, sizeBytes } = wholeOf(id)
    if (state.status === 'confirmed' || state.status === 'completing') {
      return { sentBytes: sizeBytes, sentFileCount: fileCount }
    }
    const files = preparedOf(id)
    if (state.status !== 'sending' || !files) return held.get(id) ?? NOTHING
    const left = sum(filesOf(item, files).map((file) => file.sizeBytes - file.sentBytes))
    const sentFileCount = fileCount - (state.missing.length - state.index)
    const now = { sentBytes: sizeBytes - left, sentFileCount }
    held.set(id, now)
    return now
  }

  function filesOf(item: OutboxItem, files: readonly SubmittedFile[]): readonly SyncFile[] {
    const byHash = new Map(files.map((file) => [file.sha256, file]))
    return [...byHash.values()].map(({ sha256, name, sizeBytes }) => ({
      sha256,
      name,
      sizeBytes,
      sentBytes: Math.min(sizeBytes, sentOf(item, sha256, sizeBytes)),
    }))
  }

  function sentOf({ state }: OutboxItem, sha256: string, sizeBytes: number): number {
    if (state.status === 'completing' || state.status === 'confirmed') return sizeBytes
    if (state.status !== 'sending') return 0
    const place = state.missing.indexOf(sha256)
    if (place < 0 || place < state.index) return sizeBytes
    return place === state.index ? state.offset + onItsWay : 0
  }

  function measure(item: OutboxItem): Measure {
    const { fileCount, sizeBytes: totalBytes } = wholeOf(item.id)
    const { sentBytes, sentFileCount } = heldOf(item)
    shown.set(item.id, Math.max(shown.get(item.id) ?? 0, sentBytes))
    return {
      file: fileOnItsWay(item, preparedOf(item.id) ?? []),
      fileCount,
      sentFileCount,
      sentBytes: shown.get(item.id) ?? 0,
      totalBytes,
    }
  }

  function progress(items: readonly OutboxItem[]): SyncProgress {
    const all = itemsOfRun(items)
    const measures = all.map(measure)
    const totalBytes = sum(measures.map((one) => one.totalBytes))
    const bytesPerSecond = speedOf(window, nowMs())
    const leftBytes = totalBytes - sum(all.map((item) => heldOf(item).sentBytes))
    return {
      sentBytes: sum(measures.map((one) => one.sentBytes)),
      totalBytes,
      bytesPerSecond,
      remainingSeconds: remainingSeconds(leftBytes, bytesPerSecond),
    }
  }

  return {
    sawDate: (ms) => void (aheadMs = ms),
    clockAheadMs: () => aheadMs,
    begin: () => {
      sizes.clear()
      shown.clear()
    },
    prepare: (id, { files }) => void (prepared = { id, files }),
    sent: (sizeBytes) => {
      onItsWay += sizeBytes
      window = withSent(window, nowMs(), sizeBytes)
    },
    accepted: () => void (onItsWay = 0),
    files: (item, { files }) => filesOf(item, files),
    measure,
    progress,
    progressEvent: ({ items, currentId }) => {
      const item = items.find(({ id }) => id === currentId)
      if (!item || nowMs() - toldAt < PROGRESS_EVERY_MS) return null
      toldAt = nowMs()
      const { file, sentBytes, totalBytes, sentFileCount } = measure(item)
      return {
        type: 'sync-progress',
        revisionId: item.id,
        file,
        sentFileCount,
        sentBytes,
        totalBytes,
        progress: progress(items),
      }
    },
  }
}

/** The name of the file that is being sent; null between files. */
function fileOnItsWay({ state }: OutboxItem, files: readonly SubmittedFile[]): string | null {
  if (state.status !== 'sending') return null
  const sha256 = state.missing[state.index]
  return files.find((file) => file.sha256 === sha256)?.name ?? null
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
