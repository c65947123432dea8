import { monitorEventLoopDelay } from 'node:perf_hooks'
import { join } from 'node:path'
import { createDrawingThread } from '../../electron/core/documents/drawing-thread.ts'
import { withEvidencePictures } from '../../electron/core/documents/evidence-pictures.ts'
import { createPrintCopies } from '../../electron/core/documents/print-copies.ts'
import { withPrintCopies } from '../../electron/core/documents/print-copy.ts'
import { createPrintCopyStore } from '../../electron/core/documents/print-copy-store.ts'
import {
  createEvidenceStore,
  type StoredFile,
} from '../../electron/core/evidence/evidence-store.ts'
import type { Block, OfficialDocument } from '../../shared/domain/documents/blocks.ts'
import { aLongOpinion, FONTS, OPINION } from '../core/documents/annex5-builders.ts'
import { aDocument, aTable, heading, paragraph } from '../core/documents/flow/builders.ts'
import { pageCount } from '../core/documents/pdf-tools.ts'
import { growthOf } from '../helpers/memory.ts'
import { aBigPhoto } from './big-photos.ts'
import { summarize, takePairs } from './pairs.ts'
import { pdfSize } from './pdf-size.ts'
import { timeOf, type Bench } from './row.ts'

const PHOTOS = 1000
const CHAPTERS = 10
const PICTURES = 4

/**
 * A dossier of 300 pages with 1,000 photos of 12 megapixels, whose print copies were made when they
 * were taken in: each is read and decrypted by itself.
 */
export const dossier: Bench = {
  name: 'dossier',
  run: async (folder) => {
    const key = new Uint8Array(32).fill(1)
    const store = createPrintCopyStore(join(folder, 'print-copies'), key)
    const photos = Array.from({ length: PHOTOS }, (_, i): StoredFile => ({
      sha256: `${i}`.padStart(64, '0'),
      sizeBytes: 4_000_000,
    }))
    const copies = await somePrintCopies()
    const copyAt = (place: number): Uint8Array => copies[place % PICTURES] ?? new Uint8Array()
    for (const [place, { sha256 }] of photos.entries()) await store.keep(sha256, copyAt(place))
    const evidence = createEvidenceStore(join(folder, 'evidence'), key)
    const ready = createPrintCopies(evidence, store, console.error)
    const thread = createDrawingThread()
    const document = aDossier()
    let note = ''
    try {
      const pairs = await takePairs({
        pairs: 3,
        warmUps: 0,
        ours: async () => {
          const delay = monitorEventLoopDelay({ resolution: 5 })
          delay.enable()
          const { value, grownMb } = await growthOf(async () => {
            const startedAt = performance.now()
            const bytes = await withEvidencePictures(ready, photos, (pictures) =>
              thread.draw({ kind: 'official', fonts: FONTS, document }, pictures),
            )
            return { bytes, elapsedMs: performance.now() - startedAt }
          })
          delay.disable()
          const longest = `longest block of core ${(delay.max / 1e6).toFixed(0)} ms`
          const size = `${(value.bytes.length / 1e6).toFixed(0)} MB`
          note = `${pageCount(value.bytes)} pages, ${size}; memory +${grownMb.toFixed(0)} MB; ${longest}`
          return value.elapsedMs
        },
        other: () => timeOf(() => plainPages(copyAt)),
      })
      return [
        {
          title: 'dossier of 300 pages with 1,000 photos, copies ready',
          against: 'the pictures alone, placed by pdfkit',
          summary: summarize(pairs),
          note,
        },
      ]
    } finally {
      thread.close()
    }
  },
}

async function somePrintCopies(): Promise<readonly Uint8Array[]> {
  const pictures = await Promise.all(Array.from({ length: PICTURES }, (_, i) => aBigPhoto(i)))
  return withPrintCopies((make) => Promise.all(pictures.map(make)))
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

/** Six pictures on a page, without a word. */
function plainPages(copyAt: (place: number) => Uint8Array): Promise<number> {
  return pdfSize((doc) => {
    for (let place = 0; place < PHOTOS; place++) {
      if (place > 0 && place % 6 === 0) doc.addPage()
      const at = { x: 60 + 240 * (place % 2), y: 60 + 220 * (((place % 6) / 2) | 0) }
      doc.image(Buffer.from(copyAt(place)), at.x, at.y, { fit: [230, 170] })
    }
  })
}
