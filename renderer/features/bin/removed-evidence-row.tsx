import type { HistoryCatalog } from '../../../shared/domain/history/catalog.ts'
import type { RemovedEvidence } from '../../../shared/domain/task/workspace.ts'
import { fileSize } from '../../lib/words.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { BinRow } from './bin-row.tsx'

type RemovedEvidenceRowProps = {
  readonly piece: RemovedEvidence
  readonly catalog: HistoryCatalog
  readonly onRestore: () => Promise<void>
}

export function RemovedEvidenceRow({ piece, catalog, onRestore }: RemovedEvidenceRowProps) {
  const { isFrozen } = useWorkspace()
  return (
    <BinRow
      title={`佐证“${piece.name}”`}
      removedBy={catalog.experts.get(piece.removedBy ?? '')?.name ?? '专家'}
      removedAt={piece.removedAt}
      reason={piece.removedReason}
      canRestore={!isFrozen}
      onRestore={onRestore}
    >
      <p className="bin-hash">
        {fileSize(piece.sizeBytes)}，SHA-256 <code>{piece.sha256}</code>
      </p>
    </BinRow>
  )
}
