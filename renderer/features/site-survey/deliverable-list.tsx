import type { Filing } from '../../../shared/formats/filing.ts'

type Deliverable = Filing['deliverables'][number]

const KINDS = [
  { kind: 'software', name: '软件' },
  { kind: 'hardware', name: '硬件' },
  { kind: 'service', name: '服务' },
] as const

/** What the contract promises, to be looked for on the walk. */
export function DeliverableList({
  deliverables,
}: {
  readonly deliverables: readonly Deliverable[]
}) {
  // It scrolls by itself beside the walk, so the keyboard has to reach it.
  return (
    <aside className="survey-deliverables" aria-labelledby="deliverables-title" tabIndex={0}>
      <h2 id="deliverables-title">合同交付清单</h2>
      <p className="survey-hint">边走边对：品牌、型号、数量与现场是否一致。</p>
      {deliverables.length === 0 && <p>任务包中没有合同交付清单，请对照合同原件。</p>}
      {KINDS.map(({ kind, name }) => {
        const ofKind = deliverables.filter((one) => one.kind === kind)
        return ofKind.length === 0 ? null : (
          <section key={kind} aria-label={name}>
            <h3>
              {name} {ofKind.length} 项
            </h3>
            <ul>
              {ofKind.map((one, index) => (
                // The list never changes while it is shown, and names may repeat.
                <li key={`${one.name} ${index}`}>
                  <span className="survey-deliverable-name">
                    {one.name} × {one.quantity}
                  </span>
                  <span className="survey-hint">
                    {[one.brand, one.model, one.provider].filter((text) => text !== '').join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </aside>
  )
}
