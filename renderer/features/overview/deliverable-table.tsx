import { sumAmounts } from '../../../shared/domain/task/compare-claim.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'

const KINDS = { software: '软件', hardware: '硬件', service: '服务' } as const

/** 合同交付清单 with its prices: what has to be found on site. */
export function DeliverableTable() {
  const { workspace } = useWorkspace()
  const { deliverables } = workspace.package.filing
  const total = sumAmounts(
    deliverables.map(({ unitPrice, quantity }) => ({ amount: unitPrice, times: quantity })),
  )
  return (
    <section className="overview-section">
      <h2>合同交付清单</h2>
      {deliverables.length === 0 ? (
        <EmptyState
          title="任务包没有交付清单"
          note="请在“书面材料审核”中核对合同附件，并在现场逐项查看。"
        />
      ) : (
        <table className="overview-table">
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">类别</th>
              <th scope="col">品牌型号</th>
              <th scope="col" className="overview-number">
                数量
              </th>
              <th scope="col" className="overview-number">
                单价（万元）
              </th>
              <th scope="col" className="overview-number">
                金额（万元）
              </th>
              <th scope="col">服务商</th>
            </tr>
          </thead>
          <tbody>
            {deliverables.map((item, index) => (
              // A list may name the same thing twice, and its order never changes.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <th scope="row">{item.name}</th>
                <td>{KINDS[item.kind]}</td>
                <td>{[item.brand, item.model].filter(Boolean).join(' ')}</td>
                <td className="overview-number">{item.quantity}</td>
                <td className="overview-number">{item.unitPrice}</td>
                <td className="overview-number">
                  {sumAmounts([{ amount: item.unitPrice, times: item.quantity }])}
                </td>
                <td>{item.provider}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={5}>
                清单金额合计
              </th>
              <td className="overview-number">{total}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  )
}
