import { findDemonstrationScript } from '../../../catalog/index.ts'
import { CONNECTION_STATES, connectionState } from '../../connectivity/connection.ts'
import { STEP_RESULTS } from '../../demonstration/results.ts'
import { demonstrationSteps } from '../../demonstration/steps.ts'
import { withNote } from '../../opinion/with-note.ts'
import { inOrderOfEntry } from '../../record/read.ts'
import type { RecordBody } from '../../record/kinds.ts'
import type { Block } from '../blocks.ts'
import { tableOr } from '../make.ts'
import type { Reading } from '../reading.ts'
import { beijingMinute, codeWord, NOTHING, orNothing } from '../words.ts'

/** The systems that were shown, what was wanting in them, and which data goes between them. */
export function demonstrationBlocks(reading: Reading): readonly Block[] {
  const { records } = reading
  const shown = inOrderOfEntry(records.all('demonstration'))
  return [
    tableOr(
      '没有系统演示的记录。',
      '系统演示情况',
      [
        ['系统', 3.2],
        ['服务商', 3],
        ['演示人', 1.6],
        ['时间', 2.4],
        ['步骤结果', 3],
        ['结论', 4],
      ],
      shown.map(({ body }) => [
        orNothing(body.system),
        orNothing(body.provider),
        orNothing(body.presenter),
        body.shownAt ? beijingMinute(body.shownAt) : NOTHING,
        resultCounts(body),
        orNothing(body.conclusion),
      ]),
    ),
    tableOr(
      '演示的步骤没有部分通过或未通过的。',
      '未完全通过的演示步骤',
      [
        ['系统', 3],
        ['步骤', 5],
        ['结果', 1.8, 'center'],
        ['记录', 4],
      ],
      shown.flatMap(({ body }) => wantingSteps(reading, body)),
    ),
    tableOr(
      '没有填写系统间的数据连接。',
      '系统间数据贯通',
      [
        ['来源系统', 2.4],
        ['去向系统', 2.4],
        ['传递的数据', 4],
        ['传递与核实', 2.6],
        ['说明', 3],
      ],
      inOrderOfEntry(records.all('connection')).map(({ body }) => [
        orNothing(body.from),
        orNothing(body.to),
        orNothing(body.data),
        CONNECTION_STATES[connectionState(body)].words,
        orNothing(body.note),
      ]),
    ),
  ]
}

/** @example '通过 5、部分通过 1' */
function resultCounts({ results = {} }: RecordBody<'demonstration'>): string {
  const counts = STEP_RESULTS.flatMap(({ value, label }) => {
    const count = Object.values(results).filter((one) => one === value).length
    return count === 0 ? [] : [`${label} ${count}`]
  })
  return counts.length === 0 ? NOTHING : counts.join('、')
}

function wantingSteps(
  { package: pkg }: Reading,
  body: RecordBody<'demonstration'>,
): readonly (readonly string[])[] {
  const script = findDemonstrationScript(pkg.pinned.demonstrationScript.id)
  return demonstrationSteps(script, body).flatMap(({ code, action, expected }) => {
    const result = body.results?.[code]
    return result === 'partly' || result === 'fail'
      ? [
          [
            orNothing(body.system),
            withNote(orNothing(action), expected),
            codeWord('demonstration.results', result),
            orNothing(body.notes?.[code]),
          ],
        ]
      : []
  })
}
