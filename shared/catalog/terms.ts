import type { GradedLevel, Level } from './types.ts'

/** Level names as printed: 无等级, 一级 ... 四级. */
export const levelLabels: Readonly<Record<Level, string>> = {
  0: '无等级',
  1: '一级',
  2: '二级',
  3: '三级',
  4: '四级',
}

/** The label of a level that is data, not a literal: 0 and anything unknown are 无等级. */
export function levelName(level: number): string {
  return (levelLabels as Readonly<Record<number, string>>)[level] ?? levelLabels[0]
}

export const gradedLevels: readonly GradedLevel[] = [1, 2, 3, 4]

export type TradeId = 'auto-parts' | 'rail-equipment' | 'electronic-components' | 'pharmaceuticals'

export interface Trade {
  readonly id: TradeId
  readonly name: string
}

/** 所属细分行业, 实施细则 附件1、3、4. */
export const trades: readonly Trade[] = [
  { id: 'auto-parts', name: '汽车零部件配件制造业' },
  { id: 'rail-equipment', name: '轨道交通高端装备制造业' },
  { id: 'electronic-components', name: '电子元器件制造业' },
  { id: 'pharmaceuticals', name: '中成药生物药品制品制造业' },
]

export type EffectAspectId =
  'innovation' | 'market' | 'quality' | 'cost' | 'efficiency' | 'green' | 'safety'

export interface EffectAspect {
  readonly id: EffectAspectId
  /** 创新, for tables. */
  readonly name: string
  /** 创新方面成效, as the annexes print it. */
  readonly title: string
}

/** The seven aspects of 数字化改造成效, in the order of 实施细则 附件3 and 附件4. */
export const effectAspects: readonly EffectAspect[] = [
  { id: 'innovation', name: '创新', title: '创新方面成效' },
  { id: 'market', name: '市场', title: '市场方面成效' },
  { id: 'quality', name: '提质', title: '提质方面成效' },
  { id: 'cost', name: '降本', title: '降本方面成效' },
  { id: 'efficiency', name: '增效', title: '增效方面成效' },
  { id: 'green', name: '绿色', title: '绿色方面成效' },
  { id: 'safety', name: '安全', title: '安全方面成效' },
]
