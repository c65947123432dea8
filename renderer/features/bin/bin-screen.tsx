import { useMemo, useState } from 'react'
import { historyCatalog } from '../../../shared/domain/history/catalog.ts'
import { call } from '../../lib/core-client.ts'
import { trackSaving } from '../../lib/save-state.ts'
import { useAsync } from '../../lib/use-async.ts'
import { reload, useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import './bin.css'
import { RemovedEvidenceRow } from './removed-evidence-row.tsx'
import { RemovedRecordRow } from './removed-record-row.tsx'

/** 回收站: what was removed from the task, why, by whom and when; it can be brought back. */
export function BinScreen() {
  const { workspace, acting } = useWorkspace()
  const taskId = workspace.summary.id
  const [restored, setRestored] = useState(0)
  const catalog = useMemo(() => historyCatalog(workspace.package), [workspace.package])
  const removed = useAsync(`${taskId} ${acting.id} ${restored}`, () =>
    call('record.listRemoved', { taskId }),
  )
  const records = removed.status === 'ready' ? removed.value : []
  const evidence = workspace.removedEvidence

  async function restore(name: string, restoring: Promise<unknown>): Promise<void> {
    await trackSaving(`restore ${name}`, restoring)
    await reload()
    setRestored((count) => count + 1)
  }
  return (
    <>
      <PageTitle
        title="回收站"
        note="移除的记录和佐证都留在这里，可以恢复。移除的佐证仍列入验收记录的清单，注明已移除及理由。"
      />
      <ReadOnlyNote />
      {removed.status === 'failed' && <ErrorNote message={removed.message} />}
      {removed.status === 'ready' && records.length === 0 && evidence.length === 0 && (
        <EmptyState title="回收站是空的" note="本任务还没有移除过记录或佐证。" />
      )}
      {records.length > 0 && (
        <section aria-labelledby="bin-records">
          <h2 id="bin-records">记录（{records.length}）</h2>
          <ul className="bin-list">
            {records.map((record) => (
              <RemovedRecordRow
                key={record.recordId}
                record={record}
                catalog={catalog}
                onRestore={() =>
                  restore(
                    record.recordId,
                    call('record.restore', { taskId, recordId: record.recordId }),
                  )
                }
              />
            ))}
          </ul>
        </section>
      )}
      {evidence.length > 0 && (
        <section aria-labelledby="bin-evidence">
          <h2 id="bin-evidence">佐证（{evidence.length}）</h2>
          <ul className="bin-list">
            {evidence.map((piece) => (
              <RemovedEvidenceRow
                key={piece.id}
                piece={piece}
                catalog={catalog}
                onRestore={() =>
                  restore(piece.id, call('evidence.restore', { taskId, evidenceId: piece.id }))
                }
              />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
