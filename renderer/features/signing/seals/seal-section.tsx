import { useState } from 'react'
import type { SealDesk, SealPlace } from '../../../../shared/domain/seal/seal.ts'
import type { OpinionRevision } from '../../../../shared/domain/task/workspace.ts'
import { call, shell } from '../../../lib/core-client.ts'
import { errorMessage } from '../../../lib/error-message.ts'
import { useAsync } from '../../../lib/use-async.ts'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { ScanSection } from './scan-section.tsx'
import { SealDialog } from './seal-dialog.tsx'
import { SealList } from './seal-list.tsx'
import './seals.css'

type SealSectionProps = {
  readonly taskId: string
  readonly revision: OpinionRevision
  /** Told how many seals the document has, as the file changes with each. */
  readonly onSealed: (count: number) => void
}

/** 电子签章 and 盖章扫描件 of the signed opinion; to be keyed by its revision. */
export function SealSection({ taskId, revision, onSealed }: SealSectionProps) {
  const loaded = useAsync(revision.id, () => call('seal.list', { taskId }))
  const [changed, setChanged] = useState<SealDesk | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [sealing, setSealing] = useState<SealPlace | null>(null)

  function show(next: SealDesk): void {
    setChanged(next)
    onSealed(next.places.filter(({ seal }) => seal !== null).length)
  }
  async function run(work: () => Promise<SealDesk | null>): Promise<void> {
    setError(null)
    try {
      const next = await work()
      if (next !== null) show(next)
    } catch (failure) {
      setError(errorMessage(failure))
    }
  }
  const desk = changed ?? (loaded.status === 'ready' ? loaded.value : null)
  if (desk === null) return loaded.status === 'failed' && <ErrorNote message={loaded.message} />
  const sealed = desk.places.filter(({ seal }) => seal !== null).length
  return (
    <>
      <section className="signing-card" aria-labelledby="seal-list-title">
        <h2 id="seal-list-title">
          电子签章 {sealed} / {desk.places.length}
        </h2>
        <p className="note">
          需要数字证书签章时在这里签，先后不限，签章不改变文书内容。请在上报之前完成：开始上报后不能再补。密码只用这一次，不保存。
        </p>
        {desk.refusal && <p className="seal-refusal">{desk.refusal}</p>}
        {error && <ErrorNote message={error} />}
        <SealList
          places={desk.places}
          isOpen={desk.refusal === null}
          onChoose={({ field }) =>
            void run(async () => {
              const file = await shell.pickForSeal('certificate')
              return file && call('seal.importCertificate', { taskId, field, grant: file.grant })
            })
          }
          onForget={({ field }) =>
            void run(() => call('seal.removeCertificate', { taskId, field }))
          }
          onSeal={setSealing}
        />
      </section>
      <ScanSection
        taskId={taskId}
        revision={revision}
        scans={desk.scans}
        lateScans={desk.lateScans}
        onAdded={show}
      />
      {sealing && (
        <SealDialog
          key={sealing.field}
          taskId={taskId}
          place={sealing}
          revision={revision}
          onSealed={(next) => {
            show(next)
            setSealing(null)
          }}
          onClose={() => setSealing(null)}
        />
      )}
    </>
  )
}
