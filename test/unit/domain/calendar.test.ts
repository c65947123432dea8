import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  chineseDate,
  lastRectificationDay,
  localDate,
} from '../../../shared/domain/opinion/calendar.ts'

it.each([
  ['2026-11-23', '2026-12-23'],
  ['2026-01-28', '2026-02-28'],
  ['2026-01-31', '2026-02-28'],
  ['2028-01-29', '2028-02-29'],
  ['2028-01-31', '2028-02-29'],
  ['2100-01-31', '2100-02-28'],
  ['2000-01-31', '2000-02-29'],
  ['2026-02-28', '2026-03-28'],
  ['2026-03-31', '2026-04-30'],
  ['2026-10-31', '2026-11-30'],
  ['2026-12-01', '2027-01-01'],
  ['2026-12-31', '2027-01-31'],
])('rectification after %s ends on %s at the latest', (concludedOn, last) => {
  expect(lastRectificationDay(concludedOn)).toBe(last)
})

it('is in the next calendar month, after the conclusion, on its day or the last of the month', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(day, (concludedOn) => {
      const last = lastRectificationDay(concludedOn)
      expect(last > concludedOn).toBe(true)
      const [from, to] = [new Date(concludedOn), new Date(last)]
      expect(to.toISOString().slice(0, 10)).toBe(last)
      const months =
        (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
      expect(months).toBe(1)
      const dayAfter = new Date(to.getTime() + 86_400_000).getUTCDate()
      const isSameDay = to.getUTCDate() === from.getUTCDate()
      expect(isSameDay || (to.getUTCDate() < from.getUTCDate() && dayAfter === 1)).toBe(true)
    }),
  )
})

it('writes dates as the form prints them and as the wall clock shows them', () => {
  expect(chineseDate('2026-01-05')).toBe('2026年1月5日')
  expect(localDate(new Date(2026, 0, 5, 23, 59, 59))).toBe('2026-01-05')
  expect(localDate(new Date(2026, 11, 31, 0, 0, 0))).toBe('2026-12-31')
})
