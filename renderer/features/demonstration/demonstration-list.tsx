import { useState } from 'react'
import type { DemonstrationScript } from '../../../shared/catalog/index.ts'
import type { NamedSoftware } from '../../../shared/domain/demonstration/software.ts'
import { splitStepKey } from '../../../shared/domain/demonstration/steps.ts'
import { useJump, useJumpedTo } from '../../lib/jump.ts'
import { saveRecord } from '../../lib/record-writer.ts'
import { useMayWrite } from '../../lib/use-may-write.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MissingCatalog } from '../../ui/missing-catalog.tsx'
import { DemonstrationCard } from './demonstration-card.tsx'
import { NewDemonstration } from './new-demonstration.tsx'

const PREFIX = 'demonstration:'

/** The systems that were shown; one is open at a time. */
export function DemonstrationList({
  script,
}: {
  readonly script: DemonstrationScript | undefined
}) {
  const { workspace, records } = useWorkspace()
  const jump = useJump()
  const [openKey, setOpenKey] = useState<string | null>(null)
  useJumpedTo((target) => {
    if (!target.startsWith(PREFIX)) return
    const key = target.slice(PREFIX.length)
    setOpenKey(splitStepKey(key)?.demonstration ?? key)
  })
  const shown = records
    .all('demonstration')
    .toSorted((a, b) => (a.body.shownAt ?? '').localeCompare(b.body.shownAt ?? ''))
  const canStart = useMayWrite('demonstration')

  function start(body: NamedSoftware['body']): void {
    const key = crypto.randomUUID()
    saveRecord(
      { taskId: workspace.summary.id, kind: 'demonstration', key },
      { ...body, shownAt: new Date().toISOString() },
      'now',
    )
    setOpenKey(key)
  }
  return (
    <>
      {script ? (
        <NewDemonstration
          script={script}
          canStart={canStart}
          onStart={start}
          onOpen={(key) => jump('demonstration', `${PREFIX}${key}`)}
        />
      ) : (
        <MissingCatalog name="演示脚本" />
      )}
      <section aria-labelledby="demonstrations-title">
        <h2 id="demonstrations-title" className="section-heading">
          演示记录（{shown.length} 个系统）
        </h2>
        {shown.length === 0 && (
          <EmptyState
            title="还没有演示记录"
            note={canStart ? '点上面的系统，开始第一个系统的演示。' : undefined}
          />
        )}
        <div onKeyDown={walkItems('.record-card, .demonstration-step')}>
          {shown.map(({ key }) => (
            <DemonstrationCard
              key={key}
              recordKey={key}
              script={script}
              isOpen={openKey === key}
              onToggle={() => setOpenKey(openKey === key ? null : key)}
            />
          ))}
        </div>
      </section>
    </>
  )
}
