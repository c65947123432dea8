import { Button } from 'antd'
import { useAppState } from '../../lib/app-state.ts'
import { useJump } from '../../lib/jump.ts'
import { dateAndTime } from '../../lib/words.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { NoticeButtons } from '../../ui/notice-buttons.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { EarlierRounds } from './earlier-rounds.tsx'
import { PlatformNote } from './platform-note.tsx'
import { UploadState } from './upload-state.tsx'
import { cancelUpload, startUpload, useUploads } from './upload-store.ts'
import './upload.css'

/** 上报 of the open task. */
export function TaskUploadScreen() {
  const { workspace, isFrozen } = useWorkspace()
  const platformUrl = useAppState(({ app }) => app?.platformUrl ?? null)
  const { running, progress, isCancelling, error } = useUploads()
  const jump = useJump()
  const { upload } = workspace
  const taskId = workspace.summary.id
  const { platform } = workspace.package
  const isRunning = running?.includes(taskId) ?? false
  return (
    <>
      <PageTitle
        title="上报"
        note={<PlatformNote address={`${platformUrl ?? platform.url}（${platform.name}）`} />}
      />
      {error && <ErrorNote message={error} />}
      {upload === null ? (
        <EmptyState
          title="还不能上报"
          note={
            isFrozen
              ? '还有专家没有签字。全部签字后，在这里上报。'
              : '验收意见定稿并签字后，在这里上报。'
          }
          actions={
            <Button type="primary" onClick={() => jump(isFrozen ? 'signing' : 'opinion')}>
              {isFrozen ? '去签字' : '去验收意见'}
            </Button>
          }
        />
      ) : (
        <section className="upload-card" aria-label="上报状态">
          <UploadState upload={upload} progress={progress[taskId]} isRunning={isRunning} />
          {upload.state === 'confirmed' ? (
            <dl className="upload-receipt">
              <div>
                <dt>回执编号</dt>
                <dd>{upload.receiptNumber}</dd>
              </div>
              <div>
                <dt>平台收到时间</dt>
                <dd>{upload.receivedAt ? dateAndTime(upload.receivedAt) : ''}</dd>
              </div>
              <div>
                <dt>回执核验</dt>
                <dd>平台签名、验收记录和全部文件的校验值一致</dd>
              </div>
            </dl>
          ) : (
            <div className="upload-actions">
              {isRunning ? (
                <Button loading={isCancelling} onClick={() => void cancelUpload()}>
                  取消
                </Button>
              ) : (
                <Button
                  type="primary"
                  disabled={running !== null}
                  onClick={() => void startUpload([taskId])}
                >
                  {upload.attempts > 0 ? '重新上报' : '开始上报'}
                </Button>
              )}
            </div>
          )}
        </section>
      )}
      <NoticeButtons />
      <EarlierRounds />
      <StepFooter step="upload" />
    </>
  )
}
