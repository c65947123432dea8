import sharp from 'sharp'

/** A photo with its left half red and its right half blue, of this size as stored. */
export function aPhoto(
  width: number,
  height: number,
  change: { readonly orientation?: number; readonly format?: 'jpeg' | 'png' | 'webp' | 'gif' } = {},
): Promise<Buffer> {
  const half = { create: { width: Math.ceil(width / 2), height, channels: 3 as const } }
  const photo = sharp({ create: { ...half.create, width, background: '#1030d0' } })
    .composite([{ input: { create: { ...half.create, background: '#d02010' } }, left: 0, top: 0 }])
    .withMetadata({ orientation: change.orientation ?? 1 })
  return photo.toFormat(change.format ?? 'jpeg').toBuffer()
}

/** The colour at a place of a picture, its edges being 0 and 1: `red`, `blue`, or its channels. */
export async function colorAt(bytes: Uint8Array, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
  if (red > 150 && blue < 100) return 'red'
  return blue > 150 && red < 100 ? 'blue' : `${red},${green},${blue}`
}
