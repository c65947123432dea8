import { deliverable, type Deliverable, type Provider } from '../sample.ts'

const SOFTWARE = '吉林本草云科技有限公司（示例）'
const HARDWARE = '长春净界自动化工程有限公司（示例）'

export const providers: readonly Provider[] = [
  {
    name: SOFTWARE,
    hasContract: true,
    contractAmount: '132.50',
    contact: '迟慕青',
    phone: '0431-80000511',
  },
  {
    name: HARDWARE,
    hasContract: true,
    contractAmount: '88.60',
    contact: '包海涛',
    phone: '0431-80000522',
  },
]

export const deliverables: readonly Deliverable[] = [
  deliverable(
    SOFTWARE,
    'software',
    ['制造执行系统（含电子批记录）', '本草云', 'BC-MES GMP 3'],
    1,
    '58.00',
  ),
  deliverable(SOFTWARE, 'software', ['实验室信息管理系统', '本草云', 'BC-LIMS 2'], 1, '26.00'),
  deliverable(
    SOFTWARE,
    'software',
    ['ERP 云服务（30 用户，3 年订阅）', '本草云', 'BC-ERP Cloud'],
    1,
    '21.60',
  ),
  deliverable(
    SOFTWARE,
    'software',
    ['仓储管理系统（药材与成品追溯）', '本草云', 'BC-WMS 2'],
    1,
    '14.90',
  ),
  deliverable(SOFTWARE, 'service', ['实施与计算机化系统验证', '', ''], 1, '12.00'),
  deliverable(
    HARDWARE,
    'hardware',
    ['提取浓缩线数据采集与监视控制改造', '净界', 'JJ-SCADA 套装'],
    1,
    '34.00',
  ),
  deliverable(HARDWARE, 'hardware', ['温湿度与压差采集点', '净界', 'JJ-TH2'], 64, '0.22'),
  deliverable(HARDWARE, 'hardware', ['智能电表与蒸汽表', '净界', 'JJ-EM / SM'], 22, '0.36'),
  deliverable(HARDWARE, 'hardware', ['称重与投料防错终端', '净界', 'JJ-WT8'], 8, '1.95'),
  deliverable(HARDWARE, 'hardware', ['车间网络与安全防护', '净界', 'JJ-NET 套装'], 1, '11.00'),
  deliverable(HARDWARE, 'service', ['操作与数据完整性培训（每期 1 天）', '', ''], 4, '1.50'),
]
