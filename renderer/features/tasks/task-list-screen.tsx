import { Button } from 'antd'
import { useDeferredValue, useEffect, useMemo } from 'react'
import { Link } from 'react-router'
import { useAppState } from '../../lib/app-state.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { BatchExport } from './batch-export.tsx'
import { ImportButtons } from './import-buttons.tsx'
import { ImportResult } from './import-result.tsx'
import { TaskFilters } from './task-filters.tsx'
import './task-list.css'
import { facets, filterTasks, FIRST_FILTER } from './task-order.ts'
import { changeFilter, loadTasks, useTaskStore } from './task-store.ts'
import { TaskTable } from './task-table.tsx'
import { useDroppedPackages } from './use-dropped-packages.ts'

/** 任务列表: all tasks on this computer as a work plan. */
export function TaskListScreen() {
  const { tasks, error, filter } = useTaskStore()
  const isDropping = useDroppedPackages()
  const shownFilter = useDeferredValue(filter)
  useEffect(() => void loadTasks(), [])
  const shown = useMemo(() => filterTasks(tasks ?? [], shownFilter), [tasks, shownFilter])
  const counts = useMemo(() => facets(tasks ?? [], shownFilter.text), [tasks, shownFilter.text])

  return (
    <div className="screen task-list" data-dropping={isDropping}>
      <PageTitle
        title="任务"
        note={
          tasks && tasks.length > 0 ? (
            <Summary all={tasks.length} shown={shown.length} />
          ) : undefined
        }
        actions={
          tasks &&
          tasks.length > 0 && (
            <>
              <BatchExport />
              <ImportButtons />
            </>
          )
        }
      />
      <ImportResult />
      {error && (
        <ErrorNote
          message={error}
          actions={<Button onClick={() => void loadTasks()}>重试</Button>}
        />
      )}
      {tasks?.length === 0 && (
        <EmptyState
          title="本机还没有任务"
          note="导入下发的任务包（.taskpkg），或把文件拖到窗口里；也可以先用示例任务熟悉一遍。"
          actions={<ImportButtons isFirst />}
        />
      )}
      {tasks && tasks.length > 0 && (
        <>
          <TaskFilters filter={filter} counts={counts} />
          {shown.length > 0 ? (
            <TaskTable tasks={shown} filter={filter} />
          ) : (
            <EmptyState
              title="没有符合条件的任务"
              actions={<Button onClick={() => changeFilter(FIRST_FILTER)}>清除搜索和筛选</Button>}
            />
          )}
        </>
      )}
      {isDropping && <p className="task-list-drop">松开即可导入任务包</p>}
    </div>
  )
}

function Summary({ all, shown }: { readonly all: number; readonly shown: number }) {
  const unsent = useAppState(({ app }) => app?.unsentCount ?? 0)
  return (
    <>
      {all === shown ? `共 ${all} 项` : `共 ${all} 项，显示 ${shown} 项`}
      {unsent > 0 && (
        <>
          ，<Link to="/upload">{`${unsent} 份验收意见待上报`}</Link>
        </>
      )}
    </>
  )
}
