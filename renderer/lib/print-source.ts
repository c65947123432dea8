import type { DocumentEntry } from '../../shared/domain/documents/kinds.ts'
import type { PrintEntry } from '../../shared/domain/documents/printing.ts'
import { call } from './core-client.ts'
import { useWorkspaceStore } from './workspace-store.ts'

/** What goes to paper: its pages, the line of each job in the log, and the log. */
export type PrintSource = {
  /** Tells one from the others. */
  readonly key: string
  readonly name: string
  readonly pdf: () => Promise<Uint8Array>
  readonly start: () => Promise<{ readonly printId: string; readonly bytes: Uint8Array }>
  /** Newest first, with the names of their authors. */
  readonly log: () => Promise<readonly PrintEntry[]>
}

/** A document of the open task; `revision` null: the standing one. */
export function documentSource(
  taskId: string,
  { id: documentId, name }: Pick<DocumentEntry, 'id' | 'name'>,
  revision: number | null,
): PrintSource {
  const what = { taskId, documentId, revision }
  return {
    key: JSON.stringify(what),
    name,
    pdf: () => call('document.pdf', what),
    start: () => call('print.start', what),
    log: async () => {
      const entries = await call('print.list', { taskId })
      return entries.filter((entry) => entry.documentId === documentId).map(withName)
    },
  }
}

/** A receipt that is held here, of this device's opinion or of one that it carried. */
export function receiptSource(revisionId: string): PrintSource {
  return {
    key: revisionId,
    name: '上报回执',
    pdf: () => call('receipt.pdf', { revisionId }),
    start: () => call('receipt.print', { revisionId }),
    log: () => call('receipt.prints', { revisionId }),
  }
}

function withName(entry: PrintEntry): PrintEntry {
  const experts = useWorkspaceStore.getState().workspace?.package.panel.experts ?? []
  const author = experts.find(({ id }) => id === entry.author)?.name ?? entry.author
  return { ...entry, author }
}
