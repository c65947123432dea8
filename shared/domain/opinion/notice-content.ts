import { notice2024 } from '../../catalog/notice-2024.ts'
import { levelName } from '../../catalog/index.ts'
import type { Block, OfficialDocument, Table } from '../documents/blocks.ts'
import { openFindings, requirementsFromFindings, type Finding } from '../findings/findings.ts'
import { SEVERITY_NAMES } from '../findings/terms.ts'
import type { StoredRecord } from '../record/kinds.ts'
import { indexRecords } from '../record/read.ts'
import { recordStep } from '../record/record-place.ts'
import { STEP_NAMES } from '../record/terms.ts'
import { chineseDate } from './calendar.ts'
import { CONCLUSION_NAMES } from './conclusion.ts'
import type { Annex5Source } from './to-annex5.ts'

/** What a notice is made from: a frozen opinion, or the draft that is about to be one. */
export type NoticeSource = Annex5Source & {
  readonly records: readonly Pick<StoredRecord, 'kind' | 'key' | 'body'>[]
}

/** The notice of an opinion that ended in 整改; null for any other. */
export function noticeContent(
  source: NoticeSource,
  snapshotSha256: string | null,
): OfficialDocument | null {
  const { task, enterprise, opinion, institution } = source
  if (opinion.conclusion !== 'rectify' || opinion.concludedOn === null) return null
  return {
    title: notice2024.heading,
    subtitle: '',
    documentNumber: task.number,
    revision: opinion.revision,
    isSample: task.isSample,
    isDraft: snapshotSha256 === null,
    institution,
    subject: `${enterprise.name} ${enterprise.projectName}`,
    snapshotSha256,
    createdAt: opinion.frozenAt,
    blocks: [
      ...bodyOf(source, opinion.concludedOn),
      {
        kind: 'signatures',
        label: `专家组组长：${source.signers[0]?.name ?? ''}`,
        signers: [],
        sealOf: institution,
        date: opinion.concludedOn,
      },
      {
        kind: 'signatures',
        label: '企业签收：已收到本通知，知悉整改要求和期限。',
        signers: [{ expertId: '', name: '项目负责人', ink: null, signedAt: null }],
        sealOf: null,
        date: null,
      },
      line(`（${notice2024.title} 第 ${notice2024.version} 版，自拟样式）`),
    ],
  }
}

function bodyOf(source: NoticeSource, concludedOn: string): readonly Block[] {
  const { enterprise, opinion, institution, levels } = source
  const due = opinion.rectificationDueOn
  const round = opinion.round > 1 ? `第${opinion.round}轮复验` : '验收'
  const records = indexRecords(source.records.map(asStored))
  const findings = openFindings(records, ['blocking', 'major', 'minor', 'advice'])
  const isListed = findings.length > 0 && opinion.requirements === requirementsFromFindings(records)
  return [
    line(`${enterprise.name}：`),
    text(
      `受委托，${institution}组织专家组对你单位“${enterprise.projectName}”进行了${round}，于${chineseDate(concludedOn)}作出结论：${CONCLUSION_NAMES.rectify}。改造前数字化水平${levelName(levels.before)}，改造后核定为${levelName(levels.verified)}。`,
    ),
    text(notice2024.basis),
    heading(notice2024.deadline),
    text(due === null ? '以验收意见所列期限为准。' : `整改期限至${chineseDate(due)}止。`),
    heading(notice2024.requirements),
    ...linesOf(isListed ? notice2024.asListed : opinion.requirements).map(text),
    heading(notice2024.findings),
    findings.length === 0 ? text(notice2024.noFindings) : findingTable(findings),
    text(notice2024.again),
  ]
}

function findingTable(findings: readonly Finding[]): Table {
  return {
    kind: 'table',
    caption: '',
    columns: [
      { title: '序号', share: 8, align: 'center' },
      { title: '问题', share: 34, align: 'left' },
      { title: '程度', share: 9, align: 'center' },
      { title: '环节', share: 15, align: 'center' },
      { title: '整改要求', share: 34, align: 'left' },
    ],
    rows: findings.map(({ body }, place) => {
      const step = recordStep(body.source ?? '')
      return [
        `${place + 1}`,
        body.title ?? '',
        body.severity ? SEVERITY_NAMES[body.severity] : '',
        step ? STEP_NAMES[step] : '',
        body.requirement ?? '',
      ]
    }),
  }
}

/** The words of a document need neither author nor times of its records. */
function asStored(record: Pick<StoredRecord, 'kind' | 'key' | 'body'>): StoredRecord {
  return { ...record, id: record.key, taskId: '', author: '', revision: 1, savedAt: '' }
}

const heading = (words: string): Block => ({ kind: 'heading', level: 1, text: words })
const text = (words: string): Block => ({ kind: 'paragraph', text: words, isIndented: true })
const line = (words: string): Block => ({ kind: 'paragraph', text: words, isIndented: false })

function linesOf(words: string): readonly string[] {
  return words
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
