import { Button, Modal } from 'antd'
import { useState } from 'react'
import { requirementsFromFindings } from '../../../shared/domain/findings/index.ts'
import type { RecordBody } from '../../../shared/domain/record/kinds.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'

type FromFindingsProps = {
  readonly body: RecordBody<'opinion'>
  readonly canEdit: boolean
  readonly onChange: (requirements: string) => void
}

/** Writes the requirements from the open findings; what is there already is asked about first. */
export function FromFindings({ body, canEdit, onChange }: FromFindingsProps) {
  const { records } = useWorkspace()
  const [isAsking, setIsAsking] = useState(false)
  const text = requirementsFromFindings(records)
  const old = body.requirements ?? ''
  if (!canEdit || text === '' || text === old) return null
  function put(requirements: string): void {
    onChange(requirements)
    setIsAsking(false)
  }
  return (
    <div>
      <Button onClick={() => (old.trim() === '' ? put(text) : setIsAsking(true))}>
        由问题清单生成整改要求
      </Button>
      <Modal
        open={isAsking}
        title="整改要求已有内容"
        onCancel={() => setIsAsking(false)}
        footer={[
          <Button key="cancel" onClick={() => setIsAsking(false)}>
            取消
          </Button>,
          <Button key="replace" danger onClick={() => put(text)}>
            替换全文
          </Button>,
          <Button key="append" type="primary" onClick={() => put(`${old.trimEnd()}\n${text}`)}>
            追加在后
          </Button>,
        ]}
      >
        <p>新内容放在哪里？替换后，原文仍留在操作记录中。</p>
      </Modal>
    </div>
  )
}
