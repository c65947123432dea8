import { recordKindSchema } from '../../shared/domain/record/kinds.ts'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import type { JournalEntry } from '../../shared/ipc/contract.ts'
import { call } from '../lib/core-client.ts'
import { linkTitles } from '../lib/link-titles.ts'
import { useAsync } from '../lib/use-async.ts'
import { dateAndTime } from '../lib/words.ts'
import { useWorkspace, type WorkspaceView } from '../lib/workspace-store.ts'
import { ErrorNote } from './error-note.tsx'

/** What was changed about a piece of evidence, newest first. */
export function EvidenceHistory({ evidence }: { readonly evidence: Evidence }) {
  const view = useWorkspace()
  // Read again whenever the piece was changed.
  const name = `${evidence.id} ${evidence.name} ${evidence.place} ${JSON.stringify(evidence.links)}`
  const history = useAsync(name, () => call('evidence.history', { evidenceId: evidence.id }))
  if (history.status === 'failed') return <ErrorNote message={history.message} />
  if (history.status === 'loading') return <p className="note">正在读取…</p>
  const { experts } = view.workspace.package.panel
  if (history.value.length === 0) return <p className="note">录入后没有改动。</p>
  return (
    <ol className="evidence-history">
      {history.value.toReversed().map((entry) => (
        <li key={entry.sequence}>
          <span className="note">
            {dateAndTime(entry.at)} {experts.find(({ id }) => id === entry.author)?.name}
          </span>
          <br />
          {wordsOf(view, entry)}
          {entry.reason && `。理由：${entry.reason}`}
        </li>
      ))}
    </ol>
  )
}

function wordsOf(view: WorkspaceView, { field, oldValue, newValue }: JournalEntry): string {
  switch (field) {
    case 'link':
      return newValue === null
        ? `取消关联${titleOf(view, oldValue)}`
        : `关联到${titleOf(view, newValue)}`
    case 'place':
      return `地点由“${textOf(oldValue)}”改为“${textOf(newValue)}”`
    case 'name':
      return `名称由“${textOf(oldValue)}”改为“${textOf(newValue)}”`
    default:
      return newValue === null ? '移除' : '从回收站恢复'
  }
}

function titleOf(view: WorkspaceView, link: unknown): string {
  if (typeof link !== 'object' || link === null || !('kind' in link) || !('key' in link)) return ''
  const kind = recordKindSchema.safeParse(link.kind)
  return kind.success ? linkTitles(view)({ kind: kind.data, key: textOf(link.key) }).title : ''
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
