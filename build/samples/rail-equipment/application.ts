import type { Application } from '../../../shared/formats/application.ts'
import { claimedEffects } from './effects.ts'
import { COUNTY, CREDIT_CODE, ENTERPRISE } from './filing.ts'

const completedContent = `围绕设计工艺脱节、焊接过程不可控、项目计划难兑现、质量履历整理慢等问题，逐项完成：1. 产品全生命周期管理与结构化工艺上线，统一设计、工艺、制造物料清单，建成典型件库 430 项、工艺知识库 268 条，变更自动下发。2. 制造执行与高级排程上线，按节点、负荷、焊工资质、齐套四类约束自动排程，46 个工位终端报工。3. 56 台焊机逐道采集参数并超限报警，18 台加工中心联网，4 台三坐标结果自动入库。4. 质量管理系统上线，自动生成随车电子履历 214 份。5. 设备与能源物联平台接入 82 台设备、118 个计量点。6. 2 台 AGV 按工单配送，与仓储联动。7. 46 个危险点位在线监测。8. 数据集成平台打通 ERP、设计、制造、质量、仓储、物联六类数据，共 22 个接口，按项目日清成本。同步发布数字化制度 8 项，培训 486 人次，2026 年 3 月至 6 月试运行，7 月 3 日完成内部验收，合同清单 12 项全部交付。自评达到三级，产品设计、生产管控、质量、设备、能耗等 10 个场景实现系统集成与协同。`

export const application: Application = {
  enterpriseName: ENTERPRISE,
  legalRepresentative: '佟振邦',
  creditCode: CREDIT_CODE,
  address: '长春市宽城区示例大街 2300 号',
  county: COUNTY,
  projectLeader: '耿思远',
  phone: '13800000202',
  trade: 'rail-equipment',
  projectName: '轨道车辆构架数字化设计制造一体化改造项目',
  startedOn: '2025-01-06',
  endedOn: '2026-06-26',
  completedContent,
  levelBefore: 1,
  levelAfter: 3,
  cloudUse: { kind: 'private', detail: '厂内虚拟化私有云，双机热备，异地备份' },
  totalSpend: '482.60',
  effects: claimedEffects,
  internalAcceptedOn: '2026-07-03',
  commitment: { legalRepresentative: '佟振邦', signedOn: '2026-08-05' },
}
