import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { renderAnnex5 } from '../../../electron/core/documents/annex5.ts'
import { FORM } from '../../../electron/core/documents/annex5/form.ts'
import { headRowHeights, planAnnex5 } from '../../../electron/core/documents/annex5/plan.ts'
import { openFonts } from '../../../electron/core/documents/kit/fonts.ts'
import type { Annex5Content } from '../../../shared/domain/opinion/annex5-content.ts'
import { AppError } from '../../../shared/errors.ts'
import { aLongOpinion, anAnnex5, aSigner, FONTS, OPINION, someSigners } from './annex5-builders.ts'
import { pageCount, runPdfTool, textIn, withoutSpace, wordBoxes } from './pdf-tools.ts'

const LONG_NAME = '长春市高新技术产业开发区某某智能装备与汽车零部件精密制造（集团）股份有限公司'
const NOTES = /（接正文）|（接附页\d+）|（下转附页\d*）|（以下无正文）/g

const CASES: readonly (readonly [name: string, content: Annex5Content])[] = [
  ['a usual form', anAnnex5()],
  ['fifteen members', anAnnex5({ members: someSigners(15) })],
  ['sixty members', anAnnex5({ members: someSigners(60) })],
  ['4,000 characters', anAnnex5({ opinionParagraphs: aLongOpinion(4000) })],
  ['a very long enterprise name', anAnnex5({ enterpriseName: LONG_NAME.repeat(6) })],
  [
    'a project name without a place to break',
    anAnnex5({ projectName: 'Manufacturing'.repeat(60) }),
  ],
  [
    'long everything',
    anAnnex5({
      documentNumber: 'CCYS-2026-'.repeat(8),
      enterpriseName: LONG_NAME.repeat(4),
      county: LONG_NAME.repeat(2),
      projectName: 'https://example.com/a?b=c&d='.repeat(20),
      projectLeader: '阿卜杜热合曼·买买提吐尔逊、'.repeat(8),
      contact: 'someone@example.com.cn'.repeat(9),
      members: someSigners(14).concat(aSigner('买买提·'.repeat(30), 3)),
      opinionParagraphs: ['无空格'.repeat(400), 'x'.repeat(900), ...aLongOpinion(3000)],
    }),
  ],
  ['nothing filled in', anAnnex5({ members: [], opinionParagraphs: [], opinionDate: null })],
]

/** The shown opinion, page by page, without the notes about pages. */
function shownOpinion(content: Annex5Content, bytes: Uint8Array): string {
  const plan = planAnnex5(content, openFonts(FONTS))
  const { style, lines, continues } = plan.opinion
  const height = lines.length * style.leading + (continues ? 14 : 0)
  const [a = 0, b = 0, c = 0] = headRowHeights(plan.names)
  const first = { ...FORM.columns.rest, y: FORM.tableTop + a + b + c + FORM.padding, height }
  const attached = plan.attachments.map((_, i) =>
    textIn(bytes, i + 2, { ...FORM.columns.rest, y: FORM.tableTop + 103, height: 560 }),
  )
  return [textIn(bytes, 1, first), ...attached].join('').replace(NOTES, '')
}

describe('附件5', () => {
  it('prints every cell where the annex has it', async () => {
    const content = anAnnex5()
    const bytes = await renderAnnex5(content, FONTS)
    const { columns } = FORM
    const [first = 0, second = 0, third = 0] = headRowHeights(
      planAnnex5(content, openFonts(FONTS)).names,
    )
    const rows = {
      first: { y: FORM.tableTop, height: first },
      second: { y: FORM.tableTop + first, height: second },
      third: { y: FORM.tableTop + first + second, height: third },
    }
    expect(textIn(bytes, 1, { ...columns.label, ...rows.first })).toBe('项目单位名称')
    expect(textIn(bytes, 1, { ...columns.value, ...rows.first })).toBe(content.enterpriseName)
    expect(textIn(bytes, 1, { ...columns.secondLabel, ...rows.first })).toBe('所属县（市、区）')
    expect(textIn(bytes, 1, { ...columns.secondValue, ...rows.first })).toBe(content.county)
    expect(textIn(bytes, 1, { ...columns.label, ...rows.second })).toBe('项目名称')
    expect(textIn(bytes, 1, { ...columns.rest, ...rows.second })).toBe(content.projectName)
    expect(textIn(bytes, 1, { ...columns.label, ...rows.third })).toBe('项目负责人')
    expect(textIn(bytes, 1, { ...columns.value, ...rows.third })).toBe(content.projectLeader)
    expect(textIn(bytes, 1, { ...columns.secondLabel, ...rows.third })).toBe('联系方式')
    expect(textIn(bytes, 1, { ...columns.secondValue, ...rows.third })).toBe(content.contact)
    expect(shownOpinion(content, bytes)).toBe(withoutSpace(OPINION.join('')))
    const all = withoutSpace(runPdfTool(bytes, 'pdftotext', ['-raw', '@', '-']).toString())
    for (const text of [
      '第三方评测机构出具的企业数字化改造项目验收意见',
      '第三方评测机构审核意见',
      '所属县（市、区）工信主管部门',
      '负责人签字：',
      '组员签字：',
      '2026年11月23日',
      '王建国',
      '文书编号CCYS-2026-0117第1版',
      '第1页共1页',
      '快照SHA-2569f86d081884c7d65…',
    ]) {
      expect(all).toContain(text)
    }
    expect(all.match(/单位公章/g)).toHaveLength(2)
  })

  it.each([
    ['a usual form', anAnnex5()],
    ['fifteen members', anAnnex5({ members: someSigners(15) })],
    ['no signatures yet', anAnnex5({ leader: aSigner('王建国'), members: [], opinionDate: null })],
  ])('is one page for %s', async (_name, content) => {
    expect(pageCount(await renderAnnex5(content, FONTS))).toBe(1)
  })

  it('names all fifteen members below their ink', async () => {
    const members = someSigners(15)
    const bytes = await renderAnnex5(anAnnex5({ members }), FONTS)
    const words = wordBoxes(bytes).map((box) => box.text)
    for (const member of members) expect(words).toContain(member.name)
  })

  it('continues a 4,000 character opinion on attachment pages and loses nothing', async () => {
    const content = anAnnex5({ opinionParagraphs: aLongOpinion(4000) })
    const bytes = await renderAnnex5(content, FONTS)
    expect(pageCount(bytes)).toBeGreaterThan(2)
    expect(shownOpinion(content, bytes)).toBe(withoutSpace(content.opinionParagraphs.join('')))
  })

  it('repeats enterprise, project and document number on an attachment page', async () => {
    const content = anAnnex5({ opinionParagraphs: aLongOpinion(1500) })
    const bytes = await renderAnnex5(content, FONTS)
    const second = textIn(bytes, 2, { x: 0, y: 0, width: 596, height: 842 })
    for (const text of [content.enterpriseName, content.projectName, content.documentNumber]) {
      expect(second).toContain(text)
    }
    expect(second).toContain('附件5附页1')
    expect(second).toContain('（接正文）')
  })

  it('prints all of a name that does not fit its cell', async () => {
    const enterpriseName = Array.from({ length: 200 }, (_, i) =>
      String.fromCodePoint(0x5000 + i * 7),
    ).join('')
    const bytes = await renderAnnex5(anAnnex5({ enterpriseName }), FONTS)
    const onForm = textIn(bytes, 1, { ...FORM.columns.value, y: FORM.tableTop, height: 84 })
    const shown = onForm.replace(NOTES, '')
    expect(enterpriseName.startsWith(shown)).toBe(true)
    const attached = textIn(bytes, 2, { ...FORM.columns.rest, y: 250, height: 500 })
    expect(attached.replace(NOTES, '')).toBe(enterpriseName.slice(shown.length))
  })

  it.each(CASES)('keeps %s inside the margins, no text on another', async (_name, content) => {
    const bytes = await renderAnnex5(content, FONTS)
    const boxes = wordBoxes(bytes)
    const outside = boxes.filter(
      (box) =>
        box.x < FORM.left - 0.1 ||
        box.right > FORM.left + FORM.width + 0.1 ||
        box.y < 40 ||
        box.bottom > 816,
    )
    expect(outside).toEqual([])
    const overlaps = boxes.flatMap((box, i) =>
      boxes.slice(i + 1).filter((other) => {
        if (other.page !== box.page) return false
        const width = Math.min(box.right, other.right) - Math.max(box.x, other.x)
        const height = Math.min(box.bottom, other.bottom) - Math.max(box.y, other.y)
        // The font's line box is 1.44 em high, its characters 1 em.
        return width > 0.5 && height > 0.25 * Math.min(box.bottom - box.y, other.bottom - other.y)
      }),
    )
    expect(overlaps).toEqual([])
  })

  it.each(CASES)('is a sound PDF for %s', async (_name, content) => {
    const bytes = await renderAnnex5(content, FONTS)
    expect(runPdfTool(bytes, 'qpdf', ['--check', '@']).toString()).toContain('No syntax or stream')
    expect(runPdfTool(bytes, 'mutool', ['info', '@']).toString()).toContain('Pages:')
  })

  it('carries title, institution, full hash, language and tags, and no clock but the snapshot', async () => {
    const content = anAnnex5({ institution: '某某<评测>&认证有限公司' })
    const bytes = await renderAnnex5(content, FONTS)
    const info = runPdfTool(bytes, 'pdfinfo', ['-isodates', '@']).toString()
    expect(info).toContain('第三方评测机构出具的企业数字化改造项目验收意见')
    expect(info).toContain('某某<评测>&认证有限公司')
    expect(info).toContain(String(content.snapshotSha256))
    expect(info).toMatch(/CreationDate:\s+2026-11-23T03:30:00Z/)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (zh-CN)')
  })

  it('marks drafts and samples on every page', async () => {
    const content = anAnnex5({
      isDraft: true,
      isSample: true,
      opinionParagraphs: aLongOpinion(1200),
    })
    const bytes = await renderAnnex5(content, FONTS)
    const pages = pageCount(bytes)
    const words = runPdfTool(bytes, 'pdftotext', ['-raw', '@', '-']).toString()
    expect(pages).toBeGreaterThan(1)
    expect(words.match(/示例/g)).toHaveLength(pages)
    expect(words.match(/草/g)).toHaveLength(pages)
  })

  it('gives the same bytes in another process, whatever that one drew before', async () => {
    const bytes = await renderAnnex5(anAnnex5(), FONTS)
    const script = fileURLToPath(new URL('render-annex5.ts', import.meta.url))
    const other = execFileSync(process.execPath, [script]).toString().trim()
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(other)
  })

  it('gives the bytes on record, on any machine and after any upgrade of Node or Electron', async () => {
    // A drawing or a library has changed when this fails: then old documents can no longer be made
    // again byte for byte, and the change needs a decision before it needs a new number here.
    const hash = createHash('sha256').update(await renderAnnex5(anAnnex5(), FONTS))
    expect(hash.digest('hex')).toBe(
      '18d2ffd92f0a6f7f292d545b074a365068f41f58c2c706ed6489d92291f08b13',
    )
  })

  it('gives other bytes when anything in the content differs', async () => {
    const one = await renderAnnex5(anAnnex5(), FONTS)
    const other = await renderAnnex5(anAnnex5({ institution: '另一评测机构' }), FONTS)
    expect(Buffer.compare(one, other)).not.toBe(0)
  })

  it('refuses a character it cannot print and names the field', async () => {
    const content = anAnnex5({ members: [aSigner('李明'), aSigner('𠮷田')] })
    const error: unknown = await renderAnnex5(content, FONTS).catch((thrown: unknown) => thrown)
    if (!(error instanceof AppError) || error.info.code !== 'missing-glyphs') throw error
    expect(error.info.problems.map((problem) => problem.field)).toEqual(['members.1.name'])
    expect(error.info.problems[0]?.message).toContain('“𠮷”（U+20BB7）')
  })
})
