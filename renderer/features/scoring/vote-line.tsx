import type { Votes } from '../../../shared/domain/panel/agreement.ts'

type VoteLineProps<T> = {
  readonly votes: Votes<T>
  /** False while sheets are awaited: nothing of others is shown. */
  readonly isOpen: boolean
  readonly text: (value: T | undefined) => string
  /** Whether there is room for what the experts noted. */
  readonly hasNotes?: boolean
}

/** Each expert's answer side by side; differing ones are coloured. */
export function VoteLine<T>({ votes, isOpen, text, hasNotes = true }: VoteLineProps<T>) {
  if (!isOpen) return <p className="vote-line">专家全部提交后显示各人打分。</p>
  if (votes.votes.length === 0) return null
  return (
    <div className="vote-line" data-divergent={votes.isDivergent}>
      {votes.isDivergent ? (
        <>
          <span>专家有分歧：</span>
          {votes.votes.map(({ expertId, name, value }) => (
            <span key={expertId}>
              {name} <strong>{text(value)}</strong>
            </span>
          ))}
        </>
      ) : (
        <span>
          专家一致：<strong>{text(votes.agreed)}</strong>
        </span>
      )}
      {hasNotes && <VoteNotes votes={votes} />}
    </div>
  )
}

/** What the experts noted beside their answers. */
export function VoteNotes<T>({ votes }: { readonly votes: Votes<T> }) {
  const notes = votes.votes.filter(({ note }) => note.trim() !== '')
  if (notes.length === 0) return null
  return (
    <p className="vote-notes">{notes.map(({ name, note }) => `${name}：${note}`).join('；')}</p>
  )
}
