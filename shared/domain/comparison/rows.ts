import { effectAspects, findIndicatorSet, levelName } from '../../catalog/index.ts'
import type { TaskPackage } from '../../formats/task-package.ts'
import { scoreSheet } from '../scoring/index.ts'
import type { AnswerSheet } from '../scoring/types.ts'
import { compareClaim, sumAmounts, type ComparedField } from '../task/compare-claim.ts'
import { closestItems } from './closest-item.ts'
import { contentItems, itemTitle } from './content-items.ts'

/** A labelled text of one of the forms. */
export type ComparisonPart = { readonly label: string; readonly text: string }

/** One thing that was planned (附件3) and is claimed (附件4), for the panel to verify. */
export type ComparisonRow = {
  /** Key of the `comparison` record. */
  readonly key: string
  readonly title: string
  readonly planned: readonly ComparisonPart[]
  readonly claimed: readonly ComparisonPart[]
  /** How claim and plan differ where both state a fact, as Chinese phrases. */
  readonly differences: readonly string[]
}

/** Every row of 计划与成果对照, in the order of 附件4: works, period, level, cloud, spend, effects. */
export function comparisonRows(pkg: TaskPackage): readonly ComparisonRow[] {
  const fields = new Map(
    compareClaim(pkg).flatMap((group) => group.fields.map((field) => [field.key, field])),
  )
  const pair = (key: string, title: string, names: readonly FieldName[]): ComparisonRow => {
    const found = names.flatMap(({ field, label, planLabel = label }) => {
      const compared = fields.get(field)
      return compared ? [{ ...compared, label, planLabel }] : []
    })
    return {
      key,
      title,
      planned: found.map(({ planLabel, plan }) => ({ label: planLabel, text: plan ?? '' })),
      claimed: found.map(({ label, claim }) => ({ label, text: claim ?? '' })),
      differences: found.flatMap(differenceOf),
    }
  }
  return [
    ...contentRows(pkg, fields.get('content')),
    pair('period', '起止时间', [
      { field: 'startedOn', label: '开始' },
      { field: 'endedOn', label: '结束' },
    ]),
    withLevels(
      pair('level', '数字化水平等级', [
        { field: 'levelBefore', label: '改造前', planLabel: '备案时自评' },
        { field: 'levelAfter', label: '改造后', planLabel: '目标' },
      ]),
      pkg,
    ),
    pair('cloud', '云应用情况', [{ field: 'cloudUse', label: '云应用' }]),
    withContracts(
      pair('spend', '改造花费（万元）', [{ field: 'totalSpend', label: '总花费' }]),
      pkg,
    ),
    ...effectAspects.map(({ id, title }) =>
      pair(id, title, [
        { field: `${id}.before`, label: '改造前' },
        { field: `${id}.after`, label: '改造后' },
      ]),
    ),
  ]
}

type FieldName = {
  readonly field: string
  readonly label: string
  /** Where the plan calls it otherwise. */
  readonly planLabel?: string
}

function differenceOf({
  label,
  verdict,
}: ComparedField & { readonly label: string }): readonly string[] {
  return verdict.kind === 'differs' ? [`${label}：${verdict.note}`] : []
}

/** One row for each item of the plan, beside the item of the claim that says most of the same. */
function contentRows(
  { application, filing, task }: TaskPackage,
  content: ComparedField | undefined,
): readonly ComparisonRow[] {
  const items = task.origin === 'on-site' ? [] : contentItems(filing.content)
  if (items.length < 2) {
    return [
      {
        key: 'content',
        title: '建设内容',
        planned: [{ label: '计划建设内容', text: content?.plan ?? '' }],
        claimed: [{ label: '主要完成的建设内容', text: content?.claim ?? '' }],
        differences: [],
      },
    ]
  }
  const done = closestItems(items, contentItems(application.completedContent))
  return items.map((item, place) => ({
    key: `content-${place + 1}`,
    title: `建设内容 ${place + 1}：${itemTitle(item)}`,
    planned: [{ label: `第 ${place + 1} 条`, text: item }],
    claimed: [
      {
        label: '最相近的一条',
        text: done[place] ?? '没有相近的一条，见“主要完成的建设内容”全文',
      },
    ],
    differences: [],
  }))
}

/** The claimed level is what the self-assessment adds up to; the diagnosis stood before the works. */
function withLevels(row: ComparisonRow, pkg: TaskPackage): ComparisonRow {
  const set = findIndicatorSet(pkg.pinned.indicatorSet.id)
  const level = (label: string, sheet: AnswerSheet | null): readonly ComparisonPart[] =>
    set && sheet && Object.keys(sheet.items).length > 0
      ? [{ label, text: levelName(scoreSheet(set, sheet).level) }]
      : []
  const { selfAssessment, diagnosis } = pkg
  return {
    ...row,
    claimed: [
      ...row.claimed,
      ...level('按自评得分', selfAssessment.after),
      ...level('诊断', diagnosis),
    ],
  }
}

function withContracts(row: ComparisonRow, { filing }: TaskPackage): ComparisonRow {
  const signed = filing.providers.filter(({ hasContract }) => hasContract)
  const sum = sumAmounts(signed.map(({ contractAmount }) => ({ amount: contractAmount })))
  return {
    ...row,
    planned: [...row.planned, { label: `已签合同 ${signed.length} 份，合计`, text: sum }],
  }
}
