import { Button } from 'antd'
import { connectivitySummary, summaryText } from '../../../../shared/domain/connectivity/summary.ts'
import type { RecordIndex } from '../../../../shared/domain/record/read.ts'
import { useJump } from '../../../lib/jump.ts'

/** What the matrix of connections says, where 数据贯通程度 is marked. */
export function ConnectivityLine({ records }: { readonly records: RecordIndex }) {
  const jump = useJump()
  return (
    <p className="rubric-connectivity">
      数据贯通矩阵：<strong>{summaryText(connectivitySummary(records))}</strong>
      <Button onClick={() => jump('demonstration', 'connection:matrix')}>查看矩阵</Button>
    </p>
  )
}
