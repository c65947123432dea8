import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { renderOfficial } from '../../../../electron/core/documents/flow/render.ts'
import type { Photo } from '../../../../shared/domain/documents/blocks.ts'
import type { Mark } from '../../../../shared/domain/evidence/marks.ts'
import { refusal } from '../../../helpers/core.ts'
import { FONTS } from '../annex5-builders.ts'
import { runPdfTool, wordBoxes } from '../pdf-tools.ts'
import { aDocument } from './builders.ts'
import { structureText } from './structure.ts'

const DPI = 144
const RED = [212, 40, 31]
const GROUND = [32, 64, 192]

/** A blue picture with these marks, on a page of its own. */
async function aPage(marks: readonly Mark[], size: readonly [number, number] = [800, 600]) {
  const [width, height] = size
  const create = { width, height, channels: 3 as const, background: '#2040c0' }
  const jpeg = await sharp({ create }).jpeg().toBuffer()
  const photo: Photo = { sha256: 'a'.repeat(64), mediaType: 'image/jpeg', caption: '设备', marks }
  const document = aDocument([{ kind: 'photos', photos: [photo] }])
  return renderOfficial(document, FONTS, () => Promise.resolve(jpeg))
}

/** Where something of a colour stands on the first page, points; null where nothing does. */
async function boxOf(bytes: Uint8Array, [red = 0, green = 0, blue = 0]: readonly number[]) {
  const png = runPdfTool(bytes, 'pdftoppm', ['-r', `${DPI}`, '-png', '-singlefile', '@'])
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  const places: (readonly [number, number])[] = []
  for (let at = 0; at < data.length; at += info.channels) {
    const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3)
    if (Math.abs(r - red) + Math.abs(g - green) + Math.abs(b - blue) > 24) continue
    const pixel = at / info.channels
    places.push([pixel % info.width, Math.floor(pixel / info.width)])
  }
  if (places.length === 0) return null
  const edge = (pick: (...all: number[]) => number, axis: 0 | 1): number =>
    (places.reduce((found, place) => pick(found, place[axis]), places[0]?.[axis] ?? 0) * 72) / DPI
  const [left, top] = [edge(Math.min, 0), edge(Math.min, 1)]
  return { left, top, right: edge(Math.max, 0), bottom: edge(Math.max, 1) }
}

const aMark = (kind: Mark['kind'], change: Partial<Mark> = {}): Mark => ({
  kind,
  from: [250, 250],
  to: [750, 500],
  text: '',
  ...change,
})

describe('marks on the photos of a document', () => {
  it('stand where the panel drew them, over the picture', async () => {
    const plain = await aPage([])
    expect(await boxOf(plain, RED)).toBeNull()
    const picture = await boxOf(plain, GROUND)
    if (!picture) throw new Error('no picture')
    const width = picture.right - picture.left
    const height = picture.bottom - picture.top
    for (const kind of ['box', 'line', 'arrow'] as const) {
      const red = await boxOf(await aPage([aMark(kind)]), RED)
      if (!red) throw new Error(`no ${kind}`)
      expect(Math.abs(red.left - (picture.left + 0.25 * width))).toBeLessThan(2)
      expect(Math.abs(red.top - (picture.top + 0.25 * height))).toBeLessThan(2)
      expect(Math.abs(red.right - (picture.left + 0.75 * width))).toBeLessThan(2)
      expect(Math.abs(red.bottom - (picture.top + 0.5 * height))).toBeLessThan(4)
    }
  })

  it('in words can be read and stay inside of the picture, also of a narrow one', async () => {
    for (const size of [
      [800, 600],
      [300, 800],
    ] as const) {
      const picture = await boxOf(await aPage([], size), GROUND)
      const edge = aMark('text', { from: [990, 5], text: '漏油处' })
      const bytes = await aPage([edge], size)
      const word = wordBoxes(bytes).find(({ text }) => text.includes('漏油处'))
      if (!picture || !word) throw new Error('no picture or no word')
      expect(word.right).toBeLessThan(picture.right + 1)
      expect(word.x).toBeGreaterThan(picture.left - 1)
      expect(structureText(bytes)).toContain('漏油处')
    }
  })

  it('that cannot be printed are refused by their code point', async () => {
    const refused = await refusal(aPage([aMark('text', { text: '\u{e000}' })]))
    expect(refused.code).toBe('missing-glyphs')
    expect(JSON.stringify(refused)).toContain('U+E000')
  })
})
