import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { readEvidence } from './evidence.ts'

const EDGE_PX = 240
const KEPT = 300
const AT_ONCE = 2

/** Small pictures by content hash: an original of a phone camera is too heavy to draw by dozens. */
const urls = new Map<string, Promise<string>>()
const queue: (() => void)[] = []
let running = 0

/** A blob address of a small picture of an image; rejects where it can't be decoded. */
export function thumbnailUrl(evidence: Evidence): Promise<string> {
  const known = urls.get(evidence.sha256)
  if (known) return known
  const made = inTurn(() => makeThumbnail(evidence))
  urls.set(evidence.sha256, made)
  made.catch(() => urls.delete(evidence.sha256))
  forgetOldest()
  return made
}

async function makeThumbnail(evidence: Evidence): Promise<string> {
  const bitmap = await createImageBitmap(await readEvidence(evidence))
  const scale = Math.min(1, EDGE_PX / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  )
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }))
}

function forgetOldest(): void {
  const [oldest] = urls
  if (urls.size <= KEPT || oldest === undefined) return
  const [name, url] = oldest
  urls.delete(name)
  void url.then((made) => URL.revokeObjectURL(made))
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    // What was asked for last is what is in view now.
    queue.pop()?.()
  }
}
