import type { IndicatorSet } from '../../../shared/catalog/types.ts'

type ScoreGuideProps = {
  readonly set: IndicatorSet
  readonly answered: ReadonlySet<string>
  /** Id of the element of an item or scenario. */
  readonly targetOf: (code: string) => string
}

/** Every item and scenario as a small square: filled ones are tinted, a click goes there. */
export function ScoreGuide({ set, answered, targetOf }: ScoreGuideProps) {
  const rows = [
    ...set.dimensions.map(({ id, name }) => ({
      name: name.replace('数字化', ''),
      entries: set.items.filter(({ dimension }) => dimension === id),
    })),
    { name: '场景', entries: set.scenarios },
  ]
  return (
    <nav className="score-guide" aria-label="逐项定位">
      {rows.map(({ name, entries }) => (
        <div key={name}>
          <h3>{name}</h3>
          <div className="score-guide-cells">
            {entries.map(({ code, title }) => (
              <button
                key={code}
                type="button"
                data-filled={answered.has(code)}
                aria-label={`${code} ${title}，${answered.has(code) ? '已填' : '未填'}`}
                title={title}
                onClick={() => goTo(targetOf(code))}
              >
                {code}
              </button>
            ))}
          </div>
        </div>
      ))}
    </nav>
  )
}

/** Scrolls to a record and puts the focus on its options. */
export function goTo(id: string): void {
  const element = document.getElementById(id)
  element?.scrollIntoView({ block: 'center' })
  const option = element?.querySelector<HTMLElement>('[data-walk] [tabindex="0"]')
  ;(option ?? element)?.focus({ preventScroll: true })
}
