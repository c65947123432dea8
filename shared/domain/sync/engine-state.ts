import type { Receipt, ReceiptPayload } from '../../formats/platform-api.ts'
import type { Fault } from './fault.ts'
import type { OutboxItem, Standing, StoredItem } from './item-state.ts'
import type { RunState } from './run-state.ts'

/** The whole of a synchronisation, as data: `next` alone changes it. */
export type EngineState = {
  readonly run: RunState
  /** In the order to be sent. */
  readonly items: readonly OutboxItem[]
  /** Whether there is an access token that nobody has refused yet. */
  readonly isSignedIn: boolean
  /** This run has not fetched what is new. */
  readonly needsPull: boolean
  /** Received items that this run has to look up: the platform may have lost them. */
  readonly doubts: readonly string[]
  /** Why nothing could be fetched in this run, although sending goes on. */
  readonly pullFault: Fault | null
  /** Failures of the whole run in a row. */
  readonly failures: number
  /** Whose requests are under way. */
  readonly currentId: string | null
  /** The one request or sleep that goes on; answers with any other token are stale. */
  readonly awaited: { readonly token: number; readonly request: SyncRequest | null } | null
  readonly lastToken: number
}

export const IDLE_ENGINE: EngineState = {
  run: { phase: 'idle', fault: null },
  items: [],
  isSignedIn: false,
  needsPull: false,
  doubts: [],
  pullFault: null,
  failures: 0,
  currentId: null,
  awaited: null,
  lastToken: 0,
}

/** One thing to ask of the platform. */
export type SyncRequest =
  | { readonly step: 'sign-in' }
  | { readonly step: 'pull' }
  /** Whether the platform still has what it gave a receipt for. */
  | { readonly step: 'look-up'; readonly id: string }
  /** With a submission id: looks how far it is. Without: registers it, or finds it by its key. */
  | { readonly step: 'register'; readonly id: string; readonly submissionId: string | null }
  | {
      readonly step: 'send-file'
      readonly id: string
      readonly submissionId: string
      readonly sha256: string
    }
  | { readonly step: 'complete'; readonly id: string; readonly submissionId: string }

export type VerifiedReceipt = { readonly receipt: Receipt; readonly payload: ReceiptPayload }

export type RunOutcome = 'finished' | 'cancelled' | 'stopped'

/** What is to be done, in this order; a crash between two of them must do no harm. */
export type Effect =
  | { readonly kind: 'save'; readonly item: StoredItem }
  /** Item and receipt become 已上报 in one write. */
  | { readonly kind: 'keep-receipt'; readonly id: string; readonly receipt: VerifiedReceipt }
  /** Whether the platform still has a received item; nothing of its receipt changes. */
  | { readonly kind: 'note-standing'; readonly id: string; readonly standing: Standing }
  | { readonly kind: 'abort'; readonly token: number }
  | { readonly kind: 'request'; readonly token: number; readonly request: SyncRequest }
  | { readonly kind: 'sleep'; readonly token: number; readonly ms: number }
  | { readonly kind: 'ended'; readonly outcome: RunOutcome; readonly fault: Fault | null }

/** A signed revision, or a scan that came after it, as the database has it. */
export type OutboxEntry = Pick<OutboxItem, 'id' | 'attachesTo' | 'taskId' | 'revision'>

export type SyncEvent =
  /** What is in the outbox now: new ones are added, withdrawn ones taken out. */
  | { readonly kind: 'outbox'; readonly entries: readonly OutboxEntry[] }
  /** `chosen` null: everything. An automatic start leaves alone what a person holds. */
  | {
      readonly kind: 'start'
      readonly chosen: readonly string[] | null
      readonly isAutomatic: boolean
    }
  | { readonly kind: 'pause' | 'cancel'; readonly id: string | null }
  | { readonly kind: 'retry'; readonly id: string }
  /** The line may be back: the network changed, or the computer woke up. */
  | { readonly kind: 'wake' }
  | { readonly kind: 'slept'; readonly token: number }
  | { readonly kind: 'signed-in'; readonly token: number }
  /**
   * `unsure`: what was received and may be lost, for the feeds turned out to be of another history than
   * before. It was written down before the cursors moved.
   */
  | { readonly kind: 'pulled'; readonly token: number; readonly unsure: readonly string[] }
  | { readonly kind: 'looked-up'; readonly token: number; readonly isKnown: boolean }
  | {
      readonly kind: 'registered'
      readonly token: number
      readonly submissionId: string
      readonly missing: readonly string[]
    }
  /** The platform holds so many bytes of the file. */
  | { readonly kind: 'progress'; readonly token: number; readonly offset: number }
  | { readonly kind: 'file-sent'; readonly token: number }
  /** A receipt was verified for the item; whoever asked for it. */
  | { readonly kind: 'received'; readonly id: string; readonly receipt: VerifiedReceipt }
  | { readonly kind: 'failed'; readonly token: number; readonly fault: Fault }

/** What a step may depend on besides its state. */
export type Moment = {
  /** Monotonic clock: never the wall clock, which may be wrong and jump. */
  readonly nowMs: number
  /** From 0 to 1. */
  readonly random: number
}

export type Step = { readonly state: EngineState; readonly effects: readonly Effect[] }
