import { Checkbox } from 'antd'
import { Link } from 'react-router'
import type { Upload, TaskSummary } from '../../../shared/domain/task/workspace.ts'
import { UploadState } from './upload-state.tsx'
import type { Progress } from '../../lib/transfer-progress.ts'

type UploadRowProps = {
  readonly task: TaskSummary
  readonly revision: number
  readonly round: number
  readonly upload: Upload
  readonly progress: Progress | undefined
  readonly isRunning: boolean
  readonly isChosen: boolean
  readonly isBusy: boolean
  readonly onChoose: (isChosen: boolean) => void
}

/** One task on the shipping desk. */
export function UploadTaskRow(props: UploadRowProps) {
  const { task, upload, isBusy } = props
  return (
    <li className="upload-row">
      {upload.state === 'confirmed' ? (
        <span />
      ) : (
        <Checkbox
          checked={props.isChosen}
          disabled={isBusy}
          onChange={({ target }) => props.onChoose(target.checked)}
          aria-label={`选择 ${task.enterprise}`}
        />
      )}
      <div className="upload-task">
        <Link to={`/tasks/${task.id}/upload`}>{task.enterprise}</Link>
        <span>
          {task.number} · {task.project} · 第 {props.revision} 版
          {task.round > 1 && `（第 ${props.round} 轮）`}
          {task.isSample && ' · 示例'}
        </span>
      </div>
      <UploadState upload={upload} progress={props.progress} isRunning={props.isRunning} />
    </li>
  )
}
