import type { DocumentEntry } from '../../../shared/domain/documents/kinds.ts'
import { StatusChip } from '../../ui/status-chip.tsx'

type DocumentListProps = {
  readonly entries: readonly DocumentEntry[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** The documents of the task and how each stands; what is missing is said where it is. */
export function DocumentList({ entries, chosen, onChoose }: DocumentListProps) {
  return (
    <nav aria-label="文书清单">
      <ul className="document-list">
        {entries.map((entry) => (
          <li key={entry.id} id={`document:${entry.id}`}>
            <button
              type="button"
              className="document-entry"
              aria-current={entry.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(entry.id)}
            >
              <span className="document-entry-name">{entry.name}</span>
              <EntryState entry={entry} />
              {entry.problem !== null && (
                <span className="document-entry-problem">{entry.problem}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function EntryState({ entry: { kind, problem, revision } }: { readonly entry: DocumentEntry }) {
  if (problem !== null) return <StatusChip>未生成</StatusChip>
  if (kind === 'blank-opinion') return <StatusChip tone="info">空白表</StatusChip>
  return revision === null ? (
    <StatusChip tone="action">草稿</StatusChip>
  ) : (
    <StatusChip tone="ok">第 {revision} 版</StatusChip>
  )
}
