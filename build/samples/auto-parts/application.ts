import type { Application } from '../../../shared/formats/application.ts'
import { claimedEffects } from './effects.ts'
import { COUNTY, CREDIT_CODE, ENTERPRISE } from './filing.ts'

const completedContent = `针对计划靠经验、过程看不见、质量难追溯、图纸版本混用四个痛点，完成以下建设：1. 制造执行系统上线，32 个工位终端扫码报工，24 台边缘网关接入 52 台加工中心和 8 台压铸机，实时采集状态、节拍、报警并计算 OEE。2. 质量管理系统上线，首检、巡检、终检电子化，2 台视觉工作站检测支架孔位，17 个关键尺寸建立控制图，产品二维码关联炉次、模具、刀具和操作者。3. 仓储管理系统上线，原料、在制品、成品条码管理，PDA 收发，按工单配送。4. ERP 云服务替换原进销存，销售、采购、库存、成本与财务打通，交付计划自动展开物料需求。5. 产品数据管理上线，2860 份图纸和工艺文件受控，变更审批后自动下发工位。6. 40 块智能电表分产线计量，能耗看板每日推送。7. 完成车间工业网络和无线覆盖，部署防火墙与异地备份，办公网与生产网分区，发布网络与数据安全等制度 5 项。各系统之间建立 14 个接口，取消手工台账 23 种，试运行四个月，培训 6 期 312 人次，企业于 2026 年 8 月 21 日组织内部验收，合同交付清单 12 项全部到位。`

export const application: Application = {
  enterpriseName: ENTERPRISE,
  legalRepresentative: '孟宪章',
  creditCode: CREDIT_CODE,
  address: '长春市汽车经济技术开发区示例路 1688 号',
  county: COUNTY,
  projectLeader: '梁雪晴',
  phone: '13800000101',
  trade: 'auto-parts',
  projectName: '底盘零部件制造全流程数字化改造项目',
  startedOn: '2025-04-01',
  endedOn: '2026-08-14',
  completedContent,
  levelBefore: 1,
  levelAfter: 2,
  cloudUse: {
    kind: 'hybrid',
    detail: 'ERP 与协同办公使用公有云，制造执行、质量、仓储部署在厂内服务器',
  },
  totalSpend: '259.36',
  effects: claimedEffects,
  internalAcceptedOn: '2026-08-21',
  commitment: { legalRepresentative: '孟宪章', signedOn: '2026-09-10' },
}
