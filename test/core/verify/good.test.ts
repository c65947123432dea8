import { beforeAll, describe, expect, it } from 'vitest'
import type { X509Certificate } from 'node:crypto'
import { aCertificate, anAdapter, anAuthority } from '../../helpers/seals.ts'
import { aLongOpinion } from '../documents/annex5-builders.ts'
import {
  aDocument,
  anOpinion,
  certificateOf,
  aSnapshot,
  fieldsOf,
  INSTITUTION,
  sealAll,
  sealOne,
  someKeys,
  someSignatures,
  verify,
  type Keys,
} from './builders.ts'

const GOOD_FILES = 1000

let keys: Keys
beforeAll(async () => {
  keys = await someKeys()
})

/** The n-th of many opinions: no two have the same content, panel, hands and order of seals. */
function variant(n: number) {
  const panel = n % 97 === 0 ? 15 : 1 + (n % 5)
  const text = n % 50 === 0 ? aLongOpinion(2500).join('\n') : `第 ${n} 份：符合方案（${n}％）。`
  const isRectified = n % 3 === 0
  const snapshot = aSnapshot(
    {
      task: { id: `task-${n}`, number: `CCYS-2026-${n}`, revision: 1, isSample: n % 4 === 0 },
      opinion: anOpinion({
        id: `opinion-${n}`,
        revision: 1 + (n % 3),
        text,
        ...(isRectified
          ? { conclusion: 'rectify', rectificationDueOn: '2026-12-20', requirements: '补齐佐证' }
          : {}),
      }),
      levels: { before: n % 3, claimed: 2, target: 2, verified: n % 5 },
    },
    panel,
  )
  const fields = fieldsOf(snapshot).map((_, index) => index)
  // Turned and, every second time, run through backwards: each goes first and each goes last.
  const turned = [...fields.slice(n % fields.length), ...fields.slice(0, n % fields.length)]
  return { snapshot, order: n % 2 === 0 ? turned : turned.toReversed() }
}

describe('no false alarm', () => {
  it(`on ${GOOD_FILES} good files`, { timeout: 600_000 }, async () => {
    const alarms: unknown[] = []
    for (let n = 0; n < GOOD_FILES; n++) {
      const { snapshot, order } = variant(n)
      const base = await aDocument(snapshot, someSignatures(snapshot, n))
      const file = await sealAll(base, snapshot, keys, order)
      const { outcome, seals, findings } = await verify(file, keys.anchors)
      const isRight = outcome === 'genuine' && seals.length === order.length
      if (!isRight) alarms.push({ n, outcome, findings })
    }
    expect(alarms).toEqual([])
  })

  it('on every state on the way to the last seal: it says what is missing and nothing else', async () => {
    const snapshot = aSnapshot({}, 5)
    let file = await aDocument(snapshot)
    for (const { field, name } of fieldsOf(snapshot)) {
      file = await sealOne(file, field, name, await keys.of(name))
      const { outcome, seals, findings } = await verify(file, keys.anchors)
      const missing = findings.filter(({ level }) => level === 'missing')
      expect(seals.every(({ isGood }) => isGood)).toBe(true)
      expect({ outcome, missing: missing.length }).toEqual(
        field === 'institution'
          ? { outcome: 'genuine', missing: 0 }
          : { outcome: 'partial', missing: 1 },
      )
    }
  })

  it.each(['rsa-2048', 'rsa-4096', 'p-384'] as const)(
    'on a seal with a key of kind %s',
    async (key) => {
      const snapshot = aSnapshot({}, 1)
      const [leader] = fieldsOf(snapshot)
      if (!leader) throw new Error('there is a leader')
      const base = await aDocument(snapshot)
      const one = await sealOne(
        base,
        leader.field,
        leader.name,
        await keys.make(leader.name, { key }),
      )
      const file = await sealOne(one, 'institution', INSTITUTION, await keys.of(INSTITUTION))
      expect(await verify(file, keys.anchors)).toMatchObject({ outcome: 'genuine' })
    },
  )

  it('on a chain whose intermediate authorities come with the seal', async () => {
    const snapshot = aSnapshot({}, 1)
    const { file, anchors } = await underIntermediates(snapshot)
    expect(await verify(file, anchors)).toMatchObject({ outcome: 'genuine' })
  })
})

describe('a document that another version of the program drew', () => {
  const olderLayout = async () => {
    const snapshot = aSnapshot()
    const text = Buffer.from(await aDocument(snapshot)).toString('latin1')
    const mark = Buffer.from('版式 1</pdf', 'utf8').toString('latin1')
    const older = Buffer.from('版式 0</pdf', 'utf8').toString('latin1')
    expect(text).toContain(mark)
    return { snapshot, base: new Uint8Array(Buffer.from(text.replace(mark, older), 'latin1')) }
  }

  it('is genuine when all have sealed it', async () => {
    const { snapshot, base } = await olderLayout()
    const file = await sealAll(base, snapshot, keys)
    expect(await verify(file, keys.anchors)).toMatchObject({ outcome: 'genuine' })
  })

  it('is unproven while one has not', async () => {
    const { snapshot, base } = await olderLayout()
    const file = await sealAll(base, snapshot, keys, [0, 1, 2])
    expect(await verify(file, keys.anchors)).toMatchObject({ outcome: 'unproven' })
  })
})

async function underIntermediates(snapshot: ReturnType<typeof aSnapshot>): Promise<{
  readonly file: Uint8Array
  readonly anchors: readonly X509Certificate[]
}> {
  const root = await anAuthority({ name: '根' })
  const middle = await anAuthority({ name: '中间' }, root)
  const lowest = await anAuthority({ name: '下级' }, middle)
  let file = await aDocument(snapshot)
  for (const { field, name } of fieldsOf(snapshot)) {
    const adapter = await anAdapter(await aCertificate(name, lowest, { key: 'p-256' }))
    file = await sealOne(file, field, name, adapter)
  }
  return { file, anchors: [certificateOf(root)] }
}
