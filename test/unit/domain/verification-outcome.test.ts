import { describe, expect, it } from 'vitest'
import { bad, good, missing, note, unproven } from '../../../shared/domain/verification/finding.ts'
import { outcomeOf } from '../../../shared/domain/verification/verification.ts'

const CONTENT = good('content', '正文一致')
const ORIGIN = good('origin', '签章有效')

describe('the outcome of a verification', () => {
  it('is genuine only when both content and origin are proven', () => {
    expect(outcomeOf([CONTENT, ORIGIN, note('record', '没有登记')])).toBe('genuine')
    expect(outcomeOf([CONTENT])).toBe('unproven')
    expect(outcomeOf([ORIGIN])).toBe('unproven')
    expect(outcomeOf([])).toBe('unproven')
  })

  it('is as bad as the worst of what was found', () => {
    const lacks = missing('seal-missing', '尚未签章')
    const doubt = unproven('trust', '机构不受信任')
    const wrong = bad('digest-differs', '有改动')
    expect(outcomeOf([CONTENT, ORIGIN, lacks])).toBe('partial')
    expect(outcomeOf([CONTENT, ORIGIN, lacks, doubt])).toBe('unproven')
    expect(outcomeOf([CONTENT, ORIGIN, lacks, doubt, wrong])).toBe('altered')
  })

  it('is foreign where there is nothing of ours to judge', () => {
    expect(outcomeOf([bad('not-ours', '没有数据')])).toBe('foreign')
    expect(outcomeOf([bad('not-pdf', '不是 PDF'), note('record', '没有登记')])).toBe('foreign')
  })
})
