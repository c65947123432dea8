import { Button, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { Outlet, useNavigate, useParams, useLocation } from 'react-router'
import { STEPS, type Step } from '../../../shared/domain/record/terms.ts'
import { errorMessage } from '../../lib/error-message.ts'
import { showGaps } from '../../lib/gap-drawer.ts'
import { useLandJumps } from '../../lib/jump.ts'
import { openTask, reload, useWorkspaceStore } from '../../lib/workspace-store.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { FindDialog } from './find-dialog.tsx'
import { GapDrawer } from './gap-drawer.tsx'
import { StepList } from './step-list.tsx'
import './task-frame.css'

/** One task: its steps at the left, the work in the middle. */
export function TaskFrame() {
  const { taskId = '' } = useParams()
  useEffect(() => {
    void openTask(taskId)
    showGaps(false)
  }, [taskId])
  const openId = useWorkspaceStore(({ view }) => view?.workspace.summary.id)
  const error = useWorkspaceStore((state) => state.error)
  if (openId === taskId) return <OpenTask key={taskId} />
  if (error !== null) return <NotOpened error={error} />
  return (
    <div className="task-opening">
      <Spin description="正在打开任务…">
        <span />
      </Spin>
    </div>
  )
}

function NotOpened({ error }: { readonly error: unknown }) {
  const navigate = useNavigate()
  return (
    <div className="screen">
      <ErrorNote
        message={errorMessage(error)}
        actions={
          <>
            <Button onClick={() => void reload()}>重试</Button>
            <Button type="primary" onClick={() => void navigate('/tasks')}>
              返回任务列表
            </Button>
          </>
        }
      />
    </div>
  )
}

function OpenTask() {
  const { pathname } = useLocation()
  const [isFinding, setIsFinding] = useState(false)
  const current: Step | null = STEPS.find((name) => pathname.endsWith(`/${name}`)) ?? null
  const step = current ?? 'overview'
  useLandJumps(step)
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      // A dialog, above all the handed-over signing pad, keeps the screen to itself.
      if (document.querySelector('[aria-modal="true"]') !== null) return
      setIsFinding(true)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <div className="task-frame">
      <StepList current={current} onFind={() => setIsFinding(true)} />
      {/* A new step starts at its top. */}
      <section key={current ?? pathname} className="task-work" aria-label="工作区" tabIndex={-1}>
        <div className="task-screen">
          <Outlet />
        </div>
      </section>
      <GapDrawer />
      <FindDialog isOpen={isFinding} onClose={() => setIsFinding(false)} />
    </div>
  )
}
