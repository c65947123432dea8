import { Button } from 'antd'
import {
  METHOD_STEPS,
  STEPS,
  STEP_NAMES,
  type MethodStep,
  type Step,
} from '../../shared/domain/record/terms.ts'
import { showGaps } from '../lib/gap-drawer.ts'
import { useJump } from '../lib/jump.ts'
import { useWorkspace } from '../lib/workspace-store.ts'
import { StepClosing } from './step-closing.tsx'
import './step-footer.css'

/** The foot of every step: close the step, see what is missing, go on. */
export function StepFooter({ step }: { readonly step: Step }) {
  const { gaps } = useWorkspace()
  const jump = useJump()
  const place = STEPS.indexOf(step)
  const previous = STEPS[place - 1]
  const next = STEPS[place + 1]
  const missing = gaps.filter(({ isBlocking }) => isBlocking).length
  return (
    <footer className="step-footer" id={`step:${step}`} tabIndex={-1} aria-label="本步骤收尾">
      {isMethodStep(step) && <StepClosing step={step} />}
      <div className="step-footer-nav">
        <Button onClick={() => showGaps(true)} className="step-footer-gaps">
          {missing > 0 ? `还差 ${missing} 项` : '已无缺项'}
        </Button>
        {previous && (
          <Button
            onClick={() => jump(previous)}
            aria-label={`上一步：${STEP_NAMES[previous]}`}
            title={STEP_NAMES[previous]}
          >
            上一步
          </Button>
        )}
        {next && (
          <Button
            type="primary"
            onClick={() => jump(next)}
            aria-label={`下一步：${STEP_NAMES[next]}`}
          >
            下一步：{STEP_NAMES[next]}
          </Button>
        )}
      </div>
    </footer>
  )
}

function isMethodStep(step: Step): step is MethodStep {
  return METHOD_STEPS.some((method) => method === step)
}
