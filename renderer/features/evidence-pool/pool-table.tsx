import { useMemo, useState } from 'react'
import { useGridRows } from '../../lib/use-grid-rows.ts'
import type { PoolEntry } from './pool-filter.ts'
import { PoolRow } from './pool-row.tsx'

const ROW_PX = 92
const COLUMNS = ['佐证', '拍摄', '地点与设备', '录入', '用在哪里'] as const

type PoolTableProps = {
  readonly entries: readonly PoolEntry[]
  readonly onOpen: (evidenceId: string) => void
}

export function PoolTable({ entries, onOpen }: PoolTableProps) {
  const [currentId, setCurrentId] = useState<string | null>(null)
  const keys = useMemo(() => entries.map(({ evidence }) => evidence.id), [entries])
  const { box, first, last, current, onKeyDown } = useGridRows({
    keys,
    currentKey: currentId,
    rowPx: ROW_PX,
    onMove: setCurrentId,
    onOpen,
  })
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
      <div ref={box} role="rowgroup" className="pool-grid-body" onKeyDown={onKeyDown}>
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
