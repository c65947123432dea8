import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { RunOpinion, SyncRun } from '../../../shared/ipc/contract.ts'
import { call } from '../../lib/core-client.ts'
import { useAsync } from '../../lib/use-async.ts'
import { dateAndTime } from '../../lib/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'

const OUTCOMES: Readonly<Record<RunOpinion['outcome'], string>> = {
  begun: '已开始上报，这次没有等到回执',
  received: '已收到回执',
  failed: '没有送达',
}

/** 哪些意见: what a run was about, one line an opinion. */
export function RunOpinionsButton({ run }: { readonly run: SyncRun }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        aria-label={`查看 ${dateAndTime(run.startedAt)} 开始的同步涉及的意见`}
        onClick={() => setIsOpen(true)}
      >
        {run.opinionCount} 份意见
      </Button>
      {isOpen && <RunDialog run={run} onClose={() => setIsOpen(false)} />}
    </>
  )
}

type RunDialogProps = { readonly run: SyncRun; readonly onClose: () => void }

function RunDialog({ run, onClose }: RunDialogProps) {
  const { id: runId, startedAt } = run
  const opinions = useAsync(runId, () => call('sync.runOpinions', { runId }))
  return (
    <Modal
      open
      centered
      title={`${dateAndTime(startedAt)} 开始的同步`}
      width={960}
      footer={null}
      onCancel={onClose}
    >
      {opinions.status === 'failed' && <ErrorNote message={opinions.message} />}
      <div
        className="sync-scroll sync-run-opinions"
        tabIndex={0}
        role="region"
        aria-label="这次同步涉及的意见"
      >
        <table className="sync-table">
          <thead>
            <tr>
              <th scope="col">企业</th>
              <th scope="col">任务编号</th>
              <th scope="col">意见</th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {opinions.status === 'ready' &&
              opinions.value.map((opinion) => (
                <tr key={opinion.revisionId}>
                  <td>{opinion.enterprise}</td>
                  <td>{opinion.taskNumber}</td>
                  <td>
                    第 {opinion.round} 轮 · 第 {opinion.revision} 版
                  </td>
                  <td>
                    {OUTCOMES[opinion.outcome]}
                    {opinion.detail !== null && `：${opinion.detail}`}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </Modal>
  )
}
