import { Button } from 'antd'
import { opinionFacts } from '../../../shared/domain/opinion/facts.ts'
import { STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { useJump } from '../../lib/jump.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'

/** The facts that the draft is made of, each with a way to its source. */
export function FactList() {
  const { workspace } = useWorkspace()
  const jump = useJump()
  return (
    <section className="opinion-facts" aria-labelledby="opinion-facts-title">
      <h2 id="opinion-facts-title">草稿依据的事实</h2>
      <dl>
        {opinionFacts(workspace).map(({ step, label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            <dd>
              <Button
                type="link"
                aria-label={`${label}：查看${STEP_NAMES[step]}`}
                onClick={() => jump(step)}
              >
                {STEP_NAMES[step]}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
