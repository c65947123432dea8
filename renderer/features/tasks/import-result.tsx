import { Button } from 'antd'
import { Link } from 'react-router'
import type { ImportReport } from '../../../shared/ipc/contract.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { dismissReport, useImportStore } from './import-store.ts'

/** What came in, and for each refused file the reason. */
export function ImportResult() {
  const { isBusy, report, error } = useImportStore()
  const dismiss = <Button onClick={dismissReport}>知道了</Button>
  return (
    <div aria-live="polite">
      {isBusy && <p className="import-busy">正在校验并导入任务包…</p>}
      {error && <ErrorNote message={error} actions={dismiss} />}
      {report && (
        <section
          className="import-result"
          data-refused={report.refused.length + report.notes.length > 0}
        >
          <div>
            <p>{sentence(report)}</p>
            {report.updates.length > 0 && (
              <ul>
                {report.updates.map(({ taskId, enterprise, revision, currentRevision }) => (
                  <li key={taskId}>
                    “{enterprise}”的任务版本 {revision} 已收到，还没有采用，现在仍用任务版本{' '}
                    {currentRevision}，已填写的内容没有改动。{' '}
                    <Link to={`/tasks/${taskId}/overview`}>逐项核对并采用</Link>
                  </li>
                ))}
              </ul>
            )}
            <ul>
              {report.refused.map(({ file, message }) => (
                <li key={file + message}>{message}</li>
              ))}
            </ul>
            {report.notes.length > 0 && (
              <>
                <p>以下内容目前印不到文书上，不影响开展工作，请在定稿前处理：</p>
                <ul>
                  {report.notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              </>
            )}
          </div>
          {dismiss}
        </section>
      )}
    </div>
  )
}

function sentence({ imported, updates, refused }: ImportReport): string {
  const newer = updates.length > 0 ? `收到 ${updates.length} 项任务的新版本。` : ''
  const none = newer === '' ? '没有导入新任务。' : ''
  const came = (imported.length > 0 ? `已导入 ${imported.length} 项任务。` : none) + newer
  return refused.length > 0 ? `${came}${refused.length} 个文件未导入：` : came
}
