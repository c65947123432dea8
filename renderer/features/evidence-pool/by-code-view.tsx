import { Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { usageByCode } from '../../../shared/domain/evidence/usage.ts'
import { walkItems } from '../../lib/walk.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CodeCard } from './code-card.tsx'

type ByCodeViewProps = {
  readonly onOpen: (evidenceId: string) => void
  /** Shows every piece of an item or scenario in the other view. */
  readonly onShowAll: (code: string) => void
}

/** 采集项、场景 → 其佐证: what proves each of them, and what is scored but not proven. */
export function ByCodeView({ onOpen, onShowAll }: ByCodeViewProps) {
  const { workspace, records, set } = useWorkspace()
  const [isUnprovenOnly, setIsUnprovenOnly] = useState(false)
  const usage = useMemo(() => usageByCode(workspace, records, set), [workspace, records, set])
  const unproven = usage.filter(({ isUnproven }) => isUnproven).length
  const shown = isUnprovenOnly ? usage.filter(({ isUnproven }) => isUnproven) : usage
  return (
    <>
      <div className="pool-filters">
        <p role="status" className={unproven > 0 ? 'pool-unproven' : undefined}>
          {unproven > 0
            ? `${unproven} 项核定高于起点，但没有关联佐证`
            : '核定高于起点的各项都有佐证'}
        </p>
        <Checkbox
          className="pool-unlinked"
          checked={isUnprovenOnly}
          onChange={({ target }) => setIsUnprovenOnly(target.checked)}
        >
          只看缺佐证的
        </Checkbox>
      </div>
      {shown.length === 0 && <EmptyState title="没有缺佐证的采集项和场景" />}
      {(['item', 'scenario'] as const).map((kind) => {
        const ofKind = shown.filter((one) => one.kind === kind)
        if (ofKind.length === 0) return null
        const name = kind === 'item' ? '采集项' : '应用场景'
        return (
          <section key={kind} aria-label={name} onKeyDown={walkItems('.code-card')}>
            <h2 className="section-heading">
              {name}（{ofKind.length}）
            </h2>
            <div className="code-cards">
              {ofKind.map((one) => (
                <CodeCard key={one.code} usage={one} onOpen={onOpen} onShowAll={onShowAll} />
              ))}
            </div>
          </section>
        )
      })}
    </>
  )
}
