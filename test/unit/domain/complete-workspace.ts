import { demonstration2024 } from '../../../shared/catalog/demonstration-2024.ts'
import { interview2024 } from '../../../shared/catalog/interview-2024.ts'
import { materials2024 } from '../../../shared/catalog/materials-2024.ts'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { rubric2024 } from '../../../shared/catalog/rubric-2024.ts'
import { site2024 } from '../../../shared/catalog/site-2024.ts'
import { comparisonRows } from '../../../shared/domain/comparison/rows.ts'
import { taskWeights } from '../../../shared/domain/panel/rubric-weights.ts'
import { criteriaOf } from '../../../shared/domain/panel/rubric-marks.ts'
import type {
  AnyRecordBody,
  RecordKind,
  StoredRecord,
} from '../../../shared/domain/record/kinds.ts'
import { METHOD_STEPS } from '../../../shared/domain/record/terms.ts'
import type { Evidence, Workspace } from '../../../shared/domain/task/workspace.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import { aTaskPackage } from '../../fixtures/packages.ts'

export type Body = AnyRecordBody | null
/** Records by `kind key`; null takes one out. */
export type RecordChanges = Readonly<Record<string, Body>>

const AT = '2026-11-23T01:00:00Z'
export const experts = aTaskPackage().panel.experts
export const [leader, member] = [experts[0]?.id ?? '', experts[1]?.id ?? '']

/** A workspace without a gap, ready to be frozen as 通过; `changes` breaks it where a test says so. */
export function aCompleteWorkspace(
  changes: RecordChanges = {},
  parts: Partial<Pick<Workspace, 'evidence' | 'revisions' | 'previousRound'>> & {
    readonly package?: (draft: TaskPackage) => void
  } = {},
): Workspace {
  const pkg = aTaskPackage(parts.package)
  return {
    summary: {
      id: pkg.task.id,
      number: pkg.task.number,
      enterprise: pkg.application.enterpriseName,
      project: pkg.application.projectName,
      county: pkg.application.county,
      trade: pkg.application.trade,
      appointment: null,
      status: 'in-progress',
      revision: 1,
      round: 1,
      rectificationDueOn: null,
      isSample: true,
      stepsDone: 0,
      importedAt: AT,
    },
    package: pkg,
    actingExpertId: leader,
    records: Object.entries({ ...completeBodies(pkg), ...changes }).flatMap(([name, body]) =>
      body === null ? [] : [aRecord(name, body)],
    ),
    evidence: parts.evidence ?? [
      aPiece([
        ...miit2024.items.map(({ code }) => ({ kind: 'verified-item' as const, key: code })),
        ...miit2024.scenarios.map(({ code }) => ({
          kind: 'verified-scenario' as const,
          key: code,
        })),
      ]),
    ],
    rubricWeights: taskWeights(pkg, [], null),
    removedEvidence: [],
    revisions: parts.revisions ?? [],
    previousRound: parts.previousRound ?? null,
    signatures: [],
    upload: null,
  }
}

export function aRecord(name: string, body: AnyRecordBody): StoredRecord {
  const [kind = '', key = ''] = name.split(' ')
  return {
    id: `id of ${name}`,
    taskId: 'task',
    kind: kind as RecordKind,
    key,
    body,
    author: leader,
    revision: 1,
    savedAt: AT,
  }
}

export function aPiece(links: Evidence['links']): Evidence {
  return {
    id: 'piece',
    taskId: 'task',
    name: '照片.jpg',
    mediaType: 'image/jpeg',
    sizeBytes: 1,
    sha256: '0'.repeat(64),
    source: 'camera',
    author: leader,
    addedAt: AT,
    capturedAt: AT,
    device: null,
    place: '',
    links,
  }
}

/** A line across the pad: enough for a name. */
export const anInk = {
  width: 900,
  height: 360,
  strokes: [Array.from({ length: 12 }, (_, i) => ({ x: 50 * i, y: 80, pressure: 0.5, time: i }))],
}
/** Everyone agrees with a conclusion. */
export const votesFor = (conclusion: 'passed' | 'rectify'): RecordChanges =>
  Object.fromEntries(experts.map(({ id }) => [`vote ${id}`, { vote: 'agree', conclusion }]))
/** One signed interview for each role of the outline: `interview i1`, `interview i2` … */
export const interviews: RecordChanges = Object.fromEntries(
  interview2024.roles.map(({ role }, index) => [
    `interview i${index + 1}`,
    { role, person: '周建国', confirmation: 'signed', confirmationInk: anInk, confirmedAt: AT },
  ]),
)
/** A MES whose steps all pass. */
export const aDemonstration = {
  system: 'MES',
  systemType: 'MES',
  results: Object.fromEntries(
    (demonstration2024.systems.find(({ system }) => system === 'MES')?.steps ?? []).map(
      ({ code }) => [code, 'pass'],
    ),
  ),
}
export const aConnection = {
  from: 'MES',
  to: 'ERP',
  data: '完工数量',
  mode: 'automatic',
  proof: 'shown',
}
export const signedIn = { arrivedAt: AT, conflict: 'none', promisedAt: AT, promiseInk: anInk }

function completeBodies(pkg: TaskPackage): Readonly<Record<string, Body>> {
  const { filing, panel, selfAssessment } = pkg
  const claim = selfAssessment.after
  const bodies: Record<string, Body> = {
    ...votesFor('passed'),
    ...interviews,
    'questionnaire q1': { department: '生产部' },
    'demonstration d1': aDemonstration,
    'connection c1': aConnection,
    'opinion draft': { text: '项目完成。', conclusion: 'passed', concludedOn: '2026-11-23' },
  }
  for (const { code, required } of materials2024.materials) {
    if (required) bodies[`material ${code}`] = { status: 'present' }
  }
  for (const { key } of comparisonRows(pkg)) bodies[`comparison ${key}`] = { result: 'achieved' }
  for (const { code } of site2024.checkpoints) bodies[`checkpoint ${code}`] = { result: 'pass' }
  for (const place of filing.deliverables.keys()) {
    bodies[`deliverable ${place}`] = { status: 'seen-running' }
  }
  for (const step of METHOD_STEPS) bodies[`step ${step}`] = { status: 'done' }
  for (const { id } of panel.experts) {
    bodies[`score-sheet ${id}`] = { handedInAt: AT }
    bodies[`attendance ${id}`] = signedIn
    for (const criterion of criteriaOf(rubric2024)) {
      bodies[`rubric-mark ${id}/${criterion.id}`] = { milli: 100_000 }
    }
  }
  for (const { code } of miit2024.items) {
    const answer = claim.items[code]
    bodies[`verified-item ${code}`] = { answer }
    for (const { id } of panel.experts) bodies[`score ${id}/${code}`] = { answer }
  }
  for (const { code } of miit2024.scenarios) {
    const level = claim.scenarios[code]
    bodies[`verified-scenario ${code}`] = { level }
    bodies[`scenario-check ${code}`] = { level }
    for (const { id } of panel.experts) bodies[`scenario-score ${id}/${code}`] = { level }
  }
  return bodies
}
