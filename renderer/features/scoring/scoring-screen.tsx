import { Segmented } from 'antd'
import { useState } from 'react'
import { ROLE_NAMES } from '../../../shared/domain/panel/roles.ts'
import { useJumpedTo } from '../../lib/jump.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReadOnlyNote } from '../../ui/read-only-note.tsx'
import { StepFooter } from '../../ui/step-footer.tsx'
import { ComparisonView } from './comparison-view.tsx'
import { OwnView } from './own-view.tsx'
import { RubricView } from './rubric/rubric-view.tsx'
import './matrix.css'
import './options.css'
import './scoring.css'
import './score-head.css'
import './score-aside.css'
import './score-item.css'
import './panel-work.css'
import './next-level.css'
import { VerifiedView } from './verified-view.tsx'

type View = 'own' | 'rubric' | 'verified' | 'comparison'

/** 评测打分: own scores, the panel's verified values, and all side by side. */
export function ScoringScreen() {
  const { workspace, acting } = useWorkspace()
  const [chosen, setChosen] = useState<View>('own')
  useJumpedTo((target) => {
    const wanted = viewOf(target, acting.id)
    if (wanted !== null) setChosen(wanted)
  })
  return (
    <>
      <PageTitle
        title="评测打分"
        note={`${acting.name}（${ROLE_NAMES[acting.role]}）正在使用 · 键盘：↑↓ 换项，←→ 移动，数字键选择`}
        actions={
          <Segmented<View>
            aria-label="打分视图"
            value={chosen}
            options={[
              { value: 'own', label: '我的打分' },
              { value: 'rubric', label: '验收评议' },
              { value: 'verified', label: '专家组核定' },
              { value: 'comparison', label: '汇总对比' },
            ]}
            onChange={setChosen}
          />
        }
      />
      <ReadOnlyNote />
      <div key={workspace.actingExpertId}>
        {chosen === 'own' && <OwnView />}
        {chosen === 'rubric' && <RubricView />}
        {chosen === 'verified' && <VerifiedView />}
        {chosen === 'comparison' && <ComparisonView />}
      </div>
      <StepFooter step="scoring" />
    </>
  )
}

/** The view that holds the element of a jump. */
function viewOf(target: string, expertId: string): View | null {
  if (target.startsWith('verified-')) return 'verified'
  if (target.startsWith('rubric-mark:')) return 'rubric'
  if (target === `score-sheet:${expertId}`) return 'own'
  if (target.startsWith('score-sheet:')) return 'verified'
  return target.startsWith('score') || target.startsWith('scenario-score') ? 'own' : null
}
