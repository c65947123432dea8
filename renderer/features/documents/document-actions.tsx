import type { DocumentEntry } from '../../../shared/domain/documents/kinds.ts'
import { documentSource } from '../../lib/print-source.ts'
import { DossierButton } from '../../ui/dossier-button.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { SaveDocument } from '../../ui/save-document.tsx'

type DocumentActionsProps = {
  readonly taskId: string
  readonly entry: DocumentEntry
  readonly revision: number | null
}

/** What can be done with the document that is shown. */
export function DocumentActions({ taskId, entry, revision }: DocumentActionsProps) {
  return (
    <div className="document-actions" role="group" aria-label="文书操作">
      <SaveDocument
        isPrimary
        taskId={taskId}
        documentId={entry.id}
        revision={revision}
        suggestedName={entry.fileName}
      />
      <PrintButton
        source={documentSource(taskId, entry, revision)}
        isDisabled={entry.problem !== null}
      />
      <DossierButton label="导出档案" taskIds={[taskId]} />
    </div>
  )
}
