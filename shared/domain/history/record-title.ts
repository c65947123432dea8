import { quoted } from '../../formats/quoted.ts'
import type { AnyRecordBody, RecordBody, RecordKind } from '../record/kinds.ts'
import { STEP_NAMES, STEPS } from '../record/terms.ts'
import type { HistoryCatalog } from './catalog.ts'
import { KIND_NAMES } from './words.ts'

/**
 * What a record is called in lists and messages.
 *
 * @example recordTitle('material', 'M01', {}, catalog) // '材料“验收申请表”'
 */
export function recordTitle(
  kind: RecordKind,
  key: string,
  body: AnyRecordBody,
  catalog: HistoryCatalog,
): string {
  const name = nameOf(kind, key, body, catalog)
  return name === '' ? KIND_NAMES[kind] : `${KIND_NAMES[kind]}${quoted(name)}`
}

/**
 * What a step of a demonstration is called: by what is done in it.
 *
 * @example stepTitle('MES1', {}, catalog) // '下达一张工单并在工位报工。'
 */
export function stepTitle(
  code: string,
  { actions }: RecordBody<'demonstration'>,
  catalog: HistoryCatalog,
): string {
  const action = catalog.demonstrationSteps.get(code)?.action ?? actions?.[code] ?? ''
  return clip(action) || '未命名的步骤'
}

function nameOf(
  kind: RecordKind,
  key: string,
  body: AnyRecordBody,
  catalog: HistoryCatalog,
): string {
  const text = (field: string): string => clip(body[field])
  switch (kind) {
    case 'attendance':
    case 'vote':
    case 'score-sheet':
      return catalog.experts.get(key)?.name ?? key
    case 'material':
      return catalog.materials.get(key)?.name ?? key
    case 'comparison':
      return catalog.comparisons.get(key) ?? '建设内容'
    case 'checkpoint':
      return catalog.checkpoints.get(key)?.title ?? key
    case 'deliverable':
      return catalog.deliverables[Number(key)] ?? key
    case 'step':
      return STEP_NAMES[STEPS.find((step) => step === key) ?? 'overview']
    case 'score':
    case 'scenario-score':
    case 'rubric-mark': {
      const [expertId = '', code = ''] = key.split('/')
      return `${catalog.experts.get(expertId)?.name ?? '专家'} · ${codeName(code, catalog)}`
    }
    case 'verified-item':
    case 'verified-scenario':
    case 'scenario-check':
      return codeName(key, catalog)
    case 'clarification':
      return text('question')
    case 'equipment':
      return text('name')
    case 'interview':
      return text('person')
    case 'quote':
      return text('text')
    case 'questionnaire':
      return text('department')
    case 'demonstration':
      return text('system')
    case 'connection':
      return [text('from'), text('to')].filter((end) => end !== '').join('→')
    case 'finding':
    case 'own-checkpoint':
      return text('title')
    case 'substitute':
      return text('name')
    case 'recheck':
    case 'panel':
    case 'rubric-weights':
    case 'annotation':
    case 'opinion':
      return ''
  }
}

/** `F1 网络建设`; a criterion of the rubric has its title only. */
function codeName(code: string, { items, scenarios, criteria }: HistoryCatalog): string {
  const title = (items.get(code) ?? scenarios.get(code))?.title
  return title === undefined ? (criteria.get(code)?.title ?? code) : `${code} ${title}`
}

function clip(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : ''
  const characters = Array.from(text)
  return characters.length <= 20 ? text : `${characters.slice(0, 20).join('')}…`
}
