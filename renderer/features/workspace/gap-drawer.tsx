import { Button, Drawer } from 'antd'
import { useRef, useState } from 'react'
import type { Gap } from '../../../shared/domain/checks/gaps.ts'
import { STEPS, STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { showGaps, useGapDrawer } from '../../lib/gap-drawer.ts'
import { useJump } from '../../lib/jump.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import './gap-drawer.css'

/** Of one step at first: a checklist may have thousands. */
const SHOWN = 100

/** 还差 N 项: what blocks the opinion, then what is only flagged; each line goes there. */
export function GapDrawer() {
  const { isOpen } = useGapDrawer()
  const { gaps } = useWorkspace()
  const jump = useJump()
  const chosen = useRef<Gap | null>(null)
  const blocking = gaps.filter(({ isBlocking }) => isBlocking)
  const warnings = gaps.filter(({ isBlocking }) => !isBlocking)

  function choose(gap: Gap): void {
    chosen.current = gap
    showGaps(false)
  }
  return (
    <Drawer
      open={isOpen}
      title={blocking.length > 0 ? `还差 ${blocking.length} 项` : '已无缺项，可以定稿'}
      size="min(460px, 92vw)"
      onClose={() => showGaps(false)}
      afterOpenChange={(isShown) => {
        // Only once the drawer has given the focus back can the jump take it.
        if (isShown || chosen.current === null) return
        jump(chosen.current.step, chosen.current.target)
        chosen.current = null
      }}
    >
      <GapList gaps={blocking} onChoose={choose} />
      {warnings.length > 0 && (
        <section className="gap-warnings">
          <h2>提醒 {warnings.length} 项</h2>
          <p>不影响定稿，请专家组留意。</p>
          <GapList gaps={warnings} onChoose={choose} />
        </section>
      )}
    </Drawer>
  )
}

type GapListProps = { readonly gaps: readonly Gap[]; readonly onChoose: (gap: Gap) => void }

function GapList({ gaps, onChoose }: GapListProps) {
  return STEPS.map((step) => {
    const ofStep = gaps.filter((gap) => gap.step === step)
    return ofStep.length === 0 ? null : (
      <GapGroup key={step} name={STEP_NAMES[step]} gaps={ofStep} onChoose={onChoose} />
    )
  })
}

function GapGroup({ name, gaps, onChoose }: GapListProps & { readonly name: string }) {
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? gaps : gaps.slice(0, SHOWN)
  return (
    <section className="gap-group">
      <h3>
        {name}（{gaps.length}）
      </h3>
      <ul>
        {shown.map((gap) => (
          <li key={`${gap.target ?? ''} ${gap.message}`}>
            <button type="button" className="gap-link" onClick={() => onChoose(gap)}>
              {gap.message}
            </button>
          </li>
        ))}
      </ul>
      {shown.length < gaps.length && (
        <Button onClick={() => setIsWhole(true)}>
          另有 {gaps.length - shown.length} 项，全部显示
        </Button>
      )}
    </section>
  )
}
