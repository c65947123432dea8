import { materials2024 } from '../../../shared/catalog/materials-2024.ts'
import { miit2024 } from '../../../shared/catalog/miit-2024.ts'
import { site2024 } from '../../../shared/catalog/site-2024.ts'
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
  parts: Partial<Pick<Workspace, 'evidence' | 'revisions'>> & {
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
      aPiece(miit2024.items.map(({ code }) => ({ kind: 'verified-item', key: code }))),
    ],
    revisions: parts.revisions ?? [],
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
    links,
  }
}

function completeBodies({ panel, selfAssessment }: TaskPackage): Readonly<Record<string, Body>> {
  const claim = selfAssessment.after
  const bodies: Record<string, Body> = {
    'interview i1': { person: '周建国' },
    'questionnaire q1': { department: '生产部' },
    'demonstration d1': { system: 'MES' },
    'opinion draft': { text: '项目完成。', conclusion: 'passed', concludedOn: '2026-11-23' },
  }
  for (const { code, required } of materials2024.materials) {
    if (required) bodies[`material ${code}`] = { status: 'present' }
  }
  for (const { code } of site2024.checkpoints) bodies[`checkpoint ${code}`] = { result: 'pass' }
  for (const step of METHOD_STEPS) bodies[`step ${step}`] = { status: 'done' }
  for (const { id } of panel.experts) bodies[`score-sheet ${id}`] = { handedInAt: AT }
  for (const { code } of miit2024.items) {
    const answer = claim.items[code]
    bodies[`verified-item ${code}`] = { answer }
    for (const { id } of panel.experts) bodies[`score ${id}/${code}`] = { answer }
  }
  for (const { code } of miit2024.scenarios) {
    const level = claim.scenarios[code]
    bodies[`verified-scenario ${code}`] = { level }
    for (const { id } of panel.experts) bodies[`scenario-score ${id}/${code}`] = { level }
  }
  return bodies
}
