import { useRef, useState, type KeyboardEvent } from 'react'
import {
  CONNECTION_STATES,
  connectionState,
} from '../../../../shared/domain/connectivity/connection.ts'
import {
  connectionsBetween,
  type MatrixSystem,
} from '../../../../shared/domain/connectivity/matrix.ts'
import type { StoredRecord } from '../../../../shared/domain/record/kinds.ts'
import { hasModifier } from '../../../lib/walk.ts'

type MatrixGridProps = {
  readonly systems: readonly MatrixSystem[]
  readonly connections: readonly StoredRecord<'connection'>[]
  /** Presses on a cell: what is there, or where there could be something. */
  readonly onChoose: (from: string, to: string) => void
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Systems by systems, rows hand over, columns receive. One cell is in the tab order; arrows move it. */
export function MatrixGrid({ systems, connections, onChoose }: MatrixGridProps) {
  const grid = useRef<HTMLTableElement>(null)
  const last = systems.length - 1
  const [focused, setFocused] = useState<readonly [number, number]>([0, 1])
  // Systems may have gone since.
  const current = [clamp(focused[0], last), clamp(focused[1], last)] as const

  function goTo(row: number, column: number): void {
    const place = [clamp(row, last), clamp(column, last)] as const
    setFocused(place)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${place.join(' ')}"]`)?.focus()
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (hasModifier(event)) return
    const [row, column] = current
    const step = STEPS[event.key]
    if (step) goTo(row + step[0], column + step[1])
    else if (event.key === 'Home') goTo(row, 0)
    else if (event.key === 'End') goTo(row, last)
    else if (event.key === 'Enter' || event.key === ' ') choose(row, column)
    else return
    event.preventDefault()
  }
  function choose(row: number, column: number): void {
    const [from, to] = [systems[row], systems[column]]
    if (from && to && from !== to) onChoose(from.name, to.name)
  }
  return (
    <div className="matrix-frame">
      <table ref={grid} role="grid" className="matrix" aria-label="数据贯通矩阵">
        <thead>
          <tr>
            <th scope="col" className="matrix-corner">
              来源 ↓　去向 →
            </th>
            {systems.map(({ name, shortName }) => (
              <th key={name} scope="col" title={name}>
                <span className="matrix-name">{shortName}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {systems.map((from, row) => (
            <tr key={from.name}>
              <th scope="row" title={from.name}>
                <span className="matrix-name">{from.name}</span>
              </th>
              {systems.map((to, column) => (
                <MatrixCell
                  key={to.name}
                  place={`${row} ${column}`}
                  from={from.name}
                  to={to.name}
                  connections={connectionsBetween(connections, from.name, to.name)}
                  isCurrent={current[0] === row && current[1] === column}
                  onFocus={() => setFocused([row, column])}
                  onChoose={() => choose(row, column)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type MatrixCellProps = {
  readonly place: string
  readonly from: string
  readonly to: string
  readonly connections: readonly StoredRecord<'connection'>[]
  readonly isCurrent: boolean
  readonly onFocus: () => void
  readonly onChoose: () => void
}

function MatrixCell(props: MatrixCellProps) {
  const { place, from, to, connections, isCurrent, onFocus, onChoose } = props
  const isDiagonal = from === to
  const states = connections.map(({ body }) => connectionState(body))
  const words = states.map((state) => CONNECTION_STATES[state].words)
  const [first] = states
  const said = isDiagonal ? '同一系统' : words.length === 0 ? '没有记录' : words.join('；')
  return (
    <td
      role="gridcell"
      data-cell={place}
      data-state={isDiagonal ? 'same' : (first ?? 'none')}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={`${from} 到 ${to}：${said}`}
      onFocus={onFocus}
      onClick={onChoose}
    >
      <span className="matrix-sign" aria-hidden>
        {isDiagonal ? '—' : states.map((state) => CONNECTION_STATES[state].sign).join(' ') || '＋'}
      </span>
      {words.length > 0 && (
        <span className="matrix-words" aria-hidden>
          {words.length === 1 ? words[0] : `${words.length} 条`}
        </span>
      )}
    </td>
  )
}

const clamp = (value: number, last: number): number => Math.min(Math.max(value, 0), last)
