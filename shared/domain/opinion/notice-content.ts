import { notice2024 } from '../../catalog/notice-2024.ts'
import { levelName } from '../../catalog/index.ts'
import { openFindings, requirementsFromFindings } from '../findings/findings.ts'
import { SEVERITY_NAMES } from '../findings/terms.ts'
import type { StoredRecord } from '../record/kinds.ts'
import { indexRecords, type RecordIndex } from '../record/read.ts'
import { recordStep } from '../record/record-place.ts'
import { STEP_NAMES } from '../record/terms.ts'
import { chineseDate } from './calendar.ts'
import { CONCLUSION_NAMES } from './conclusion.ts'
import type { Annex5Source } from './to-annex5.ts'

/** One block of the notice, in reading order. */
export type NoticeBlock = {
  readonly kind: 'heading' | 'text' | 'finding' | 'detail'
  readonly text: string
}

/** Everything the rectification notice (整改通知) prints; the document is a pure function of this. */
export type NoticeContent = {
  readonly documentNumber: string
  readonly revision: number
  readonly round: number
  readonly isSample: boolean
  readonly title: string
  readonly addressee: string
  readonly projectName: string
  readonly blocks: readonly NoticeBlock[]
  readonly institution: string
  readonly leader: string
  readonly concludedOn: string
  readonly template: string
  readonly snapshotSha256: string | null
  readonly createdAt: string
}

/** What a notice is made from: a frozen opinion, or the draft that is about to be one. */
export type NoticeSource = Annex5Source & {
  readonly records: readonly Pick<StoredRecord, 'kind' | 'key' | 'body'>[]
}

/** The notice of an opinion that ended in 整改; null for any other. */
export function noticeContent(
  source: NoticeSource,
  snapshotSha256: string | null,
): NoticeContent | null {
  const { task, enterprise, opinion, institution, signers } = source
  if (opinion.conclusion !== 'rectify' || opinion.concludedOn === null) return null
  return {
    documentNumber: task.number,
    revision: opinion.revision,
    round: opinion.round,
    isSample: task.isSample,
    title: notice2024.heading,
    addressee: enterprise.name,
    projectName: enterprise.projectName,
    blocks: blocksOf(source, opinion.concludedOn),
    institution,
    leader: signers[0]?.name ?? '',
    concludedOn: opinion.concludedOn,
    template: `${notice2024.title} 第 ${notice2024.version} 版，自拟样式`,
    snapshotSha256,
    createdAt: opinion.frozenAt,
  }
}

function blocksOf(source: NoticeSource, concludedOn: string): readonly NoticeBlock[] {
  const { enterprise, opinion, institution, levels } = source
  const due = opinion.rectificationDueOn
  const text = (line: string): NoticeBlock => ({ kind: 'text', text: line })
  const round = opinion.round > 1 ? `第${opinion.round}轮复验` : '验收'
  const records = indexRecords(source.records.map(asStored))
  const findings = findingBlocks(records)
  const isListed = findings.length > 0 && opinion.requirements === requirementsFromFindings(records)
  return [
    text(
      `受委托，${institution}组织专家组对你单位“${enterprise.projectName}”进行了${round}，于${chineseDate(concludedOn)}作出结论：${CONCLUSION_NAMES.rectify}。改造前数字化水平${levelName(levels.before)}，改造后核定为${levelName(levels.verified)}。`,
    ),
    text(notice2024.basis),
    heading(notice2024.deadline),
    text(due === null ? '以验收意见所列期限为准。' : `整改期限至${chineseDate(due)}止。`),
    heading(notice2024.requirements),
    ...linesOf(isListed ? notice2024.asListed : opinion.requirements).map(text),
    heading(notice2024.findings),
    ...(findings.length === 0 ? [text(notice2024.noFindings)] : findings),
    text(notice2024.again),
  ]
}

function findingBlocks(records: RecordIndex): readonly NoticeBlock[] {
  return openFindings(records, ['blocking', 'major', 'minor', 'advice']).flatMap(
    ({ body }, place): readonly NoticeBlock[] => {
      const mark = body.severity ? `【${SEVERITY_NAMES[body.severity]}】` : ''
      const step = recordStep(body.source ?? '')
      const from = step ? `（${STEP_NAMES[step]}）` : ''
      return [
        { kind: 'finding', text: `${place + 1}. ${mark}${body.title ?? ''}${from}` },
        ...linesOf(body.requirement ?? '').map((line): NoticeBlock => ({
          kind: 'detail',
          text: line,
        })),
      ]
    },
  )
}

/** The words of a document need neither author nor times of its records. */
function asStored(record: Pick<StoredRecord, 'kind' | 'key' | 'body'>): StoredRecord {
  return { ...record, id: record.key, taskId: '', author: '', revision: 1, savedAt: '' }
}

const heading = (text: string): NoticeBlock => ({ kind: 'heading', text })

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
