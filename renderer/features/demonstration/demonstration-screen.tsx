import { useState } from 'react'
import { findDemonstrationScript, type DemonstratedSystem } from '../../../shared/catalog/index.ts'
import { mayWrite } from '../../../shared/domain/record/may-write.ts'
import { saveRecord } from '../../lib/record-writer.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MissingCatalog } from '../../ui/missing-catalog.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { suggestSoftware } from './contract-software.ts'
import { DemonstrationCard } from './demonstration-card.tsx'
import './demonstration.css'
import { NewDemonstration } from './new-demonstration.tsx'

/** 系统演示: which systems were shown, and step by step what they did. */
export function DemonstrationScreen() {
  const { workspace, records } = useWorkspace()
  const [openKey, setOpenKey] = useState<string | null>(null)
  const script = findDemonstrationScript(workspace.package.pinned.demonstrationScript.id)
  const shown = records
    .all('demonstration')
    .toSorted((a, b) => (a.body.shownAt ?? '').localeCompare(b.body.shownAt ?? ''))
  const canStart = mayWrite(workspace, workspace.actingExpertId, 'demonstration', 'new')

  function start(type: DemonstratedSystem): void {
    const key = crypto.randomUUID()
    saveRecord(
      { taskId: workspace.summary.id, kind: 'demonstration', key },
      {
        ...suggestSoftware(type, workspace.package.filing),
        systemType: type.system,
        shownAt: new Date().toISOString(),
      },
      'now',
    )
    setOpenKey(key)
  }

  return (
    <>
      <PageTitle
        title="系统演示"
        note="由企业人员用日常账号操作，专家对照脚本逐步记录。企业没有的系统不必添加。"
      />
      <ReadOnlyNote />
      {script ? (
        <NewDemonstration
          script={script}
          shownTypes={shown.map(({ body }) => body.systemType)}
          canStart={canStart}
          onStart={start}
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
            note={canStart ? '点上面的系统类型，开始第一个系统的演示。' : undefined}
          />
        )}
        <div onKeyDown={walkItems('.record-card, .demonstration-step')}>
          {shown.map(({ key, body }) => (
            <DemonstrationCard
              key={key}
              recordKey={key}
              type={script?.systems.find(({ system }) => system === body.systemType)}
              isOpen={openKey === key}
              onToggle={() => setOpenKey(openKey === key ? null : key)}
            />
          ))}
        </div>
      </section>
      <StepFooter step="demonstration" />
    </>
  )
}
