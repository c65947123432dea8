import { useEffect } from 'react'
import { reload, useWorkspace } from '../../lib/workspace-store.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { AttendanceList } from './attendance-list.tsx'
import { ClarificationList } from './clarification-list.tsx'
import './panel.css'
import { PromiseText } from './promise-text.tsx'
import { SessionCard } from './session-card.tsx'
import { Timetable } from './timetable.tsx'
import { VoteList } from './vote-list.tsx'
import { WorkSchemeCard } from './work-scheme-card.tsx'

/** 专家组: opening (sign-in, conflicts of interest, promise), clarifications, vote and times. */
export function PanelScreen() {
  const { workspace } = useWorkspace()
  // Core notes by itself when a method starts: read again what it has noted.
  useEffect(() => void reload(), [])
  return (
    <>
      <PageTitle
        title="专家组"
        note={`${workspace.package.panel.institution}组织。开场时签到、声明回避、签署承诺；结论拟定后在这里表决。`}
      />
      <ReadOnlyNote />
      <section aria-labelledby="opening-title">
        <h2 id="opening-title" className="section-heading">
          开场
        </h2>
        <SessionCard />
        <WorkSchemeCard />
        <PromiseText />
      </section>
      <AttendanceList />
      <ClarificationList />
      <VoteList />
      <Timetable />
      <StepFooter step="panel" />
    </>
  )
}
