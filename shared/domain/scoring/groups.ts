import type { DimensionId, IndicatorSet } from '../../catalog/types.ts'
import type { ScoreResult } from './types.ts'

/** Points of one 二级指标 (设备系统, 数据采集 ...) in 1/1000 point. */
export interface GroupScore {
  readonly dimension: DimensionId
  readonly group: string
  readonly milli: number
  readonly maxMilli: number
}

/** Points by 二级指标, in the order of the indicator set. */
export function groupScores(
  set: IndicatorSet,
  result: Pick<ScoreResult, 'itemMilli'>,
): readonly GroupScore[] {
  const groups = new Map<string, GroupScore>()
  for (const { dimension, group, code, maxMilli } of set.items) {
    const key = `${dimension} ${group}`
    const sum = groups.get(key) ?? { dimension, group, milli: 0, maxMilli: 0 }
    groups.set(key, {
      ...sum,
      milli: sum.milli + (result.itemMilli[code] ?? 0),
      maxMilli: sum.maxMilli + maxMilli,
    })
  }
  return [...groups.values()]
}
