import { deliverable, type Deliverable, type Provider } from '../sample.ts'

const MES = '长春智联工软科技有限公司（示例）'
const ERP = '吉林云擎信息技术有限公司（示例）'
const HARDWARE = '长春恒测自动化设备有限公司（示例）'

export const providers: readonly Provider[] = [
  {
    name: MES,
    hasContract: true,
    contractAmount: '126.00',
    contact: '宋致远',
    phone: '0431-80000311',
  },
  {
    name: ERP,
    hasContract: true,
    contractAmount: '58.80',
    contact: '姜雨桐',
    phone: '0431-80000322',
  },
  {
    name: HARDWARE,
    hasContract: true,
    contractAmount: '72.40',
    contact: '曲国栋',
    phone: '0431-80000333',
  },
]

export const deliverables: readonly Deliverable[] = [
  deliverable(
    MES,
    'software',
    ['制造执行系统（含设备管理与 OEE 模块）', '智联工软', 'ZL-MES 5.2'],
    1,
    '66.00',
  ),
  deliverable(
    MES,
    'software',
    ['质量管理系统（过程检验与追溯）', '智联工软', 'ZL-QMS 3.1'],
    1,
    '22.00',
  ),
  deliverable(
    MES,
    'software',
    ['仓储管理系统（PDA 条码作业）', '智联工软', 'ZL-WMS 4.0'],
    1,
    '18.00',
  ),
  deliverable(MES, 'service', ['系统实施、接口集成与上线辅导', '', ''], 1, '20.00'),
  deliverable(
    ERP,
    'software',
    ['ERP 云服务（50 用户，3 年订阅）', '云擎', 'YQ-Cloud ERP'],
    1,
    '33.60',
  ),
  deliverable(ERP, 'software', ['产品数据管理（图文档，单点授权）', '云擎', 'YQ-PDM'], 30, '0.54'),
  deliverable(ERP, 'service', ['全员数字化应用培训（每期 2 天）', '', ''], 6, '1.50'),
  deliverable(HARDWARE, 'hardware', ['边缘采集网关', '恒测', 'HC-GW204'], 24, '0.65'),
  deliverable(HARDWARE, 'hardware', ['工位终端一体机', '恒测', 'HC-PT15'], 32, '0.55'),
  deliverable(HARDWARE, 'hardware', ['三相智能电表（含通信模块）', '恒测', 'HC-EM3'], 40, '0.18'),
  deliverable(HARDWARE, 'hardware', ['视觉尺寸检测工作站', '恒测', 'HC-VS20'], 2, '12.00'),
  deliverable(HARDWARE, 'hardware', ['车间工业交换与无线覆盖', '恒测', 'HC-NET 套装'], 1, '8.00'),
]
