import { expect, it } from 'vitest'
import { compareClaim } from '../../../shared/domain/task/compare-claim.ts'
import { aTaskPackage } from '../../fixtures/packages.ts'

it('a task entered on site has no plan to agree with', () => {
  const pkg = aTaskPackage((draft) => (draft.task.origin = 'on-site'))
  const fields = compareClaim(pkg).flatMap((group) => group.fields)
  expect(new Set(fields.map(({ verdict }) => verdict.kind))).toEqual(new Set(['single']))
  expect(new Set(fields.map(({ plan }) => plan))).toEqual(new Set(['未取得', null]))
})
