import { findInterviewOutline, findMaterialList, findQuestionSet } from '../../../catalog/index.ts'
import { inOrderOfEntry } from '../../record/read.ts'
import { chineseDate } from '../../opinion/calendar.ts'
import { withNote } from '../../opinion/with-note.ts'
import { isSmallSample, questionnaireStatistics } from '../../questionnaire/statistics.ts'
import type { Block } from '../blocks.ts'
import { paragraph, tableOr } from '../make.ts'
import type { Reading } from '../reading.ts'
import { beijingDate, beijingMinute, codeWord, NOTHING, orNothing } from '../words.ts'

/** What came of the documents, in short: the whole list is a record of its own. */
export function materialBlocks({ package: pkg, records }: Reading): readonly Block[] {
  const materials = findMaterialList(pkg.pinned.materialList.id)?.materials ?? []
  const required = materials.filter((material) => material.required)
  const statusOf = ({ code }: (typeof materials)[number]) => records.body('material', code).status
  const present = required.filter((material) => statusOf(material) === 'present')
  const rest = required
    .filter((material) => statusOf(material) !== 'present')
    .map((material) => {
      const word = statusOf(material) ? codeWord('material.status', statusOf(material)) : '未核验'
      return withNote(`“${material.name}”${word}`, records.body('material', material.code).reason)
    })
  return [
    paragraph(
      `必备材料${required.length}项，核验齐全${present.length}项${rest.length === 0 ? '' : `；其余：${rest.join('、')}`}。逐项结果见《书面材料审核记录》。`,
    ),
  ]
}

export function interviewList({ package: pkg, records }: Reading): readonly Block[] {
  const roles = findInterviewOutline(pkg.pinned.interviewOutline.id)?.roles ?? []
  return [
    tableOr(
      '没有访谈记录。',
      '访谈情况',
      [
        ['时间', 2.6],
        ['受访人', 1.8],
        ['职务', 2.2],
        ['访谈对象', 2],
        ['回答问题', 1.4, 'center'],
        ['受访人确认', 3],
      ],
      inOrderOfEntry(records.all('interview')).map(({ body }) => [
        body.heldAt ? beijingMinute(body.heldAt) : NOTHING,
        orNothing(body.person),
        orNothing(body.position),
        roles.find(({ role }) => role === body.role)?.name ?? NOTHING,
        `${Object.values(body.answers ?? {}).filter((answer) => answer.trim() !== '').length} 个`,
        body.confirmation
          ? withNote(
              codeWord('interview.confirmation', body.confirmation),
              body.confirmation === 'refused' ? body.refusalReason : '',
            )
          : '未确认',
      ]),
    ),
  ]
}

export function questionnaireBlocks({ package: pkg, records }: Reading): readonly Block[] {
  const filled = records.all('questionnaire')
  const set = findQuestionSet(pkg.pinned.questionSet.id)
  if (filled.length === 0 || !set) return [paragraph('没有收回问卷。')]
  const days = filled
    .flatMap(({ body }) => (body.filledAt ? [beijingDate(body.filledAt)] : []))
    .toSorted()
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const period = first === last ? chineseDate(first) : `${chineseDate(first)}至${chineseDate(last)}`
  const small = isSmallSample(filled.length) ? '问卷份数较少，占比仅供参考。' : ''
  const scales = questionnaireStatistics(
    set,
    filled.map(({ body }) => body.answers ?? {}),
  ).filter(({ kind }) => kind === 'scale')
  return [
    paragraph(`${period}回收匿名问卷${filled.length}份。${small}各题统计见《问卷调查统计》。`),
    tableOr(
      '问卷中没有评分题。',
      '评分题平均分（1 至 5 分）',
      [
        ['题目', 7],
        ['作答', 1.5, 'center'],
        ['平均分', 1.5, 'center'],
      ],
      scales.map(({ text, answered, mean }) => [text, `${answered} 人`, mean ?? NOTHING]),
    ),
  ]
}
