import type { DocumentEntry } from '../../../shared/domain/documents/kinds.ts'
import { call } from '../../lib/core-client.ts'
import { useAsync } from '../../lib/use-async.ts'
import { PaperPane } from '../../ui/paper-pane.tsx'
import { DocumentActions } from './document-actions.tsx'

type DocumentPaperProps = {
  readonly taskId: string
  readonly entry: DocumentEntry
  readonly revision: number | null
}

/** The pages of one document, and what can be done with it. */
export function DocumentPaper({ taskId, entry, revision }: DocumentPaperProps) {
  const { id: documentId, name } = entry
  const pdf = useAsync(documentId, () => call('document.pdf', { taskId, documentId, revision }))
  return (
    <div className="document-paper">
      <DocumentActions taskId={taskId} entry={entry} revision={revision} />
      <PaperPane
        title={name}
        bytes={pdf.status === 'ready' ? pdf.value : null}
        label={name}
        error={pdf.status === 'failed' ? pdf.message : null}
      />
    </div>
  )
}
