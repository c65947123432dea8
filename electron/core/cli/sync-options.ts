import type { CommonOptions } from './run.ts'

export type SyncOptions = CommonOptions & {
  readonly account: string
  readonly enrol?: string
  readonly platform?: string
  readonly task?: readonly string[]
  /** False with `--no-wait`. */
  readonly wait: boolean
}

/** What a command does while it waits: says why, and ends when somebody presses Ctrl+C. */
export type Patience = {
  readonly waits: boolean
  /** Aborts with Ctrl+C. */
  readonly signal: AbortSignal
  readonly say: (line: string) => void
}
