import type { DemonstrationScript, DemonstrationStep } from '../../catalog/types.ts'
import type { RecordBody } from '../record/kinds.ts'

type Demonstration = RecordBody<'demonstration'>

/** One step of a demonstration: of the script, or added by the panel. */
export type ShownStep = DemonstrationStep & {
  /** `1`, `2` … within its demonstration. */
  readonly number: number
  /** Action and expectation are the panel's to write. */
  readonly isOwn: boolean
}

/** The type of a system that the script does not have: its steps are the panel's own. */
export const OTHER_SYSTEM = '其他'
/** The script's codes end in a number, too, but begin with the system: `MES1`. */
const OWN_CODE = /^X(\d+)$/

export function isOwnStep(code: string): boolean {
  return OWN_CODE.test(code)
}

/** The steps of one demonstration: the script's for its type of system, then the panel's own. */
export function demonstrationSteps(
  script: DemonstrationScript | undefined,
  body: Demonstration,
): readonly ShownStep[] {
  const type = script?.systems.find(({ system }) => system === body.systemType)
  const scripted = (type?.steps ?? []).map((step) => ({ ...step, isOwn: false }))
  const own = ownCodes(body).map((code) => ({
    code,
    action: body.actions?.[code] ?? '',
    expected: body.expected?.[code] ?? '',
    items: [],
    scenarios: [],
    isOwn: true,
  }))
  return [...scripted, ...own].map((step, index) => ({ ...step, number: index + 1 }))
}

/** The code of the next step that the panel adds. */
export function nextOwnCode(body: Demonstration): string {
  const last = Math.max(0, ...ownCodes(body).map(numberOf))
  return `X${last + 1}`
}

/** Takes an added step out, with all that was written about it. */
export function withoutStep(code: string): Readonly<Record<`${string}.${string}`, null>> {
  return {
    [`actions.${code}`]: null,
    [`expected.${code}`]: null,
    [`results.${code}`]: null,
    [`notes.${code}`]: null,
  }
}

/** Evidence of one step is linked to the demonstration's key with the step's code. */
export function stepKey(demonstration: string, code: string): string {
  return `${demonstration}/${code}`
}

/** The two parts of a step's key; null for the key of a demonstration as a whole. */
export function splitStepKey(
  key: string,
): { readonly demonstration: string; readonly code: string } | null {
  const at = key.indexOf('/')
  return at < 0 ? null : { demonstration: key.slice(0, at), code: key.slice(at + 1) }
}

function ownCodes({ actions = {} }: Demonstration): readonly string[] {
  return Object.keys(actions)
    .filter(isOwnStep)
    .toSorted((a, b) => numberOf(a) - numberOf(b))
}

const numberOf = (code: string): number => Number(OWN_CODE.exec(code)?.[1] ?? 0)
