import { findDemonstrationScript } from '../../catalog/index.ts'
import { missingInConnection } from '../connectivity/connection.ts'
import { demonstrationSteps, stepKey, type ShownStep } from '../demonstration/steps.ts'
import type { RecordBody, StoredRecord } from '../record/kinds.ts'
import type { RecordIndex } from '../record/read.ts'
import { isBlank } from '../record/text.ts'
import type { Workspace } from '../task/workspace.ts'
import { gap, warning, type Gap } from './gap.ts'

/**
 * Once the demonstrations are called done, every step has its result and every connection is whole.
 *
 * A missing result blocks: 未演示 is one, so an empty step is forgotten, not judged.
 */
export function demonstrationGaps(
  { package: pkg }: Workspace,
  records: RecordIndex,
): readonly Gap[] {
  if (records.body('step', 'demonstration').status !== 'done') return []
  const script = findDemonstrationScript(pkg.pinned.demonstrationScript.id)
  const demonstrations = records.all('demonstration')
  const steps = demonstrations.flatMap(({ key, body }) =>
    stepGaps(key, body, demonstrationSteps(script, body)),
  )
  const connections = records.all('connection')
  const isBare = demonstrations.length > 0 && connections.length === 0
  return [...steps, ...connections.flatMap(connectionGaps), ...(isBare ? [noConnection()] : [])]
}

function stepGaps(
  key: string,
  body: RecordBody<'demonstration'>,
  steps: readonly ShownStep[],
): readonly Gap[] {
  const name = isBlank(body.system) ? '系统演示' : `系统演示“${(body.system ?? '').trim()}”`
  if (steps.length === 0)
    return [gap('demonstration', `demonstration:${key}`, `${name}还没有步骤，请添加演示的步骤`)]
  const unnamed = steps.filter(({ action }) => isBlank(action))
  const open = steps.filter(({ code }) => !body.results?.[code])
  const numbers = (some: readonly ShownStep[]) => some.map(({ number }) => number).join('、')
  const at = ([first]: readonly ShownStep[]) =>
    `demonstration:${first ? stepKey(key, first.code) : key}`
  return [
    ...(unnamed.length === 0
      ? []
      : [gap('demonstration', at(unnamed), `${name}第 ${numbers(unnamed)} 步还没有写操作`)]),
    ...(open.length === 0
      ? []
      : [
          gap(
            'demonstration',
            at(open),
            `${name}第 ${numbers(open)} 步还没有结果，没有演示的请选“未演示”`,
          ),
        ]),
  ]
}

function connectionGaps({ key, body }: StoredRecord<'connection'>): readonly Gap[] {
  const missing = missingInConnection(body)
  if (missing.length === 0) return []
  const ends = [body.from, body.to].map((end) => (isBlank(end) ? '？' : (end ?? '').trim()))
  return [
    gap(
      'demonstration',
      `connection:${key}`,
      `数据连接“${ends.join('→')}”还没有填写${missing.join('、')}`,
    ),
  ]
}

function noConnection(): Gap {
  return warning(
    'demonstration',
    'connection:matrix',
    '数据贯通矩阵还没有记录，请核实系统之间的数据传递',
  )
}
