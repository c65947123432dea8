import sharp from 'sharp'

/** A picture of 12 megapixels with as much in it as a photo of 3 to 4 MB. */
export function aBigPhoto(turn: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 110 + 10 * turn, sigma: 40 }
  const create = { width: 4032, height: 3024, channels: 3 as const, background: '#777777', noise }
  return sharp({ create }).blur(1.5).jpeg({ quality: 92 }).toBuffer()
}

/** The same picture as a file of its own: what follows a JPEG's end is no part of the picture. */
export function another(photo: Buffer, place: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([photo, Buffer.from(`${place}`)]))
}
