import { PRINT_OUTCOME_NAMES, type PrintEntry } from '../../shared/domain/documents/printing.ts'
import { call } from '../lib/core-client.ts'
import { useAsync } from '../lib/use-async.ts'
import { dateAndTime } from '../lib/words.ts'
import { useWorkspace } from '../lib/workspace-store.ts'

type PrintLogProps = {
  readonly taskId: string
  readonly documentId: string
  /** Jobs that ended since the list was first shown: each reads it again. */
  readonly finished: number
}

/** 打印记录 of one document, newest first. */
export function PrintLog({ taskId, documentId, finished }: PrintLogProps) {
  const { workspace } = useWorkspace()
  const log = useAsync(`${taskId} ${finished}`, () => call('print.list', { taskId }))
  const lines = log.status === 'ready' ? log.value.filter(isOfDocument(documentId)) : []
  const nameOf = (author: string): string =>
    workspace.package.panel.experts.find(({ id }) => id === author)?.name ?? author
  return (
    <section className="print-log" aria-label="打印记录">
      <h3>打印记录</h3>
      {lines.length === 0 && <p className="note">这份文书还没有打印过。</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            {wordsOf(line, nameOf(line.author))}
            <span className="note">校验码 {line.sha256.slice(0, 12)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function isOfDocument(documentId: string): (entry: PrintEntry) => boolean {
  return (entry) => entry.documentId === documentId
}

function wordsOf({ startedAt, revision, outcome }: PrintEntry, author: string): string {
  return [
    dateAndTime(startedAt),
    author,
    revision === null ? '' : `第 ${revision} 版`,
    outcome === null ? '结果不明' : PRINT_OUTCOME_NAMES[outcome],
  ]
    .filter((part) => part !== '')
    .join('　')
}
