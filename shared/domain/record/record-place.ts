import type { TaskPackage } from '../../formats/task-package.ts'
import { splitStepKey } from '../demonstration/steps.ts'
import { historyCatalog } from '../history/catalog.ts'
import { recordTitle, stepTitle } from '../history/record-title.ts'
import { RECORD_KINDS, type RecordKind } from './kinds.ts'
import type { RecordIndex } from './read.ts'
import { STEP_OF_KIND, STEPS, type Step } from './terms.ts'

/** What a person calls a record, and the screen that it stands on. */
export type RecordPlace = {
  readonly kind: RecordKind
  readonly key: string
  readonly step: Step
  readonly title: string
}

/** Kinds that only their records name: once one is in the bin, its key says nothing. */
const NAMED_BY_RECORD: readonly RecordKind[] = [
  'clarification',
  'own-checkpoint',
  'equipment',
  'interview',
  'quote',
  'questionnaire',
  'demonstration',
  'connection',
  'finding',
]

/** Finds records by their `kind:key`; null for what is on no screen. */
export function placeFinder(
  pkg: TaskPackage,
  records: RecordIndex,
): (target: string) => RecordPlace | null {
  const catalog = historyCatalog(pkg)
  return (target) => {
    const name = splitName(target)
    const step = recordStep(target)
    if (!name || !step) return null
    const { kind, key } = name
    const part = kind === 'demonstration' ? splitStepKey(key) : null
    const saved = Object.keys(records.body(kind, part?.demonstration ?? key))
    if (saved.length === 0 && NAMED_BY_RECORD.includes(kind)) {
      return { kind, key, step, title: `${recordTitle(kind, key, {}, catalog)}（已移除）` }
    }
    if (part) {
      const body = records.body('demonstration', part.demonstration)
      const title = `${recordTitle(kind, key, body, catalog)}·${stepTitle(part.code, body, catalog)}`
      return { kind, key, step, title }
    }
    return { kind, key, step, title: recordTitle(kind, key, records.body(kind, key), catalog) }
  }
}

/** The screen of a `kind:key`; null where it is on none. */
export function recordStep(target: string): Step | null {
  const name = splitName(target)
  if (!name) return null
  return name.kind === 'step'
    ? (STEPS.find((step) => step === name.key) ?? null)
    : STEP_OF_KIND[name.kind]
}

function splitName(
  target: string,
): { readonly kind: RecordKind; readonly key: string } | undefined {
  const at = target.indexOf(':')
  const kind = RECORD_KINDS.find((one) => one === target.slice(0, at))
  return kind && { kind, key: target.slice(at + 1) }
}
