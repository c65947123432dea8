import { findIndicatorSet } from '../../../shared/catalog/index.ts'
import {
  claimedLevel,
  reasonForNote,
} from '../../../shared/domain/scenario-check/scenario-check.ts'
import type { TaskPackage } from '../../../shared/formats/task-package.ts'
import type { Pen } from './pen.ts'

/** Every scenario as claimed: the panel finds on site what the enterprise says of itself. */
export async function playScenarios(pen: Pen, pkg: TaskPackage): Promise<void> {
  for (const { code } of findIndicatorSet(pkg.pinned.indicatorSet.id)?.scenarios ?? []) {
    const claimed = claimedLevel(pkg, code) ?? 0
    const isWanting = reasonForNote(pen.records.body('scenario-check', code), claimed) !== null
    await pen.write('scenario-check', code, {
      level: claimed,
      ...(isWanting ? { note: '现场未见申报的全部功能，企业已说明后续建设安排。' } : {}),
    })
  }
}
