import { createHash, type Hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { PART_BYTES } from '../../../shared/formats/dossier-names.ts'

export type Digest = {
  readonly sizeBytes: number
  readonly sha256: string
  /** Of each 64 MiB; only above that size. */
  readonly parts: readonly string[] | undefined
  readonly crc32: number
}

export type Digester = {
  readonly update: (bytes: Uint8Array) => void
  readonly end: () => Digest
}

/** Everything that is told of a file, in one pass. `expectedBytes` says whether it has parts. */
export function createDigester(expectedBytes: number): Digester {
  const whole = createHash('sha256')
  const hasParts = expectedBytes > PART_BYTES
  const parts: string[] = []
  let part: Hash = createHash('sha256')
  let partBytes = 0
  let sizeBytes = 0
  let crc = 0
  const addToParts = (bytes: Uint8Array): void => {
    for (let from = 0; from < bytes.byteLength;) {
      const piece = bytes.subarray(from, from + PART_BYTES - partBytes)
      part.update(piece)
      partBytes += piece.byteLength
      from += piece.byteLength
      if (partBytes === PART_BYTES) endPart()
    }
  }
  const endPart = (): void => {
    parts.push(part.digest('hex'))
    part = createHash('sha256')
    partBytes = 0
  }
  return {
    update: (bytes) => {
      whole.update(bytes)
      crc = crc32(bytes, crc)
      sizeBytes += bytes.byteLength
      if (hasParts) addToParts(bytes)
    },
    end: () => {
      if (partBytes > 0) endPart()
      const sha256 = whole.digest('hex')
      return { sizeBytes, sha256, parts: hasParts ? parts : undefined, crc32: crc }
    },
  }
}
