import { Button } from 'antd'
import { SEVERITY_NAMES, suggestFindings } from '../../../shared/domain/findings/index.ts'
import { recordStep } from '../../../shared/domain/record/record-place.ts'
import { STEP_NAMES } from '../../../shared/domain/record/terms.ts'
import { addFinding, SEVERITY_TONES } from '../../lib/findings.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { StatusChip } from '../../ui/status-chip.tsx'

/** What the records speak for and nobody has written down yet, each one click away. */
export function SuggestionList() {
  const { workspace } = useWorkspace()
  const suggestions = suggestFindings(workspace)
  if (suggestions.length === 0) return null
  return (
    <section aria-labelledby="suggestions-title">
      <div className="finding-head">
        <h2 id="suggestions-title">建议记入（{suggestions.length}）</h2>
        <Button onClick={() => suggestions.forEach((one) => addFinding(one))}>全部记入</Button>
      </div>
      <ul className="finding-lines">
        {suggestions.map((one) => {
          const step = recordStep(one.source)
          return (
            <li key={one.source} className="finding-suggestion">
              <StatusChip tone={SEVERITY_TONES[one.severity]}>
                {SEVERITY_NAMES[one.severity]}
              </StatusChip>
              <span className="finding-suggestion-title">{one.title}</span>
              {step && <span className="note">{STEP_NAMES[step]}</span>}
              <Button aria-label={`记为问题：${one.title}`} onClick={() => addFinding(one)}>
                记为问题
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
