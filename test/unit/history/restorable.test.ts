import { expect, it } from 'vitest'
import { isRestorable } from '../../../shared/domain/history/restorable.ts'

const body = { status: 'missing', reason: '未交' }

it('offers an old value that the kind can have and that does not stand already', () => {
  expect(isRestorable('material', body, { field: 'status', oldValue: 'present' })).toBe(true)
  expect(isRestorable('material', body, { field: 'status', oldValue: null })).toBe(true)
  expect(isRestorable('material', body, { field: 'status', oldValue: 'missing' })).toBe(false)
})

it('offers no text that was not there, no whole record and no signature', () => {
  expect(isRestorable('material', body, { field: 'reason', oldValue: null })).toBe(false)
  expect(isRestorable('material', body, { field: '', oldValue: body })).toBe(false)
  const ink = { field: 'confirmationInk', oldValue: { strokes: [] } }
  expect(isRestorable('interview', {}, ink)).toBe(false)
})
