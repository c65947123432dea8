import { sumAmounts } from '../../../shared/domain/task/compare-claim.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { StatusChip } from '../../ui/status-chip.tsx'

/** 合作的服务商, with the sum of their contracts beside what is claimed. */
export function ProviderTable() {
  const { workspace } = useWorkspace()
  const { filing, application } = workspace.package
  const total = sumAmounts(
    filing.providers.map(({ contractAmount }) => ({ amount: contractAmount })),
  )
  return (
    <section className="overview-section">
      <h2>合作的服务商（附件3）</h2>
      <table className="overview-table">
        <thead>
          <tr>
            <th scope="col">单位名称</th>
            <th scope="col">合同</th>
            <th scope="col" className="overview-number">
              合同金额（万元）
            </th>
            <th scope="col">联系人</th>
            <th scope="col">联系电话</th>
          </tr>
        </thead>
        <tbody>
          {filing.providers.map((provider) => (
            <tr key={provider.name}>
              <th scope="row">{provider.name}</th>
              <td>
                {provider.hasContract ? '已签' : <StatusChip tone="action">未签合同</StatusChip>}
              </td>
              <td className="overview-number">{provider.contractAmount}</td>
              <td>{provider.contact}</td>
              <td>{provider.phone}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              合同金额合计
            </th>
            <td className="overview-number">{total}</td>
            <td colSpan={2}>验收申请总花费 {application.totalSpend}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
