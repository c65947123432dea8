import { expect, it } from 'vitest'
import { findIssuedPackage, getTask } from '../../../db/queries/tasks.ts'
import { receiptKeyFor } from '../../../electron/core/receipt-key.ts'
import { AppError } from '../../../shared/errors.ts'
import { aTaskPackage } from '../../fixtures/packages.ts'
import { aCoreWithTask } from '../../helpers/core.ts'

it('verifies receipts of a task entered on site by no sample’s key', async () => {
  const { core, taskId } = await aCoreWithTask()
  const { db } = core.context
  const sample = getTask(db, taskId).package
  expect(receiptKeyFor(db, sample)).toBe(sample.platform.receiptKey)
  expect(findIssuedPackage(db)).toBeUndefined()
  const onSite = aTaskPackage((draft) => {
    draft.task.origin = 'on-site'
    draft.platform.receiptKey = ''
  })
  expect(() => receiptKeyFor(db, onSite)).toThrow(AppError)
})
