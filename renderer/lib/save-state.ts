import { create } from 'zustand'

/** What the status strip says about saving. `saved` only after core acknowledged the commit. */
export type SaveState =
  | { readonly status: 'idle' }
  | { readonly status: 'saving' }
  | { readonly status: 'saved'; readonly at: string }
  | { readonly status: 'failed'; readonly message: string }

type SaveStore = {
  /** Names of what is not yet acknowledged. */
  readonly unsaved: ReadonlySet<string>
  readonly failures: Readonly<Record<string, string>>
  readonly savedAt: string | null
}

const useSaveStore = create<SaveStore>()(() => ({
  unsaved: new Set(),
  failures: {},
  savedAt: null,
}))

export function useSaveState(): SaveState {
  const { unsaved, failures, savedAt } = useSaveStore()
  const failure = Object.values(failures)[0]
  if (failure !== undefined) return { status: 'failed', message: failure }
  if (unsaved.size > 0) return { status: 'saving' }
  return savedAt === null ? { status: 'idle' } : { status: 'saved', at: savedAt }
}

export function markUnsaved(name: string): void {
  useSaveStore.setState(({ unsaved }) => ({ unsaved: new Set([...unsaved, name]) }))
}

export function markSaved(name: string, savedAt: string): void {
  useSaveStore.setState((state) => ({ ...withoutName(state, name), savedAt }))
}

export function markFailed(name: string, message: string): void {
  useSaveStore.setState(({ failures }) => ({ failures: { ...failures, [name]: message } }))
}

/** Takes a name off the list without a save: it was given up or is no longer wanted. */
export function markDropped(name: string): void {
  useSaveStore.setState((state) => withoutName(state, name))
}

/** Shows an action other than a record's fields as saving, e.g. adding evidence. */
export async function trackSaving<T>(name: string, action: Promise<T>): Promise<T> {
  markUnsaved(name)
  try {
    const result = await action
    markSaved(name, new Date().toISOString())
    return result
  } catch (error) {
    // The caller says what failed; nothing is left waiting to be saved.
    markDropped(name)
    throw error
  }
}

function withoutName(state: SaveStore, name: string): Pick<SaveStore, 'unsaved' | 'failures'> {
  return {
    unsaved: new Set([...state.unsaved].filter((other) => other !== name)),
    failures: Object.fromEntries(Object.entries(state.failures).filter(([key]) => key !== name)),
  }
}
