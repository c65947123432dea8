import { findMaterialList, type Material } from '../../catalog/index.ts'
import type { Block, OfficialDocument } from './blocks.ts'
import { DOCUMENT_NAMES } from './kinds.ts'
import { documentOf, heading, paragraph, tableOr } from './make.ts'
import { planResultTable } from './plan-result.ts'
import { omission, readSource, type Reading } from './reading.ts'
import { omittedSentence } from './report/methods.ts'
import type { DocumentSource } from './source.ts'
import { taskFacts } from './task-facts.ts'
import { beijingDate, codeWord, linesOf, NOTHING, orNothing } from './words.ts'

/** 书面材料审核记录: every material of the list, its files, and plan against result. */
export function documentReviewDocument(source: DocumentSource): OfficialDocument {
  const reading = readSource(source)
  const reason = omission(reading, 'document-review')
  const title = DOCUMENT_NAMES['document-review']
  return documentOf(reading, { title }, [
    taskFacts(reading),
    ...(reason === null
      ? reviewBlocks(reading)
      : [paragraph(omittedSentence('document-review', reason))]),
  ])
}

function reviewBlocks(reading: Reading): readonly Block[] {
  const materials = findMaterialList(reading.package.pinned.materialList.id)?.materials ?? []
  return [
    heading(1, '一、材料核验'),
    paragraph(countSentence(reading, materials)),
    tableOr(
      '任务所用的材料清单不在本程序中。',
      '材料核验结果',
      [
        ['编号', 1.1, 'center'],
        ['材料', 4],
        ['要求', 1.2, 'center'],
        ['核验', 1.5, 'center'],
        ['页码', 1.6],
        ['说明', 3.5],
        ['核验人和日期', 2.4],
      ],
      materials.map((material) => materialRow(reading, material)),
    ),
    heading(1, '二、材料文件'),
    tableOr(
      '任务包没有随附材料文件。',
      '任务包随附文件',
      [
        ['材料', 1.6, 'center'],
        ['文件', 6],
        ['校验值（SHA-256 前 12 位）', 4],
      ],
      reading.package.attachments.map(({ material, title, sha256 }) => [
        material ?? NOTHING,
        title,
        sha256.slice(0, 12),
      ]),
    ),
    heading(1, '三、计划与成果对照'),
    planResultTable(reading),
  ]
}

function countSentence({ records }: Reading, materials: readonly Material[]): string {
  const required = materials.filter((material) => material.required)
  const count = (list: readonly Material[], status: string | null) =>
    list.filter(({ code }) => (records.body('material', code).status ?? null) === status).length
  const others = materials.length - required.length
  return `清单共${materials.length}项，其中必备${required.length}项、选交${others}项。必备材料：齐全${count(required, 'present')}项，缺失${count(required, 'missing')}项，不一致${count(required, 'inconsistent')}项，不适用${count(required, 'not-applicable')}项，未核验${count(required, null)}项。`
}

function materialRow(reading: Reading, { code, name, required }: Material): readonly string[] {
  const { records, evidenceOf, snapshot, experts } = reading
  const { status, reason, pages } = records.body('material', code)
  const record = snapshot.records.find((one) => one.kind === 'material' && one.key === code)
  const reviewer = experts.find(({ id }) => id === record?.author)?.name ?? ''
  const pieces = evidenceOf('material', code).length
  const words = [...linesOf(reason), ...(pieces === 0 ? [] : [`佐证 ${pieces} 件`])]
  return [
    code,
    name,
    required ? '必备' : '选交',
    status ? codeWord('material.status', status) : '未核验',
    orNothing(pages),
    orNothing(words.join('；')),
    record ? `${reviewer} ${beijingDate(record.savedAt)}`.trim() : NOTHING,
  ]
}
