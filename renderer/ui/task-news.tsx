import { useEffect } from 'react'
import type { BureauDecision, TaskNotice } from '../../shared/ipc/contract.ts'
import { refreshSync, useSync } from '../lib/sync-store.ts'
import './task-news.css'

const WITHDRAWN = '平台已撤回本任务'
const REASSIGNED = '平台已把本任务改派给其他专家组'
const KEPT =
  '本机已填写的内容都保留，可以继续查看和导出；上报会被平台拒收，请先与平台管理人员联系。'

/** What the platform said of this task since it came: withdrawn, reassigned, decided on. */
export function TaskNews({ taskId }: { readonly taskId: string }) {
  const sync = useSync((state) => state.sync)
  useEffect(() => void refreshSync(), [taskId])
  const notice = sync?.notices.find((one) => one.taskId === taskId)
  const decisions = sync?.decisions.filter((one) => one.taskId === taskId) ?? []
  return (
    <>
      {notice && <Notice notice={notice} />}
      {decisions.map((decision) => (
        <Decision key={`${decision.round} ${decision.revision}`} decision={decision} />
      ))}
    </>
  )
}

function Notice({ notice: { state, reason, problem } }: { readonly notice: TaskNotice }) {
  if (problem) {
    return <p className="task-news">{`平台有本任务的新版本，但没有取回来：${problem}`}</p>
  }
  if (state !== 'withdrawn' && state !== 'reassigned') return null
  return (
    <p className="task-news" data-tone="blocking">
      <strong>{state === 'withdrawn' ? WITHDRAWN : REASSIGNED}</strong>：{reason}。{KEPT}
    </p>
  )
}

function Decision({ decision }: { readonly decision: BureauDecision }) {
  const { bureau, text, decidedOn, decidedBy, isSealed, revision, isOurs } = decision
  const isAgreed = decision.decision === 'agreed'
  return (
    <p className="task-news" data-tone={isAgreed ? 'ok' : 'action'}>
      <strong>
        {bureau}对第 {revision} 版的意见：{isAgreed ? '同意' : '退回'}
      </strong>
      。{text}（{decidedBy}，{decidedOn}
      {isSealed ? '，已盖章' : ''}）
      {!isOurs && '这份意见针对的验收记录不是本机上报的那一份，请核对。'}
    </p>
  )
}
