import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { errorMessage } from '../../lib/error-message.ts'
import { collectDropped, collectPicked, poolOf, type AddedFiles } from '../../lib/evidence.ts'
import { useFileDrop } from '../../lib/use-file-drop.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { TakingInProgress } from '../../ui/taking-in-progress.tsx'

/** Files dropped on the pool, or picked, come in without a link: they are sorted here. */
export function PoolDrop({ children }: { readonly children: ReactNode }) {
  const { workspace, isFrozen } = useWorkspace()
  const [message, setMessage] = useState<string | null>(null)
  const taskId = workspace.summary.id

  function add(adding: Promise<AddedFiles>): void {
    setMessage(null)
    adding.then(
      ({ refused }) => setMessage(refused.length === 0 ? null : refused.join('\n')),
      (error: unknown) => setMessage(errorMessage(error)),
    )
  }
  const drop = useFileDrop(!isFrozen, (files) => add(collectDropped(taskId, files)))
  return (
    <section className="pool-drop" aria-label="佐证库" {...drop}>
      {!isFrozen && (
        <div className="pool-add">
          <Button onClick={() => add(collectPicked(taskId))}>批量添加文件</Button>
          <span className="note">可把相机、手机里的文件一次拖到这里，再逐份关联。</span>
          <TakingInProgress target={poolOf(taskId)} />
        </div>
      )}
      {message && (
        <ErrorNote
          message={message}
          actions={<Button onClick={() => setMessage(null)}>知道了</Button>}
        />
      )}
      {children}
    </section>
  )
}
