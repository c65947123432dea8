import {
  STATEMENT_NOTES,
  STATEMENT_OUTCOMES,
  type VerifiedStatement,
} from '../../../shared/domain/verification/verification.ts'
import { FindingList } from './finding-list.tsx'
import { VerdictHead } from './verdict-head.tsx'
import { TONES } from './verdict-tones.ts'

/** A receipt or a decision of the bureau: who signed it, and what lies beside it. */
export function StatementVerdict({ file }: { readonly file: VerifiedStatement }) {
  const { name, statement, outcome, facts, findings } = file
  return (
    <>
      <VerdictHead
        tone={TONES[outcome]}
        title={STATEMENT_OUTCOMES[outcome]}
        note={STATEMENT_NOTES[outcome]}
        file={name}
      />
      <section aria-labelledby="verified-findings">
        <h2 id="verified-findings">核对结果</h2>
        <FindingList findings={findings} />
      </section>
      <section aria-labelledby="verified-statement">
        <h2 id="verified-statement">
          {outcome === 'altered'
            ? '文件自称'
            : statement === 'receipt'
              ? '上报回执'
              : '主管部门意见'}
        </h2>
        <dl className="verified-facts">
          {facts.map(([label, value]) => (
            <div key={label} className="verified-fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
