import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shareSyncs } from '../../platform/records/settle.ts'

it('answers nobody before a sync that began after they asked has ended', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 12 }), async (scheduler, askers) => {
      let begun = 0
      let ended = 0
      const settle = shareSyncs(async () => {
        begun += 1
        const mine = begun
        await scheduler.schedule(Promise.resolve())
        ended = mine
      })
      const asks = Array.from({ length: askers }, async () => {
        await scheduler.schedule(Promise.resolve())
        const before = begun
        await settle()
        expect(ended).toBeGreaterThan(before)
      })
      await scheduler.waitFor(Promise.all(asks))
      expect(begun).toBeLessThanOrEqual(askers)
    }),
  )
})

it('tries again for the next who ask after a sync failed', async () => {
  let tries = 0
  const settle = shareSyncs(async () => {
    tries += 1
    await Promise.resolve()
    if (tries === 1) throw new Error('disk')
  })
  const [first, second] = await Promise.allSettled([settle(), settle()])
  expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled'])
})
