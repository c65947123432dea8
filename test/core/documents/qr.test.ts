import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { renderAnnex5 } from '../../../electron/core/documents/annex5.ts'
import { renderBlankAnnex5 } from '../../../electron/core/documents/annex5/blank.ts'
import { formatOpinionCode } from '../../../shared/domain/documents/qr.ts'
import type { Annex5Content } from '../../../shared/domain/opinion/annex5-content.ts'
import { aLongOpinion, anAnnex5, FONTS } from './annex5-builders.ts'
import { readPictures, runPdfTool, type Picture } from './pdf-tools.ts'

/** What a scanner reads on each page; office scanners take 300 dots an inch, cheap ones 150. */
function codesOn(bytes: Uint8Array, dotsPerInch: 150 | 300): readonly (string | undefined)[] {
  const args = ['-gray', '-r', String(dotsPerInch), '@']
  return readPictures(runPdfTool(bytes, 'pdftoppm', args)).map((page) => decode(page))
}

function decode({ gray, width, height }: Picture): string | undefined {
  const pixels = new Uint8ClampedArray(width * height * 4)
  gray.forEach((value, i) => pixels.fill(value, i * 4, i * 4 + 3).fill(255, i * 4 + 3, i * 4 + 4))
  return jsQR(pixels, width, height)?.data
}

function codeOf({ documentNumber, revision, snapshotSha256 }: Annex5Content): string {
  return formatOpinionCode({ documentNumber, revision, snapshotSha256: snapshotSha256 ?? '' })
}

describe('the code on 附件5', () => {
  it('is read from the form and from every attachment page', async () => {
    const content = anAnnex5({ opinionParagraphs: aLongOpinion(1000) })
    const code = codeOf(content)
    const bytes = await renderAnnex5(content, FONTS)
    expect(codesOn(bytes, 300)).toEqual([code, code])
    expect(codesOn(bytes, 150)).toEqual([code, code])
  })

  it('holds a Chinese document number', async () => {
    const content = anAnnex5({ documentNumber: '长工信验〔2026〕第0117号', revision: 12 })
    expect(codesOn(await renderAnnex5(content, FONTS), 300)).toEqual([codeOf(content)])
  })

  it('is not on a draft nor on the blank form, behind which nothing stands', async () => {
    const draft = anAnnex5({ isDraft: true, snapshotSha256: null })
    expect(codesOn(await renderAnnex5(draft, FONTS), 300)).toEqual([undefined])
    expect(codesOn(await renderBlankAnnex5(FONTS), 300)).toEqual([undefined])
  })
})

describe('the blank form', () => {
  it('is one page with the labels of the annex and no more', async () => {
    const bytes = await renderBlankAnnex5(FONTS)
    const words = runPdfTool(bytes, 'pdftotext', ['-raw', '@', '-']).toString().replace(/\s/g, '')
    expect(words).toBe(
      [
        '附件5第三方评测机构出具的企业数字化改造项目验收意见',
        '项目单位名称所属县（市、区）项目名称项目负责人联系方式',
        '第三方评测机构审核意见负责人签字：单位公章组员签字：年月日',
        '所属县（市、区）工信主管部门单位公章年月日',
      ].join(''),
    )
    const again = await renderBlankAnnex5(FONTS)
    expect(Buffer.compare(bytes, again)).toBe(0)
  })
})
