import { describe, expect, it } from 'vitest'
import { beginRefresh, endRefresh } from '../../../shared/domain/sync/index.ts'

describe('a refresh that was cut off', () => {
  it('sends the same pair again, and a new one only after the answer', () => {
    const begunOnce = beginRefresh({ refreshToken: 'r1', next: null }, 'r2')
    expect(beginRefresh(begunOnce, 'another')).toEqual({ refreshToken: 'r1', next: 'r2' })
    expect(endRefresh(begunOnce)).toEqual({ refreshToken: 'r2', next: null })
  })
})
