import { CloseOutlined, LinkOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { mayWrite } from '../../shared/domain/record/may-write.ts'
import { STEP_NAMES } from '../../shared/domain/record/terms.ts'
import type { Evidence, EvidenceLink } from '../../shared/domain/task/workspace.ts'
import { unlinkEvidence } from '../lib/evidence.ts'
import { useJump } from '../lib/jump.ts'
import { linkTitles } from '../lib/link-titles.ts'
import { useWorkspace } from '../lib/workspace-store.ts'
import './evidence-links.css'
import { LinkDialog } from './link-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

type EvidenceLinksProps = {
  readonly evidence: Evidence
  /** Called before a jump to what the piece proves. */
  readonly onLeave: () => void
}

/** 用在哪里: what a piece of evidence proves, each a jump; more is linked, less is unlinked. */
export function EvidenceLinks({ evidence, onLeave }: EvidenceLinksProps) {
  const view = useWorkspace()
  const jump = useJump()
  const [isLinking, setIsLinking] = useState(false)
  const [unlinking, setUnlinking] = useState<EvidenceLink | null>(null)
  const titleOf = useMemo(() => linkTitles(view), [view])
  const { workspace, isFrozen } = view
  const mayUnlink = ({ kind, key }: EvidenceLink) =>
    mayWrite(workspace, workspace.actingExpertId, kind, key)
  return (
    <section className="evidence-links" aria-labelledby={`links-of-${evidence.id}`}>
      <h3 id={`links-of-${evidence.id}`}>用在哪里（{evidence.links.length}）</h3>
      {evidence.links.length === 0 && <p className="note">还没有关联到任何一项。</p>}
      <ul>
        {evidence.links.map((link) => {
          const { title, step, target } = titleOf(link)
          return (
            <li key={`${link.kind}:${link.key}`}>
              <button
                type="button"
                className="evidence-link"
                onClick={() => {
                  onLeave()
                  jump(step, target)
                }}
              >
                {title}
                <span className="note">{STEP_NAMES[step]}</span>
              </button>
              {mayUnlink(link) && (
                <Button
                  type="text"
                  icon={<CloseOutlined aria-hidden />}
                  aria-label={`取消关联${title}`}
                  title="取消关联"
                  onClick={() => setUnlinking(link)}
                />
              )}
            </li>
          )
        })}
      </ul>
      {!isFrozen && (
        <Button icon={<LinkOutlined aria-hidden />} onClick={() => setIsLinking(true)}>
          关联到…
        </Button>
      )}
      {isLinking && <LinkDialog evidence={evidence} onClose={() => setIsLinking(false)} />}
      <ReasonDialog
        isOpen={unlinking !== null}
        title="取消关联"
        note={
          unlinking === null
            ? undefined
            : `“${evidence.name}”不再作为${titleOf(unlinking).title}的佐证；文件仍在佐证库中。`
        }
        confirmText="取消关联"
        onConfirm={async (reason) => {
          if (unlinking === null) return
          const target = { taskId: evidence.taskId, ...unlinking }
          await unlinkEvidence(target, evidence.id, reason)
          setUnlinking(null)
        }}
        onClose={() => setUnlinking(null)}
      />
    </section>
  )
}
