import { create } from 'zustand'
import type { RecordKind } from '../../shared/domain/record/kinds.ts'
import { call, onCoreEvent } from './core-client.ts'
import { recordName } from './workspace-store.ts'

export type TakingInTarget = {
  readonly taskId: string
  readonly kind: RecordKind
  readonly key: string
}

/** How far the big file is that a record is being given. */
export type TakingIn = {
  readonly file: string
  readonly takenBytes: number
  readonly totalBytes: number
}

const useTakingInStore = create<Readonly<Record<string, TakingIn>>>()(() => ({}))

const nameOf = ({ taskId, kind, key }: TakingInTarget): string =>
  `${taskId} ${recordName(kind, key)}`

/** Null while no big file is under way for the record. */
export function useTakingIn(target: TakingInTarget): TakingIn | null {
  return useTakingInStore((state) => state[nameOf(target)] ?? null)
}

export function forgetTakingIn(target: TakingInTarget): void {
  const { [nameOf(target)]: _done, ...others } = useTakingInStore.getState()
  useTakingInStore.setState(others, true)
}

/** Files that are stored already stay. */
export async function cancelTakingIn({ taskId, kind, key }: TakingInTarget): Promise<void> {
  await call('evidence.cancel', { taskId, kind, key })
}

onCoreEvent((event) => {
  if (event.type !== 'evidence-progress') return
  const { file, takenBytes, totalBytes } = event
  useTakingInStore.setState({ [nameOf(event)]: { file, takenBytes, totalBytes } })
})
