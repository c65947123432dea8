import { Button, Modal } from 'antd'
import { useState } from 'react'
import { draftOpinionText } from '../../../shared/domain/opinion/draft-text.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { TextField } from '../../ui/text-field.tsx'

type DraftTextProps = {
  readonly text: string
  readonly canEdit: boolean
  readonly onChange: (text: string, when: 'now' | 'soon') => void
}

/** The review opinion in the leader's words, with a draft from the verified facts on request. */
export function DraftText({ text, canEdit, onChange }: DraftTextProps) {
  const { workspace } = useWorkspace()
  const [isAsking, setIsAsking] = useState(false)
  const [isNew, setIsNew] = useState(false)

  function put(next: string): void {
    setIsAsking(false)
    onChange(next, 'now')
    setIsNew(true)
  }
  function offer(): void {
    if (text.trim() === '') put(draftOpinionText(workspace))
    else setIsAsking(true)
  }
  return (
    <div className="opinion-text">
      <div className="opinion-text-head">
        <h2>审核意见</h2>
        <span className="opinion-count" role="status">
          {isNew && '草稿已生成，请逐句核对。'}
        </span>
        <span className="opinion-length">{Array.from(text).length} 字</span>
        {canEdit && <Button onClick={offer}>生成草稿</Button>}
      </div>
      <TextField
        id="opinion:text"
        label="审核意见正文"
        hideLabel
        placeholder="点“生成草稿”由已核实的事实起草，再修改；每行一段。结论、整改要求和期限按上面的选择自动写入文书。"
        value={text}
        onChange={(next) => onChange(next, 'soon')}
        multiline
        rows={12}
        maxLength={12_000}
        disabled={!canEdit}
      />
      <Modal
        open={isAsking}
        title="正文已有内容"
        onCancel={() => setIsAsking(false)}
        footer={[
          <Button key="cancel" onClick={() => setIsAsking(false)}>
            取消
          </Button>,
          <Button key="replace" danger onClick={() => put(draftOpinionText(workspace))}>
            替换全文
          </Button>,
          <Button
            key="append"
            type="primary"
            onClick={() => put(`${text.trimEnd()}\n${draftOpinionText(workspace)}`)}
          >
            追加在后
          </Button>,
        ]}
      >
        <p>新草稿放在哪里？替换后，原文仍留在操作记录中。</p>
      </Modal>
    </div>
  )
}
