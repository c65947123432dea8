import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHUNK_BYTES } from '../../../electron/core/evidence/cipher.ts'
import { createEvidenceStore } from '../../../electron/core/evidence/evidence-store.ts'
import { testKey } from '../../helpers/core.ts'
import { aFolder } from '../../helpers/folder.ts'

async function files(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

const inPieces = (content: Buffer, size: number) =>
  Readable.from(
    (function* () {
      for (let from = 0; from < content.length; from += size)
        yield content.subarray(from, from + size)
    })(),
  )

async function onlyFile(folder: string): Promise<string> {
  const [path, ...others] = await files(folder)
  if (path === undefined || others.length > 0) throw new Error('expected exactly one file')
  return path
}

describe('the evidence store', () => {
  it('gives back what was put in, whole and in parts, whatever its size and pieces', async () => {
    const store = createEvidenceStore(await aFolder(), testKey)
    const sizes = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_001]
    for (const size of sizes) {
      const content = randomBytes(size)
      const stored = await store.add(inPieces(content, 10_007))
      expect(stored.sizeBytes).toBe(size)
      expect(stored.sha256).toBe(createHash('sha256').update(content).digest('hex'))
      expect((await store.read(stored, 0, size + 10)).equals(content)).toBe(true)
      expect(await store.isIntact(stored)).toBe(true)
    }
  })

  it('reads any part alone', async () => {
    const store = createEvidenceStore(await aFolder(), testKey)
    const content = randomBytes(300_000)
    const stored = await store.add(inPieces(content, 65_536))
    await fc.assert(
      fc.asyncProperty(fc.nat(310_000), fc.nat(200_000), async (offset, length) => {
        const part = await store.read(stored, offset, length)
        expect(part.equals(content.subarray(offset, offset + length))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps the same content once and shows neither content nor hash on disk', async () => {
    const folder = await aFolder()
    const store = createEvidenceStore(folder, testKey)
    const content = Buffer.from('现场照片'.repeat(1000))
    const first = await store.add(inPieces(content, 100))
    const second = await store.add(inPieces(content, 999))
    expect(second).toEqual(first)
    const path = await onlyFile(folder)
    expect(path).not.toContain(first.sha256)
    expect((await readFile(path)).includes('现场照片')).toBe(false)
  })

  it('notices every kind of damage', async () => {
    const folder = await aFolder()
    const store = createEvidenceStore(folder, testKey)
    const stored = await store.add(inPieces(randomBytes(2 * CHUNK_BYTES), 50_000))
    const path = await onlyFile(folder)
    const good = await readFile(path)
    const flipped = (at: number) => {
      const bytes = Buffer.from(good)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      return bytes
    }
    const damages = [
      flipped(0),
      flipped(20),
      flipped(1000),
      flipped(good.length - 1),
      good.subarray(0, good.length - 1),
      good.subarray(0, 100),
      Buffer.alloc(good.length),
      Buffer.alloc(0),
    ]
    for (const damage of damages) {
      await writeFile(path, damage)
      expect(await store.isIntact(stored)).toBe(false)
    }
    await writeFile(path, good)
    expect(await store.isIntact(stored)).toBe(true)
  })

  it('is mended by adding the original again', async () => {
    const folder = await aFolder()
    const store = createEvidenceStore(folder, testKey)
    const content = randomBytes(100_000)
    const stored = await store.add(inPieces(content, 50_000))
    await writeFile(await onlyFile(folder), randomBytes(500))
    expect(await store.isIntact(stored)).toBe(false)
    await store.add(inPieces(content, 50_000))
    expect(await store.isIntact(stored)).toBe(true)
  })

  it('leaves nothing behind when the source breaks off', async () => {
    const folder = await aFolder()
    const store = createEvidenceStore(folder, testKey)
    async function* broken() {
      yield randomBytes(100_000)
      await Promise.resolve()
      throw new Error('the card was pulled')
    }
    await expect(store.add(broken())).rejects.toThrow('the card was pulled')
    expect(await files(folder)).toEqual([])
  })

  it('cannot be read with another key', async () => {
    const folder = await aFolder()
    const stored = await createEvidenceStore(folder, testKey).add(inPieces(randomBytes(10), 10))
    const other = createEvidenceStore(folder, new Uint8Array(32).fill(9))
    expect(await other.isIntact(stored)).toBe(false)
  })
})
