import type { Locker } from '@tus/server'

/** One request at a time works on an upload, whichever server it came to. */
export type UploadLocks = {
  readonly locker: Locker
  readonly close: () => Promise<void>
}
