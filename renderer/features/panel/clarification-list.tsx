import { Button } from 'antd'
import { useState } from 'react'
import { saveRecord } from '../../lib/record-writer.ts'
import { useMayWrite } from '../../lib/use-may-write.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ClarificationCard } from './clarification-card.tsx'

const MAX = 2000

/** 澄清: what the panel asks the enterprise, what it answers and hands in besides. */
export function ClarificationList() {
  const { workspace, records } = useWorkspace()
  const [question, setQuestion] = useState('')
  const canAdd = useMayWrite('clarification')
  const all = records
    .all('clarification')
    .toSorted((a, b) => (a.body.askedAt ?? '').localeCompare(b.body.askedAt ?? ''))
  const open = all.filter(({ body }) => (body.answer ?? '').trim() === '').length
  const trimmed = question.trim()

  function ask(): void {
    const address = {
      taskId: workspace.summary.id,
      kind: 'clarification',
      key: crypto.randomUUID(),
    } as const
    saveRecord(address, { askedAt: new Date().toISOString(), question: trimmed }, 'now')
    setQuestion('')
  }
  return (
    <section aria-labelledby="clarifications-title">
      <h2 id="clarifications-title" className="section-heading">
        澄清（{all.length} 条{open > 0 && `，${open} 条待答复`}）
      </h2>
      {all.length === 0 && !canAdd && <EmptyState title="没有提出澄清" />}
      <div onKeyDown={walkItems('.record-card')}>
        {all.map(({ key, author }, index) => (
          <ClarificationCard key={key} recordKey={key} number={index + 1} author={author} />
        ))}
      </div>
      {canAdd && (
        <div className="clarification-new">
          <TextField
            label="请企业澄清的问题"
            value={question}
            onChange={setQuestion}
            multiline
            rows={1}
            maxLength={MAX}
            placeholder="一次问一件事；企业答复后在本条补记，补充的材料作为佐证"
          />
          <Button
            type="primary"
            disabled={trimmed === '' || Array.from(trimmed).length > MAX}
            onClick={ask}
          >
            提出澄清
          </Button>
        </div>
      )}
    </section>
  )
}
