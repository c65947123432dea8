import type { DecisionPayload } from '../../../shared/formats/platform-api.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { DECISIONS } from './words.ts'

/** The second cell of Annex 5: what the county bureau decided, and the form to decide. */
export function decisionPart(base: string, decision: DecisionPayload | undefined): Html {
  return html`<section class="decision">
    <h3>县（市）区工信主管部门意见</h3>
    ${decision === undefined ? html`<p>尚未出具。</p>` : made(decision)}
    <details>
      <summary>${decision === undefined ? '出具意见' : '重新出具意见'}</summary>
      <form method="post" action="${base}/decision">
        <label
          >意见
          <select name="decision">
            <option value="agreed">同意</option>
            <option value="returned">退回</option>
          </select></label
        >
        <label>日期 <input type="date" name="decidedOn" required /></label>
        <label>主管部门 <input name="bureau" maxlength="120" required /></label>
        <label>经办人 <input name="decidedBy" maxlength="40" required /></label>
        <label class="wide"
          >说明 <textarea name="text" rows="2" maxlength="1000" required></textarea>
        </label>
        <label><input type="checkbox" name="isSealed" value="yes" /> 已加盖单位公章</label>
        <button>出具</button>
      </form>
    </details>
  </section>`
}

function made(decision: DecisionPayload): Html {
  return html`<p>
    <span class="badge ${decision.decision === 'agreed' ? 'passed' : 'rectify'}"
      >${DECISIONS[decision.decision]}</span
    >
    ${decision.text}（${decision.bureau}，${decision.decidedBy}，${decision.decidedOn}，${
      decision.isSealed ? '已盖章' : '未盖章'
    }）
  </p>`
}
