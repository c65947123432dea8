import { remainingSeconds, speedOf, withSent } from '../../../shared/domain/sync/index.ts'
import type { OutboxItem, SpeedWindow } from '../../../shared/domain/sync/index.ts'
import type { Submission } from '../../../shared/formats/platform-api.ts'
import type { SyncFile, SyncProgress } from '../../../shared/ipc/sync-outputs.ts'
import { sizesOf } from './outgoing.ts'
import type { Live } from './sync-driver.ts'

const PROGRESS_EVERY_MS = 100

/** @param nowMs monotonic */
export function createLive(nowMs: () => number): Live {
  const submissions = new Map<string, Submission>()
  let aheadMs: number | null = null
  let window: SpeedWindow = []
  let onItsWay = 0
  let toldAt = -Infinity

  function files(item: OutboxItem): readonly SyncFile[] {
    const submission = submissions.get(item.id)
    if (!submission) return []
    const names = new Map(submission.files.map((file) => [file.sha256, file.name]))
    return [...sizesOf(submission)].map(([sha256, sizeBytes]) => ({
      sha256,
      name: names.get(sha256) ?? '',
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

  function progress(items: readonly OutboxItem[]): SyncProgress {
    const all = items.filter(({ isChosen }) => isChosen).flatMap(files)
    const sentBytes = sum(all.map((file) => file.sentBytes))
    const totalBytes = sum(all.map((file) => file.sizeBytes))
    const bytesPerSecond = speedOf(window, nowMs())
    return {
      sentBytes,
      totalBytes,
      bytesPerSecond,
      remainingSeconds: remainingSeconds(totalBytes - sentBytes, bytesPerSecond),
    }
  }

  return {
    sawDate: (ms) => void (aheadMs = ms),
    clockAheadMs: () => aheadMs,
    prepare: (id, submission) => void submissions.set(id, submission),
    sent: (sizeBytes) => {
      onItsWay += sizeBytes
      window = withSent(window, nowMs(), sizeBytes)
    },
    accepted: () => void (onItsWay = 0),
    files,
    progress,
    progressEvent: ({ items, currentId }) => {
      const item = items.find(({ id }) => id === currentId)
      if (!item || nowMs() - toldAt < PROGRESS_EVERY_MS) return null
      toldAt = nowMs()
      const own = files(item)
      return {
        type: 'sync-progress',
        revisionId: item.id,
        file: fileOnItsWay(item, own),
        sentBytes: sum(own.map((file) => file.sentBytes)),
        totalBytes: sum(own.map((file) => file.sizeBytes)),
        progress: progress(items),
      }
    },
  }
}

/** The name of the file that is being sent; null between files. */
export function fileOnItsWay({ state }: OutboxItem, files: readonly SyncFile[]): string | null {
  if (state.status !== 'sending') return null
  const sha256 = state.missing[state.index]
  return files.find((file) => file.sha256 === sha256)?.name ?? null
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
