import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useVisibleRows } from '../../lib/use-visible-rows.ts'
import type { PoolEntry } from './pool-filter.ts'
import { PoolRow } from './pool-row.tsx'

const ROW_PX = 92
const COLUMNS = ['佐证', '拍摄', '地点与设备', '录入', '用在哪里'] as const

type PoolTableProps = {
  readonly entries: readonly PoolEntry[]
  readonly onOpen: (evidenceId: string) => void
}

/**
 * The rows in view only: thousands of pieces scroll and filter at once.
 *
 * One row is in the tab order; arrows, Page Up and Down, Home and End move it, Enter opens.
 */
export function PoolTable({ entries, onOpen }: PoolTableProps) {
  const body = useRef<HTMLDivElement>(null)
  const { first, last, pageRows } = useVisibleRows(body, entries.length, ROW_PX)
  const [currentId, setCurrentId] = useState<string | null>(null)
  const wantsFocus = useRef(false)
  const current = Math.max(
    0,
    entries.findIndex(({ evidence }) => evidence.id === currentId),
  )

  useEffect(() => {
    if (!wantsFocus.current) return
    const row = body.current?.querySelector<HTMLElement>('[data-current="true"]')
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  function moveTo(index: number): void {
    const place = Math.min(Math.max(index, 0), entries.length - 1)
    const entry = entries[place]
    if (entry === undefined || body.current === null) return
    wantsFocus.current = true
    setCurrentId(entry.evidence.id)
    const { scrollTop, clientHeight } = body.current
    if (place * ROW_PX < scrollTop) body.current.scrollTop = place * ROW_PX
    else if ((place + 1) * ROW_PX > scrollTop + clientHeight)
      body.current.scrollTop = (place + 1) * ROW_PX - clientHeight
  }
  function onKeyDown(event: KeyboardEvent): void {
    const target = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + pageRows,
      PageUp: current - pageRows,
      Home: 0,
      End: entries.length - 1,
    }[event.key]
    const isOnRow = event.target instanceof Element && event.target.matches('[role="row"]')
    const entry = entries[current]
    if (target !== undefined) moveTo(target)
    else if (event.key === 'Enter' && isOnRow && entry) onOpen(entry.evidence.id)
    else return
    event.preventDefault()
  }
  return (
    <div
      role="grid"
      aria-label="佐证列表"
      aria-rowcount={entries.length + 1}
      aria-colcount={COLUMNS.length}
      className="pool-grid"
    >
      <div role="row" aria-rowindex={1} className="pool-grid-row pool-grid-head">
        {COLUMNS.map((name) => (
          <div key={name} role="columnheader">
            {name}
          </div>
        ))}
      </div>
      <div ref={body} role="rowgroup" className="pool-grid-body" onKeyDown={onKeyDown}>
        <div role="presentation" style={{ height: first * ROW_PX }} />
        {entries.slice(first, last).map((entry, offset) => (
          <PoolRow
            key={entry.evidence.id}
            entry={entry}
            rowIndex={first + offset + 2}
            isCurrent={first + offset === current}
            onEnter={setCurrentId}
            onOpen={onOpen}
          />
        ))}
        <div role="presentation" style={{ height: (entries.length - last) * ROW_PX }} />
      </div>
    </div>
  )
}
