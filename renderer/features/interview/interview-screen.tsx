import { useState } from 'react'
import { findInterviewOutline, type InterviewRole } from '../../../shared/catalog/index.ts'
import type { RecordIndex } from '../../../shared/domain/record/read.ts'
import { useJumpedTo } from '../../lib/jump.ts'
import { saveRecord } from '../../lib/record-writer.ts'
import { useMayWrite } from '../../lib/use-may-write.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MissingCatalog } from '../../ui/missing-catalog.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { InterviewCard } from './interview-card.tsx'
import './interview.css'
import { NewInterview } from './new-interview.tsx'

/** 人员访谈: who was asked, and by the outline of their role what they answered. */
export function InterviewScreen() {
  const { workspace, records } = useWorkspace()
  const [openKey, setOpenKey] = useState<string | null>(null)
  useJumpedTo((target) => {
    const key = interviewOf(target, records)
    if (key !== undefined) setOpenKey(key)
  })
  const outline = findInterviewOutline(workspace.package.pinned.interviewOutline.id)
  const interviews = records
    .all('interview')
    .toSorted((a, b) => (a.body.heldAt ?? '').localeCompare(b.body.heldAt ?? ''))
  const canStart = useMayWrite('interview')

  function start(role: InterviewRole): void {
    const key = crypto.randomUUID()
    const heldAt = new Date().toISOString()
    saveRecord({ taskId: workspace.summary.id, kind: 'interview', key }, { role, heldAt }, 'now')
    setOpenKey(key)
  }

  return (
    <>
      <PageTitle title="人员访谈" note="先选受访人的角色，按提纲边问边记，随填随存。" />
      <ReadOnlyNote />
      {outline ? (
        <NewInterview
          outline={outline}
          interviewed={interviews.map(({ body }) => body.role)}
          canStart={canStart}
          onStart={start}
        />
      ) : (
        <MissingCatalog name="访谈提纲" />
      )}
      <section aria-labelledby="interviews-title">
        <h2 id="interviews-title" className="section-heading">
          访谈记录（{interviews.length} 份）
        </h2>
        {interviews.length === 0 && (
          <EmptyState
            title="还没有访谈记录"
            note={canStart ? '点上面的角色，开始第一份访谈。' : undefined}
          />
        )}
        <div onKeyDown={walkItems('.record-card')}>
          {interviews.map(({ key, body }) => (
            <InterviewCard
              key={key}
              recordKey={key}
              outline={outline?.roles.find(({ role }) => role === body.role)}
              isOpen={openKey === key}
              onToggle={() => setOpenKey(openKey === key ? null : key)}
            />
          ))}
        </div>
      </section>
      <StepFooter step="interview" />
    </>
  )
}

/** The interview that has a jump's target in it. */
function interviewOf(target: string, records: RecordIndex): string | undefined {
  const [kind, rest = ''] = target.split(':')
  if (kind === 'interview') return rest.split('/')[0]
  return kind === 'quote' ? records.body('quote', rest).interview : undefined
}
