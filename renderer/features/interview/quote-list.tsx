import { Button } from 'antd'
import { useId, useState } from 'react'
import { quotesOfInterview } from '../../../shared/domain/interview/quotes.ts'
import { saveRecord } from '../../lib/record-writer.ts'
import { useMayWrite } from '../../lib/use-may-write.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { TextField } from '../../ui/text-field.tsx'
import { QuoteCard } from './quote-card.tsx'

const MAX = 2000

/** 要点摘录: the sentences of one interview that prove an item or a scenario. */
export function QuoteList({ interview }: { readonly interview: string }) {
  const { workspace, records } = useWorkspace()
  const titleId = useId()
  const [text, setText] = useState('')
  const quotes = quotesOfInterview(records, interview)
  const canAdd = useMayWrite('quote')
  const trimmed = text.trim()

  function add(): void {
    const address = {
      taskId: workspace.summary.id,
      kind: 'quote',
      key: crypto.randomUUID(),
    } as const
    saveRecord(address, { interview, text: trimmed, items: [], scenarios: [] }, 'now')
    setText('')
  }
  if (quotes.length === 0 && !canAdd) return null
  return (
    <section className="quotes" aria-labelledby={titleId}>
      <h4 id={titleId}>要点摘录（{quotes.length} 条）</h4>
      {quotes.map(({ key }, index) => (
        <QuoteCard key={key} recordKey={key} number={index + 1} />
      ))}
      {canAdd && (
        <div className="quote-new">
          <TextField
            label="摘录一句原话"
            value={text}
            onChange={setText}
            multiline
            rows={1}
            maxLength={MAX}
            placeholder="一字不改；随后选它印证的采集项和场景，打分时会显示在旁边"
          />
          <Button disabled={trimmed === '' || Array.from(trimmed).length > MAX} onClick={add}>
            摘录
          </Button>
        </div>
      )}
    </section>
  )
}
