import type { InterviewRoleOutline } from '../../../shared/catalog/index.ts'
import { useRecord } from '../../lib/use-record.ts'
import { dateAndTime } from '../../lib/words.ts'
import { FoldCard } from '../../ui/fold-card.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'
import { InterviewForm } from './interview-form.tsx'

type Props = {
  readonly recordKey: string
  readonly outline: InterviewRoleOutline | undefined
  readonly isOpen: boolean
  readonly onToggle: () => void
}

const CONFIRMATIONS = {
  open: { tone: 'action', words: '待确认' },
  signed: { tone: 'ok', words: '已签名' },
  refused: { tone: 'neutral', words: '拒绝签名' },
} as const

/** One interview: a line in the list, its form when opened. */
export function InterviewCard({ recordKey, outline, isOpen, onToggle }: Props) {
  const record = useRecord('interview', recordKey)
  const { person, position, heldAt, answers, confirmation } = record.body
  const questions = outline?.questions ?? []
  const answered = questions.filter(({ code }) => answers?.[code]?.trim()).length
  const who = [person, position].flatMap((part) => (part?.trim() ? [part.trim()] : []))
  const title = `${outline?.name ?? '访谈'}：${who.length === 0 ? '未填受访人' : who.join('，')}`
  return (
    <FoldCard
      id={`interview:${recordKey}`}
      title={title}
      isOpen={isOpen}
      onToggle={onToggle}
      actions={
        <>
          {heldAt && <span className="note">{dateAndTime(heldAt)}</span>}
          <StatusChip tone={answered === questions.length ? 'ok' : 'neutral'}>
            已答 {answered} / {questions.length}
          </StatusChip>
          <StatusChip tone={CONFIRMATIONS[confirmation ?? 'open'].tone}>
            {CONFIRMATIONS[confirmation ?? 'open'].words}
          </StatusChip>
        </>
      }
    >
      <InterviewForm recordKey={recordKey} record={record} outline={outline} title={title} />
    </FoldCard>
  )
}
