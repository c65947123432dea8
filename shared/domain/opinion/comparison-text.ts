import { effectAspects } from '../../catalog/index.ts'
import { comparisonRows } from '../comparison/rows.ts'
import { indexRecords } from '../record/read.ts'
import type { Workspace } from '../task/workspace.ts'
import { withNote } from './with-note.ts'

/**
 * What became of the plan, as paragraphs of the drafted opinion: the works and their figures, then
 * the seven aspects of effect; one paragraph where all of both was achieved. Empty where nothing was
 * verified.
 */
export function comparisonParagraphs(workspace: Workspace): readonly string[] {
  const rows = verifiedRows(workspace)
  const plan = rows.filter(({ key, result }) => !isEffect(key) && result !== 'not-applicable')
  const effects = rows.filter(({ key }) => isEffect(key))
  const paragraphs = [planParagraph(plan), effectParagraph(effects)]
  const isShort = isAllAchieved(plan) && effects.length === effectAspects.length
  return isShort && isAllAchieved(effects) ? [paragraphs.join('')] : paragraphs
}

/** How many rows are achieved, as a fact beside the draft; null while none is verified. */
export function comparisonCount(workspace: Workspace): string | null {
  const verified = verifiedRows(workspace)
  if (verified.length === 0) return null
  const rows = comparisonRows(workspace.package)
  const achieved = verified.filter(isAchieved)
  return `已核实 ${verified.length} / ${rows.length} 项，达成 ${achieved.length} 项`
}

function planParagraph(plan: readonly VerifiedRow[]): string {
  if (plan.length === 0) return ''
  if (isAllAchieved(plan)) return `计划完成：核实备案计划${plan.length}项，均达成。`
  const rest = (result: string, word: string) =>
    plan
      .filter((row) => row.result === result)
      .map(({ title, note }) => withNote(`“${title}”${word}`, note))
  const parts = [
    `对照备案计划核实${plan.length}项，达成${plan.filter(isAchieved).length}项`,
    ...rest('partly', '部分达成'),
    ...rest('not-achieved', '未达成'),
  ]
  return `计划完成：${parts.join('；')}。`
}

function effectParagraph(effects: readonly VerifiedRow[]): string {
  if (effects.length === effectAspects.length && isAllAchieved(effects))
    return `成效核实：${effects.length}个方面均达到预期。`
  const named = (result: string) =>
    effectAspects.flatMap(({ id, name }) =>
      effects
        .filter((row) => row.key === id && row.result === result)
        .map(({ note }) => ({ name, note })),
    )
  const achieved = named('achieved').map(({ name }) => name)
  const rest = (result: string, word: string) =>
    named(result).map(({ name, note }) => withNote(`${name}方面${word}`, note))
  const parts = [
    achieved.length === 0 ? '' : `${achieved.join('、')}方面达到预期`,
    ...rest('partly', '部分达到预期'),
    ...rest('not-achieved', '未达到预期'),
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `成效核实：${parts.join('；')}。`
}

type VerifiedRow = ReturnType<typeof verifiedRows>[number]

function isAchieved({ result }: VerifiedRow): boolean {
  return result === 'achieved'
}

function isAllAchieved(rows: readonly VerifiedRow[]): boolean {
  return rows.length > 0 && rows.every(isAchieved)
}

function verifiedRows({ package: pkg, records }: Workspace) {
  const index = indexRecords(records)
  return comparisonRows(pkg).flatMap(({ key, title }) => {
    const { result, verified } = index.body('comparison', key)
    return result ? [{ key, title, result, note: verified }] : []
  })
}

function isEffect(key: string): boolean {
  return effectAspects.some(({ id }) => id === key)
}
