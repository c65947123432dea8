import fc from 'fast-check'
import { expect, it } from 'vitest'
import { creditCodeCheckCharacter, creditCodeProblem } from '../../../shared/formats/credit-code.ts'

const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY')
const first17 = fc
  .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(''))

it('takes codes whose check character is right, here two published ones', () => {
  expect(creditCodeProblem('91350100M000100Y43')).toBeNull()
  expect(creditCodeProblem('91110000600037341L')).toBeNull()
})

it('says what is wrong', () => {
  expect(creditCodeProblem('9135')).toBe('应为 18 位，实为 4 位')
  expect(creditCodeProblem('91350100M000100Y44')).toBe('校验位不对，请核对是否抄错')
  expect(creditCodeProblem('9135010OM000100Y43')).toContain('含有不允许的字符')
  expect(creditCodeProblem('91350100m000100Y43')).toContain('含有不允许的字符')
})

it('notices every single wrong character and every swap of neighbours', () => {
  fc.assert(
    fc.property(first17, fc.nat({ max: 15 }), fc.constantFrom(...alphabet), (first, at, other) => {
      const code = `${first}${creditCodeCheckCharacter(first) ?? ''}`
      expect(creditCodeProblem(code)).toBeNull()
      const changed = code.slice(0, at) + other + code.slice(at + 1)
      expect(creditCodeProblem(changed) === null).toBe(changed === code)
      const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2)
      expect(creditCodeProblem(swapped) === null).toBe(swapped === code)
    }),
  )
})
