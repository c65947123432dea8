import {
  findDemonstrationScript,
  findMaterialList,
  type IndicatorSet,
} from '../../catalog/index.ts'
import { comparisonRows } from '../comparison/rows.ts'
import { demonstrationSteps, stepKey } from '../demonstration/steps.ts'
import { mayWrite } from '../record/may-write.ts'
import { placeFinder } from '../record/record-place.ts'
import { scoreKey, type RecordIndex } from '../record/read.ts'
import type { RecordKind } from '../record/kinds.ts'
import { surveyPoints } from '../survey/points.ts'
import type { EvidenceLink, Workspace } from '../task/workspace.ts'

export const TARGET_GROUPS = [
  '采集项',
  '场景',
  '材料',
  '对照',
  '勘查点',
  '合同交付',
  '场景核查',
  '访谈',
  '要点摘录',
  '演示',
  '数据连接',
  '问题',
] as const
export type TargetGroup = (typeof TARGET_GROUPS)[number]

/** A record that a piece of evidence can be linked to. */
export type LinkTarget = EvidenceLink & { readonly group: TargetGroup; readonly title: string }

/** Kinds of which a task may hold any number. */
type StoredTarget = 'interview' | 'quote' | 'demonstration' | 'connection' | 'finding'

/**
 * What the acting expert may link evidence to.
 *
 * Items and scenarios: the leader links to the panel's value, a member to the own score.
 */
export function linkTargets(
  workspace: Workspace,
  records: RecordIndex,
  set: IndicatorSet,
): readonly LinkTarget[] {
  const { actingExpertId, package: pkg } = workspace
  const { pinned, panel } = pkg
  const findPlace = placeFinder(pkg, records)
  const script = findDemonstrationScript(pinned.demonstrationScript.id)
  const isLeader = panel.experts.some(({ id, role }) => id === actingExpertId && role === 'leader')
  const own = (code: string) => (isLeader ? code : scoreKey(actingExpertId, code))
  const target = (group: TargetGroup, kind: RecordKind, key: string): LinkTarget => ({
    ...{ group, kind, key },
    title: findPlace(`${kind}:${key}`)?.title ?? key,
  })
  const coded = (
    group: TargetGroup,
    kind: RecordKind,
    { code, title }: { readonly code: string; readonly title: string },
  ): LinkTarget => ({ group, kind, key: own(code), title: `${code} ${title}` })
  const stored = (group: TargetGroup, kind: StoredTarget) =>
    records.all(kind).map(({ key }) => target(group, kind, key))
  return [
    ...set.items.map((item) => coded('采集项', isLeader ? 'verified-item' : 'score', item)),
    ...set.scenarios.map((scenario) =>
      coded('场景', isLeader ? 'verified-scenario' : 'scenario-score', scenario),
    ),
    ...(findMaterialList(pinned.materialList.id)?.materials ?? []).map(({ code }) =>
      target('材料', 'material', code),
    ),
    ...comparisonRows(pkg).map(({ key }) => target('对照', 'comparison', key)),
    ...surveyPoints(pkg, records).map(({ kind, key }) => target('勘查点', kind, key)),
    ...pkg.filing.deliverables.map((_, place) => target('合同交付', 'deliverable', String(place))),
    ...set.scenarios.map(({ code }) => target('场景核查', 'scenario-check', code)),
    ...stored('访谈', 'interview'),
    ...stored('要点摘录', 'quote'),
    ...stored('演示', 'demonstration'),
    ...records
      .all('demonstration')
      .flatMap(({ key, body }) =>
        demonstrationSteps(script, body).map(({ code }) =>
          target('演示', 'demonstration', stepKey(key, code)),
        ),
      ),
    ...stored('数据连接', 'connection'),
    ...stored('问题', 'finding'),
  ].filter(({ kind, key }) => mayWrite(workspace, actingExpertId, kind, key))
}
