import { Button } from 'antd'
import { missingFromExpert, presentExperts } from '../../../shared/domain/panel/attendance.ts'
import { saveRecord } from '../../lib/record-writer.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { AttendanceCard } from './attendance-card.tsx'

/** Sign-in, declaration and promise of every expert of the panel. */
export function AttendanceList() {
  const { workspace, records, isLeader, isFrozen } = useWorkspace()
  const { experts } = workspace.package.panel
  const present = presentExperts(records, experts)
  const ready = present.filter((expert) => missingFromExpert(records, expert).length === 0)
  const awaited = present.filter(({ id }) => !records.body('attendance', id).arrivedAt)

  function signInAll(): void {
    const arrivedAt = new Date().toISOString()
    const note = { changeId: crypto.randomUUID() }
    for (const { id } of awaited) {
      const address = { taskId: workspace.summary.id, kind: 'attendance', key: id } as const
      saveRecord(address, { arrivedAt }, 'now', note)
    }
  }
  return (
    <section aria-labelledby="attendance-title">
      <div className="panel-heading">
        <h2 id="attendance-title">
          签到、回避与承诺（{ready.length} / {present.length} 人就绪）
        </h2>
        {isLeader && !isFrozen && awaited.length > 1 && (
          <Button onClick={signInAll}>全体签到（{awaited.length} 人）</Button>
        )}
      </div>
      <div onKeyDown={walkItems('.record-card')}>
        {experts.map((expert) => (
          <AttendanceCard key={expert.id} expert={expert} />
        ))}
      </div>
    </section>
  )
}
