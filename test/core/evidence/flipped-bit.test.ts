import { createHmac } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { insertEvidence } from '../../../db/queries/evidence.ts'
import { deriveKey } from '../../../electron/core/evidence/cipher.ts'
import { aSignedTask, actAs, refusal, testKey } from '../../helpers/core.ts'

const PIECES = 5000
/** At once: each is fsynced, and they need not wait for one another. */
const AT_ONCE = 100

/** The bar (R21): one bit of one piece among thousands keeps the opinion from being frozen. */
it(
  'finds the one flipped bit among 5,000 pieces, names the piece and freezes nothing',
  { timeout: 240_000 },
  async () => {
    const test = await aSignedTask()
    const { call, core, folder, taskId } = test
    const leader = await actAs(test, 'leader')
    await call('opinion.reopen', { taskId, reason: '补充佐证' })
    const { context } = core
    const wanted = 3_456
    let damaged = ''
    for (let from = 0; from < PIECES; from += AT_ONCE) {
      const stored = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) =>
          context.evidence.add(once(Buffer.from(`第 ${from + index} 份佐证`))),
        ),
      )
      context.db.transaction(() => {
        for (const [index, file] of stored.entries()) {
          if (from + index === wanted) damaged = file.sha256
          insertEvidence(context.db, {
            ...file,
            id: context.newId(),
            taskId,
            name: `记录${from + index}.txt`,
            mediaType: 'text/plain',
            source: 'imported',
            author: leader,
            deviceId: context.deviceId,
            addedAt: context.now().toISOString(),
            capturedAt: null,
            device: null,
          })
        }
      })
    }
    const nameKey = deriveKey(testKey, 'smedt evidence name', Buffer.alloc(0))
    const name = createHmac('sha256', nameKey).update(damaged).digest('hex')
    const path = join(folder, 'evidence', name.slice(0, 2), `${name}.enc`)
    const good = await readFile(path)
    const bad = Buffer.from(good)
    bad.writeUInt8(bad.readUInt8(50) ^ 0b100, 50)
    await writeFile(path, bad)

    const freezing = call('opinion.freeze', { taskId, reason: '' })
    expect(await refusal(freezing)).toEqual({
      code: 'evidence-damaged',
      names: [`记录${wanted}.txt`],
    })
    const { revisions } = await call('task.get', { taskId })
    expect(revisions.map(({ state }) => state)).toEqual(['withdrawn'])

    await writeFile(path, good)
    expect(await call('opinion.freeze', { taskId, reason: '' })).toMatchObject({ state: 'frozen' })
  },
)

// eslint-disable-next-line typescript/require-await -- an async iterable of one piece
async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
