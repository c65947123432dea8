import { useState } from 'react'
import { useJumpedTo } from '../../lib/jump.ts'
import { useMayWrite } from '../../lib/use-may-write.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { FindingList } from './finding-list.tsx'
import './findings.css'
import { ProposalNote } from './proposal-note.tsx'
import { RecheckSection } from './recheck-section.tsx'
import { RectificationSection } from './rectification-section.tsx'
import { SuggestionList } from './suggestion-list.tsx'

/** 问题与整改: what the panel found, what is to be mended, and the round that looks again. */
export function FindingsScreen() {
  const [openKey, setOpenKey] = useState<string | null>(null)
  const canAdd = useMayWrite('finding')
  useJumpedTo((target) => {
    if (target.startsWith('finding:')) setOpenKey(target.slice('finding:'.length))
  })
  return (
    <>
      <PageTitle
        title="问题与整改"
        note="各步骤发现的问题记在这里；否决和严重问题指向整改，期限最长 1 个月。"
      />
      <ReadOnlyNote />
      <RectificationSection />
      <RecheckSection />
      <ProposalNote />
      {canAdd && <SuggestionList />}
      <FindingList canAdd={canAdd} openKey={openKey} onOpen={setOpenKey} />
      <StepFooter step="findings" />
    </>
  )
}
