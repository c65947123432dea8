import { findIndicatorSet, findMaterialList } from '../../catalog/index.ts'
import { indexRecords, verifiedSheet, type RecordIndex } from '../record/read.ts'
import { placeFinder } from '../record/record-place.ts'
import { shortened } from '../record/text.ts'
import { isFailing } from '../rounds/failing.ts'
import { claimedLevel, scenarioLevelName } from '../scenario-check/scenario-check.ts'
import { isWhole, scoreSheet } from '../scoring/index.ts'
import type { RecordBody, StoredRecord } from '../record/kinds.ts'
import type { Workspace } from '../task/workspace.ts'
import { isOpen } from './findings.ts'
import type { Severity } from './terms.ts'

/** A finding that the records speak for and that nobody has written yet. */
export type SuggestedFinding = {
  /** `kind:key` */
  readonly source: string
  readonly title: string
  readonly severity: Severity
  readonly requirement: string
}

/** A finding before somebody has put its severity down. */
export type FindingDraft = Omit<SuggestedFinding, 'severity'> & {
  readonly severity: Severity | null
}

/** The fields of a new finding. */
export function newFinding(draft: FindingDraft, round: number): RecordBody<'finding'> {
  return { ...draft, status: 'open', statusNote: '', round }
}

/**
 * Findings to be taken over with one click: what is missing, differs or failed, and a verified level
 * below 二级.
 *
 * A source that has a finding which is open or of this round is left out.
 */
export function suggestFindings(workspace: Workspace): readonly SuggestedFinding[] {
  const records = indexRecords(workspace.records)
  const written = new Set(
    records
      .all('finding')
      .filter((finding) => isOpen(finding) || finding.body.round === workspace.summary.round)
      .map(({ body }) => body.source),
  )
  const placeOf = placeFinder(workspace.package, records)
  const fromRecords = workspace.records
    .filter((record) => isFailing(record, workspace.package))
    .flatMap((record) => suggestion(workspace, records, placeOf, record))
  return [...fromRecords, ...belowLevelTwo(workspace, records)].filter(
    ({ source }) => !written.has(source),
  )
}

/** What a finding about this record would say; blank where the record does not speak for one. */
export function suggestionFor(workspace: Workspace, source: string): FindingDraft {
  const records = indexRecords(workspace.records)
  const placeOf = placeFinder(workspace.package, records)
  const record = workspace.records.find(({ kind, key }) => `${kind}:${key}` === source)
  const [found] =
    record && isFailing(record, workspace.package)
      ? suggestion(workspace, records, placeOf, record)
      : []
  const title = placeOf(source)?.title ?? ''
  return found ?? { source, title, severity: null, requirement: '' }
}

function suggestion(
  { package: pkg }: Workspace,
  records: RecordIndex,
  placeOf: ReturnType<typeof placeFinder>,
  { kind, key }: StoredRecord,
): readonly SuggestedFinding[] {
  const source = `${kind}:${key}`
  const name = placeOf(source)?.title ?? source
  const make = (
    what: string,
    severity: Severity,
    requirement: string,
    note: string | undefined,
  ): readonly SuggestedFinding[] => [
    {
      source,
      title: shortened(`${name}${what}`, 120),
      severity,
      requirement: withNote(requirement, note),
    },
  ]
  switch (kind) {
    case 'material': {
      const { status, reason } = records.body(kind, key)
      const list = findMaterialList(pkg.pinned.materialList.id)?.materials ?? []
      const isRequired = list.some(({ code, required }) => code === key && required)
      const severity = isRequired ? 'blocking' : 'minor'
      return status === 'missing'
        ? make('缺失', severity, '补交该材料', reason)
        : make('不一致', severity, '更正该材料，使其与事实一致', reason)
    }
    case 'checkpoint':
    case 'own-checkpoint': {
      const { result, note } = records.body(kind, key)
      return result === 'fail'
        ? make('不符合', 'major', '整改到位，复验时现场查看', note)
        : make('部分符合', 'minor', '补齐不足之处', note)
    }
    case 'comparison': {
      const { result, verified } = records.body(kind, key)
      return result === 'not-achieved'
        ? make('未达到预期', 'major', '按备案计划完成，并提供证明', verified)
        : make('部分达到预期', 'minor', '补足未达到的部分，并提供证明', verified)
    }
    case 'deliverable': {
      const { status, note } = records.body(kind, key)
      return status === 'missing'
        ? make('未交付', 'major', '按合同交付', note)
        : make('与合同不符', 'minor', '按合同更换，或提供变更手续', note)
    }
    case 'scenario-check': {
      const { level, note } = records.body(kind, key)
      const claimed = claimedLevel(pkg, key) ?? 0
      return level === 0
        ? make('现场未见', 'major', `达到申报的${scenarioLevelName(claimed)}`, note)
        : make(
            `现场为${scenarioLevelName(level ?? 0)}`,
            'minor',
            `达到申报的${scenarioLevelName(claimed)}，复验时现场查看`,
            note,
          )
    }
    case 'demonstration': {
      const { results, conclusion } = records.body(kind, key)
      return Object.values(results ?? {}).includes('fail')
        ? make('未通过', 'major', '修复后重新演示', conclusion)
        : make('部分通过', 'minor', '补齐未演示到的功能', conclusion)
    }
    default:
      return []
  }
}

/** Said once the panel has verified everything: before that every level is still low. */
function belowLevelTwo(
  { package: pkg }: Workspace,
  records: RecordIndex,
): readonly SuggestedFinding[] {
  const set = findIndicatorSet(pkg.pinned.indicatorSet.id)
  if (!set) return []
  const result = scoreSheet(set, verifiedSheet(records))
  return !isWhole(result) || result.level >= 2
    ? []
    : [
        {
          source: 'step:scoring',
          title: '专家组核定的数字化水平未达到二级',
          severity: 'blocking',
          requirement: '补齐短板，使数字化水平达到二级及以上',
        },
      ]
}

/** What the panel wrote down goes into the requirement: it says what exactly is wanting. */
function withNote(requirement: string, note: string | undefined): string {
  const text = (note ?? '').trim()
  return text === '' ? requirement : shortened(`${requirement}。现场情况：${text}`, 2000)
}
