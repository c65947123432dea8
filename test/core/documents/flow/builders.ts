import type { Block, OfficialDocument, Table } from '../../../../shared/domain/documents/blocks.ts'

export function aDocument(
  blocks: readonly Block[],
  change: Partial<OfficialDocument> = {},
): OfficialDocument {
  return {
    title: '中小企业数字化水平评测报告',
    subtitle: '',
    documentNumber: 'CCYS-2026-0117',
    revision: 1,
    isSample: false,
    isDraft: false,
    institution: '吉林省某某评测技术有限公司',
    subject: '长春市宏远汽车零部件制造有限公司 汽车零部件生产线数字化改造项目',
    // Without a hash no page has a code, which would be a figure.
    snapshotSha256: null,
    createdAt: '2026-11-23T03:30:00.000Z',
    blocks,
    ...change,
  }
}

export function aTable(rows: readonly (readonly string[])[], change: Partial<Table> = {}): Table {
  return {
    kind: 'table',
    caption: '表1　应用场景核定结果',
    columns: [
      { title: '序号', share: 8, align: 'center' },
      { title: '应用场景', share: 27, align: 'left' },
      { title: '核查情况', share: 50, align: 'left' },
      { title: '得分', share: 15, align: 'right' },
    ],
    rows,
    ...change,
  }
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text, isIndented: true })
export const heading = (text: string, level: 1 | 2 | 3 = 1): Block => ({
  kind: 'heading',
  level,
  text,
})

/** A source for documents without photos. */
export const noPictures = (sha256: string): Promise<Uint8Array> =>
  Promise.reject(new Error(`no picture ${sha256}`))
