import type { IndicatorItem } from '../../../../shared/catalog/index.ts'
import {
  equipmentFigures,
  equipmentSums,
  figuresOfItem,
  type EquipmentBody,
} from '../../../../shared/domain/equipment/equipment.ts'
import { computeAnswer } from '../../../../shared/domain/scoring/index.ts'
import { useWorkspace } from '../../../lib/workspace-store.ts'

const ITEMS = ['F2', 'F3'] as const

/** The sums, and what they mean for F2 and F3. */
export function EquipmentTotals({ bodies }: { readonly bodies: readonly EquipmentBody[] }) {
  const { set } = useWorkspace()
  const { rows, total, digital, connected } = equipmentSums(bodies)
  const figures = equipmentFigures(bodies)
  const items = set.items.filter(({ code }) => ITEMS.some((one) => one === code))
  return (
    <dl className="equipment-totals" aria-label="合计">
      <Total name="清单行数" value={rows} />
      <Total name="总台数" value={total} />
      <Total name="数字化台数" value={digital} />
      <Total name="联网台数" value={connected} />
      {items.map((item) => (
        <div key={item.code}>
          <dt>
            {item.code} {item.title}
          </dt>
          <dd>{resultOf(item, figures)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Total({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function resultOf(item: IndicatorItem, figures: Readonly<Record<string, string>>): string {
  const known = figuresOfItem(item, figures)
  if (Object.keys(known).length === 0) return '—'
  const computed = computeAnswer(item, known)
  return computed.status === 'ok' ? `${computed.display} → ${computed.choice}` : '—'
}
