import { useMemo, useState } from 'react'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { filterPool, NO_FILTER, poolEntries, type PoolFilter } from './pool-filter.ts'
import { PoolFilters } from './pool-filters.tsx'
import { PoolTable } from './pool-table.tsx'

type PoolViewProps = {
  readonly initialText: string
  readonly onOpen: (evidenceId: string) => void
}

/** 佐证 → 用在哪里: every piece of the task. */
export function PoolView({ initialText, onOpen }: PoolViewProps) {
  const view = useWorkspace()
  const [filter, setFilter] = useState<PoolFilter>({ ...NO_FILTER, text: initialText })
  const entries = useMemo(() => poolEntries(view), [view])
  const shown = useMemo(() => filterPool(entries, filter), [entries, filter])
  if (entries.length === 0) {
    return (
      <EmptyState
        title="本任务还没有佐证"
        note="在材料、勘查点、访谈、演示、打分各项下拍照、录音或添加文件，都会汇总到这里；也可以先批量添加，再逐份关联。"
      />
    )
  }
  return (
    <>
      <PoolFilters
        filter={filter}
        onChange={setFilter}
        shown={shown.length}
        total={entries.length}
      />
      {shown.length === 0 ? (
        <EmptyState title="没有符合条件的佐证" note="清空或更换筛选条件试试。" />
      ) : (
        <PoolTable entries={shown} onOpen={onOpen} />
      )}
    </>
  )
}
