import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { renderAnnex5 } from '../../../electron/core/documents/annex5.ts'
import { renderBlankAnnex5 } from '../../../electron/core/documents/annex5/blank.ts'
import { rareFonts } from '../../helpers/rare-fonts.ts'
import { aLongOpinion, anAnnex5, FONTS, someSigners } from './annex5-builders.ts'
import { pdfAProblems } from './pdf-a.ts'
import { readPdf } from './qpdf-objects.ts'

const MARKUP = '某某<评测>&"认证"有限公司]]>'
const data = new TextEncoder().encode('{"snapshot":"数据"}')
const long = anAnnex5({
  isDraft: true,
  isSample: true,
  members: someSigners(15),
  opinionParagraphs: aLongOpinion(4000),
})

describe('PDF/A-3b', () => {
  it.each([
    ['the signed form with its data', () => renderAnnex5(anAnnex5(), FONTS, data)],
    ['a long draft', () => renderAnnex5(long, FONTS)],
    ['names that are markup', () => renderAnnex5(anAnnex5({ institution: MARKUP }), FONTS, data)],
    ['the blank form', () => renderBlankAnnex5(FONTS)],
  ])('is kept by %s', async (_name, render) => {
    expect(pdfAProblems(await render())).toEqual([])
  })

  it.skipIf(rareFonts === undefined)('is kept by a form set in several fonts', async () => {
    const fonts = { ...FONTS, rareFolders: rareFonts === undefined ? [] : [rareFonts] }
    const content = anAnnex5({ enterpriseName: '吉林𠮷田𬭎䶮㛃社', opinionParagraphs: ['𪚥'] })
    expect(pdfAProblems(await renderAnnex5(content, fonts, data))).toEqual([])
  })

  it('would be seen to be broken', async () => {
    const text = Buffer.from(await renderAnnex5(anAnnex5(), FONTS, data)).toString('latin1')
    // The same number of bytes, so that every object stays where it is.
    const broken = [
      ['/GTS_PDFA1', '/GTS_PDFX1', '6.2.3 output intent for PDF/A'],
      ['/AFRelationship', '/AFRelationshop', '6.8 AFRelationship'],
      ['<pdfaid:part>3', '<pdfaid:part>2', '6.6.4 part'],
      ['/CIDToGIDMap /Identity', '/CIDToGIDMap /Idontity', 'CIDToGIDMap'],
      ['/Scope /Row', '/Scupe /Row', 'a TH without scope'],
      ['<xmp:CreateDate>2026', '<xmp:CreateDate>2025', '6.6.3 /CreationDate'],
      ['/W [0 [1000', '/W [0 [1009', '6.2.11.5'],
    ] as const
    for (const [right, wrong, problem] of broken) {
      const bytes = Buffer.from(text.replace(right, wrong), 'latin1')
      expect(pdfAProblems(bytes).join('\n')).toContain(problem)
    }
  })
})

describe('the attached data', () => {
  it('is in the file as it was given, with its checksum', async () => {
    const file = readPdf(await renderAnnex5(anAnnex5(), FONTS, data))
    const [specification] = file.dicts.filter(({ '/Type': type }) => type === '/Filespec')
    expect(specification).toMatchObject({
      '/AFRelationship': '/Data',
      '/UF': 'u:opinion.json',
    })
    const stream = file.dict(specification?.['/EF'])['/F']
    expect(file.bytes(stream)).toEqual(Buffer.from(data))
    const md5 = createHash('md5').update(data).digest('hex')
    expect(file.dict(stream)).toMatchObject({
      '/Subtype': '/application/json',
      '/Params': { '/Size': data.length, '/CheckSum': `b:${md5}` },
    })
  })

  it('is not in a draft', async () => {
    const file = readPdf(await renderAnnex5(anAnnex5({ isDraft: true }), FONTS))
    expect(file.dicts.filter(({ '/Type': type }) => type === '/Filespec')).toEqual([])
  })
})
