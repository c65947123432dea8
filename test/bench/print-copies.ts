import sharp from 'sharp'
import { withPrintCopies } from '../../electron/core/documents/print-copy.ts'
import { aBigPhoto, another } from './big-photos.ts'
import { summarize, takePairs } from './pairs.ts'
import { timeOf, type Bench } from './row.ts'

const PHOTOS = 40
/** As many as the threads that Node lends to native code. */
const AT_ONCE = 4

/** Copies of photos of 12 megapixels, as many threads at work as there may be; times are those of one. */
export const printCopies: Bench = {
  name: 'print-copies',
  run: async () => {
    const photo = await aBigPhoto(0)
    let cpuMs = 0
    const summary = await withPrintCopies(async (make) => {
      const pairs = await takePairs({
        pairs: 3,
        warmUps: 1,
        ours: async () => {
          const before = process.cpuUsage()
          const elapsedMs = await timeOf(() => forEach((bytes) => make(bytes), photo))
          cpuMs = process.cpuUsage(before).user / 1000 / PHOTOS
          return elapsedMs / PHOTOS
        },
        other: async () => (await timeOf(() => forEach(shrink, photo))) / PHOTOS,
      })
      return summarize(pairs)
    })
    return [
      {
        title: 'print copy of a photo of 12 MP',
        against: 'made smaller by sharp (native code)',
        summary,
        note: `${cpuMs.toFixed(0)} ms of a processor each, once, when it is taken in`,
      },
    ]
  },
}

async function forEach(work: (photo: Uint8Array) => Promise<unknown>, photo: Buffer) {
  const places = Array.from({ length: PHOTOS }, (_, place) => place).values()
  const workOnRest = async (): Promise<void> => {
    for (const place of places) await work(another(photo, place))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, workOnRest))
}

function shrink(photo: Uint8Array): Promise<Buffer> {
  const size = { width: 720, height: 720, fit: 'inside' } as const
  return sharp(photo).autoOrient().resize(size).jpeg({ quality: 70 }).toBuffer()
}
