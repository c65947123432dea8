import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { TaskSummary } from '../../../shared/domain/task/workspace.ts'
import { lastStep } from '../../lib/last-place.ts'
import { useGridRows } from '../../lib/use-grid-rows.ts'
import { TASK_COLUMNS } from './task-columns.ts'
import type { SortField, TaskFilter } from './task-order.ts'
import { TaskRow } from './task-row.tsx'
import { changeFilter, setCurrent, useTaskStore } from './task-store.ts'

type TaskTableProps = { readonly tasks: readonly TaskSummary[]; readonly filter: TaskFilter }

// The head stays over the rows, so that both are equally wide beside a scroll bar.
const ROW_PX = 64
const HEAD_PX = 46

export function TaskTable({ tasks, filter }: TaskTableProps) {
  const navigate = useNavigate()
  const currentId = useTaskStore((state) => state.currentId)
  const keys = useMemo(() => tasks.map(({ id }) => id), [tasks])
  const { box, first, last, current, onKeyDown } = useGridRows({
    keys,
    currentKey: currentId,
    rowPx: ROW_PX,
    headPx: HEAD_PX,
    onMove: setCurrent,
    onOpen: open,
  })

  function open(id: string): void {
    setCurrent(id)
    void navigate(`/tasks/${id}/${lastStep(id)}`)
  }
  return (
    <div
      ref={box}
      role="grid"
      aria-label="任务列表"
      aria-rowcount={tasks.length + 1}
      aria-colcount={TASK_COLUMNS.length}
      className="task-grid"
    >
      <div role="row" aria-rowindex={1} className="task-grid-row task-grid-head">
        {TASK_COLUMNS.map(({ field, name }) => (
          <HeadCell key={field} field={field} name={name} filter={filter} />
        ))}
      </div>
      <div role="rowgroup" onKeyDown={onKeyDown}>
        <div role="presentation" style={{ height: first * ROW_PX }} />
        {tasks.slice(first, last).map((task, offset) => (
          <TaskRow
            key={task.id}
            task={task}
            rowIndex={first + offset + 2}
            isCurrent={first + offset === current}
            onOpen={open}
          />
        ))}
        <div role="presentation" style={{ height: (tasks.length - last) * ROW_PX }} />
      </div>
    </div>
  )
}

type HeadCellProps = {
  readonly field: SortField
  readonly name: string
  readonly filter: TaskFilter
}

function HeadCell({ field, name, filter }: HeadCellProps) {
  const isSorted = filter.sort === field
  const direction = filter.isDescending ? 'descending' : 'ascending'
  return (
    <div role="columnheader" aria-sort={isSorted ? direction : 'none'}>
      <button
        type="button"
        onClick={() =>
          changeFilter({ sort: field, isDescending: isSorted ? !filter.isDescending : false })
        }
      >
        {name}
        <span aria-hidden>{isSorted ? (filter.isDescending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </div>
  )
}
