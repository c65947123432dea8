import { memo } from 'react'
import { STEPS_TO_CLOSE } from '../../../shared/domain/record/terms.ts'
import { STATUS_NAMES, type TaskSummary } from '../../../shared/domain/task/workspace.ts'
import { StatusChip } from '../../ui/status-chip.tsx'
import { STATUS_TONES } from './task-columns.ts'
import { tradeName } from './task-order.ts'

type TaskRowProps = {
  readonly task: TaskSummary
  readonly rowIndex: number
  readonly isCurrent: boolean
  readonly onOpen: (id: string) => void
}

export const TaskRow = memo(function TaskRow({ task, rowIndex, isCurrent, onOpen }: TaskRowProps) {
  const all = STEPS_TO_CLOSE
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className="task-grid-row"
      tabIndex={isCurrent ? 0 : -1}
      data-current={isCurrent}
      onClick={() => onOpen(task.id)}
    >
      <div role="gridcell" className="task-cell-main">
        <span className="task-enterprise">
          {task.enterprise}
          {task.isSample && <StatusChip tone="action">示例</StatusChip>}
        </span>
        <span className="task-project">
          {task.project}　{task.number}
        </span>
      </div>
      <div role="gridcell">{task.county}</div>
      <div role="gridcell" title={tradeName(task.trade)}>
        {tradeName(task.trade)}
      </div>
      <div role="gridcell">{task.appointment ?? '未预约'}</div>
      <div role="gridcell">
        <StatusChip tone={STATUS_TONES[task.status]}>
          {STATUS_NAMES[task.status]}
          {task.revision > 1 && `（第 ${task.revision} 版）`}
        </StatusChip>
      </div>
      <div role="gridcell" className="task-progress">
        <span className="task-progress-bar" aria-hidden>
          <span style={{ width: `${(task.stepsDone / all) * 100}%` }} />
        </span>
        {task.stepsDone} / {all}
      </div>
    </div>
  )
})
