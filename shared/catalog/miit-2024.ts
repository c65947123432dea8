import { foundationItems } from './miit-2024/foundation.ts'
import { managementItems } from './miit-2024/management.ts'
import { resultItems } from './miit-2024/results.ts'
import { productScenarios } from './miit-2024/scenarios-product.ts'
import { productionScenarios } from './miit-2024/scenarios-production.ts'
import { decisionScenarios, supplyScenarios } from './miit-2024/scenarios-supply-decision.ts'
import type { IndicatorSet } from './types.ts'

/** 《中小企业数字化水平评测指标（2024年版）》 */
export const miit2024: IndicatorSet = {
  id: 'miit-2024',
  version: '1',
  title: '中小企业数字化水平评测指标（2024年版）',
  documentNo: '工信厅企业〔2024〕56号',
  issuedOn: '2024-09-04',
  source:
    '工业和信息化部办公厅 2024-09-04 印发的评测指标；选项、权重和场景等级取自官方在线问卷的公开采集，并与一个独立评分工具核对。',
  note: '未能读到正式文本 PDF，长句为概括而非原文引用，判断标准逐条保留。各级所需场景数（6/3、6/3、8/5、10/6）和等级名称取自独立评分工具，待与正式文本核对。佐证提示和判断说明为非官方参考，不是评测标准。',
  dimensions: [
    { id: 'foundation', name: '数字化基础', maxMilli: 50000 },
    { id: 'management', name: '数字化管理', maxMilli: 30000 },
    { id: 'results', name: '数字化成效', maxMilli: 20000 },
  ],
  items: [...foundationItems, ...managementItems, ...resultItems],
  scenarioGroups: [
    { id: 'product', name: '产品生命周期数字化' },
    { id: 'production', name: '生产执行数字化' },
    { id: 'supply', name: '供应链数字化' },
    { id: 'decision', name: '管理决策数字化' },
  ],
  scenarios: [
    ...productScenarios,
    ...productionScenarios,
    ...supplyScenarios,
    ...decisionScenarios,
  ],
  levelRules: [
    {
      level: 1,
      label: '一级',
      name: '初始级',
      minScoreMilli: 20000,
      minScenarios: 6,
      minBinding: 3,
    },
    {
      level: 2,
      label: '二级',
      name: '规范级',
      minScoreMilli: 40000,
      minScenarios: 6,
      minBinding: 3,
    },
    {
      level: 3,
      label: '三级',
      name: '集成级',
      minScoreMilli: 60000,
      minScenarios: 8,
      minBinding: 5,
    },
    {
      level: 4,
      label: '四级',
      name: '协同级',
      minScoreMilli: 80000,
      minScenarios: 10,
      minBinding: 6,
    },
  ],
}
