import { create } from 'zustand'
import type { Changes } from '../../shared/domain/record/apply-changes.ts'
import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import { AppError } from '../../shared/errors.ts'
import { call } from './core-client.ts'
import { errorMessage } from './error-message.ts'
import { mergeChanges } from './record-changes.ts'
import { markDropped, markFailed, markSaved, markUnsaved } from './save-state.ts'
import { showRecord } from './workspace-store.ts'

export type RecordAddress = {
  readonly taskId: string
  readonly kind: RecordKind
  readonly key: string
}
/** Why a screen writes for the expert, and which saves belong together for undo. */
export type SaveNote = { readonly reason?: string; readonly changeId?: string }
type Draft = RecordAddress & {
  /** Changes that core has not been given yet. */
  readonly waiting: Changes | null
  /** Changes that core has not acknowledged yet. */
  readonly sending: Changes | null
  /** What goes with the waiting changes. */
  readonly note: SaveNote
  /** Failed tries in a row. */
  readonly failures: number
}

const TYPING_PAUSE_MS = 300
const RETRY_MS = [1_000, 2_000, 5_000, 10_000] as const

export type UnsavedRecord = RecordAddress & {
  readonly changes: Changes
  /** Why core has refused them. */
  readonly message: string | null
}

/** Unsaved changes by record; they outlive the screens that made them. */
export const useUnsaved = create<Readonly<Record<string, UnsavedRecord>>>()(() => ({}))

const drafts = new Map<string, Draft>()
const timers = new Map<string, number>()

export const draftName = ({ taskId, kind, key }: RecordAddress): string =>
  `${taskId} ${kind} ${key}`

/** Takes changes at once and saves them now or after a pause in typing. */
export function saveRecord(
  address: RecordAddress,
  changes: Changes,
  when: 'now' | 'soon',
  note: SaveNote = {},
): void {
  const name = draftName(address)
  const fresh = { ...address, waiting: null, sending: null, note: {}, failures: 0 }
  const draft = drafts.get(name) ?? fresh
  drafts.set(name, { ...draft, note, waiting: mergeChanges(draft.waiting ?? {}, changes) })
  markUnsaved(name)
  publish(name)
  schedule(name, when === 'now' ? 0 : TYPING_PAUSE_MS)
}

/** Sends everything that waits for a pause in typing or for another try. */
export function flushDrafts(): void {
  for (const name of drafts.keys()) flush(name)
}

/** Gives up all changes that core has refused. */
export function discardRefused(): void {
  for (const [name, draft] of drafts) if (draft.failures > 0) discardDraft(name)
}

/** Gives up the unsaved changes of one record: what core has is shown again. */
export function discardDraft(name: string): void {
  const draft = drafts.get(name)
  if (draft === undefined || draft.sending !== null) return
  settle(name)
  markDropped(name)
}

/** Answers once every save, or that of one record, is acknowledged or refused. */
export async function whenSettled(address?: RecordAddress): Promise<void> {
  flushDrafts()
  const names = (): readonly string[] => (address ? [draftName(address)] : [...drafts.keys()])
  while (names().some(isUnderWay)) await new Promise((resolve) => window.setTimeout(resolve, 30))
}

function isUnderWay(name: string): boolean {
  const draft = drafts.get(name)
  return draft !== undefined && (draft.sending !== null || draft.failures === 0)
}

function flush(name: string): void {
  window.clearTimeout(timers.get(name))
  timers.delete(name)
  const draft = drafts.get(name)
  if (draft === undefined || draft.sending !== null || draft.waiting === null) return
  drafts.set(name, { ...draft, sending: draft.waiting, waiting: null, note: {} })
  void send(name, draft, draft.waiting)
}

async function send(name: string, draft: Draft, changes: Changes): Promise<void> {
  const { taskId, kind, key, note } = draft
  try {
    const { record, savedAt } = await call('record.save', { taskId, kind, key, changes, ...note })
    showRecord(record)
    const after = drafts.get(name)
    if (after?.waiting) {
      drafts.set(name, { ...after, sending: null, failures: 0 })
      publish(name)
      if (!timers.has(name)) flush(name)
      return
    }
    settle(name)
    markSaved(name, savedAt)
  } catch (error) {
    const after = drafts.get(name)
    if (after === undefined) return
    const waiting = mergeChanges(changes, after.waiting ?? {})
    const kept = after.waiting === null ? note : after.note
    drafts.set(name, { ...after, sending: null, waiting, note: kept, failures: after.failures + 1 })
    publish(name, errorMessage(error))
    markFailed(name, errorMessage(error))
    if (isWorthRetrying(error)) schedule(name, RETRY_MS[after.failures] ?? 10_000)
  }
}

/** A refusal stays one until the expert changes the value; anything else may pass. */
function isWorthRetrying(error: unknown): boolean {
  if (!(error instanceof AppError)) return true
  const { code } = error.info
  return !['input-invalid', 'not-allowed', 'task-frozen', 'not-found'].includes(code)
}

function schedule(name: string, ms: number): void {
  window.clearTimeout(timers.get(name))
  if (ms === 0) flush(name)
  else
    timers.set(
      name,
      window.setTimeout(() => flush(name), ms),
    )
}

function settle(name: string): void {
  drafts.delete(name)
  const others = Object.entries(useUnsaved.getState()).filter(([other]) => other !== name)
  useUnsaved.setState(Object.fromEntries(others), true)
}

function publish(name: string, message: string | null = null): void {
  const draft = drafts.get(name)
  if (draft === undefined) return
  const { taskId, kind, key, sending, waiting } = draft
  const changes = mergeChanges(sending ?? {}, waiting ?? {})
  useUnsaved.setState({ [name]: { taskId, kind, key, changes, message } })
}

window.addEventListener('pagehide', flushDrafts)
window.addEventListener('blur', flushDrafts)
document.addEventListener('visibilitychange', flushDrafts)
/** Leaving a field saves it: the pause is for typing only. */
document.addEventListener('focusout', flushDrafts)
