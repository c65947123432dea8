import type { CoreEvent } from '../../../shared/ipc/contract.ts'
import type { Context } from '../context.ts'

/** How far an export is: first everything is written, then all of it is read back. */
export type ExportMeter = {
  /** More to be written than was known before. */
  readonly expect: (sizeBytes: number) => void
  readonly start: (file: string) => void
  readonly add: (sizeBytes: number, file?: string) => void
  readonly startChecking: (totalBytes: number) => void
}

const EVERY_MS = 100

/** Tells the screens at most ten times a second, and always of a new stage. */
export function createMeter({ emit, now }: Context, knownBytes: number): ExportMeter {
  let stage: Extract<CoreEvent, { readonly type: 'dossier-progress' }>['stage'] = 'writing'
  let doneBytes = 0
  let totalBytes = knownBytes
  let file = ''
  let lastAt = 0
  const tell = (isDue: boolean): void => {
    const at = now().getTime()
    if (!isDue && at - lastAt < EVERY_MS) return
    lastAt = at
    emit({ type: 'dossier-progress', stage, doneBytes, totalBytes, file })
  }
  return {
    expect: (sizeBytes) => {
      totalBytes += sizeBytes
    },
    start: (name) => {
      file = name
      tell(false)
    },
    add: (sizeBytes, name = file) => {
      doneBytes += sizeBytes
      file = name
      tell(false)
    },
    startChecking: (toRead) => {
      stage = 'checking'
      doneBytes = 0
      totalBytes = toRead
      tell(true)
    },
  }
}
