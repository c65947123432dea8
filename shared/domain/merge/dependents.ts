import type { Json } from '../../formats/canonical-json.ts'
import type { TaskPackage } from '../../formats/task-package.ts'
import { comparisonRows } from '../comparison/rows.ts'
import type { RecordKind, StoredRecord } from '../record/kinds.ts'
import { isSame, type PackageChange } from './changes.ts'
import { isList } from './package-tree.ts'
import { withChange } from './merge-packages.ts'

type Depends = (record: StoredRecord) => boolean

/** Which records are written by a catalog. */
const KINDS_OF_PINNED: Readonly<Record<string, readonly RecordKind[]>> = {
  indicatorSet: ['score', 'scenario-score', 'verified-item', 'verified-scenario', 'scenario-check'],
  materialList: ['material'],
  checklist: ['checkpoint'],
  interviewOutline: ['interview'],
  questionSet: ['questionnaire'],
  demonstrationScript: ['demonstration'],
  rubric: ['rubric-mark', 'rubric-weights'],
}
const KINDS_OF_CLAIM: Readonly<Record<string, readonly RecordKind[]>> = {
  items: ['score', 'verified-item'],
  scenarios: ['scenario-score', 'verified-scenario', 'scenario-check'],
}

/** The panel's records that refer to what a change would alter: they were written by the old value. */
export function dependentsOf(
  change: PackageChange,
  pkg: TaskPackage,
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  const depends = dependsOn(change, pkg)
  return depends ? records.filter(depends) : []
}

function dependsOn(change: PackageChange, pkg: TaskPackage): Depends | null {
  const [form = '', part = '', third = '', code] = change.path
  if (form === 'panel' && part === 'experts') return change.before ? isOfExpert(third) : null
  if (form === 'pinned') return isOfKind(KINDS_OF_PINNED[part] ?? [])
  if (form === 'diagnosis' || form === 'selfAssessment') {
    const [group, name] = form === 'diagnosis' ? [part, third] : [third, code]
    const kinds = KINDS_OF_CLAIM[group] ?? Object.values(KINDS_OF_CLAIM).flat()
    return (record) => kinds.includes(record.kind) && isOfCode(record.key, name)
  }
  if (change.key === 'filing.deliverables') return isOfDeliverable(change)
  return form === 'filing' || form === 'application' ? isOfComparison(change, pkg) : null
}

function isOfKind(kinds: readonly RecordKind[]): Depends {
  return ({ kind }) => kinds.includes(kind)
}

/** Written by the expert, about the expert, or in the expert's place. */
function isOfExpert(id: string): Depends {
  return ({ author, key, body }) =>
    author === id ||
    key === id ||
    key.startsWith(`${id}/`) ||
    ('replaces' in body && body.replaces === id) ||
    ('electedLeader' in body && body.electedLeader === id)
}

/** A key is a code or `expert/code`; no code: the whole sheet comes or goes. */
function isOfCode(key: string, code: string | undefined): boolean {
  return code === undefined || code === '' || key === code || key.endsWith(`/${code}`)
}

/** A deliverable's place names its record. */
function isOfDeliverable({ before, after }: PackageChange): Depends {
  const [old, now] = [before, after].map((list): readonly Json[] => (isList(list) ? list : []))
  return ({ kind, key }) =>
    kind === 'deliverable' && !isSame(old?.[Number(key)], now?.[Number(key)])
}

/** Rows of 计划与成果对照 that read otherwise with this change alone, also where they are renumbered. */
function isOfComparison(change: PackageChange, pkg: TaskPackage): Depends {
  const now = new Map(comparisonRows(withChange(pkg, change)).map((row) => [row.key, row]))
  const changed = new Set(
    comparisonRows(pkg).flatMap((row) => (isSame(row, now.get(row.key)) ? [] : [row.key])),
  )
  return ({ kind, key }) => kind === 'comparison' && changed.has(key)
}
