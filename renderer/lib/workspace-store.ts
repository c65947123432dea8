import { useMemo } from 'react'
import { create } from 'zustand'
import { findIndicatorSet, type IndicatorSet } from '../../shared/catalog/index.ts'
import { listGaps, type Gap } from '../../shared/domain/checks/gaps.ts'
import type { StoredRecord } from '../../shared/domain/record/kinds.ts'
import { PANEL_KINDS } from '../../shared/domain/panel/composition.ts'
import { indexRecords, type RecordIndex } from '../../shared/domain/record/read.ts'
import { recheckList, standingOpinion, type Recheck } from '../../shared/domain/rounds/index.ts'
import type { Evidence, Workspace } from '../../shared/domain/task/workspace.ts'
import { AppError } from '../../shared/errors.ts'
import type { Expert } from '../../shared/formats/task-package.ts'
import { call, onCoreEvent } from './core-client.ts'
import { useCoreConnection } from './core-connection.ts'
import { keepUnchanged } from './keep-unchanged.ts'

/** The open task as its screens see it. */
export type WorkspaceView = {
  readonly workspace: Workspace
  readonly records: RecordIndex
  readonly gaps: readonly Gap[]
  /** What is missing of a record, by its `kind:key`. */
  readonly gapOf: ReadonlyMap<string | null, string>
  /** How far a record that did not hold up in the round before is, by its `kind:key`. */
  readonly recheckOf: ReadonlyMap<string, Recheck['state']>
  /** Who is using this computer for this task. */
  readonly acting: Expert
  readonly isLeader: boolean
  /** A frozen opinion can't change: every step is read-only. */
  readonly isFrozen: boolean
  readonly set: IndicatorSet
}

type WorkspaceStore = {
  readonly taskId: string | null
  readonly workspace: Workspace | null
  readonly byName: ReadonlyMap<string, StoredRecord>
  readonly view: WorkspaceView | null
  readonly error: unknown
}

const EMPTY = { workspace: null, byName: new Map(), view: null, error: null } as const

export const useWorkspaceStore = create<WorkspaceStore>()(() => ({ taskId: null, ...EMPTY }))

/** The open task; only for screens inside the task workspace, which waits until it is loaded. */
export function useWorkspace(): WorkspaceView {
  const view = useWorkspaceStore((state) => state.view)
  if (view === null) throw new Error('no task is open')
  return view
}

/** Evidence that is linked to a record, oldest first. */
export function useEvidenceOf(kind: string, key: string): readonly Evidence[] {
  const evidence = useWorkspaceStore((state) => state.workspace?.evidence)
  return useMemo(
    () =>
      (evidence ?? []).filter(({ links }) =>
        links.some((link) => link.kind === kind && link.key === key),
      ),
    [evidence, kind, key],
  )
}

export const recordName = (kind: string, key: string): string => `${kind}:${key}`

export async function openTask(taskId: string): Promise<void> {
  if (useWorkspaceStore.getState().taskId !== taskId)
    useWorkspaceStore.setState({ taskId, ...EMPTY })
  await reload()
}

/** Reads the open task again from core. */
export async function reload(): Promise<void> {
  const { taskId } = useWorkspaceStore.getState()
  if (taskId === null) return
  try {
    const workspace = await call('task.get', { taskId })
    if (useWorkspaceStore.getState().taskId === taskId) showWorkspace(workspace)
  } catch (error) {
    if (useWorkspaceStore.getState().taskId === taskId) useWorkspaceStore.setState({ error })
  }
}

/** Shows a workspace that core has just answered. */
export function showWorkspace(next: Workspace): void {
  const { workspace: shown } = useWorkspaceStore.getState()
  const isSame = shown?.summary.id === next.summary.id
  const workspace = isSame ? keepUnchanged(shown, next) : next
  useWorkspaceStore.setState({
    taskId: workspace.summary.id,
    workspace,
    byName: new Map(workspace.records.map((r) => [recordName(r.kind, r.key), r])),
    view: viewOf(workspace),
    error: null,
  })
}

/** Puts a record that core has saved into the open task. */
export function showRecord(record: StoredRecord): void {
  const { workspace } = useWorkspaceStore.getState()
  if (workspace?.summary.id !== record.taskId) return
  const { records } = workspace
  const place = records.findIndex(({ kind, key }) => kind === record.kind && key === record.key)
  const next = place < 0 ? [...records, record] : records.with(place, record)
  showWorkspace({ ...workspace, records: next })
  const isCoresToSay = record.kind === 'step' || PANEL_KINDS.includes(record.kind)
  if (isCoresToSay || record.revision === 1) reloadSoon()
}

/** Puts evidence that core has stored into the open task. */
export function showEvidence(evidence: readonly Evidence[]): void {
  const { workspace } = useWorkspaceStore.getState()
  const added = evidence.filter(({ taskId }) => taskId === workspace?.summary.id)
  if (workspace === null || added.length === 0) return
  const newer = new Map(added.map((piece) => [piece.id, piece]))
  const known = workspace.evidence.map((piece) => newer.get(piece.id) ?? piece)
  const ids = new Set(known.map(({ id }) => id))
  const others = added.filter(({ id }) => !ids.has(id))
  showWorkspace({ ...workspace, evidence: [...known, ...others] })
}

function viewOf(workspace: Workspace): WorkspaceView {
  const set = findIndicatorSet(workspace.package.pinned.indicatorSet.id)
  const acting = workspace.package.panel.experts.find(({ id }) => id === workspace.actingExpertId)
  if (set === undefined)
    throw new AppError({
      code: 'not-found',
      noun: '指标集',
      id: workspace.package.pinned.indicatorSet.id,
    })
  if (acting === undefined)
    throw new AppError({ code: 'not-found', noun: '当前使用者', id: workspace.actingExpertId })
  const gaps = listGaps(workspace)
  return {
    workspace,
    records: indexRecords(workspace.records),
    gaps,
    gapOf: new Map(gaps.map(({ target, message }) => [target, message])),
    recheckOf: new Map(recheckList(workspace).map(({ target, state }) => [target, state])),
    acting,
    isLeader: acting.role === 'leader',
    isFrozen: standingOpinion(workspace) !== undefined,
    set,
  }
}

let reloadTimer: number | undefined

/** Status and progress are core's to say; a burst of changes asks once. */
function reloadSoon(): void {
  window.clearTimeout(reloadTimer)
  reloadTimer = window.setTimeout(() => void reload(), 400)
}

onCoreEvent((event) => {
  if (event.type === 'task-changed' && event.taskId === useWorkspaceStore.getState().taskId)
    reloadSoon()
})
useCoreConnection.subscribe((now, before) => {
  if (now.restarts !== before.restarts) reloadSoon()
})
