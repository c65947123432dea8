import { isFailing } from '../rounds/failing.ts'
import { recheckList } from '../rounds/recheck.ts'
import type { Workspace } from '../task/workspace.ts'

/** The text has to stay one that can be read; the others stand in the list of findings. */
const NAMED = 20

/**
 * What became of what did not hold up in the round before; empty in the first round.
 *
 * A finding is not counted beside the record that it is about.
 *
 * @example '整改复核：上一轮未通过3项，本轮复核后2项符合要求，1项仍未通过：勘查点“生产看板”。'
 */
export function recheckParagraph(workspace: Workspace): string {
  const list = recheckList(workspace)
  const targets = new Set(list.map(({ target }) => target))
  const sources = new Map(
    workspace.previousRound?.failed.flatMap(({ kind, key, body }) =>
      kind === 'finding' && 'source' in body ? [[`${kind}:${key}`, body.source ?? '']] : [],
    ),
  )
  const counted = list.filter(({ target }) => !targets.has(sources.get(target) ?? ''))
  if (counted.length === 0) return ''
  const failing = new Set(
    workspace.records
      .filter((record) => isFailing(record, workspace.package))
      .map(({ kind, key }) => `${kind}:${key}`),
  )
  const rest = counted.filter(({ target }) => failing.has(target))
  const named = rest.slice(0, NAMED).map(({ title }) => title)
  const more = rest.length > NAMED ? `等${rest.length}项` : ''
  const removed = counted.filter(({ state }) => state === 'removed').length
  const parts = [
    `本轮复核后${counted.length - rest.length - removed}项符合要求`,
    removed === 0 ? '' : `${removed}项经说明理由后撤下`,
    rest.length === 0 ? '' : `${rest.length}项仍未通过：${named.join('、')}${more}`,
  ].filter((part) => part !== '')
  return `整改复核：上一轮未通过${counted.length}项，${parts.join('，')}。`
}
