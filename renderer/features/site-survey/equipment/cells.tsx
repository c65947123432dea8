import { Input } from 'antd'
import { useId, useState } from 'react'

type CellProps = {
  /** For the arrow keys, which stay in a column. */
  readonly column: string
  readonly label: string
  readonly problem: string | undefined
  readonly disabled: boolean
}

type TextCellProps = CellProps & {
  readonly value: string
  readonly maxLength: number
  readonly onChange: (value: string) => void
}

/** Text of an input method is passed on once it is composed. */
export function TextCell(props: TextCellProps) {
  const { column, label, value, maxLength, problem, disabled, onChange } = props
  const [composing, setComposing] = useState<string | null>(null)
  const isTooLong = Array.from(value).length > maxLength
  return (
    <Cell problem={isTooLong ? `超过 ${maxLength} 字` : problem}>
      {(described) => (
        <Input
          {...described}
          aria-label={label}
          data-column={column}
          value={composing ?? value}
          disabled={disabled}
          onChange={({ target }) =>
            composing === null ? onChange(target.value) : setComposing(target.value)
          }
          onCompositionStart={() => setComposing(value)}
          onCompositionEnd={({ currentTarget }) => {
            setComposing(null)
            onChange(currentTarget.value)
          }}
        />
      )}
    </Cell>
  )
}

type CountCellProps = CellProps & {
  readonly value: number | undefined
  readonly onChange: (value: number) => void
}

/** What is no whole number stays on screen until the field is left; it is not saved. */
export function CountCell({ column, label, value, problem, disabled, onChange }: CountCellProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && !isCount(typed)
  return (
    <Cell problem={isWrong ? '应为 0 至 1000000 的整数' : problem}>
      {(described) => (
        <Input
          {...described}
          className="equipment-count"
          aria-label={label}
          data-column={column}
          inputMode="numeric"
          value={typed ?? (value === undefined ? '' : String(value))}
          disabled={disabled}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => {
            setTyped(target.value)
            if (isCount(target.value)) onChange(Number(target.value))
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Cell>
  )
}

const isCount = (text: string): boolean => /^\d{1,7}$/.test(text) && Number(text) <= 1_000_000

type Described = {
  readonly status: 'error' | ''
  readonly title: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

function Cell({
  problem,
  children,
}: {
  readonly problem: string | undefined
  readonly children: (described: Described) => React.ReactNode
}) {
  const id = useId()
  const isWrong = problem !== undefined
  return (
    <>
      {children({
        status: isWrong ? 'error' : '',
        title: problem ?? '',
        'aria-invalid': isWrong,
        'aria-describedby': isWrong ? id : undefined,
      })}
      {isWrong && (
        <span id={id} className="equipment-problem">
          {problem}
        </span>
      )}
    </>
  )
}
