import type { AnswerSheet } from '../../shared/domain/scoring/types.ts'
import { miit2024 } from '../../shared/catalog/miit-2024.ts'
import {
  checklists,
  demonstrationScripts,
  indicatorSets,
  interviewOutlines,
  materialLists,
  questionSets,
  rubrics,
} from '../../shared/catalog/index.ts'
import { creditCodeCheckCharacter } from '../../shared/formats/credit-code.ts'
import type { Filing } from '../../shared/formats/filing.ts'
import type { TaskPackage } from '../../shared/formats/task-package.ts'
import { DEMO_RECEIPT_KEY } from '../../test/platform/demo-key.ts'
import type { SampleDocument } from './documents/document.ts'

/** A sample task package before its documents are drawn and listed. */
export type Sample = {
  readonly fileName: string
  readonly package: Omit<TaskPackage, 'attachments'>
  readonly documents: readonly SampleDocument[]
}

export type Deliverable = Filing['deliverables'][number]
export type Provider = Filing['providers'][number]

export const SAMPLE_PLATFORM: TaskPackage['platform'] = {
  name: '长春市数字化转型产业大脑（演示平台）',
  url: 'http://127.0.0.1:8642',
  receiptKey: DEMO_RECEIPT_KEY,
}

/** The catalog as this program knows it. */
export const SAMPLE_PINNED: TaskPackage['pinned'] = {
  indicatorSet: newest(indicatorSets),
  materialList: newest(materialLists),
  checklist: newest(checklists),
  interviewOutline: newest(interviewOutlines),
  questionSet: newest(questionSets),
  demonstrationScript: newest(demonstrationScripts),
  rubric: newest(rubrics),
}

function newest(sets: readonly { readonly id: string; readonly version: string }[]) {
  const set = sets.at(-1)
  if (set === undefined) throw new RangeError('the catalog has an empty list')
  return { id: set.id, version: set.version }
}

/** A valid credit code of no real enterprise: `DEM` stands in its organisation part. */
export function sampleCreditCode(first17: string): string {
  const check = creditCodeCheckCharacter(first17)
  if (check === null) throw new RangeError(`not the beginning of a credit code: ${first17}`)
  return `${first17}${check}`
}

/**
 * A full answer sheet: letters by item code, scenario levels in the order of the set.
 *
 * @example sheet({ F1: 'BC', F2: 'C', ... }, '1110 111011 11 1110')
 */
export function sheet(
  letters: Readonly<Record<string, string>>,
  levels: string,
): TaskPackage['selfAssessment']['before'] {
  const digits = levels.replaceAll(' ', '')
  const items = miit2024.items.map(({ code, type }): [string, string | string[]] => {
    const chosen = letters[code]
    if (chosen === undefined) throw new RangeError(`no answer for ${code}`)
    return [code, type === 'single' ? chosen : Array.from(chosen)]
  })
  const scenarios = miit2024.scenarios.map(({ code }, index): [string, number] => [
    code,
    Number(digits.charAt(index)),
  ])
  const answers = {
    items: Object.fromEntries(items),
    scenarios: Object.fromEntries(scenarios),
  } satisfies AnswerSheet
  return answers
}

/** A row of the contract's price list. */
export function deliverable(
  provider: string,
  kind: Deliverable['kind'],
  [name, brand, model]: readonly [name: string, brand: string, model: string],
  quantity: number,
  unitPrice: string,
): Deliverable {
  return { name, kind, brand, model, quantity, unitPrice, provider }
}
