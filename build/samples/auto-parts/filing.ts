import type { Filing } from '../../../shared/formats/filing.ts'
import { sampleCreditCode } from '../sample.ts'
import { expectedEffects } from './effects.ts'
import { deliverables, providers } from './providers.ts'

export const ENTERPRISE = '长春启衡汽车零部件有限公司（示例）'
export const CREDIT_CODE = sampleCreditCode('91220101MADEM0101')
export const COUNTY = '汽车经济技术开发区'

const profile = `公司成立于 2009 年，主导产品为乘用车制动钳支架、转向节、副车架加工件，年产能 180 万件，为三家整车企业和五家一级供应商配套。厂区占地 2.4 万平方米，有压铸、机加、装配、检测四个车间，主要生产设备 96 台，其中数控加工中心 52 台、压铸机 8 台、机器人 14 台。通过 IATF 16949、ISO 14001、ISO 45001 认证，2022 年获评省级专精特新中小企业。现有数字化基础：财务软件和单机版进销存已使用多年，设计使用 CAD，设备数据未采集，生产、质量、仓储以电子表格和纸质单据为主，部门之间数据靠人工传递。`

const content = `一、主要问题。（1）计划靠经验。月计划由主机厂滚动预测拆分，人工排到日，插单时要重新排 1 天以上，车间与仓库经常对不上。（2）过程看不见。52 台加工中心停机原因靠班组长手写，设备综合效率只能按月估算；在制品数量每月盘点一次。（3）质量难追溯。纸质流转卡随箱走，出现客诉时要翻查 4 小时以上，关键尺寸抽检数据没有用于过程控制。（4）图纸版本混用。技术变更通知到车间有滞后，2023 年因旧版图纸报废 3 批。（5）能耗只有总表，高耗能压铸工序无法考核。
二、建设内容。（1）制造执行系统：建立工单、工序、工时、在制品、设备管理五个模块，32 个工位终端扫码报工，24 台边缘网关采集 52 台加工中心和 8 台压铸机的状态、节拍、报警，计算 OEE 并推送停机安灯。（2）质量管理系统：首检、巡检、终检电子化，2 台视觉工作站自动检测支架孔位，关键尺寸建立控制图，炉次、模具、刀具、操作者与产品二维码关联。（3）仓储管理系统：原料、毛坯、在制品、成品全部条码管理，PDA 收发，与 MES 工单联动配送。（4）ERP 云服务：替换进销存，打通销售、采购、库存、成本和财务，按主机厂发布的交付计划自动展开物料需求。（5）产品数据管理：图纸、工艺文件、控制计划统一版本，变更审批后自动下发到工位终端。（6）能源计量：40 块智能电表按产线、压铸机分项计量，接入看板。（7）网络与安全：车间工业交换与无线覆盖，办公网与生产网分区，部署防火墙与备份。
三、实施步骤。2025 年 4 月至 6 月完成蓝图设计、网络改造和基础数据整理；7 月至 10 月上线 ERP、产品数据管理和仓储；11 月至 2026 年 3 月上线制造执行、质量系统并完成设备联网；4 月至 7 月试运行、集成优化和培训。每个阶段由企业组织内部评审，服务商派驻 2 名工程师，企业成立由总经理任组长的推进小组，配 3 名专职信息化人员。
四、预期效果。数字化水平由一级达到二级；订单准时交付率达到 97%，一次交验合格率达到 98.5%，关键设备 OEE 达到 66%，在制品资金占用下降 15%，万元产值综合能耗下降 5%。投入 257.20 万元，按减少报废、库存和人工计算，预计 2.5 年收回。`

export const filing: Filing = {
  enterpriseName: ENTERPRISE,
  county: COUNTY,
  registeredAddress: '长春市汽车经济技术开发区示例路 1688 号',
  creditCode: CREDIT_CODE,
  contact: '梁雪晴',
  phone: '0431-80000101',
  profile,
  ownership: 'private',
  size: 'medium',
  isAboveScale: true,
  quality: ['specialised', 'innovative'],
  selfAssessedLevel: 1,
  hasCentralFunding: false,
  isInEarlierPilot: false,
  revenue2023: '18650.40',
  profit2023: '912.35',
  insuredStaff2023: 236,
  revenuePerHead2023: '79.03',
  earlierSpend: '68.50',
  needs: {
    foundation: ['设备系统', '业务系统', '数据资源', '网络安全'],
    operations: ['生产管控', '产品质量', '采购供应', '仓储物流', '业务协同'],
    other: ['转型参考范例', '数字化人才'],
    software: ['MES(制造执行系统)', 'QMS(质量管理系统)', 'ERP(企业资源管理)', 'WMS(仓储管理系统)', 'EMS(能源管理系统)'],
    support: ['数字化水平评测诊断', '专题培训', '组织标杆企业参访'],
  },
  plannedSpendThisYear: '40.00',
  plannedSpendTwoYears: '257.20',
  cloudUse: { kind: 'hybrid', detail: 'ERP 与协同办公上公有云，制造执行与质量系统部署在厂内服务器' },
  startsOn: '2025-04-01',
  endsOn: '2026-07-31',
  totalSpend: '257.20',
  targetLevel: 2,
  providers: [...providers],
  content,
  effects: expectedEffects,
  deliverables: [...deliverables],
}
