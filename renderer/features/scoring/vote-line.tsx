import type { Votes } from '../../../shared/domain/panel/agreement.ts'

type VoteLineProps<T> = {
  readonly votes: Votes<T>
  /** False while sheets are awaited: nothing of others is shown. */
  readonly isOpen: boolean
  readonly text: (value: T | undefined) => string
}

/** Each expert's answer side by side; differing ones are coloured. */
export function VoteLine<T>({ votes, isOpen, text }: VoteLineProps<T>) {
  if (!isOpen) return <p className="vote-line">专家全部提交后显示各人打分。</p>
  if (votes.votes.length === 0) return null
  return (
    <div className="vote-line" data-divergent={votes.isDivergent}>
      <span>{votes.isDivergent ? '专家有分歧：' : '专家一致：'}</span>
      {votes.votes.map(({ expertId, name, value, note }) => (
        <span key={expertId} className="vote">
          {name} <strong>{text(value)}</strong>
          {note.trim() !== '' && <span className="vote-note">（{note}）</span>}
        </span>
      ))}
    </div>
  )
}
