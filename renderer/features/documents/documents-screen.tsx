import { useState } from 'react'
import { call } from '../../lib/core-client.ts'
import { useAsync } from '../../lib/use-async.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { DocumentList } from './document-list.tsx'
import { DocumentPaper } from './document-paper.tsx'
import './documents.css'
import { RevisionChoice } from './revision-choice.tsx'

/** 文书: every document of the task, at the left what can be made, at the right its pages. */
export function DocumentsScreen() {
  const { workspace, acting } = useWorkspace()
  const { summary, revisions, signatures } = workspace
  const [revision, setRevision] = useState<number | null>(null)
  const [chosen, setChosen] = useState('opinion')
  const state = [summary.id, acting.id, revisions.length, signatures.length, revision].join(' ')
  const list = useAsync(state, () => call('document.list', { taskId: summary.id, revision }))
  const entries = list.status === 'ready' ? list.value : []
  const entry = entries.find(({ id }) => id === chosen) ?? entries[0]
  return (
    <>
      <PageTitle
        title="文书"
        note="由定稿快照生成：同一快照，每台电脑上逐字节相同。定稿前为草稿。"
        actions={<RevisionChoice value={revision} onChange={setRevision} />}
      />
      {list.status === 'failed' && <ErrorNote message={list.message} />}
      {entry && (
        <div className="paper-columns documents-columns">
          <DocumentList entries={entries} chosen={entry.id} onChoose={setChosen} />
          {entry.problem === null ? (
            <DocumentPaper
              key={`${state} ${entry.id}`}
              taskId={summary.id}
              entry={entry}
              revision={revision}
            />
          ) : (
            <EmptyState title={`${entry.name}：未生成`} note={entry.problem} />
          )}
        </div>
      )}
    </>
  )
}
