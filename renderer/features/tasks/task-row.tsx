import { memo } from 'react'
import { STEPS_TO_CLOSE } from '../../../shared/domain/record/terms.ts'
import { STATUS_NAMES, type TaskSummary } from '../../../shared/domain/task/workspace.ts'
import { Bar } from '../../ui/bar.tsx'
import { DeadlineChip } from '../../ui/deadline-chip.tsx'
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
          <span className="task-name" title={task.enterprise}>
            {task.enterprise}
          </span>
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
      <div role="gridcell" className="task-status">
        <StatusChip tone={STATUS_TONES[task.status]}>
          {STATUS_NAMES[task.status]}
          {task.round > 1
            ? `（第 ${task.round} 轮）`
            : task.revision > 1 && `（第 ${task.revision} 版）`}
        </StatusChip>
        {task.rectificationDueOn && <DeadlineChip dueOn={task.rectificationDueOn} />}
      </div>
      <div role="gridcell" className="task-progress">
        <Bar share={task.stepsDone / all} />
        {task.stepsDone} / {all}
      </div>
    </div>
  )
})
