import { describe, expect, it } from 'vitest'
import { isChosen, toggleOption } from '../../../shared/domain/scoring/index.ts'
import { itemOf } from './sheets.ts'

const f1 = itemOf('F1')
const f2 = itemOf('F2')

describe('toggleOption', () => {
  it('moves a single choice and takes it back on the same click', () => {
    expect(toggleOption(f2, null, 'C')).toBe('C')
    expect(toggleOption(f2, 'C', 'D')).toBe('D')
    expect(toggleOption(f2, 'D', 'D')).toBeNull()
  })

  it('collects letters of a multiple choice in the order of the options', () => {
    expect(toggleOption(f1, ['D'], 'B')).toEqual(['B', 'D'])
    expect(toggleOption(f1, ['B', 'D'], 'B')).toEqual(['D'])
    expect(toggleOption(f1, ['D'], 'D')).toBeNull()
  })

  it('lets 无 clear the others and any other clear 无', () => {
    expect(toggleOption(f1, ['B', 'C'], 'A')).toEqual(['A'])
    expect(toggleOption(f1, ['A'], 'B')).toEqual(['B'])
  })
})

describe('isChosen', () => {
  it('reads both shapes of an answer', () => {
    expect(isChosen('C', 'C')).toBe(true)
    expect(isChosen(['B', 'C'], 'C')).toBe(true)
    expect(isChosen(null, 'C')).toBe(false)
  })
})
