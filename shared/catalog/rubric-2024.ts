import type { Rubric } from './types.ts'

/** Judgement of the results by four aspects, 实施细则 第三章（五）. */
export const rubric2024: Rubric = {
  id: 'rubric-2024',
  version: '1',
  title: '改造成效评价表（2024）',
  source:
    '实施细则 第三章（五）：从企业应用成效、数据贯通程度、投入产出比、企业管理体制配套改革等方面评价改造成效。',
  note: '细则没有给出权重、评价要点和合格线。权重、要点和合格线均为自行设计的模板数据，评测机构可在批次开始前修改；不适用的要点剔除后按剩余权重折算。',
  passMilli: 60000,
  aspects: [
    {
      id: 'effect',
      name: '企业应用成效',
      weight: 25,
      criteria: [
        {
          id: 'effect-use',
          title: '系统真实在用',
          guidance: '改造的系统由员工日常使用，覆盖申报的业务环节，数据与实际相符。',
          weight: 8,
        },
        {
          id: 'effect-goal',
          title: '预期成效达成',
          guidance: '备案表所列七个方面预期成效逐项对比，达成情况有佐证。',
          weight: 10,
        },
        {
          id: 'effect-scope',
          title: '建设内容完成',
          guidance: '合同与方案所列软硬件和功能全部交付并运行，变更有依据。',
          weight: 7,
        },
      ],
    },
    {
      id: 'data',
      name: '数据贯通程度',
      weight: 25,
      criteria: [
        {
          id: 'data-collect',
          title: '自动采集',
          guidance: '关键设备和业务环节的数据自动采集，连续、准确。',
          weight: 8,
        },
        {
          id: 'data-flow',
          title: '系统间贯通',
          guidance: '业务系统之间数据自动传递，一处录入、多处使用。',
          weight: 9,
        },
        {
          id: 'data-use',
          title: '数据应用',
          guidance: '数据用于分析、预警和决策，有实际例子。',
          weight: 5,
        },
        {
          id: 'data-safe',
          title: '数据安全与质量',
          guidance: '有备份、权限、台账和数据质量核对。',
          weight: 3,
        },
      ],
    },
    {
      id: 'return',
      name: '投入产出比',
      weight: 25,
      criteria: [
        {
          id: 'return-spend',
          title: '投入真实合理',
          guidance: '合同、发票、付款与实物一致，价格合理，投入与备案预算的差异有说明。',
          weight: 9,
        },
        {
          id: 'return-benefit',
          title: '经济效益',
          guidance: '降本、增效、提质等效益可以计算，来源清楚。',
          weight: 10,
        },
        {
          id: 'return-term',
          title: '可持续性',
          guidance: '后续运行费用可承担，回收期合理，改造可复制推广。',
          weight: 6,
        },
      ],
    },
    {
      id: 'reform',
      name: '企业管理体制配套改革',
      weight: 25,
      criteria: [
        {
          id: 'reform-rule',
          title: '制度与流程',
          guidance: '建立或修订与系统配套的制度和流程，并有效执行。',
          weight: 9,
        },
        {
          id: 'reform-people',
          title: '组织与人才',
          guidance: '有负责部门和专兼职人员，培训到位，有激励与考核。',
          weight: 9,
        },
        {
          id: 'reform-lead',
          title: '规划与推动',
          guidance: '负责人推动，有后续规划和预算。',
          weight: 7,
        },
      ],
    },
  ],
}
