import { DeleteOutlined, FileTextOutlined, SearchOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import { NavLink } from 'react-router'
import { STEPS, STEP_NAMES, type Step } from '../../../shared/domain/record/terms.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import './step-list.css'
import { stepProgress, type StepProgress } from './step-progress.ts'
import { StepRing } from './step-ring.tsx'

type StepListProps = { readonly current: Step | null; readonly onFind: () => void }

/** The steps in the order of the work: how far each is and what it still needs. */
export function StepList({ current, onFind }: StepListProps) {
  const view = useWorkspace()
  return (
    <nav className="step-list" aria-label="任务步骤">
      <button type="button" className="step-list-find" onClick={onFind} title="Ctrl+K">
        <SearchOutlined aria-hidden /> <span>查找</span> <kbd>Ctrl K</kbd>
      </button>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>
            <StepLink
              step={step}
              isCurrent={step === current}
              taskId={view.workspace.summary.id}
              progress={stepProgress(view, step)}
            />
          </li>
        ))}
      </ol>
      <div className="step-list-more">
        <NavLink to={`/tasks/${view.workspace.summary.id}/documents`} className="step-list-link">
          <FileTextOutlined aria-hidden /> 文书
        </NavLink>
        <NavLink to={`/tasks/${view.workspace.summary.id}/bin`} className="step-list-link">
          <DeleteOutlined aria-hidden /> 回收站
        </NavLink>
      </div>
    </nav>
  )
}

type StepLinkProps = {
  readonly step: Step
  readonly isCurrent: boolean
  readonly taskId: string
  readonly progress: StepProgress
}

function StepLink({ step, isCurrent, taskId, progress }: StepLinkProps) {
  const { done, total, missing, isOmitted } = progress
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [isCurrent])
  const words = [
    total > 0 && `已完成 ${done} / ${total}`,
    isOmitted && '未开展',
    missing > 0 && `还差 ${missing} 项`,
  ].filter(Boolean)
  return (
    <NavLink
      ref={link}
      to={`/tasks/${taskId}/${step}`}
      className="step-link"
      aria-current={isCurrent ? 'page' : undefined}
      title={words.join('，')}
    >
      <StepRing progress={progress} />
      <span className="step-link-name">{STEP_NAMES[step]}</span>
      {missing > 0 && (
        <span className="step-link-count" aria-hidden>
          {missing}
        </span>
      )}
      <span className="visually-hidden">{words.join('，')}</span>
    </NavLink>
  )
}
