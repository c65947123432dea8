import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { removeEvidence } from '../lib/evidence.ts'
import { dateAndTime, fileSize } from '../lib/words.ts'
import { useWorkspace } from '../lib/workspace-store.ts'
import { EvidenceContent } from './evidence-content.tsx'
import './evidence-viewer.css'
import { ReasonDialog } from './reason-dialog.tsx'

type EvidenceViewerProps = {
  readonly evidence: Evidence
  readonly canRemove: boolean
  readonly onClose: () => void
}

const SOURCES: Readonly<Record<Evidence['source'], string>> = {
  imported: '现场添加',
  camera: '现场拍摄',
  package: '任务包附件',
}

/** One piece of evidence, large, with where it comes from. */
export function EvidenceViewer({ evidence, canRemove, onClose }: EvidenceViewerProps) {
  const { workspace } = useWorkspace()
  const [isRemoving, setIsRemoving] = useState(false)
  const author = workspace.package.panel.experts.find(({ id }) => id === evidence.author)
  const others = evidence.links.length - 1
  return (
    <Modal
      centered
      open
      title={evidence.name}
      width="min(1100px, 94vw)"
      onCancel={onClose}
      footer={[
        canRemove && evidence.source !== 'package' && (
          <Button key="remove" danger onClick={() => setIsRemoving(true)}>
            移除这份佐证
          </Button>
        ),
        <Button key="close" type="primary" onClick={onClose}>
          关闭
        </Button>,
      ]}
    >
      <EvidenceContent evidence={evidence} />
      <p className="evidence-viewer-facts">
        {SOURCES[evidence.source]}
        {author && `，${author.name}`}，{dateAndTime(evidence.addedAt)}，
        {fileSize(evidence.sizeBytes)}
        <br />
        SHA-256 <code>{evidence.sha256}</code>
      </p>
      <ReasonDialog
        isOpen={isRemoving}
        title="移除佐证"
        note={
          others > 0
            ? `“${evidence.name}”还关联着另外 ${others} 条记录，将一并移除。移除及理由会记入日志。`
            : `“${evidence.name}”将从本任务移除。移除及理由会记入日志。`
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
