import { expertPromises, levelName, type Question } from '../../catalog/index.ts'
import { fieldName } from '../../formats/field-names.ts'
import { RECORD_KINDS, type RecordKind } from '../record/kinds.ts'
import { isOwnStep } from '../demonstration/steps.ts'
import { scenarioLevelName } from '../scenario-check/scenario-check.ts'
import { formatPoints } from '../scoring/index.ts'
import type { HistoryCatalog } from './catalog.ts'
import { isBody, splitField } from './journal.ts'
import { recordTitle } from './record-title.ts'
import { CODE_WORDS, KIND_NAMES, OWN_FIELD_NAMES } from './words.ts'

/** Which field of which record a value stands in. */
export type FieldPlace = {
  readonly kind: RecordKind
  readonly key: string
  /** A field, or a map's member: `answers.Q1`. */
  readonly field: string
}

const NOTHING = '（空）'
const LEVEL_KINDS = ['scenario-score', 'verified-scenario', 'scenario-check'] as const
const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/**
 * A field in words.
 *
 * @example describeField({ kind: 'interview', key, field: 'answers.MG01' }, catalog)
 *   // '回答·企业为什么做这次改造？'
 */
export function describeField({ kind, key, field: path }: FieldPlace, catalog: HistoryCatalog) {
  if (path === '') return '整条记录'
  const { field, member } = splitField(path)
  const name = OWN_FIELD_NAMES[`${kind}.${field}`] ?? fieldName([field])
  return member === undefined ? name : `${name}·${memberName(kind, key, member, catalog)}`
}

/**
 * A value in words: what the screens say, never a code.
 *
 * @example describeValue({ kind: 'material', key: 'M01', field: 'status' }, 'missing', catalog)
 *   // '缺失'
 */
export function describeValue(place: FieldPlace, value: unknown, catalog: HistoryCatalog): string {
  if (value === null || value === undefined || value === '') return NOTHING
  if (typeof value === 'string') return textValue(place, value, catalog)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return numberValue(place, value)
  if (Array.isArray(value)) return listValue(place, value, catalog)
  if (!isBody(value)) return NOTHING
  if (place.field.endsWith('Ink')) return '（手写签名）'
  const parts = Object.entries(value).map(([name, part]) => {
    const field = place.field === '' ? name : `${splitField(place.field).field}.${name}`
    return `${describeField({ ...place, field }, catalog)}：${describeValue({ ...place, field }, part, catalog)}`
  })
  return parts.length === 0 ? NOTHING : parts.join('；')
}

function textValue(place: FieldPlace, value: string, catalog: HistoryCatalog): string {
  const { kind, field: path } = place
  const { field } = splitField(path)
  const words = CODE_WORDS[`${kind}.${field}`]
  if (words !== undefined && Object.hasOwn(words, value)) return words[value] ?? value
  if (kind === 'interview' && field === 'role') return catalog.roles.get(value) ?? value
  if (field === 'electedLeader' || field === 'replaces')
    return catalog.experts.get(value)?.name ?? value
  if (kind === 'quote' && field === 'interview') return KIND_NAMES.interview
  if (kind === 'finding' && field === 'source') return sourceName(value, catalog)
  if (field === 'promiseText') return promiseName(value)
  if (TIME.test(value)) return localTime(value)
  return optionLabel(place, value, catalog)
}

/** What a finding comes from: `kind:key`, or nothing where somebody wrote it freely. */
function sourceName(source: string, catalog: HistoryCatalog): string {
  const kind = RECORD_KINDS.find((one) => source.startsWith(`${one}:`))
  return kind ? recordTitle(kind, source.slice(kind.length + 1), {}, catalog) : source
}

function promiseName(text: string): string {
  const promise = expertPromises.find(({ id, version }) => text === `${id}/${version}`)
  return promise ? `${promise.title} 第 ${promise.version} 版` : text
}

function numberValue({ kind, field }: FieldPlace, value: number): string {
  if (kind === 'rubric-weights') return `${value}%`
  if (field === 'milli') return `${formatPoints(value)} 分`
  const isLevel = field === 'level' && LEVEL_KINDS.some((one) => one === kind)
  return isLevel ? scenarioLevelName(value) : String(value)
}

function listValue(place: FieldPlace, value: readonly unknown[], catalog: HistoryCatalog): string {
  if (value.length === 0) return NOTHING
  if (place.kind === 'annotation') return `${value.length} 处标注`
  return value.map((part) => describeValue(place, part, catalog)).join('、')
}

/** `B 已建立…` of an item or a question; the text itself where it is none of their options. */
function optionLabel(place: FieldPlace, value: string, catalog: HistoryCatalog): string {
  const { kind, key, field: path } = place
  const { field, member } = splitField(path)
  const options =
    field === 'answer' && (kind === 'score' || kind === 'verified-item')
      ? catalog.items.get(key.split('/').at(-1) ?? '')?.options
      : kind === 'questionnaire' && member !== undefined
        ? optionsOf(catalog.questions.get(member))
        : undefined
  const label = options?.find(({ code }) => code === value)?.label
  return label === undefined ? value : `${value} ${label}`
}

function optionsOf(question: Question | undefined) {
  return question && 'options' in question ? question.options : undefined
}

function memberName(
  kind: RecordKind,
  key: string,
  member: string,
  catalog: HistoryCatalog,
): string {
  switch (kind) {
    case 'interview':
      return catalog.outlineQuestions.get(member)?.text ?? member
    case 'questionnaire':
      return catalog.questions.get(member)?.text ?? member
    case 'demonstration':
      return isOwnStep(member)
        ? `自拟步骤 ${member.slice(1)}`
        : (catalog.demonstrationSteps.get(member)?.action ?? member)
    case 'scenario-check':
      return levelName(Number(member))
    case 'rubric-weights':
      return catalog.criteria.get(member)?.title ?? member
    case 'score':
    case 'verified-item': {
      const item = catalog.items.get(key.split('/').at(-1) ?? '')
      return item?.inputs?.find((input) => input.key === member)?.label ?? member
    }
    default:
      return member
  }
}

/** `2026-11-23 09:41:07` in the local clock. */
function localTime(at: string): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`
}
