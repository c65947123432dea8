import type { InterviewRoleOutline } from '../types.ts'

/** 质量、财务、一线员工 */
export const staffOutlines: readonly InterviewRoleOutline[] = [
  {
    role: 'quality',
    name: '质量负责人',
    questions: [
      {
        code: 'QA1',
        text: '关键工序有哪些？检测数据怎样进入系统？',
        lookFor: '说明自动采集或录入的工序和比例。',
        items: ['F4'],
        scenarios: ['S07'],
      },
      {
        code: 'QA2',
        text: '客户投诉一件产品，怎样追溯？要多久？',
        lookFor: '能从成品追到原材料、设备和人员。',
        items: ['F4'],
        scenarios: ['S07', 'S04'],
      },
      {
        code: 'QA3',
        text: '改造前后的月均合格率各是多少？怎样统计？',
        lookFor: '口径一致，有报表。',
        items: ['R2'],
        scenarios: ['S07'],
      },
      {
        code: 'QA4',
        text: '不合格和超差时系统做什么？',
        lookFor: '自动判断、报警或流程闭环。',
        items: ['F4'],
        scenarios: ['S07'],
      },
      {
        code: 'QA5',
        text: '质量数据怎样反馈给设计和工艺？',
        lookFor: '有改进单或会议记录。',
        items: [],
        scenarios: ['S01', 'S02', 'S07'],
      },
    ],
  },
  {
    role: 'finance',
    name: '财务负责人',
    questions: [
      {
        code: 'FN1',
        text: '本项目合同、发票、付款各是多少？怎样入账？',
        lookFor: '与投入清单、凭证一致。',
        items: ['M4'],
        scenarios: [],
      },
      {
        code: 'FN2',
        text: '近三年数字化投入和营业额各是多少？投入包含哪些内容？',
        lookFor: '口径清楚，能给出计算表。',
        items: ['M4'],
        scenarios: [],
      },
      {
        code: 'FN3',
        text: '业务单据怎样变成凭证？还有多少手工录入？',
        lookFor: '系统自动生成，说明例外。',
        items: ['F5'],
        scenarios: ['S13'],
      },
      {
        code: 'FN4',
        text: '采购、库存和应付怎样对账？',
        lookFor: '系统间一致，定期核对。',
        items: ['F5'],
        scenarios: ['S11', 'S12', 'S13'],
      },
      {
        code: 'FN5',
        text: '前年和上年的营业收入、成本、员工人数各是多少？变化的原因是什么？',
        lookFor: '与报表一致，能解释与改造的关系。',
        items: ['R3', 'R4'],
        scenarios: [],
      },
      {
        code: 'FN6',
        text: '财务分析报告给谁看、怎样用？',
        lookFor: '有定期分析，用于决策。',
        items: [],
        scenarios: ['S13', 'S16'],
      },
    ],
  },
  {
    role: 'worker',
    name: '一线员工',
    questions: [
      {
        code: 'WK1',
        text: '上班后先打开什么系统？请示范一次报工。',
        lookFor: '操作熟练，是日常在用的账号。',
        items: ['F4', 'F5'],
        scenarios: ['S06'],
      },
      {
        code: 'WK2',
        text: '系统什么时候开始用的？培训了几次？',
        lookFor: '与培训记录一致。',
        items: ['M3'],
        scenarios: [],
      },
      {
        code: 'WK3',
        text: '系统出问题时找谁？多久能解决？',
        lookFor: '知道联系人，问题能解决。',
        items: ['M2', 'M3'],
        scenarios: [],
      },
      {
        code: 'WK4',
        text: '比以前省事还是费事？举一个例子。',
        lookFor: '有具体例子；说出不足也如实记录。',
        items: [],
        scenarios: ['S06', 'S15'],
      },
      {
        code: 'WK5',
        text: '设备点检、领料、自检还填纸吗？',
        lookFor: '说明哪些仍用纸。',
        items: ['F4'],
        scenarios: ['S07', 'S08', 'S12'],
      },
    ],
  },
]
