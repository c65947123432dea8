import { Button, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import type { DossierForm, DossierPlans } from '../../shared/ipc/contract.ts'
import { call } from '../lib/core-client.ts'
import {
  cancelExport,
  exportDossier,
  forgetExport,
  runExport,
  showExport,
  useDossierExport,
} from '../lib/dossier-export.ts'
import { errorMessage } from '../lib/error-message.ts'
import { useAsync } from '../lib/use-async.ts'
import { DossierPlanView } from './dossier-plan.tsx'
import { DossierProgress, DossierResult } from './dossier-outcome.tsx'
import './dossier.css'
import { ErrorNote } from './error-note.tsx'

type DossierDialogProps = {
  readonly title: string
  readonly taskIds: readonly string[]
  readonly onClose: () => void
}

/** 导出档案: what goes in, where to, how far it is, and what came of it. */
export function DossierDialog({ title, taskIds, onClose }: DossierDialogProps) {
  const { latest, isRunning, isCancelling, report, error } = useDossierExport()
  const planned = useAsync(taskIds.join(' '), () => call('dossier.plan', { taskIds: [...taskIds] }))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [form, setForm] = useState<DossierForm>('zip')
  const [failure, setFailure] = useState<string | null>(null)
  const plans = planned.status === 'ready' ? planned.value : NONE
  const chosen = plans.plans.filter(({ taskId }) => !left.has(taskId)).map(({ taskId }) => taskId)

  // What went wrong in a dialog of the system; core's own failures are in the store.
  const run = (work: () => Promise<void>): void => {
    setFailure(null)
    work().catch((reason: unknown) => setFailure(errorMessage(reason)))
  }
  const start = (): void =>
    run(async () => {
      const { suggestedName } = await call('dossier.plan', { taskIds: chosen })
      await exportDossier(chosen, form, suggestedName)
    })
  // The outcome was seen; what still runs goes on.
  const close = (): void => {
    forgetExport()
    onClose()
  }
  const isDone = latest !== null && report !== null
  const content = (): ReactNode => {
    if (isRunning) return <DossierProgress />
    if (isDone) return <DossierResult report={report} />
    if (planned.status === 'failed') return <ErrorNote message={planned.message} />
    if (planned.status === 'loading') return null
    if (plans.plans.length === 0)
      return <p>还没有定稿的任务。验收意见定稿后，可以在这里导出档案。</p>
    return (
      <DossierPlanView
        plans={plans.plans}
        unfrozenCount={taskIds.length - plans.plans.length}
        left={left}
        onLeave={setLeft}
        form={form}
        onForm={setForm}
      />
    )
  }
  const isResumable = error !== null && latest !== null
  const buttons = isRunning
    ? [
        <Button key="cancel" loading={isCancelling} onClick={() => run(cancelExport)}>
          取消导出
        </Button>,
      ]
    : isDone
      ? [
          <Button key="again" onClick={forgetExport}>
            再导出一份
          </Button>,
          <Button key="show" type="primary" onClick={() => run(() => showExport(latest))}>
            打开所在文件夹
          </Button>,
        ]
      : [
          isResumable && (
            <Button key="resume" onClick={() => run(() => runExport(latest))}>
              接着导出到“{latest.place.name}”
            </Button>
          ),
          <Button key="start" type="primary" disabled={chosen.length === 0} onClick={start}>
            选择位置并导出
          </Button>,
        ]
  return (
    <Modal
      open
      centered
      width={720}
      title={title}
      onCancel={close}
      mask={{ closable: false }}
      footer={[
        <Button key="close" onClick={close}>
          {isRunning ? '关闭，继续导出' : '关闭'}
        </Button>,
        ...buttons,
      ]}
    >
      {content()}
      {error !== null && !isRunning && <ErrorNote message={error} />}
      {failure !== null && <ErrorNote message={failure} />}
    </Modal>
  )
}

const NONE: DossierPlans = { plans: [], suggestedName: '' }
