import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openBatch } from '../../../../electron/core/sync/batch/open-batch.ts'
import {
  partialPath,
  writeBatch,
  type BatchSource,
} from '../../../../electron/core/sync/batch/write-batch.ts'
import { onePiece } from '../../../../electron/core/one-piece.ts'
import { DEMO_RECEIPT_KEY } from '../../../platform/demo-key.ts'
import { refusal } from '../../../helpers/core.ts'
import { aFolder } from '../../../helpers/folder.ts'
import { aSubmission, sha256 as hashOf } from '../kit.ts'

const PASSWORD = '车间-2026'
const anySignal = () => new AbortController().signal
const quiet = { signal: anySignal(), onProgress: () => undefined }

/** A batch of two opinions that share a photo, one of some chunks. */
function aSource(): BatchSource {
  const shared = randomBytes(200_000)
  const all = [
    [randomBytes(300), shared, randomBytes(65_536)],
    [randomBytes(300), shared],
  ]
  const bytesOf = new Map(all.flat().map((bytes) => [hashOf(bytes), bytes]))
  return {
    manifest: {
      format: 'smedt-upload-batch',
      version: 1,
      deviceId: randomUUID(),
      items: all.map((contents) => ({
        submission: aSubmission({ contents }),
        receiptKey: DEMO_RECEIPT_KEY,
      })),
    },
    read: ({ sha256 }) => {
      const bytes = bytesOf.get(sha256)
      if (!bytes) throw new Error('only listed files are read')
      return onePiece(bytes)
    },
  }
}

async function verifies(path: string, password = PASSWORD): Promise<boolean> {
  try {
    const batch = await openBatch(path, password)
    try {
      await batch.verify(anySignal(), () => undefined)
      return true
    } finally {
      await batch.close()
    }
  } catch {
    // Whatever is wrong with it, it does not verify: that is the answer.
    return false
  }
}

/** A seeded generator, so that a failing place is found again. */
function* places(seed: number, below: number): Generator<number> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield Math.floor((state / 2 ** 32) * below)
  }
}

describe('an upload batch', () => {
  it('gives every file back as it was, each content once', async () => {
    const path = join(await aFolder(), '上报.uploadbatch')
    const source = aSource()
    await writeBatch(path, PASSWORD, source, quiet)
    const batch = await openBatch(path, PASSWORD)
    expect(batch.manifest).toEqual(source.manifest)
    expect(batch.files).toHaveLength(4)
    for (const { sha256 } of batch.files) {
      const hash = createHash('sha256')
      for await (const part of batch.file(sha256)) hash.update(part)
      expect(hash.digest('hex')).toBe(sha256)
    }
    await batch.close()
  })

  it('never verifies when it was cut at any of 100 places, or at its last chunk', async () => {
    const folder = await aFolder()
    const whole = join(folder, 'whole.uploadbatch')
    await writeBatch(whole, PASSWORD, aSource(), quiet)
    expect(await verifies(whole)).toBe(true)
    const bytes = await readFile(whole)
    const cut = join(folder, 'cut.uploadbatch')
    const at = places(20261128, bytes.length)
    const chunk = 64 * 1024 + 16
    const edges = [88, 88 + chunk, 88 + 2 * chunk, bytes.length - 1, bytes.length - 17]
    for (const length of [
      ...edges,
      ...Array.from({ length: 100 }, () => Number(at.next().value)),
    ]) {
      await writeFile(cut, bytes.subarray(0, length))
      expect(await verifies(cut), `cut at ${length}`).toBe(false)
    }
  }, 60_000)

  it('is not there under its name when the stick is pulled, and goes on where it was', async () => {
    const path = join(await aFolder(), '上报.uploadbatch')
    const source = aSource()
    const pulled = new AbortController()
    const stopped = writeBatch(path, PASSWORD, source, {
      signal: pulled.signal,
      onProgress: (_stage, doneBytes) => {
        if (doneBytes > 150_000) pulled.abort()
      },
    })
    expect(await refusal(stopped)).toEqual({ code: 'cancelled' })
    expect(existsSync(path)).toBe(false)
    expect(await verifies(partialPath(path))).toBe(false)
    // A write that was under way when the stick went leaves half a chunk.
    await truncate(partialPath(path), 140_000)
    const { keptBytes, sizeBytes } = await writeBatch(path, PASSWORD, source, quiet)
    expect(keptBytes).toBeGreaterThan(130_000)
    expect(keptBytes).toBeLessThan(sizeBytes)
    expect(existsSync(partialPath(path))).toBe(false)
    expect(await verifies(path)).toBe(true)
  })

  it('is written anew over what another batch or password left there', async () => {
    const path = join(await aFolder(), '上报.uploadbatch')
    await writeBatch(partialPath(path), PASSWORD, aSource(), quiet)
    const source = aSource()
    await writeBatch(path, '另一个密码', source, quiet)
    expect(await verifies(path)).toBe(false)
    expect(await verifies(path, '另一个密码')).toBe(true)
  })

  it('tells a wrong password, a foreign file and a changed one apart', async () => {
    const path = join(await aFolder(), '上报.uploadbatch')
    await writeBatch(path, PASSWORD, aSource(), quiet)
    const reasonOf = async (work: Promise<unknown>) => {
      const info = await refusal(work)
      return info.code === 'file-unreadable' ? info.reason : info.code
    }
    expect(await reasonOf(openBatch(path, '猜一个密码'))).toContain('密码不对')
    const bytes = await readFile(path)
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 40) ^ 1, bytes.length - 40)
    await writeFile(path, bytes)
    expect(await reasonOf(openBatch(path, PASSWORD))).toContain('不完整或已损坏')
    await writeFile(path, 'PK\u0003\u0004 a zip file')
    expect(await reasonOf(openBatch(path, PASSWORD))).toContain('不是上报批次文件')
    await writeFile(path, '')
    expect(await reasonOf(openBatch(path, PASSWORD))).toContain('不是上报批次文件')
  })
})
