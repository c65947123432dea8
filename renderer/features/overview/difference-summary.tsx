import type { ComparedGroup } from '../../../shared/domain/task/compare-claim.ts'
import { useJump } from '../../lib/jump.ts'
import { claimFieldId } from './claim-field-id.ts'

/** The fields where claim and plan differ, each one press away. */
export function DifferenceSummary({ groups }: { readonly groups: readonly ComparedGroup[] }) {
  const jump = useJump()
  const fields = groups.flatMap((group) => group.fields)
  const different = fields.flatMap((field) =>
    field.verdict.kind === 'differs' ? [{ ...field, note: field.verdict.note }] : [],
  )
  const toRead = fields.filter(({ verdict }) => verdict.kind === 'read').length
  return (
    <section
      className="difference-summary"
      data-differs={different.length > 0}
      aria-labelledby="difference-title"
    >
      <h2 id="difference-title">
        {different.length > 0
          ? `验收申请与备案计划有 ${different.length} 处不同`
          : '验收申请与备案计划的金额、日期、等级一致'}
      </h2>
      {different.length > 0 && (
        <ul>
          {different.map(({ key, name, note }) => (
            <li key={key}>
              <button type="button" onClick={() => jump('overview', claimFieldId(key))}>
                {name}：{note}
              </button>
            </li>
          ))}
        </ul>
      )}
      {toRead > 0 && <p>另有 {toRead} 处文字表述不同，请对照阅读并在“书面材料审核”中核实。</p>}
    </section>
  )
}
