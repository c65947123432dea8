import { findDemonstrationScript, type IndicatorSet } from '../../catalog/index.ts'
import { demonstrationSteps, stepKey } from '../demonstration/steps.ts'
import { quotesOn, type Quote } from '../interview/quotes.ts'
import { verifiedSheet, type RecordIndex } from '../record/read.ts'
import { scoreSheet } from '../scoring/index.ts'
import { pointTarget, surveyPoints } from '../survey/points.ts'
import type { Evidence, EvidenceLink, Workspace } from '../task/workspace.ts'

/** An item or a scenario with the evidence that proves it. */
export type CodeUsage = {
  readonly kind: 'item' | 'scenario'
  readonly code: string
  readonly title: string
  readonly isBinding: boolean
  /** Linked to it: to the panel's value, to an expert's, or to what was seen of it on site. */
  readonly evidence: readonly Evidence[]
  /** Linked to a checkpoint, a quote or a demonstrated step that bears on it, but not to itself. */
  readonly related: readonly Evidence[]
  /** What interviewees said about it, word for word. */
  readonly quotes: readonly Quote[]
  /** Verified above its base (0 points, level 0), but nothing is linked to it. */
  readonly isUnproven: boolean
}

/** Which evidence each item and scenario of the set has, in the order of the set. */
export function usageByCode(
  workspace: Workspace,
  records: RecordIndex,
  set: IndicatorSet,
): readonly CodeUsage[] {
  const direct = new Map<string, Set<Evidence>>()
  const related = new Map<string, Set<Evidence>>()
  const bearing = codesOfRecords(workspace, records)
  for (const piece of workspace.evidence) {
    for (const link of piece.links) {
      const code = codeOf(link)
      if (code !== null) addTo(direct, code, piece)
      for (const other of bearing.get(`${link.kind}:${link.key}`) ?? [])
        addTo(related, other, piece)
    }
  }
  const verified = verifiedSheet(records)
  const points = scoreSheet(set, verified).itemMilli
  const usage = (
    kind: CodeUsage['kind'],
    { code, title }: { readonly code: string; readonly title: string },
    isBinding: boolean,
    isAboveBase: boolean,
  ): CodeUsage => {
    const evidence = [...(direct.get(code) ?? [])]
    return {
      ...{ kind, code, title, isBinding, evidence },
      related: [...(related.get(code) ?? [])].filter((piece) => !direct.get(code)?.has(piece)),
      quotes: quotesOn(records, code),
      isUnproven: isAboveBase && evidence.length === 0,
    }
  }
  return [
    ...set.items.map((item) => usage('item', item, false, (points[item.code] ?? 0) > 0)),
    ...set.scenarios.map((scenario) =>
      usage('scenario', scenario, scenario.binding, (verified.scenarios[scenario.code] ?? 0) > 0),
    ),
  ]
}

/** The item or scenario that a link proves by itself; null for links to other records. */
export function codeOf({ kind, key }: EvidenceLink): string | null {
  switch (kind) {
    case 'verified-item':
    case 'verified-scenario':
    case 'scenario-check':
      return key
    case 'score':
    case 'scenario-score':
      return key.split('/').at(-1) ?? null
    default:
      return null
  }
}

/** `kind:key` of the records that bear on items and scenarios. */
function codesOfRecords(
  { package: pkg }: Workspace,
  records: RecordIndex,
): ReadonlyMap<string, readonly string[]> {
  const script = findDemonstrationScript(pkg.pinned.demonstrationScript.id)
  return new Map([
    ...surveyPoints(pkg, records).map(
      (point) => [pointTarget(point), [...point.items, ...point.scenarios]] as const,
    ),
    ...records
      .all('quote')
      .map(
        ({ key, body: { items = [], scenarios = [] } }) =>
          [`quote:${key}`, [...items, ...scenarios]] as const,
      ),
    ...records
      .all('demonstration')
      .flatMap(({ key, body }) =>
        demonstrationSteps(script, body).map(
          ({ code, items, scenarios }) =>
            [`demonstration:${stepKey(key, code)}`, [...items, ...scenarios]] as const,
        ),
      ),
  ])
}

function addTo(map: Map<string, Set<Evidence>>, code: string, piece: Evidence): void {
  const known = map.get(code)
  if (known) known.add(piece)
  else map.set(code, new Set([piece]))
}
