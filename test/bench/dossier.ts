import { monitorEventLoopDelay } from 'node:perf_hooks'
import sharp from 'sharp'
import { renderOfficial } from '../../electron/core/documents/flow/render.ts'
import { printCopy } from '../../electron/core/documents/print-copy.ts'
import type { Block, OfficialDocument } from '../../shared/domain/documents/blocks.ts'
import { aLongOpinion, FONTS, OPINION } from '../core/documents/annex5-builders.ts'
import { aDocument, aTable, heading, paragraph } from '../core/documents/flow/builders.ts'
import { pageCount } from '../core/documents/pdf-tools.ts'
import { growthOf } from '../helpers/memory.ts'
import { summarize, takePairs } from './pairs.ts'
import { timeOf, type Bench } from './row.ts'

const PHOTOS = 1000
const CHAPTERS = 10
const PICTURES = 4
/** As many as the threads that Node lends to native code. */
const AT_ONCE = 4

/**
 * A dossier of 300 pages with 1,000 photos of 12 megapixels.
 *
 * Each photo is a file of its own that is decoded by itself; there are four pictures in all.
 */
export const dossier: Bench = {
  name: 'dossier',
  run: async () => {
    const pictures = await Promise.all(Array.from({ length: PICTURES }, (_, i) => shoot(i)))
    const photo = (place: number): Buffer =>
      Buffer.concat([pictures[place % PICTURES] ?? Buffer.alloc(0), Buffer.from(`${place}`)])
    const document = aDossier()
    let note = ''
    const pairs = await takePairs({
      pairs: 1,
      warmUps: 0,
      ours: async () => {
        const delay = monitorEventLoopDelay({ resolution: 5 })
        delay.enable()
        const { value, grownMb } = await growthOf(async () => {
          const startedAt = performance.now()
          const bytes = await renderOfficial(document, FONTS, (sha256) =>
            printCopy(photo(Number(sha256))),
          )
          return { bytes, elapsedMs: performance.now() - startedAt }
        })
        delay.disable()
        const { bytes, elapsedMs } = value
        const longest = `longest block ${(delay.max / 1e6).toFixed(0)} ms`
        note = `${pageCount(bytes)} pages, ${(bytes.length / 1e6).toFixed(0)} MB; memory +${grownMb.toFixed(0)} MB; ${longest}`
        return elapsedMs
      },
      other: () => timeOf(() => shrinkAll(photo)),
    })
    return [
      {
        title: 'dossier of 1,000 photos of 12 MP',
        against: 'the photos made smaller by sharp, no document',
        summary: summarize(pairs),
        note,
      },
    ]
  },
}

/** A picture with as much in it as a photo of 3 to 4 MB. */
function shoot(turn: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 110 + 10 * turn, sigma: 40 }
  const create = { width: 4032, height: 3024, channels: 3 as const, background: '#777777', noise }
  return sharp({ create }).blur(1.5).jpeg({ quality: 92 }).toBuffer()
}

function aDossier(): OfficialDocument {
  const inChapter = PHOTOS / CHAPTERS
  return aDocument(
    Array.from({ length: CHAPTERS }, (_, chapter): readonly Block[] => [
      { kind: 'page-break' },
      heading(`第${chapter + 1}部分`),
      ...aLongOpinion(6500).map(paragraph),
      aTable(
        Array.from({ length: 60 }, (_unused, i) => [`${i}`, `场景${i}`, OPINION[1] ?? '', '1.5']),
      ),
      {
        kind: 'photos',
        photos: Array.from({ length: inChapter }, (_unused, i) => ({
          sha256: `${chapter * inChapter + i}`.padStart(64, '0'),
          mediaType: 'image/jpeg',
          caption: `C${chapter}-${i} 设备数据采集终端运行情况，拍摄于2026年11月23日`,
        })),
      },
    ]).flat(),
  )
}

async function shrinkAll(photo: (place: number) => Buffer): Promise<void> {
  const places = Array.from({ length: PHOTOS }, (_, place) => place).values()
  const shrinkRest = async (): Promise<void> => {
    for (const place of places) {
      await sharp(photo(place))
        .autoOrient()
        .resize({ width: 720, height: 720, fit: 'inside' })
        .jpeg({ quality: 70 })
        .toBuffer()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, shrinkRest))
}
