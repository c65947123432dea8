import { findMaterialList } from '../../../shared/catalog/index.ts'
import { comparisonRows } from '../../../shared/domain/comparison/rows.ts'
import { sheetState } from '../../../shared/domain/panel/handing-in.ts'
import { scoreKey } from '../../../shared/domain/record/read.ts'
import { holdsWords, searchWords } from '../../../shared/domain/record/text.ts'
import { STEPS, STEP_NAMES, type Step } from '../../../shared/domain/record/terms.ts'
import { pointTarget, surveyPoints } from '../../../shared/domain/survey/points.ts'
import type { WorkspaceView } from '../../lib/workspace-store.ts'

/** Something in the task that can be found by name. */
export type FindEntry = {
  readonly step: Step
  readonly target: string | null
  readonly kind: string
  readonly name: string
}

export function findEntries(view: WorkspaceView): readonly FindEntry[] {
  const { pinned } = view.workspace.package
  const materials = findMaterialList(pinned.materialList.id)?.materials ?? []
  const points = surveyPoints(view.workspace.package, view.records)
  const { acting, set } = view
  // Until they are handed in, an expert looks for the own scores.
  const isOwn = sheetState(view.records, acting).state === 'open'
  return [
    ...STEPS.map((step) => entry(step, null, '步骤', STEP_NAMES[step])),
    ...view.workspace.package.panel.experts.map(({ id, name }) =>
      entry('panel', `attendance:${id}`, '专家', name),
    ),
    ...materials.map(({ code, name }) =>
      entry('document-review', `material:${code}`, '材料', `${code} ${name}`),
    ),
    ...comparisonRows(view.workspace.package).map(({ key, title }) =>
      entry('document-review', `comparison:${key}`, '对照', title),
    ),
    ...points.map((point) => {
      const name = `${point.code} ${point.title}（${point.area}）`.trim()
      return entry('site-survey', pointTarget(point), '勘查点', name)
    }),
    ...set.scenarios.map(({ code, title }) =>
      entry('site-survey', `scenario-check:${code}`, '场景核查', `${code} ${title}`),
    ),
    ...set.items.map(({ code, title }) => {
      const target = isOwn ? `score:${scoreKey(acting.id, code)}` : `verified-item:${code}`
      return entry('scoring', target, '采集项', `${code} ${title}`)
    }),
    ...set.scenarios.map(({ code, title, binding }) => {
      const target = isOwn
        ? `scenario-score:${scoreKey(acting.id, code)}`
        : `verified-scenario:${code}`
      return entry('scoring', target, '场景', `${code} ${title}${binding ? ' ★' : ''}`)
    }),
    ...view.records
      .all('interview')
      .map(({ key, body }) =>
        entry(
          'interview',
          `interview:${key}`,
          '访谈',
          `${body.person ?? ''} ${body.position ?? ''}`,
        ),
      ),
    ...view.records
      .all('quote')
      .map(({ key, body }) => entry('interview', `quote:${key}`, '要点摘录', body.text ?? '')),
    ...view.records
      .all('connection')
      .map(({ key, body: { from = '', to = '', data = '' } }) =>
        entry('demonstration', `connection:${key}`, '数据连接', `${from}→${to} ${data}`),
      ),
    ...view.records
      .all('clarification')
      .map(({ key, body }) => entry('panel', `clarification:${key}`, '澄清', body.question ?? '')),
    ...view.records
      .all('finding')
      .map(({ key, body }) => entry('findings', `finding:${key}`, '问题', body.title ?? '')),
    ...view.records
      .all('demonstration')
      .map(({ key, body }) =>
        entry('demonstration', `demonstration:${key}`, '演示', body.system ?? ''),
      ),
  ].filter(({ name }) => name.trim() !== '')
}

/** Entries that hold every word, those that start with the first word before the others. */
export function matchEntries(entries: readonly FindEntry[], text: string): readonly FindEntry[] {
  const [first] = searchWords(text)
  if (first === undefined) return entries.slice(0, STEPS.length)
  const hits = entries.filter(({ kind, name }) => holdsWords(`${kind} ${name}`, text))
  const isEarly = ({ name }: FindEntry): boolean => name.toLowerCase().startsWith(first)
  return [...hits.filter(isEarly), ...hits.filter((hit) => !isEarly(hit))]
}

function entry(step: Step, target: string | null, kind: string, name: string): FindEntry {
  return { step, target, kind, name }
}
