import type { Application } from '../../../shared/formats/application.ts'
import { claimedEffects } from './effects.ts'
import { COUNTY, CREDIT_CODE, ENTERPRISE } from './filing.ts'

const completedContent = `针对批记录手写、提取过程不稳定、称量投料易错、检验效率低、库存粗放等问题，完成：1. 制造执行系统与电子批记录上线，建立主批记录模板 21 套，称量、投料、清场逐步确认，双人电子签名，已生成电子批记录 164 批。2. 提取浓缩线改造，12 台提取罐和 6 台浓缩器参数在线，升温曲线按品种下发，18 个参数超限报警。3. 8 台称重终端投料防错，运行以来拦截错料 5 次。4. 实验室信息管理系统上线，12 台仪器数据自动采集，检验报告在线出具。5. ERP 云服务打通采购、销售、库存、成本和财务。6. 仓储管理系统管理批号与效期，追溯码出库即上传。7. 64 个温湿度与压差点、22 块能源表、乙醇浓度监测在线。8. 网络分区、防火墙、审计追踪和每日备份到位，发布计算机化系统管理规程 6 份。完成安装、运行、性能确认，纸质与电子记录并行 3 个月，培训 4 期 136 人次，2026 年 9 月 4 日组织内部验收，合同清单 11 项均已交付，自评达到二级，质量、仓储、财务等重点环节实现系统化、规范化管理。`

export const application: Application = {
  enterpriseName: ENTERPRISE,
  legalRepresentative: '单鹤鸣',
  creditCode: CREDIT_CODE,
  address: '长春市双阳区示例镇药谷街 88 号',
  county: COUNTY,
  projectLeader: '单婉清',
  phone: '13800000303',
  trade: 'pharmaceuticals',
  projectName: '中成药提取与制剂生产数字化改造项目',
  startedOn: '2025-05-06',
  endedOn: '2026-08-28',
  completedContent,
  levelBefore: 0,
  levelAfter: 2,
  cloudUse: { kind: 'hybrid', detail: 'ERP 与办公使用公有云，制造执行、检验和采集系统部署在厂内' },
  totalSpend: '222.45',
  effects: claimedEffects,
  internalAcceptedOn: '2026-09-04',
  commitment: { legalRepresentative: '单鹤鸣', signedOn: '2026-09-25' },
}
