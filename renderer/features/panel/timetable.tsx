import { STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { stepTimes } from '../../../shared/domain/record/step-times.ts'
import { dateAndTime } from '../../lib/words.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'

/** When the panel and each method began and ended: taken by itself, for the report. */
export function Timetable() {
  const { records } = useWorkspace()
  const { openedAt, closedAt } = records.body('panel', 'panel')
  const rows = stepTimes((step) => records.body('step', step))
  return (
    <section aria-labelledby="timetable-title">
      <h2 id="timetable-title" className="section-heading">
        时间记录
      </h2>
      <div className="timetable-frame">
        <table className="timetable">
          <thead>
            <tr>
              <th scope="col">环节</th>
              <th scope="col">开始</th>
              <th scope="col">结束</th>
              <th scope="col">历时</th>
            </tr>
          </thead>
          <tbody>
            <Row name="专家组现场工作" startedAt={openedAt ?? null} closedAt={closedAt ?? null} />
            {rows.map(({ step, startedAt, closedAt: end, status }) => (
              <Row
                key={step}
                name={STEP_NAMES[step]}
                startedAt={startedAt}
                closedAt={end}
                remark={status === 'omitted' ? '未开展' : undefined}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">各方法保存第一条记录时自动记下开始时间，标为完成时记下结束时间。</p>
    </section>
  )
}

type RowProps = {
  readonly name: string
  readonly startedAt: string | null
  readonly closedAt: string | null
  readonly remark?: string | undefined
}

function Row({ name, startedAt, closedAt, remark }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{remark ?? (startedAt === null ? '—' : dateAndTime(startedAt))}</td>
      <td>{remark === undefined && closedAt !== null ? dateAndTime(closedAt) : '—'}</td>
      <td>{remark === undefined ? lasted(startedAt, closedAt) : '—'}</td>
    </tr>
  )
}

/** `1 小时 25 分` */
function lasted(startedAt: string | null, closedAt: string | null): string {
  if (startedAt === null || closedAt === null || closedAt < startedAt) return '—'
  const minutes = Math.round((Date.parse(closedAt) - Date.parse(startedAt)) / 60_000)
  if (minutes < 1) return '不足 1 分'
  const hours = Math.floor(minutes / 60)
  return hours === 0 ? `${minutes} 分` : `${hours} 小时 ${minutes % 60} 分`
}
