import { describe, expect, it } from 'vitest'
import { renderOfficial } from '../../../../electron/core/documents/flow/render.ts'
import type { Block, Photo } from '../../../../shared/domain/documents/blocks.ts'
import { aSigner, FONTS, someSigners } from '../annex5-builders.ts'
import { pageCount, runPdfTool } from '../pdf-tools.ts'
import { aDocument, heading, noPictures, paragraph } from './builders.ts'
import { aPhoto } from './photos.ts'
import { structureText, structureTypes, textOfPage } from './structure.ts'

const aShot = (place: number): Photo => ({
  sha256: `${place}`.padStart(4, '0').repeat(16),
  mediaType: 'image/jpeg',
  caption: `第${place}处`,
})
const shots = (count: number): readonly Photo[] => Array.from({ length: count }, (_, i) => aShot(i))
const photos = (all: readonly Photo[]): Block => ({ kind: 'photos', photos: all })
const imageCount = (bytes: Uint8Array): number =>
  runPdfTool(bytes, 'pdfimages', ['-list', '@']).toString().trim().split('\n').length - 2

describe('photos', () => {
  it('stand six on a page below their heading, each with its caption and hash', async () => {
    const jpeg = await aPhoto(800, 600)
    const document = aDocument([{ kind: 'page-break' }, heading('现场照片'), photos(shots(7))])
    const bytes = await renderOfficial(document, FONTS, () => Promise.resolve(jpeg))
    expect(pageCount(bytes)).toBe(3)
    expect(textOfPage(bytes, 2)).toContain('第5处')
    expect(textOfPage(bytes, 3)).toContain('第6处')
    expect(textOfPage(bytes, 3)).toContain('SHA-2560006000600060006…')
    expect(structureTypes(bytes).filter((type) => type === 'Figure')).toHaveLength(7)
  })

  it('are asked for and stored once, however often they are shown', async () => {
    const jpeg = await aPhoto(800, 600)
    const asked: string[] = []
    const document = aDocument([photos(shots(3)), paragraph('又见'), photos(shots(3))])
    const bytes = await renderOfficial(document, FONTS, (sha256) => {
      asked.push(sha256)
      return Promise.resolve(jpeg)
    })
    expect(asked).toEqual(shots(3).map(({ sha256 }) => sha256))
    expect(new Set(objectsOfImages(bytes)).size).toBe(3)
    expect(imageCount(bytes)).toBe(6)
  })

  it('that no decoder reads give a box with name and hash, not a failed document', async () => {
    const jpeg = await aPhoto(800, 600)
    const [good, missing, broken] = shots(3)
    const document = aDocument([photos(shots(3))])
    const bytes = await renderOfficial(document, FONTS, (sha256) => {
      if (sha256 === missing?.sha256) return Promise.reject(new Error('gone'))
      return Promise.resolve(sha256 === broken?.sha256 ? Buffer.from('no picture') : jpeg)
    })
    const text = structureText(bytes)
    expect(text.split('图片无法显示')).toHaveLength(3)
    for (const photo of [missing, broken]) expect(text).toContain(photo?.sha256)
    expect(text).toContain('第1处')
    expect(text).not.toContain(good?.sha256)
    expect(imageCount(bytes)).toBe(1)
  })

  it('are made a few at a time', async () => {
    const jpeg = await aPhoto(800, 600)
    let running = 0
    let most = 0
    const bytes = await renderOfficial(aDocument([photos(shots(60))]), FONTS, async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 2))
      running -= 1
      return jpeg
    })
    expect(imageCount(bytes)).toBe(60)
    expect(most).toBeLessThanOrEqual(8)
  })
})

describe('signatures', () => {
  const signatures = (count: number, sealOf: string | null): Block => ({
    kind: 'signatures',
    label: '专家组签字：',
    signers: [...someSigners(count - 1), aSigner('未签')],
    sealOf,
    date: sealOf === null ? null : '2026-11-23',
  })

  it('stay on one page with label, seal and date, one to sixteen', async () => {
    for (const count of [1, 2, 3, 7, 16]) {
      const filler = Array.from({ length: 22 }, (_, i) => paragraph(`第${i}行`))
      const document = aDocument([...filler, signatures(count, '某某评测技术有限公司')])
      const bytes = await renderOfficial(document, FONTS, noPictures)
      const last = textOfPage(bytes, pageCount(bytes))
      for (const part of [
        '专家组签字：',
        '未签',
        '某某评测技术有限公司（盖章）',
        '2026年11月23日',
      ]) {
        expect(last).toContain(part)
      }
      expect(structureTypes(bytes).filter((type) => type === 'Sect')).toHaveLength(count)
    }
  })

  it('say in Beijing time when each was given, and leave the date to the hand', async () => {
    const document = aDocument([signatures(2, null)])
    const text = structureText(await renderOfficial(document, FONTS, noPictures))
    expect(text).toContain('签于2026年11月23日11:20（本机时间）')
    expect(text.split('签于')).toHaveLength(2)
    expect(text).toContain('年月日')
  })
})

describe('what belongs together', () => {
  const fillers = (lines: number) => Array.from({ length: lines }, (_, i) => paragraph(`第${i}行`))
  const bars: Block = {
    kind: 'bars',
    caption: '',
    bars: Array.from({ length: 6 }, (_, i) => ({
      label: `条${i}`,
      value: 1,
      max: 2,
      text: `值${i}`,
    })),
  }
  const signatures: Block = {
    kind: 'signatures',
    label: '签收',
    signers: [aSigner('项目负责人')],
    sealOf: null,
    date: null,
  }

  it('is a chart with all its bars, the sentence that leads it in, and its heading', async () => {
    for (let lines = 20; lines < 32; lines++) {
      const document = aDocument([...fillers(lines), heading('一、题目'), paragraph('引'), bars])
      const bytes = await renderOfficial(document, FONTS, noPictures)
      expect(textOfPage(bytes, pageCount(bytes))).toMatch(/一、题目引.*条0.*条5/)
    }
  })

  it('is a place to sign with the last sentence above it and the note below', async () => {
    for (let lines = 18; lines < 30; lines++) {
      const blocks = [...fillers(lines), paragraph('末句'), signatures, paragraph('注')]
      const bytes = await renderOfficial(aDocument(blocks), FONTS, noPictures)
      const page = textOfPage(bytes, pageCount(bytes))
      expect(page).toMatch(/末句签收.*注/)
    }
  })
})

describe('charts', () => {
  it('are figures with their numbers in words, and their labels in print', async () => {
    const document = aDocument([
      {
        kind: 'radar',
        caption: '图一',
        axes: ['研发', '生产', '管理'].map((label) => ({ label, max: 20_000 })),
        series: [{ name: '核定', values: [5000, 9500, 20_000] }],
      },
      {
        kind: 'bars',
        caption: '图二',
        bars: [{ label: '营销', value: 1, max: 2, text: '1 / 2 分' }],
      },
    ])
    const bytes = await renderOfficial(document, FONTS, noPictures)
    const page = textOfPage(bytes, 1)
    for (const part of ['研发', '核定', '图一', '营销', '1/2分', '图二'])
      expect(page).toContain(part)
    const struct = runPdfTool(bytes, 'qpdf', ['--qdf', '--object-streams=disable', '@', '-'])
    const alts = Array.from(
      struct.toString('latin1').matchAll(/\/Alt <feff([0-9a-f]+)>/g),
      ([, hex]) =>
        Buffer.from(hex ?? '', 'hex')
          .swap16()
          .toString('utf16le'),
    )
    expect(alts).toEqual([
      '雷达图“图一”。核定：研发5/20，生产9.5/20，管理20/20。',
      '条形图“图二”。营销：1 / 2 分。',
    ])
  })
})

/** The object numbers of the pictures that the pages show. */
function objectsOfImages(bytes: Uint8Array): readonly string[] {
  const lines = runPdfTool(bytes, 'pdfimages', ['-list', '@'])
    .toString()
    .trim()
    .split('\n')
    .slice(2)
  return lines.map((line) => line.trim().split(/\s+/)[10] ?? '')
}
