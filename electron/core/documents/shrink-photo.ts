import type Vips from 'wasm-vips'

/** Named anew whenever the same photo gives other bytes: copies of other editions are not used. */
export const PRINT_COPY_EDITION = '1'

/** The longer edge of a print copy in pixels; on a third of a page's height about 220 dpi. */
const MOST_PIXELS = 720
/** More is not a photo: a hostile header could ask for any memory. */
const MOST_INPUT_PIXELS = 100_000_000
const QUALITY = 70

type Library = NonNullable<typeof Vips>
type Image = Vips.Image

/**
 * A photo as it is printed: upright, in sRGB, without metadata, as a baseline JPEG of about 50 kB.
 *
 * A JPEG is decoded at a half, a quarter or an eighth where it can be, which saves most of the work.
 * Throws at what is no whole JPEG, PNG or WebP; no other decoder is ever asked.
 */
export function shrinkPhoto(vips: Library, original: Uint8Array): Uint8Array {
  const images: Image[] = []
  const keep = (image: Image): Image => {
    images.push(image)
    return image
  }
  try {
    const header = keep(open(vips, original, 1))
    if (header.width * header.height > MOST_INPUT_PIXELS) throw new RangeError('too many pixels')
    const times = Math.ceil(Math.max(header.width, header.height) / MOST_PIXELS)
    // No edge may come to less than a pixel.
    const mostOnLoad = isJpeg(original) ? Math.min(times, header.width, header.height) : 1
    const onLoad = [8, 4, 2].find((factor) => factor <= mostOnLoad) ?? 1
    const loaded = keep(open(vips, original, onLoad))
    const scale = (from: number, full: number): number =>
      Math.max(1, Math.round(full / times)) / from
    const vscale = scale(loaded.height, header.height)
    const sized = keep(
      loaded.resize(scale(loaded.width, header.width), { vscale, kernel: 'linear' }),
    )
    // Turning reads from the last line up, which a stream of lines does not give.
    const upright = keep(keep(sized.copyMemory()).autorot())
    const opaque = upright.hasAlpha()
      ? keep(upright.flatten({ background: [255, 255, 255] }))
      : upright
    const srgb = keep(opaque.colourspace('srgb'))
    return srgb.jpegsaveBuffer({ Q: QUALITY, keep: 'none', optimize_coding: true })
  } finally {
    for (const image of images) image.delete()
  }
}

function open(vips: Library, bytes: Uint8Array, shrink: number): Image {
  const options = { fail_on: 'error', access: 'sequential' } as const
  if (isJpeg(bytes)) return vips.Image.jpegloadBuffer(bytes, { ...options, shrink })
  if (startsWith(bytes, 0, '\u0089PNG')) return vips.Image.pngloadBuffer(bytes, options)
  if (startsWith(bytes, 8, 'WEBP')) return vips.Image.webploadBuffer(bytes, options)
  throw new TypeError('not a JPEG, PNG or WebP')
}

function isJpeg(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0, '\u00ff\u00d8\u00ff')
}

function startsWith(bytes: Uint8Array, offset: number, mark: string): boolean {
  return Array.from(mark).every((one, i) => bytes[offset + i] === one.charCodeAt(0))
}
