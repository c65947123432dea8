import { Button } from 'antd'
import { useEffect } from 'react'
import { useWorkspace } from '../../lib/workspace-store.ts'
import './earlier-rounds.css'
import { UploadState } from './upload-state.tsx'
import { refreshUploads, startUpload, useUploads } from './upload-store.ts'

/** The signed opinions of this task's earlier rounds, each with its own receipt; empty without one. */
export function EarlierRounds() {
  const { workspace } = useWorkspace()
  const { rows, running, progress } = useUploads()
  const { id: taskId, round } = workspace.summary
  useEffect(() => void refreshUploads(), [taskId])
  const earlier = (rows ?? []).flatMap((row) =>
    row.task.id === taskId && row.round < round && row.upload
      ? [{ ...row, upload: row.upload }]
      : [],
  )
  if (earlier.length === 0) return null
  // With an opinion of the present round to send, its button sends these first.
  const isAlone = workspace.upload === null || workspace.upload.state === 'confirmed'
  const isWaiting = earlier.some(({ upload }) => upload.state !== 'confirmed')
  return (
    <section className="upload-card earlier-rounds" aria-labelledby="earlier-rounds-title">
      <h2 id="earlier-rounds-title">此前各轮的验收意见</h2>
      <ul>
        {earlier.map(({ revision, round: of, upload }) => (
          <li key={revision} className="earlier-round">
            <strong>
              第 {of} 轮 · 第 {revision} 版
            </strong>
            <UploadState
              upload={upload}
              progress={progress[taskId]}
              isRunning={running?.includes(taskId) ?? false}
            />
          </li>
        ))}
      </ul>
      {isWaiting && isAlone && (
        <div className="upload-actions">
          <Button
            type="primary"
            disabled={running !== null}
            onClick={() => void startUpload([taskId])}
          >
            上报此前的意见
          </Button>
        </div>
      )}
    </section>
  )
}
