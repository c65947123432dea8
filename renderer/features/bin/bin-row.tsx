import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { errorMessage } from '../../lib/error-message.ts'
import { dateAndTime } from '../../lib/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'

type BinRowProps = {
  readonly title: string
  readonly removedBy: string
  readonly removedAt: string
  readonly reason: string
  readonly canRestore: boolean
  readonly onRestore: () => Promise<void>
  /** What it was. */
  readonly children: ReactNode
}

/** One thing in the bin. */
export function BinRow(props: BinRowProps) {
  const { title, removedBy, removedAt, reason, canRestore, onRestore } = props
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function restore(): Promise<void> {
    setIsBusy(true)
    setError(null)
    try {
      await onRestore()
    } catch (failure) {
      setError(errorMessage(failure))
      setIsBusy(false)
    }
  }
  return (
    <li className="bin-row">
      <div className="bin-row-facts">
        <h3>{title}</h3>
        <p>
          {removedBy} 于 {dateAndTime(removedAt)} 移除，理由：{reason}
        </p>
        {props.children}
        {error && <ErrorNote message={error} />}
      </div>
      {canRestore && (
        <Button loading={isBusy} onClick={() => void restore()} aria-label={`恢复${title}`}>
          恢复
        </Button>
      )}
    </li>
  )
}
