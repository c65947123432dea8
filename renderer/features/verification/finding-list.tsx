import type { Finding, FindingLevel } from '../../../shared/domain/verification/finding.ts'
import { StatusChip, type ChipTone } from '../../ui/status-chip.tsx'

const LEVELS: Readonly<Record<FindingLevel, { readonly word: string; readonly tone: ChipTone }>> = {
  bad: { word: '不符', tone: 'blocking' },
  unproven: { word: '不能证明', tone: 'action' },
  missing: { word: '缺', tone: 'action' },
  note: { word: '说明', tone: 'neutral' },
  good: { word: '一致', tone: 'ok' },
}
const ORDER: readonly FindingLevel[] = ['bad', 'unproven', 'missing', 'note', 'good']

/** What was looked at, the worst first. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level))
  return (
    <ul className="verified-findings">
      {sorted.map(({ level, text }) => (
        <li key={text}>
          <StatusChip tone={LEVELS[level].tone}>{LEVELS[level].word}</StatusChip>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}
