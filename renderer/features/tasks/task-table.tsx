import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import type { TaskSummary } from '../../../shared/domain/task/workspace.ts'
import { lastStep } from '../../lib/last-place.ts'
import { TASK_COLUMNS } from './task-columns.ts'
import type { SortField, TaskFilter } from './task-order.ts'
import { TaskRow } from './task-row.tsx'
import { changeFilter, setCurrent, useTaskStore } from './task-store.ts'
import { HEAD_PX, ROW_PX, useRowWindow } from './use-row-window.ts'

type TaskTableProps = { readonly tasks: readonly TaskSummary[]; readonly filter: TaskFilter }

/**
 * The rows in view only, so that thousands of tasks scroll and filter at once.
 *
 * One row is in the tab order; arrows, Page Up and Down, Home and End move it, Enter opens.
 */
export function TaskTable({ tasks, filter }: TaskTableProps) {
  const navigate = useNavigate()
  const currentId = useTaskStore((state) => state.currentId)
  const grid = useRef<HTMLDivElement>(null)
  const { first, last, pageRows } = useRowWindow(grid, tasks.length)
  const current = Math.max(
    0,
    tasks.findIndex(({ id }) => id === currentId),
  )
  const wantsFocus = useRef(false)

  useEffect(() => {
    if (!wantsFocus.current) return
    const row = grid.current?.querySelector<HTMLElement>('[data-current="true"]')
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  function open(id: string): void {
    setCurrent(id)
    void navigate(`/tasks/${id}/${lastStep(id)}`)
  }
  function moveTo(index: number): void {
    const place = Math.min(Math.max(index, 0), tasks.length - 1)
    const task = tasks[place]
    if (task === undefined || grid.current === null) return
    wantsFocus.current = true
    setCurrent(task.id)
    // The head stays over the rows, so that both are equally wide beside a scroll bar.
    const { scrollTop, clientHeight } = grid.current
    const inView = clientHeight - HEAD_PX
    if (place * ROW_PX < scrollTop) grid.current.scrollTop = place * ROW_PX
    else if ((place + 1) * ROW_PX > scrollTop + inView)
      grid.current.scrollTop = (place + 1) * ROW_PX - inView
  }
  function onKeyDown(event: KeyboardEvent): void {
    const target = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + pageRows,
      PageUp: current - pageRows,
      Home: 0,
      End: tasks.length - 1,
    }[event.key]
    const task = tasks[current]
    if (target !== undefined) moveTo(target)
    else if (event.key === 'Enter' && task) open(task.id)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={grid}
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
