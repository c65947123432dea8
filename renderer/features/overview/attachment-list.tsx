import { Button } from 'antd'
import { useState } from 'react'
import { findMaterialList } from '../../../shared/catalog/index.ts'
import { fileSize } from '../../lib/words.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FileIcon } from '../../ui/evidence-thumb.tsx'
import { EvidenceViewer } from '../../ui/evidence-viewer.tsx'

/** The files that came with the task package. */
export function AttachmentList() {
  const { workspace } = useWorkspace()
  const [openId, setOpenId] = useState<string | null>(null)
  const { attachments, pinned } = workspace.package
  const materials = findMaterialList(pinned.materialList.id)?.materials ?? []
  const open = workspace.evidence.find(({ id }) => id === openId)
  return (
    <section className="overview-section">
      <h2>任务包附件</h2>
      {attachments.length === 0 && <EmptyState title="任务包没有附件" />}
      <ul className="attachment-list">
        {attachments.map((attachment) => {
          const stored = workspace.evidence.find(
            ({ source, sha256, name }) =>
              source === 'package' && sha256 === attachment.sha256 && name === attachment.title,
          )
          const material = materials.find(({ code }) => code === attachment.material)
          return (
            <li key={attachment.path}>
              <FileIcon mediaType={attachment.mediaType} />
              <span className="attachment-title">{attachment.title}</span>
              <span className="overview-none">
                {material && `材料 ${material.code} ${material.name}，`}
                {fileSize(attachment.sizeBytes)}
              </span>
              {stored && (
                <Button
                  onClick={() => setOpenId(stored.id)}
                  aria-label={`打开附件 ${attachment.title}`}
                >
                  打开
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {open && <EvidenceViewer evidence={open} canRemove={false} onClose={() => setOpenId(null)} />}
    </section>
  )
}
