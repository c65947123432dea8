import { beforeAll, describe, expect, it } from 'vitest'
import { someKeys, verify, type Keys } from './builders.ts'
import { aScene, type Scene } from './attacks/attack.ts'
import { BYTE_ATTACKS } from './attacks/bytes.ts'
import { CONTENT_ATTACKS } from './attacks/content.ts'
import { SEAL_ATTACKS } from './attacks/seals.ts'
import { honestlyResealed, SIGNATURE_ATTACKS } from './attacks/signatures.ts'
import { UPDATE_ATTACKS } from './attacks/updates.ts'

const ATTACKS = {
  bytes: BYTE_ATTACKS,
  updates: UPDATE_ATTACKS,
  seals: SEAL_ATTACKS,
  signatures: SIGNATURE_ATTACKS,
  content: CONTENT_ATTACKS,
}
const FLIPS = 1000

let keys: Keys
let scene: Scene
beforeAll(async () => {
  keys = await someKeys()
  scene = await aScene(keys, await someKeys())
})

describe('what is verified is genuine', () => {
  it('as the people sealed it', async () => {
    expect(await verify(scene.file, keys.anchors)).toMatchObject({ outcome: 'genuine' })
  })

  it('as the tools of the attacks seal it, when they play no trick', async () => {
    const file = await honestlyResealed(scene)
    expect(await verify(file, keys.anchors)).toMatchObject({ outcome: 'genuine' })
  })
})

for (const [family, attacks] of Object.entries(ATTACKS)) {
  describe(`tampering is reported: ${family}`, () => {
    it.each(attacks)('$name', async ({ make, outcome, finds }) => {
      const file = await make(scene)
      expect(Buffer.compare(file, scene.file)).not.toBe(0)
      const verification = await verify(file, keys.anchors)
      const findings = [
        ...verification.findings,
        ...verification.seals.flatMap((one) => one.findings),
      ]
      const kinds = findings.filter(({ level }) => level !== 'good').map(({ kind }) => kind)
      expect({ outcome: verification.outcome, kinds }).toEqual({
        outcome,
        kinds: expect.arrayContaining([finds]) as unknown,
      })
    })
  })
}

it('knows more than a hundred ways to tamper, each by its own name', () => {
  const names = Object.values(ATTACKS).flatMap((attacks) => attacks.map(({ name }) => name))
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(100)
})

it(`reports one flipped bit at each of ${FLIPS} offsets`, { timeout: 300_000 }, async () => {
  const { file } = scene
  const missed: number[] = []
  for (let i = 0; i < FLIPS; i++) {
    const at = Math.floor((i * file.length) / FLIPS)
    const flipped = file.slice()
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (i % 8))
    const { outcome } = await verify(flipped, keys.anchors)
    if (outcome === 'genuine' || outcome === 'partial') missed.push(at)
  }
  expect(missed).toEqual([])
})
