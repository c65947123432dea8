import { EditOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { findChecklist } from '../../../../shared/catalog/index.ts'
import { useRecord } from '../../../lib/use-record.ts'
import { useWorkspaceStore } from '../../../lib/workspace-store.ts'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { PointFields } from './point-fields.tsx'

/** Changes or removes a checkpoint of the panel's own. */
export function EditPoint({ recordKey }: { readonly recordKey: string }) {
  const { body, save, remove, canEdit } = useRecord('own-checkpoint', recordKey)
  const areas = useWorkspaceStore(({ workspace }) =>
    workspace ? findChecklist(workspace.package.pinned.checklist.id)?.areas : undefined,
  )
  const [dialog, setDialog] = useState<'edit' | 'remove' | null>(null)
  if (!canEdit) return null
  return (
    <>
      <Button
        type="text"
        className="own-point-edit"
        icon={<EditOutlined aria-hidden />}
        aria-label={`修改勘查点${body.title ?? ''}`}
        onClick={() => setDialog('edit')}
      >
        修改
      </Button>
      {dialog === 'edit' && (
        <Modal
          centered
          open
          title="修改勘查点"
          onCancel={() => setDialog(null)}
          footer={[
            <Button key="remove" danger onClick={() => setDialog('remove')}>
              移除
            </Button>,
            <Button key="done" type="primary" onClick={() => setDialog(null)}>
              完成
            </Button>,
          ]}
        >
          <PointFields
            draft={body}
            onChange={(changes) => save(changes, 'soon')}
            areas={areas ?? []}
          />
        </Modal>
      )}
      <ReasonDialog
        isOpen={dialog === 'remove'}
        title={`移除勘查点“${body.title ?? ''}”？`}
        note="移入回收站，结果、情况记录和历史都在，可以恢复。"
        confirmText="移除"
        isDangerous
        onConfirm={remove}
        onClose={() => setDialog(null)}
      />
    </>
  )
}
