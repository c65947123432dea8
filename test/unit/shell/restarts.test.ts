import { expect, it } from 'vitest'
import { createRestarts } from '../../../electron/main/restarts.ts'

it('starts a process again after longer and longer pauses, and gives up in the end', () => {
  const { afterEnd } = createRestarts()
  const pauses = [0, 3_000, 0, 59_999, 0].map(afterEnd)
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, null])
})

it('begins anew after one that ran for a minute, however often that was', () => {
  const { afterEnd } = createRestarts()
  const pauses = [0, 0, 0, 0, 60_000, 0, 0, 0, 60_000, 60_000].map(afterEnd)
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 500, 1_000, 2_000, 4_000, 500, 500])
})
