/** The longer edge of a print copy in pixels; on a third of a page's height about 220 dpi. */
const MOST_PIXELS = 720
/** More is not a photo: a hostile header could ask for any memory. */
const MOST_INPUT_PIXELS = 100_000_000
const QUALITY = 70

/**
 * A photo as it is printed: upright, in sRGB, without metadata, as a baseline JPEG of about 50 kB.
 *
 * It is made smaller by a whole number only, with the integer arithmetic of the pinned libvips, so
 * that the same photo gives the same bytes. Rejects what is no whole JPEG, PNG or WebP.
 */
export async function printCopy(original: Uint8Array): Promise<Uint8Array> {
  // Loading the native library takes longer than opening the database.
  const { sharp } = await import('./photo-decoder.ts')
  const input = sharp(original, { failOn: 'error', limitInputPixels: MOST_INPUT_PIXELS })
  const { autoOrient } = await input.metadata()
  const times = Math.ceil(Math.max(autoOrient.width, autoOrient.height) / MOST_PIXELS)
  const smaller = (pixels: number): number => Math.max(1, Math.round(pixels / times))
  return input
    .autoOrient()
    .resize({
      width: smaller(autoOrient.width),
      height: smaller(autoOrient.height),
      fit: 'fill',
      kernel: 'linear',
    })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: QUALITY })
    .toBuffer()
}
