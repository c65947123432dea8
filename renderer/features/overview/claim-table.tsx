import type { ComparedField, ComparedGroup } from '../../../shared/domain/task/compare-claim.ts'
import { StatusChip } from '../../ui/status-chip.tsx'
import { claimFieldId } from './claim-field-id.ts'

/** One group of the forms: plan and claim side by side. */
export function ClaimTable({ group }: { readonly group: ComparedGroup }) {
  return (
    <section className="overview-section">
      <h2>{group.title}</h2>
      <table className="overview-table claim-table">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">备案计划（附件3）</th>
            <th scope="col">验收申请（附件4）</th>
            <th scope="col">比对</th>
          </tr>
        </thead>
        <tbody>
          {group.fields.map((field) => (
            <tr key={field.key} id={claimFieldId(field.key)} data-verdict={field.verdict.kind}>
              <th scope="row">{field.name}</th>
              <td>{shown(field.plan)}</td>
              <td>{shown(field.claim)}</td>
              <td>
                <Verdict field={field} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function shown(text: string | null) {
  if (text === null) return <span className="overview-none">本表无此栏</span>
  return text === '' ? <span className="overview-none">未填写</span> : text
}

function Verdict({ field: { verdict } }: { readonly field: ComparedField }) {
  switch (verdict.kind) {
    case 'differs':
      return <StatusChip tone="action">{verdict.note}</StatusChip>
    case 'same':
      return <StatusChip tone="ok">一致</StatusChip>
    case 'read':
      return <StatusChip>表述不同</StatusChip>
    case 'single':
      return null
  }
}
