import { useRecord } from '../../lib/use-record.ts'
import { CodePicker } from '../../ui/code-picker.tsx'
import { EvidenceBar } from '../../ui/evidence-bar.tsx'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { RecordCard } from '../../ui/record-card.tsx'
import { TextField } from '../../ui/text-field.tsx'

type QuoteCardProps = { readonly recordKey: string; readonly number: number }

/** One key sentence: word for word, what it bears on, and what proves that it was said. */
export function QuoteCard({ recordKey, number }: QuoteCardProps) {
  const { body, save, remove, canEdit } = useRecord('quote', recordKey)
  const title = `摘录 ${number}`
  return (
    <RecordCard
      id={`quote:${recordKey}`}
      title={title}
      actions={
        canEdit && (
          <RemoveButton
            name={`删除${title}`}
            title={`删除${title}`}
            note="摘录移入回收站，理由记入操作记录。"
            onRemove={remove}
          >
            删除
          </RemoveButton>
        )
      }
    >
      <TextField
        label="原话"
        value={body.text ?? ''}
        onChange={(text) => save({ text }, 'soon')}
        multiline
        rows={1}
        maxLength={2000}
        disabled={!canEdit}
      />
      <CodePicker
        label="印证的采集项和场景"
        value={{ items: body.items ?? [], scenarios: body.scenarios ?? [] }}
        onChange={({ items, scenarios }) => save({ items, scenarios })}
        disabled={!canEdit}
      />
      <EvidenceBar kind="quote" recordKey={recordKey} title={title} />
    </RecordCard>
  )
}
