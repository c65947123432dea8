import { deliverable, type Deliverable, type Provider } from '../sample.ts'

const SOFTWARE = '长春轨智工业软件有限公司（示例）'
const HARDWARE = '吉林北数智能装备有限公司（示例）'

export const providers: readonly Provider[] = [
  {
    name: SOFTWARE,
    hasContract: true,
    contractAmount: '268.00',
    contact: '佟立新',
    phone: '0431-80000411',
  },
  {
    name: HARDWARE,
    hasContract: true,
    contractAmount: '214.60',
    contact: '冷浩然',
    phone: '0431-80000422',
  },
]

export const deliverables: readonly Deliverable[] = [
  deliverable(
    SOFTWARE,
    'software',
    ['产品全生命周期管理（设计与工艺协同）', '轨智', 'GZ-PLM 8'],
    1,
    '62.00',
  ),
  deliverable(
    SOFTWARE,
    'software',
    ['结构化工艺设计（单点授权）', '轨智', 'GZ-CAPP 8'],
    40,
    '0.65',
  ),
  deliverable(
    SOFTWARE,
    'software',
    ['制造执行与高级排程系统', '轨智', 'GZ-MES 6 / APS 3'],
    1,
    '78.00',
  ),
  deliverable(
    SOFTWARE,
    'software',
    ['质量管理系统（焊接质量与履历）', '轨智', 'GZ-QMS 4'],
    1,
    '36.00',
  ),
  deliverable(SOFTWARE, 'software', ['数据集成平台与经营驾驶舱', '轨智', 'GZ-Data 2'], 1, '30.00'),
  deliverable(SOFTWARE, 'service', ['实施、数据治理与培训', '', ''], 1, '36.00'),
  deliverable(HARDWARE, 'hardware', ['焊机数据采集模块', '北数', 'BS-W110'], 56, '0.95'),
  deliverable(
    HARDWARE,
    'hardware',
    ['加工中心联网改造（含采集终端）', '北数', 'BS-C300'],
    18,
    '1.80',
  ),
  deliverable(HARDWARE, 'hardware', ['三坐标测量机联机接口', '北数', 'BS-M40'], 4, '4.50'),
  deliverable(HARDWARE, 'software', ['设备与能源物联平台', '北数', 'BS-IoT 5'], 1, '46.00'),
  deliverable(HARDWARE, 'hardware', ['线边配送 AGV', '北数', 'BS-A500'], 2, '21.50'),
  deliverable(
    HARDWARE,
    'hardware',
    ['安全生产在线监测（气体、烟感、视频联动）', '北数', 'BS-S 套装'],
    1,
    '22.00',
  ),
]
