import {
  findIndicatorSet,
  type IndicatorItem,
  type IndicatorSet,
  type Scenario,
} from '../../catalog/index.ts'
import type { Expert } from '../../formats/task-package.ts'
import type { OpinionSnapshot } from '../opinion/snapshot.ts'
import { composePanel } from '../panel/composition.ts'
import { indexRecords, type RecordIndex } from '../record/read.ts'
import type { RecordKind } from '../record/kinds.ts'
import type { MethodStep } from '../record/terms.ts'
import type { DocumentSource } from './source.ts'

/** A piece of evidence as the snapshot names it. */
export type Piece = OpinionSnapshot['evidence'][number]

/** A source as the contents read it: records by name, the panel as it sat, the pinned set. */
export type Reading = DocumentSource & {
  readonly records: RecordIndex
  /** As it sat: with substitutes, and the leader whom it elected. */
  readonly experts: readonly Expert[]
  readonly set: IndicatorSet
  /** Pieces that are linked to this very record. */
  readonly evidenceOf: (kind: RecordKind, key: string) => readonly Piece[]
}

export function readSource(source: DocumentSource): Reading {
  const { snapshot } = source
  const records = indexRecords(
    snapshot.records.map((record) => ({ ...record, taskId: snapshot.task.id })),
  )
  const experts = composePanel(source.package.panel.experts, records)
  const set = findIndicatorSet(snapshot.catalog.indicatorSet.id)
  if (!set) throw new RangeError('a frozen opinion was rated by a known indicator set')
  return {
    ...source,
    package: { ...source.package, panel: { ...source.package.panel, experts: [...experts] } },
    records,
    experts,
    set,
    evidenceOf: (kind, key) =>
      snapshot.evidence.filter(({ links }) =>
        links.some((link) => link.kind === kind && link.key === key),
      ),
  }
}

/** Why a method was not used, in the panel's words; null where it was. */
export function omission({ records }: Reading, step: MethodStep): string | null {
  const { status, reason } = records.body('step', step)
  return status === 'omitted' ? (reason ?? '').trim() : null
}

export function expertName({ experts }: Reading, id: string): string {
  return experts.find((expert) => expert.id === id)?.name ?? '—'
}

/** Whether Annex 3 is known: a task entered on site has none, its plan is a copy of the claim. */
export function hasPlan({ package: pkg }: Pick<Reading, 'package'>): boolean {
  return pkg.task.origin !== 'on-site'
}

/** The items of one dimension, in the order of the set. */
export function itemsOf({ set }: Reading, dimension: IndicatorItem['dimension']) {
  return set.items.filter((item) => item.dimension === dimension)
}

/** @example 'S03 营销管理（约束性）' */
export function scenarioTitle({ code, title, binding }: Scenario): string {
  return `${code} ${title}${binding ? '（约束性）' : ''}`
}
