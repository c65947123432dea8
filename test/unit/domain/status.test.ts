import { expect, it } from 'vitest'
import { taskStatus } from '../../../shared/domain/task/status.ts'
import { STATUS_NAMES, TASK_STATUSES } from '../../../shared/domain/task/workspace.ts'

const frozen = (conclusion: 'passed' | 'rectify', missingSignatures: number) => ({
  conclusion,
  missingSignatures,
})

it.each([
  ['待开始', 'nothing is on record', false, null, false],
  ['进行中', 'something is on record', true, null, false],
  ['进行中', 'a revision that was uploaded is reopened', true, null, true],
  ['待签字', 'a signature is missing', true, frozen('passed', 1), false],
  ['待签字', 'a signature is missing under 整改', true, frozen('rectify', 3), false],
  ['待签字', 'a receipt came before the signature', true, frozen('passed', 1), true],
  ['待上报', 'all have signed', true, frozen('passed', 0), false],
  ['待上报', 'all have signed 整改', true, frozen('rectify', 0), false],
  ['已上报', 'the receipt is verified', true, frozen('passed', 0), true],
  ['整改中', 'the receipt of 整改 is verified', true, frozen('rectify', 0), true],
] as const)('is %s when %s', (name, _when, hasRecords, standing, isReceiptVerified) => {
  const status = taskStatus({ hasRecords, frozen: standing, isReceiptVerified })
  expect(STATUS_NAMES[status]).toBe(name)
})

it('has a name of its own for every status', () => {
  expect(new Set(TASK_STATUSES.map((status) => STATUS_NAMES[status])).size).toBe(
    TASK_STATUSES.length,
  )
})
