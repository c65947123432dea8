import { Button } from 'antd'
import { useState } from 'react'
import type { CodeUsage } from '../../../shared/domain/evidence/usage.ts'
import { scoreKey } from '../../../shared/domain/record/read.ts'
import type { RecordKind } from '../../../shared/domain/record/kinds.ts'
import type { Evidence } from '../../../shared/domain/task/workspace.ts'
import { useJump } from '../../lib/jump.ts'
import { useMayWrite } from '../../lib/use-may-write.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { EvidencePicker } from '../../ui/evidence-picker.tsx'
import { EvidenceThumb } from '../../ui/evidence-thumb.tsx'
import { QuoteLines } from '../../ui/quote-lines.tsx'
import { StatusChip } from '../../ui/status-chip.tsx'

type CodeCardProps = {
  readonly usage: CodeUsage
  readonly onOpen: (evidenceId: string) => void
  readonly onShowAll: (code: string) => void
}

const SHOWN = 8

/** One item or scenario with the pieces that prove it and those that may. */
export function CodeCard({ usage, onOpen, onShowAll }: CodeCardProps) {
  const { workspace, acting, isLeader } = useWorkspace()
  const [isPicking, setIsPicking] = useState(false)
  const jump = useJump()
  const { kind, code, title, isBinding, evidence, related, quotes, isUnproven } = usage
  const verified: RecordKind = kind === 'item' ? 'verified-item' : 'verified-scenario'
  const own: RecordKind = kind === 'item' ? 'score' : 'scenario-score'
  const target = {
    taskId: workspace.summary.id,
    kind: isLeader ? verified : own,
    key: isLeader ? code : scoreKey(acting.id, code),
  }
  const name = `${code} ${title}`
  const canLink = useMayWrite(target.kind, target.key)
  return (
    <article
      className="code-card"
      id={`evidence-of:${code}`}
      tabIndex={-1}
      aria-label={name}
      data-unproven={isUnproven}
    >
      <header>
        <h3>
          <button
            type="button"
            className="code-card-title"
            title="到评测打分"
            onClick={() => jump('scoring', `${target.kind}:${target.key}`)}
          >
            {name}
            {isBinding && <span aria-label="约束性场景"> ★</span>}
          </button>
        </h3>
        {isUnproven && <StatusChip tone="action">核定高于起点，缺佐证</StatusChip>}
        {evidence.length > 0 && <StatusChip tone="ok">佐证 {evidence.length} 份</StatusChip>}
        {canLink && (
          <Button aria-label={`为 ${name} 关联佐证`} onClick={() => setIsPicking(true)}>
            关联佐证
          </Button>
        )}
      </header>
      <Thumbs pieces={evidence} onOpen={onOpen} />
      <QuoteLines quotes={quotes} />
      {related.length > 0 && (
        <div className="code-card-related">
          <span className="note">勘查点、演示步骤或要点摘录中的相关佐证：</span>
          <Thumbs pieces={related} onOpen={onOpen} />
        </div>
      )}
      {Math.max(evidence.length, related.length) > SHOWN && (
        <Button type="link" onClick={() => onShowAll(code)}>
          查看 {code} 的全部佐证
        </Button>
      )}
      {isPicking && (
        <EvidencePicker target={target} title={name} onClose={() => setIsPicking(false)} />
      )}
    </article>
  )
}

type ThumbsProps = {
  readonly pieces: readonly Evidence[]
  readonly onOpen: (evidenceId: string) => void
}

function Thumbs({ pieces, onOpen }: ThumbsProps) {
  if (pieces.length === 0) return null
  return (
    <div className="code-card-thumbs">
      {pieces.slice(0, SHOWN).map((piece) => (
        <EvidenceThumb key={piece.id} evidence={piece} onOpen={() => onOpen(piece.id)} />
      ))}
    </div>
  )
}
