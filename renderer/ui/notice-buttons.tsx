import { Button, Modal } from 'antd'
import { useState } from 'react'
import { standingOpinion } from '../../shared/domain/rounds/index.ts'
import { call, shell } from '../lib/core-client.ts'
import { errorMessage } from '../lib/error-message.ts'
import { useAsync } from '../lib/use-async.ts'
import { useWorkspace } from '../lib/workspace-store.ts'
import { ErrorNote } from './error-note.tsx'
import './notice-buttons.css'
import { PdfPages } from './pdf-pages.tsx'

/** 整改通知 of the frozen opinion: read it, save it; empty unless it ended in 整改. */
export function NoticeButtons() {
  const { workspace } = useWorkspace()
  const standing = standingOpinion(workspace)
  const [isShown, setIsShown] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  if (standing?.conclusion !== 'rectify') return null
  const { id: taskId, enterprise } = workspace.summary
  const { revision } = standing

  async function save(): Promise<void> {
    setError(null)
    setSaved(null)
    setIsBusy(true)
    try {
      const place = await shell.pickSavePdf(`整改通知-${enterprise}-第${revision}版.pdf`)
      if (place === null) return
      await call('document.save', { taskId, documentId: 'notice', revision, grant: place.grant })
      setSaved(`整改通知已存为“${place.name}”。`)
    } catch (failure) {
      setError(errorMessage(failure))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <div className="notice-buttons">
      <Button onClick={() => setIsShown(true)}>查看整改通知</Button>
      <Button loading={isBusy} onClick={() => void save()}>
        另存整改通知
      </Button>
      {error && <ErrorNote message={error} />}
      <p role="status" className="note">
        {saved}
      </p>
      <Modal
        open={isShown}
        title="整改通知"
        width={960}
        footer={null}
        destroyOnHidden
        onCancel={() => setIsShown(false)}
        styles={{ body: { padding: 8 } }}
      >
        <NoticePages taskId={taskId} revision={revision} />
      </Modal>
    </div>
  )
}

function NoticePages({ taskId, revision }: { readonly taskId: string; readonly revision: number }) {
  const pdf = useAsync(`${taskId} ${revision}`, () =>
    call('document.pdf', { taskId, documentId: 'notice', revision }),
  )
  if (pdf.status === 'failed') return <ErrorNote message={pdf.message} />
  return <PdfPages bytes={pdf.status === 'ready' ? pdf.value : null} label="整改通知" />
}
