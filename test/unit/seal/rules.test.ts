import { describe, expect, it } from 'vitest'
import { formatOpinionCode } from '../../../shared/domain/documents/qr.ts'
import { sealFields } from '../../../shared/domain/seal/fields.ts'
import { sealRefusal } from '../../../shared/domain/seal/refusal.ts'
import { judgeScanCode } from '../../../shared/domain/seal/scan-code.ts'
import { isNamed, sealWarnings } from '../../../shared/domain/seal/warnings.ts'

const CERTIFICATE = { subject: '张敏', organization: '北国研究院' }

describe('the name on a certificate', () => {
  it.each([
    ['张敏', '张敏'],
    ['051@张敏@220104@1', '张敏'],
    ['张 敏', '张敏'],
    ['张敏220104', '张敏'],
    ['张敏（北国研究院）', '张敏'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['吉林省某某评测中心(示例)', '吉林省某某评测中心（示例）'],
  ])('%s is that of %s', (subject, signer) => {
    expect(isNamed(signer, { subject, organization: '' })).toBe(true)
  })

  it('may stand in the organization, as for an institution', () => {
    expect(isNamed('北国研究院', CERTIFICATE)).toBe(true)
  })

  it.each(['张敏敏', '李敏', '张'.repeat(3), '张', '敏', '北国', ''])(
    'is not that of %s',
    (signer) => {
      expect(isNamed(signer, CERTIFICATE)).toBe(false)
    },
  )

  it.each([
    ['王海涛', '王海'],
    ['051@王海涛@220104', '海涛'],
    ['阿依古丽·买买提', '阿依古丽'],
    ['北国研究院有限公司', '北国研究院'],
  ])('%s is not that of %s: a part of a name is another name', (subject, signer) => {
    expect(isNamed(signer, { subject, organization: '' })).toBe(false)
  })
})

describe('what is doubtful about a certificate', () => {
  it('is nothing when it names the signer and its authority is trusted', () => {
    const chain = { missingIssuer: null, untrusted: null }
    expect(sealWarnings('张敏', CERTIFICATE, chain)).toEqual([])
  })

  it('is the missing issuer rather than the trust that depends on it', () => {
    const chain = { missingIssuer: '中级', untrusted: '张敏' }
    expect(sealWarnings('张敏', CERTIFICATE, chain)).toHaveLength(1)
    expect(sealWarnings('李四', CERTIFICATE, chain)).toHaveLength(2)
  })
})

describe('a document can be sealed', () => {
  const ready = { unsigned: 0, upload: 'queued', hasReachedPlatform: false } as const

  it.each(['queued', 'failed', 'refused'] as const)(
    'while its upload is %s and has reached nobody',
    (upload) => {
      expect(sealRefusal({ ...ready, upload })).toBeNull()
    },
  )

  it.each([
    [{ unsigned: 2 }, '还差 2 人手写签字'],
    [{ upload: 'sending' }, '正在上报'],
    [{ upload: 'confirmed', hasReachedPlatform: true }, '已上报并收到回执'],
    [{ upload: 'failed', hasReachedPlatform: true }, '已开始上报'],
  ] as const)('not with %o', (change, words) => {
    expect(sealRefusal({ ...ready, ...change })).toContain(words)
  })
})

it('has a field for each signer in order and one for the institution', () => {
  const signer = (name: string) => ({ expertId: name, name, ink: null, signedAt: null })
  const content = { leader: signer('甲'), members: [signer('乙')], institution: '丙' }
  expect(sealFields(content)).toEqual([
    { name: 'signer-1', label: '专家组组长 甲', expertId: '甲' },
    { name: 'signer-2', label: '专家组成员 乙', expertId: '乙' },
    { name: 'institution', label: '评测机构 丙', expertId: null },
  ])
})

it('compares the code on a scan with the opinion that it is kept for', () => {
  const hash = 'a'.repeat(64)
  const code = { documentNumber: '长:1', revision: 2, snapshotSha256: hash }
  expect(judgeScanCode(formatOpinionCode(code), hash)).toBe('this')
  expect(judgeScanCode(formatOpinionCode(code), 'b'.repeat(64))).toBe('another')
  for (const other of ['', 'https://example.com', hash]) {
    expect(judgeScanCode(other, hash)).toBe('unreadable')
  }
})
