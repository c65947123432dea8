import { Button, Modal } from 'antd'
import { useState } from 'react'
import { refusesRemoval } from '../../shared/domain/evidence/removal.ts'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { removeEvidence } from '../lib/evidence.ts'
import { EvidenceContent } from './evidence-content.tsx'
import { EvidenceFacts } from './evidence-facts.tsx'
import { EvidenceLinks } from './evidence-links.tsx'
import './evidence-viewer.css'
import { ReasonDialog } from './reason-dialog.tsx'

type EvidenceViewerProps = {
  readonly evidence: Evidence
  readonly canRemove: boolean
  readonly onClose: () => void
}

/** One piece of evidence, large, with where it comes from and what it proves. */
export function EvidenceViewer({ evidence, canRemove, onClose }: EvidenceViewerProps) {
  const [isRemoving, setIsRemoving] = useState(false)
  const others = evidence.links.length - 1
  return (
    <Modal
      centered
      open
      title={evidence.name}
      width="min(1320px, 96vw)"
      onCancel={onClose}
      footer={[
        canRemove && refusesRemoval(evidence) === null && (
          <Button key="remove" danger onClick={() => setIsRemoving(true)}>
            移除这份佐证
          </Button>
        ),
        <Button key="close" type="primary" onClick={onClose}>
          关闭
        </Button>,
      ]}
    >
      <div className="evidence-viewer">
        <EvidenceContent evidence={evidence} />
        <div className="evidence-viewer-side quiet-scroll">
          <EvidenceLinks evidence={evidence} onLeave={onClose} />
          <EvidenceFacts key={evidence.id} evidence={evidence} />
        </div>
      </div>
      <ReasonDialog
        isOpen={isRemoving}
        title="移除佐证"
        note={
          others > 0
            ? `“${evidence.name}”还关联着另外 ${others} 条记录，将一并移除。移除及理由会记入操作记录。`
            : `“${evidence.name}”将从本任务移除。移除及理由会记入操作记录。`
        }
        confirmText="移除"
        isDangerous
        onConfirm={async (reason) => {
          await removeEvidence(evidence.id, reason)
          onClose()
        }}
        onClose={() => setIsRemoving(false)}
      />
    </Modal>
  )
}
