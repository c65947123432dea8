import { PRINT_OUTCOME_NAMES, type PrintEntry } from '../../shared/domain/documents/printing.ts'
import type { PrintSource } from '../lib/print-source.ts'
import { useAsync } from '../lib/use-async.ts'
import { dateAndTime } from '../lib/words.ts'

type PrintLogProps = {
  readonly source: PrintSource
  /** Jobs that ended since the list was first shown: each reads it again. */
  readonly finished: number
}

/** 打印记录 of one document, newest first. */
export function PrintLog({ source, finished }: PrintLogProps) {
  const log = useAsync(`${source.key} ${finished}`, source.log)
  const lines = log.status === 'ready' ? log.value : []
  return (
    <section className="print-log" aria-label="打印记录">
      <h3>打印记录</h3>
      {lines.length === 0 && <p className="note">这份文书还没有打印过。</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            {wordsOf(line)}
            <span className="note">校验码 {line.sha256.slice(0, 12)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function wordsOf({ startedAt, author, revision, outcome }: PrintEntry): string {
  return [
    dateAndTime(startedAt),
    author,
    revision === null ? '' : `第 ${revision} 版`,
    outcome === null ? '结果不明' : PRINT_OUTCOME_NAMES[outcome],
  ]
    .filter((part) => part !== '')
    .join('　')
}
