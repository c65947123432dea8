import { findChecklist, type Checkpoint } from '../../catalog/index.ts'
import type { TaskPackage } from '../../formats/task-package.ts'
import type { RecordBody, RecordKind } from '../record/kinds.ts'
import type { RecordIndex } from '../record/read.ts'

export type PointKind = 'checkpoint' | 'own-checkpoint'

/** A place or thing to look at: of the pinned checklist, or added to the task by the panel. */
export type SurveyPoint = Required<Checkpoint> & {
  readonly kind: PointKind
  readonly key: string
}

/** Points that are looked at on the same stop of the walk. */
export type SurveyArea = { readonly name: string; readonly points: readonly SurveyPoint[] }

/** Where own checkpoints stand that name no area. */
export const OTHER_AREA = '其他'

/** Everything that the site survey looks at: the checklist first, then the own checkpoints. */
export function surveyPoints(
  { pinned }: Pick<TaskPackage, 'pinned'>,
  records: RecordIndex,
): readonly SurveyPoint[] {
  const listed = findChecklist(pinned.checklist.id)?.checkpoints ?? []
  return [
    ...listed.map(listedPoint),
    ...records.all('own-checkpoint').map(({ key, body }) => ownPoint(key, body)),
  ]
}

/** One of them by its record and, where it is an own one, its body; undefined for other records. */
export function findSurveyPoint(
  { pinned }: Pick<TaskPackage, 'pinned'>,
  { kind, key }: { readonly kind: RecordKind; readonly key: string },
  body: RecordBody<'own-checkpoint'>,
): SurveyPoint | undefined {
  if (kind === 'own-checkpoint') return ownPoint(key, body)
  if (kind !== 'checkpoint') return undefined
  const listed = findChecklist(pinned.checklist.id)?.checkpoints ?? []
  const found = listed.find(({ code }) => code === key)
  return found && listedPoint(found)
}

/** The points by area: the checklist's areas in walking order, then others as they come. */
export function surveyAreas(
  points: readonly SurveyPoint[],
  walk: readonly string[],
): readonly SurveyArea[] {
  const byArea = Map.groupBy(points, ({ area }) => area)
  const names = new Set([...walk, ...byArea.keys()])
  return [...names].flatMap((name) => {
    const inArea = byArea.get(name)
    return inArea === undefined ? [] : [{ name, points: inArea }]
  })
}

/** `kind:key` of a point's record. */
export function pointTarget({ kind, key }: Pick<SurveyPoint, 'kind' | 'key'>): string {
  return `${kind}:${key}`
}

function listedPoint(point: Checkpoint): SurveyPoint {
  return { cameraOnly: false, ...point, kind: 'checkpoint', key: point.code }
}

function ownPoint(key: string, body: RecordBody<'own-checkpoint'>): SurveyPoint {
  return {
    kind: 'own-checkpoint',
    key,
    code: body.code ?? '',
    area: (body.area ?? '').trim() || OTHER_AREA,
    title: body.title ?? '',
    howTo: body.howTo ?? '',
    items: body.items ?? [],
    scenarios: body.scenarios ?? [],
    needsEvidence: false,
    cameraOnly: body.cameraOnly ?? false,
  }
}
