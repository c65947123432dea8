import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { printCopy } from '../../../../electron/core/documents/print-copy.ts'
import { aPhoto, colorAt } from './photos.ts'

const sizeOf = async (bytes: Uint8Array): Promise<readonly [number, number]> => {
  const { width, height } = await sharp(bytes).metadata()
  return [width, height]
}

describe('the print copy of a photo', () => {
  it('is smaller by a whole number and never larger', async () => {
    expect(await sizeOf(await printCopy(await aPhoto(4032, 3024)))).toEqual([672, 504])
    expect(await sizeOf(await printCopy(await aPhoto(1441, 1000)))).toEqual([480, 333])
    expect(await sizeOf(await printCopy(await aPhoto(300, 200)))).toEqual([300, 200])
    expect(await sizeOf(await printCopy(await aPhoto(9000, 2)))).toEqual([692, 1])
  })

  it('stands upright and carries no metadata', async () => {
    // Turned by a quarter: what was at the left is on top.
    const copy = await printCopy(await aPhoto(1600, 1200, { orientation: 6 }))
    expect(await sizeOf(copy)).toEqual([400, 533])
    expect(await colorAt(copy, 0.5, 0.1)).toBe('red')
    expect(await colorAt(copy, 0.5, 0.9)).toBe('blue')
    const { exif, icc, xmp } = await sharp(copy).metadata()
    expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined])
  })

  it('is a JPEG of the same bytes each time, also of PNG and WebP, also side by side', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const photo = await aPhoto(1500, 1000, { format })
      const copies = await Promise.all([1, 2, 3].map(() => printCopy(photo)))
      const [first] = copies
      if (!first) throw new Error('no copy')
      expect((await sharp(first).metadata()).format).toBe('jpeg')
      for (const copy of copies) expect(Buffer.compare(copy, first)).toBe(0)
    }
  })

  it('is about 50 kB of a photo full of detail', async () => {
    const [width, height] = [1344, 1008]
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 }
    const detail = await sharp({
      create: { width, height, channels: 3, background: '#777777', noise },
    })
      .blur(3)
      .jpeg({ quality: 92 })
      .toBuffer()
    expect((await printCopy(detail)).length).toBeLessThan(60_000)
  })

  it('is not made of what is no whole JPEG, PNG or WebP', async () => {
    const photo = await aPhoto(1500, 1000)
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
    const hostile = [
      Buffer.alloc(0),
      randomBytes(5000),
      Buffer.from(svg),
      await aPhoto(100, 100, { format: 'gif' }),
      photo.subarray(0, photo.length / 2),
      withPngSize(await aPhoto(100, 100, { format: 'png' }), 60_000, 60_000),
    ]
    for (const bytes of hostile) {
      const outcome = await printCopy(bytes).then(
        () => 'made',
        () => 'refused',
      )
      expect(outcome).toBe('refused')
    }
  })
})

/** A PNG that says it is larger than it is. */
function withPngSize(png: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(png)
  changed.writeUInt32BE(width, 16)
  changed.writeUInt32BE(height, 20)
  return changed
}
