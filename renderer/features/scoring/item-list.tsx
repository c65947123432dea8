import type { ReactNode } from 'react'
import type { IndicatorItem, IndicatorSet } from '../../../shared/catalog/types.ts'
import { formatPoints } from '../../../shared/domain/scoring/index.ts'

type ItemListProps = {
  readonly set: IndicatorSet
  readonly answered: ReadonlySet<string>
  readonly shown?: readonly IndicatorItem[]
  readonly card: (item: IndicatorItem) => ReactNode
}

/** The items under their dimensions. */
export function ItemList({ set, answered, shown = set.items, card }: ItemListProps) {
  return set.dimensions.map(({ id, name, maxMilli }) => {
    const all = set.items.filter(({ dimension }) => dimension === id)
    const items = shown.filter(({ dimension }) => dimension === id)
    return items.length === 0 ? null : (
      <section key={id} id={`scoring-${id}`} aria-labelledby={`scoring-${id}-title`}>
        <h2 id={`scoring-${id}-title`} className="score-section-title" tabIndex={-1}>
          {name}（{formatPoints(maxMilli)} 分）
          <span className="score-section-count">
            {all.filter(({ code }) => answered.has(code)).length} / {all.length}
          </span>
        </h2>
        {items.map(card)}
      </section>
    )
  })
}
