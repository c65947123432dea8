import { Progress } from 'antd'
import type { Upload } from '../../../shared/domain/task/workspace.ts'
import { dateAndTime, fileSize } from '../../lib/words.ts'
import { StatusChip } from '../../ui/status-chip.tsx'
import { secondsLeft, speedOf, type Progress as Sent } from '../../lib/transfer-progress.ts'
import { UPLOAD_WORDS } from './upload-words.ts'

type UploadStateProps = {
  readonly upload: Upload
  readonly progress: Sent | undefined
  /** Whether this task is part of the upload that runs now. */
  readonly isRunning: boolean
}

/** Where one upload stands: waiting, under way, failed and why, or received. */
export function UploadState({ upload, progress, isRunning }: UploadStateProps) {
  if (isRunning && upload.state !== 'confirmed') return <Sending progress={progress} />
  const { label, tone } = UPLOAD_WORDS[upload.state]
  return (
    <div className="upload-state">
      <StatusChip tone={tone}>{label}</StatusChip>
      {upload.state === 'confirmed' && (
        <span>
          回执 <strong>{upload.receiptNumber}</strong>
          {upload.receivedAt && `，平台收到于 ${dateAndTime(upload.receivedAt)}`}
        </span>
      )}
      {upload.lastError && upload.state !== 'confirmed' && (
        <p className="upload-error">
          {upload.lastError}
          {upload.lastTriedAt && (
            <span className="upload-tried">
              上次尝试 {dateAndTime(upload.lastTriedAt)}，已试 {upload.attempts} 次
            </span>
          )}
        </p>
      )}
    </div>
  )
}

function Sending({ progress }: { readonly progress: Sent | undefined }) {
  if (progress === undefined) {
    return (
      <div className="upload-state" role="status">
        <StatusChip tone="info">等待发送</StatusChip>
      </div>
    )
  }
  const { sentBytes, totalBytes, file } = progress
  const percent = totalBytes === 0 ? 0 : Math.floor((sentBytes * 100) / totalBytes)
  const speed = speedOf(progress)
  const left = secondsLeft(progress)
  return (
    <div className="upload-sending">
      <Progress percent={percent} status="active" aria-label="上报进度" />
      <p className="upload-bytes">
        {fileSize(sentBytes)} / {fileSize(totalBytes)}
        {speed !== null && ` · ${fileSize(Math.round(speed))}/秒`}
        {left !== null && left > 0 && ` · 约剩 ${left} 秒`}
        {file !== '' && ` · ${file}`}
      </p>
    </div>
  )
}
