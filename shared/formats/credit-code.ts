/** Characters of a unified social credit code (GB 32100-2015); I, O, S, V and Z are not used. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The check character of the first 17 characters, or null where one of them is not allowed. */
export function creditCodeCheckCharacter(first17: string): string | null {
  let sum = 0
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17.charAt(index) || ' ')
    if (value < 0) return null
    sum += value * weight
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** What is wrong with a credit code, as a Chinese half sentence; null when it is right. */
export function creditCodeProblem(code: string): string | null {
  if (code.length !== 18) return `应为 18 位，实为 ${code.length} 位`
  const check = creditCodeCheckCharacter(code.slice(0, 17))
  if (check === null) return '含有不允许的字符（只用数字和大写字母，不含 I、O、S、V、Z）'
  return check === code.charAt(17) ? null : '校验位不对，请核对是否抄错'
}
