import { Checkbox } from 'antd'
import type { DossierForm, DossierPlan } from '../../shared/ipc/contract.ts'
import { fileSize } from '../lib/words.ts'
import { ChoiceGroup } from './choice-group.tsx'

const FORMS = [
  { value: 'zip', label: '一个 .zip 文件' },
  { value: 'folder', label: '文件夹' },
] as const

type DossierPlanViewProps = {
  readonly plans: readonly DossierPlan[]
  /** Asked for, but without a frozen opinion. */
  readonly unfrozenCount: number
  /** Tasks that are left out. */
  readonly left: ReadonlySet<string>
  readonly onLeave: (left: ReadonlySet<string>) => void
  readonly form: DossierForm
  readonly onForm: (form: DossierForm) => void
}

/** What an export will hold, and in which form. */
export function DossierPlanView(props: DossierPlanViewProps) {
  const { plans, unfrozenCount, left, form } = props
  const chosen = plans.filter(({ taskId }) => !left.has(taskId))
  const evidenceBytes = chosen.reduce((sum, plan) => sum + plan.evidenceBytes, 0)
  const evidenceCount = chosen.reduce((sum, plan) => sum + plan.evidenceCount, 0)
  const unsigned = chosen.filter(({ signedCount, signerCount }) => signedCount < signerCount)
  return (
    <div className="dossier">
      <p>
        档案里有全部可出具的文书、佐证原件 {evidenceCount} 件（{fileSize(evidenceBytes)}
        ）、验收数据、档案清单和离线核验页，任何人不联网即可核验。佐证在档案里不加密，请妥善保管。
      </p>
      {plans.length > 1 && <PlanList {...props} />}
      {unfrozenCount > 0 && <p className="note">另有 {unfrozenCount} 项还没有定稿，不在其中。</p>}
      {unsigned.length > 0 && (
        <p className="dossier-warning">
          {plans.length > 1
            ? `${unsigned.length} 项还没有签完字，档案会写明谁没有签。`
            : '还有专家没有签字，档案会写明谁没有签。签完字后再导出更合适。'}
        </p>
      )}
      <ChoiceGroup
        label="导出为"
        options={FORMS}
        value={form}
        onChange={(value) => value !== null && props.onForm(value)}
      />
    </div>
  )
}

function PlanList({ plans, left, onLeave }: DossierPlanViewProps) {
  const choose = (ids: readonly string[], isChosen: boolean): void => {
    const others = [...left].filter((id) => !ids.includes(id))
    onLeave(new Set(isChosen ? others : [...others, ...ids]))
  }
  const all = plans.map(({ taskId }) => taskId)
  return (
    <fieldset className="dossier-list">
      <legend>
        选择任务（{plans.length - left.size} / {plans.length}）
      </legend>
      <Checkbox
        checked={left.size === 0}
        indeterminate={left.size > 0 && left.size < plans.length}
        onChange={({ target }) => choose(all, target.checked)}
      >
        全选
      </Checkbox>
      <ul>
        {plans.map((plan) => (
          <li key={plan.taskId}>
            <Checkbox
              checked={!left.has(plan.taskId)}
              onChange={({ target }) => choose([plan.taskId], target.checked)}
            >
              {plan.enterprise}
              <span className="note">
                {plan.number} · 第 {plan.revision} 版 · 已签 {plan.signedCount}/{plan.signerCount} ·
                佐证 {fileSize(plan.evidenceBytes)}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
