import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRunningHashes } from '../../platform/files/running-hash.ts'

/** A chunk that is stored or lost on its way, seen by this server or by another one. */
const chunk = fc.record({
  bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  isStored: fc.boolean(),
  isSeen: fc.boolean(),
})

it('knows the hash of an upload of which it has seen every stored byte, and of no other', () => {
  fc.assert(
    fc.property(fc.array(chunk, { minLength: 1 }), (chunks) => {
      const hashes = createRunningHashes()
      const stored: number[] = []
      let hasSeenAll = true
      for (const { bytes, isStored, isSeen } of chunks) {
        const hashed = isSeen ? hashes.chunkAt('u', stored.length) : null
        hashed?.add(bytes)
        if (isStored) stored.push(...bytes)
        if (isStored && !isSeen) hasSeenAll = false
        hashed?.settle(stored.length)
      }
      const isKnown = hasSeenAll && stored.length > 0
      const hash = createHash('sha256').update(Uint8Array.from(stored)).digest('hex')
      expect(hashes.take('u', stored.length)).toBe(isKnown ? hash : null)
      expect(hashes.take('u', stored.length)).toBeNull()
    }),
  )
})

it('keeps nothing of a chunk of which only a part was stored', () => {
  const hashes = createRunningHashes()
  const hashed = hashes.chunkAt('u', 0)
  hashed?.add(Uint8Array.of(1, 2, 3))
  hashed?.settle(2)
  expect(hashes.chunkAt('u', 2)).toBeNull()
  expect(hashes.take('u', 2)).toBeNull()
})

it('forgets the upload on which nothing moved for the longest time', () => {
  const hashes = createRunningHashes()
  for (let upload = 0; upload <= 1_000; upload++) {
    const hashed = hashes.chunkAt(String(upload), 0)
    hashed?.add(Uint8Array.of(1))
    hashed?.settle(1)
  }
  expect(hashes.take('0', 1)).toBeNull()
  expect(hashes.take('1', 1)).not.toBeNull()
})
