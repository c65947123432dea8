import { codeOf } from '../../shared/domain/evidence/usage.ts'
import { placeFinder } from '../../shared/domain/record/record-place.ts'
import type { Step } from '../../shared/domain/record/terms.ts'
import type { EvidenceLink } from '../../shared/domain/task/workspace.ts'
import { recordName, type WorkspaceView } from './workspace-store.ts'

/** A link of evidence as a screen shows it: what it proves, and where that is. */
export type LinkTitle = {
  readonly title: string
  readonly step: Step
  /** Element to go to. */
  readonly target: string
}

export function linkTitles(view: WorkspaceView): (link: EvidenceLink) => LinkTitle {
  const { workspace, records, acting, set } = view
  const { experts } = workspace.package.panel
  const findPlace = placeFinder(workspace.package, records)
  return (link) => {
    const target = recordName(link.kind, link.key)
    const code = codeOf(link)
    if (code === null || link.kind === 'scenario-check') {
      const place = findPlace(target)
      return { title: place?.title ?? link.key, step: place?.step ?? 'evidence', target }
    }
    const item = set.items.find((one) => one.code === code)
    const scenario = set.scenarios.find((one) => one.code === code)
    const title = item ? `采集项 ${code} ${item.title}` : `场景 ${code} ${scenario?.title ?? ''}`
    if (link.kind === 'verified-item' || link.kind === 'verified-scenario') {
      return { title, step: 'scoring', target }
    }
    const [owner] = link.key.split('/')
    const expert = experts.find(({ id }) => id === owner)
    return {
      title: `${title}（${expert?.name ?? '专家'}打分）`,
      step: 'scoring',
      // Another expert's score is not on this expert's screen; the panel's value of it is.
      target:
        owner === acting.id ? target : recordName(`verified-${item ? 'item' : 'scenario'}`, code),
    }
  }
}
