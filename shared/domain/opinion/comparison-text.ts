import { effectAspects } from '../../catalog/index.ts'
import { comparisonRows } from '../comparison/rows.ts'
import { indexRecords } from '../record/read.ts'
import type { Workspace } from '../task/workspace.ts'
import { withNote } from './with-note.ts'

/**
 * What became of the plan, as paragraphs of the drafted opinion: the works and their figures, then
 * the seven aspects of effect. Empty where nothing was verified.
 */
export function comparisonParagraphs(workspace: Workspace): readonly string[] {
  return [planParagraph(workspace), effectParagraph(workspace)]
}

/** How many rows are achieved, as a fact beside the draft; null while none is verified. */
export function comparisonCount(workspace: Workspace): string | null {
  const verified = verifiedRows(workspace)
  if (verified.length === 0) return null
  const rows = comparisonRows(workspace.package)
  const achieved = verified.filter(({ result }) => result === 'achieved')
  return `已核实 ${verified.length} / ${rows.length} 项，达成 ${achieved.length} 项`
}

function planParagraph(workspace: Workspace): string {
  const rows = verifiedRows(workspace).filter(({ key }) => !isEffect(key))
  const counted = rows.filter(({ result }) => result !== 'not-applicable')
  if (counted.length === 0) return ''
  const achieved = counted.filter(({ result }) => result === 'achieved')
  const rest = (result: string, word: string) =>
    counted
      .filter((row) => row.result === result)
      .map(({ title, note }) => withNote(`“${title}”${word}`, note))
  const parts = [
    `对照备案计划核实${counted.length}项，达成${achieved.length}项`,
    ...rest('partly', '部分达成'),
    ...rest('not-achieved', '未达成'),
  ]
  return `计划完成：${parts.join('；')}。`
}

function effectParagraph(workspace: Workspace): string {
  const rows = verifiedRows(workspace)
  const named = (result: string) =>
    effectAspects.flatMap(({ id, name }) =>
      rows
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
