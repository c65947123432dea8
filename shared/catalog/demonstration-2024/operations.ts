import type { DemonstratedSystem } from '../types.ts'

/** 经营与协同系统 */
export const operationsSystems: readonly DemonstratedSystem[] = [
  {
    code: 'D-ERP',
    system: 'ERP',
    name: '企业资源管理',
    steps: [
      {
        code: 'ERP1',
        action: '打开一张近期销售订单，追到生产计划、采购、出库和应收。',
        expected: '各单据自动关联，数量和金额一致。',
        items: ['F5'],
        scenarios: ['S03', 'S05', 'S11', 'S13'],
      },
      {
        code: 'ERP2',
        action: '新建一张采购订单并走审批（可在测试账套）。',
        expected: '有审批流、供应商和价格依据，可查询全过程。',
        items: ['F5'],
        scenarios: ['S11'],
      },
      {
        code: 'ERP3',
        action: '查看一种物料的库存、在途和占用。',
        expected: '数据当日更新，与仓库一致。',
        items: ['F5'],
        scenarios: ['S12'],
      },
      {
        code: 'ERP4',
        action: '由业务单据生成凭证并查看科目余额。',
        expected: '自动生成，能反查业务单据。',
        items: ['F5'],
        scenarios: ['S13'],
      },
    ],
  },
  {
    code: 'D-CRM',
    system: 'CRM',
    name: '客户与营销管理',
    steps: [
      {
        code: 'CRM1',
        action: '查看一个客户的商机、订单、回款和售后记录。',
        expected: '信息齐全，由业务人员日常维护。',
        items: ['F5'],
        scenarios: ['S03', 'S04'],
      },
      {
        code: 'CRM2',
        action: '查看本月销售计划与完成情况。',
        expected: '自动统计，可按人员和产品分析。',
        items: ['F4'],
        scenarios: ['S03'],
      },
      {
        code: 'CRM3',
        action: '打开一张售后单，看处理过程和反馈到设计或质量的记录。',
        expected: '流程闭环，信息共享。',
        items: ['F4'],
        scenarios: ['S04'],
      },
    ],
  },
  {
    code: 'D-OA',
    system: 'OA',
    name: '协同办公',
    steps: [
      {
        code: 'OA1',
        action: '在手机上处理一张真实待办。',
        expected: '移动端可用，流程有留痕。',
        items: ['F5'],
        scenarios: ['S15'],
      },
      {
        code: 'OA2',
        action: '查看一张报销或采购审批单与业务系统的对接。',
        expected: '数据自动传递，不重复录入。',
        items: ['F5'],
        scenarios: ['S13', 'S15'],
      },
      {
        code: 'OA3',
        action: '查看考勤、薪酬或培训流程。',
        expected: '核心人事流程在系统中办理。',
        items: ['F5'],
        scenarios: ['S14'],
      },
    ],
  },
  {
    code: 'D-BI',
    system: 'BI',
    name: '数据分析与决策支持',
    steps: [
      {
        code: 'BI1',
        action: '打开经营看板，任选一个指标下钻到明细。',
        expected: '能追到来源单据，数据当日更新。',
        items: ['F5'],
        scenarios: ['S16'],
      },
      {
        code: 'BI2',
        action: '更改一个条件做模拟（报价、产能或成本）。',
        expected: '给出不同方案的结果比较。',
        items: [],
        scenarios: ['S16'],
      },
      {
        code: 'BI3',
        action: '说明数据来自哪些系统、怎样更新。',
        expected: '自动抽取，不靠手工汇总。',
        items: ['F4', 'F5'],
        scenarios: ['S16'],
      },
    ],
  },
  {
    code: 'D-SRM',
    system: 'SRM',
    name: '供应商与采购协同',
    steps: [
      {
        code: 'SRM1',
        action: '发起一次询价并比较报价。',
        expected: '过程留痕，可比价。',
        items: ['F5'],
        scenarios: ['S11'],
      },
      {
        code: 'SRM2',
        action: '查看供应商评价和到货质量。',
        expected: '与质量、仓储数据关联。',
        items: ['F4'],
        scenarios: ['S07', 'S11'],
      },
      {
        code: 'SRM3',
        action: '从供应商端确认一张订单的交期。',
        expected: '双方看到同一数据。',
        items: ['F5'],
        scenarios: ['S11'],
      },
    ],
  },
]
