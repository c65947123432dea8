import type { ReceivedLine } from '../records/received.ts'
import type { StoredTaskEvent } from '../records/task-events.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { beijingTime } from './layout.ts'
import { DECISIONS, editionText } from './words.ts'

type Entry = { readonly at: string; readonly what: string; readonly reason: string }

const STATES = {
  assigned: '派给',
  changed: '下发新版任务包，告知',
  withdrawn: '撤回',
  reassigned: '改派他人，不再由',
} as const

/** What happened to a task: assigned, withdrawn, received, decided; in order of time. */
export function historyPart(
  events: readonly StoredTaskEvent[],
  editions: readonly ReceivedLine[],
): Html {
  const entries = [...events.map(ofEvent), ...editions.flatMap(ofEdition)].toSorted((a, b) =>
    a.at < b.at ? -1 : Number(a.at > b.at),
  )
  if (entries.length === 0) return html`<p>还没有经过。</p>`
  return html`<ol class="history">
    ${entries.map(
      ({ at, what, reason }) =>
        html`<li>
          <time datetime="${at}">${beijingTime(at)}</time>
          ${what}${reason === '' ? '' : `：${reason}`}
        </li>`,
    )}
  </ol>`
}

function ofEvent({ kind, accountName, reason, at }: StoredTaskEvent): Entry {
  if (kind === 'agreed' || kind === 'returned') {
    return { at, what: `主管部门意见“${DECISIONS[kind]}”`, reason }
  }
  const who = accountName ?? ''
  const what = kind === 'reassigned' ? `${STATES[kind]}${who}负责` : `${STATES[kind]}${who}`
  return { at, what: kind === 'withdrawn' ? `从${who}${STATES[kind]}` : what, reason }
}

function ofEdition(one: ReceivedLine): readonly Entry[] {
  const edition = editionText(one)
  const registered = { at: one.registeredAt, what: `登记${edition}验收意见`, reason: '' }
  if (one.receivedAt === null) return [registered]
  return [
    registered,
    { at: one.receivedAt, what: `收齐${edition}，出具回执 ${one.receiptNumber ?? ''}`, reason: '' },
  ]
}
