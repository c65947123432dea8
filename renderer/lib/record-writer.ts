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
type Draft = RecordAddress & {
  /** Changes that core has not been given yet. */
  readonly waiting: Changes | null
  /** Changes that core has not acknowledged yet. */
  readonly sending: Changes | null
  /** Failed tries in a row. */
  readonly failures: number
}

const TYPING_PAUSE_MS = 300
const RETRY_MS = [1_000, 2_000, 5_000, 10_000] as const

/** Unsaved changes by record; they outlive the screens that made them. */
export const useDrafts = create<{
  readonly changes: Readonly<Record<string, Changes>>
  readonly messages: Readonly<Record<string, string>>
}>()(() => ({ changes: {}, messages: {} }))

const drafts = new Map<string, Draft>()
const timers = new Map<string, number>()

export const draftName = ({ taskId, kind, key }: RecordAddress): string =>
  `${taskId} ${kind} ${key}`

/** Takes changes at once and saves them now or after a pause in typing. */
export function saveRecord(address: RecordAddress, changes: Changes, when: 'now' | 'soon'): void {
  const name = draftName(address)
  const draft = drafts.get(name) ?? { ...address, waiting: null, sending: null, failures: 0 }
  drafts.set(name, { ...draft, waiting: mergeChanges(draft.waiting ?? {}, changes) })
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
  drafts.set(name, { ...draft, sending: draft.waiting, waiting: null })
  void send(name, draft, draft.waiting)
}

async function send(name: string, { taskId, kind, key }: Draft, changes: Changes): Promise<void> {
  try {
    const { record, savedAt } = await call('record.save', { taskId, kind, key, changes })
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
    drafts.set(name, { ...after, sending: null, waiting, failures: after.failures + 1 })
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
  useDrafts.setState(({ changes, messages }) => ({
    changes: without(changes, name),
    messages: without(messages, name),
  }))
}

function publish(name: string, message?: string): void {
  const draft = drafts.get(name)
  if (draft === undefined) return
  useDrafts.setState(({ changes, messages }) => ({
    changes: { ...changes, [name]: mergeChanges(draft.sending ?? {}, draft.waiting ?? {}) },
    messages: message === undefined ? without(messages, name) : { ...messages, [name]: message },
  }))
}

function without<T>(map: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  if (!(name in map)) return map
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== name))
}

window.addEventListener('pagehide', flushDrafts)
window.addEventListener('blur', flushDrafts)
document.addEventListener('visibilitychange', flushDrafts)
/** Leaving a field saves it: the pause is for typing only. */
document.addEventListener('focusout', flushDrafts)
