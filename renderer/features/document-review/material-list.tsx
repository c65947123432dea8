import type { MaterialList as CatalogList } from '../../../shared/catalog/index.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { CHIP_TONES, StatusChip } from '../../ui/status-chip.tsx'
import { MaterialCard } from './material-card.tsx'
import { MATERIAL_OPTIONS } from './review-terms.ts'

export function MaterialList({ list }: { readonly list: CatalogList }) {
  const { records, gapOf } = useWorkspace()
  const statuses = list.materials.map(({ code }) => records.body('material', code).status)
  const open = statuses.filter((status) => !status).length
  return (
    <section aria-labelledby="materials-title">
      <div className="review-head">
        <h2 id="materials-title">材料清单（{list.materials.length} 项）</h2>
        <ul className="review-counts" aria-label="核验进度">
          <li>
            <StatusChip tone={open > 0 ? 'action' : 'neutral'}>未核验 {open}</StatusChip>
          </li>
          {MATERIAL_OPTIONS.map(({ value, label, tone }) => {
            const count = statuses.filter((status) => status === value).length
            return (
              <li key={value}>
                <StatusChip tone={count > 0 ? CHIP_TONES[tone] : 'neutral'}>
                  {label} {count}
                </StatusChip>
              </li>
            )
          })}
        </ul>
      </div>
      <p className="review-note">{list.note}</p>
      <div onKeyDown={walkItems('.record-card')}>
        {list.materials.map((material) => (
          <MaterialCard
            key={material.code}
            material={material}
            gap={gapOf.get(`material:${material.code}`)}
          />
        ))}
      </div>
    </section>
  )
}
