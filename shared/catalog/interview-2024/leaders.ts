import type { InterviewRoleOutline } from '../types.ts'

/** 企业负责人、信息化负责人、车间主任 */
export const leadersOutlines: readonly InterviewRoleOutline[] = [
  {
    role: 'manager',
    name: '企业负责人',
    questions: [
      {
        code: 'MG1',
        text: '为什么做这次改造？最想解决的三个问题是什么？',
        lookFor: '能说出具体痛点，并与诊断报告、备案表一致。',
        items: ['M1'],
        scenarios: [],
      },
      {
        code: 'MG2',
        text: '改造后经营上最明显的变化是什么？有哪些数字可以证明？',
        lookFor: '给出改造前后的数字，与验收申请表成效一致。',
        items: ['R1', 'R2', 'R3', 'R4'],
        scenarios: ['S16'],
      },
      {
        code: 'MG3',
        text: '数字化的规划、预算和负责人是怎样定的？',
        lookFor: '有成文规划、预算和责任部门。',
        items: ['M1', 'M2', 'M4'],
        scenarios: [],
      },
      {
        code: 'MG4',
        text: '您每天或每周看哪些系统数据？最近一次据此作出的决定是什么？',
        lookFor: '能当场打开看板，并举出具体决定。',
        items: ['F5'],
        scenarios: ['S16'],
      },
      {
        code: 'MG5',
        text: '对服务商的交付、培训和售后是否满意？合同还有哪些未完成？',
        lookFor: '说明满意度、未完成项和完成时间。',
        items: ['M3'],
        scenarios: [],
      },
      {
        code: 'MG6',
        text: '下一步打算做什么？钱和人怎样安排？',
        lookFor: '有后续计划，不是一次性工程。',
        items: ['M1', 'M3', 'M4'],
        scenarios: [],
      },
    ],
  },
  {
    role: 'it',
    name: '信息化负责人',
    questions: [
      {
        code: 'IT1',
        text: '现有系统有哪些？各用于什么业务？本地还是云上部署？',
        lookFor: '与系统清单、部署架构一致。',
        items: ['F5'],
        scenarios: [],
      },
      {
        code: 'IT2',
        text: '系统之间有哪些接口？数据多久同步一次？失败了怎么发现？',
        lookFor: '能画出数据流，说出接口方式和监控办法。',
        items: ['F4', 'F5'],
        scenarios: ['S03', 'S06', 'S12', 'S13'],
      },
      {
        code: 'IT3',
        text: '设备怎样联网？采集哪些参数？频率是多少？',
        lookFor: '说出协议、网关、点位数和频率。',
        items: ['F1', 'F3', 'F4'],
        scenarios: ['S06', 'S08'],
      },
      {
        code: 'IT4',
        text: '网络怎样分区？边界有哪些防护？最近一次安全评估是什么时候？',
        lookFor: '与拓扑图、评估报告一致。',
        items: ['F1', 'F6'],
        scenarios: [],
      },
      {
        code: 'IT5',
        text: '数据怎样备份？最近一次恢复演练的结果如何？',
        lookFor: '有备份策略和恢复记录。',
        items: ['F7'],
        scenarios: [],
      },
      {
        code: 'IT6',
        text: '系统日常由谁维护？服务商撤场后能否自行处理问题？',
        lookFor: '有专兼职人员和交接文档。',
        items: ['M2', 'M3'],
        scenarios: [],
      },
    ],
  },
  {
    role: 'workshop',
    name: '车间主任',
    questions: [
      {
        code: 'WS1',
        text: '今天的生产计划从哪里来？临时插单怎样处理？',
        lookFor: '计划来自系统，变更有记录。',
        items: ['F5'],
        scenarios: ['S05', 'S06'],
      },
      {
        code: 'WS2',
        text: '怎样知道各工单的进度、产量和物料？',
        lookFor: '在系统中查看，不靠电话和纸单。',
        items: ['F4', 'F5'],
        scenarios: ['S06', 'S12'],
      },
      {
        code: 'WS3',
        text: '设备故障怎样发现、报修和统计？',
        lookFor: '系统报警或扫码报修，有停机统计。',
        items: ['F3', 'F4'],
        scenarios: ['S08'],
      },
      {
        code: 'WS4',
        text: '改造后哪些手工记录取消了？哪些还保留？',
        lookFor: '说明取消的单据和保留原因。',
        items: ['F4'],
        scenarios: ['S06', 'S07'],
      },
      {
        code: 'WS5',
        text: '能耗和安全数据车间怎样使用？',
        lookFor: '有具体的节能或安全措施。',
        items: ['R1'],
        scenarios: ['S09', 'S10'],
      },
    ],
  },
]
