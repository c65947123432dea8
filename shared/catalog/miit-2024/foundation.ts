import type { IndicatorItem, ItemInput, ItemOption, RatioBand } from '../types.ts'

/** The five ratio bands of F2 and F3: [0,10%] (10%,20%] (20%,40%] (40%,60%] (60%,100%]. */
const ratioBands: readonly RatioBand[] = [
  { upToPercent: 10, choice: 'A' },
  { upToPercent: 20, choice: 'B' },
  { upToPercent: 40, choice: 'C' },
  { upToPercent: 60, choice: 'D' },
  { upToPercent: 100, choice: 'E' },
]

const equipmentOptions: readonly ItemOption[] = [
  { code: 'A', label: '0≤占比≤10%', milli: 0 },
  { code: 'B', label: '10%＜占比≤20%', milli: 1500 },
  { code: 'C', label: '20%＜占比≤40%', milli: 3000 },
  { code: 'D', label: '40%＜占比≤60%', milli: 4500 },
  { code: 'E', label: '60%＜占比≤100%', milli: 6000 },
]

const equipmentTotal: ItemInput = {
  key: 'equipmentTotal',
  label: '生产设备数量',
  unit: '台',
  kind: 'count',
}

/** 数字化基础, 50 points. */
export const foundationItems: readonly IndicatorItem[] = [
  {
    code: 'F1',
    dimension: 'foundation',
    group: '设备系统',
    title: '网络建设',
    question: '企业网络建设连接情况',
    type: 'multi',
    maxMilli: 8000,
    options: [
      { code: 'A', label: '无', milli: 0, exclusive: true },
      { code: 'B', label: '车间建成工控网络，支持自动化控制应用', milli: 2000 },
      {
        code: 'C',
        label: '建成应用系统网络，可支持大规模设备、人员与信息系统互联',
        milli: 2000,
      },
      {
        code: 'D',
        label: '建设或租用5G工业网络，支撑系统互联与网络协同（AGV、工业互联网等规模化移动场景）',
        milli: 2000,
      },
      {
        code: 'E',
        label: '网络全面覆盖生产现场与环节，具备未来智能化新应用扩展能力',
        milli: 2000,
      },
    ],
    judgingNote: '参考判断：B、C、D 均满足时才选 E（独立评分工具的说明，非官方）。',
    evidenceHints: ['工控网络架构文件', '网络拓扑图或建设方案', '5G 建设或租赁合同'],
    certainty: 'API+WEB+T3',
  },
  {
    code: 'F2',
    dimension: 'foundation',
    group: '设备系统',
    title: '设备数字化',
    question: '企业的生产设备数字化率（实现数字化的生产设备数量÷总生产设备数量×100%）',
    type: 'single',
    maxMilli: 6000,
    options: equipmentOptions,
    inputs: [
      equipmentTotal,
      {
        key: 'digitalEquipment',
        label: '实现数字化的生产设备数量',
        unit: '台',
        kind: 'count',
      },
    ],
    compute: {
      kind: 'ratio',
      partKey: 'digitalEquipment',
      wholeKey: 'equipmentTotal',
      bands: ratioBands,
    },
    judgingNote:
      '数字化设备：有数字接口、可接入网络的设备（数控机床、机器人、智能传感与控制、增材制造、智能检测、装配、物流设备；加装 PLC 或传感器的旧设备；机器视觉设备）。',
    evidenceHints: ['设备清单（标出数字化设备）'],
    certainty: 'API+WEB+T3',
  },
  {
    code: 'F3',
    dimension: 'foundation',
    group: '设备系统',
    title: '设备联网',
    question: '企业的生产设备联网率（实现联网的生产设备数量÷总生产设备数量×100%）',
    type: 'single',
    maxMilli: 6000,
    options: equipmentOptions,
    inputs: [
      equipmentTotal,
      {
        key: 'networkedEquipment',
        label: '实现联网的生产设备数量',
        unit: '台',
        kind: 'count',
      },
    ],
    compute: {
      kind: 'ratio',
      partKey: 'networkedEquipment',
      wholeKey: 'equipmentTotal',
      bands: ratioBands,
    },
    judgingNote: '分母是总生产设备数量，与 F2 相同，不是数字化设备数量。',
    evidenceHints: ['设备清单', '物联网平台设备接入界面截图', '通讯模块照片'],
    certainty: 'API+WEB+T3',
    certaintyNote: '独立评分工具的说明文字以数字化设备为分母，与官方问卷不一致，从官方问卷。',
  },
  {
    code: 'F4',
    dimension: 'foundation',
    group: '数据采集',
    title: '数据采集',
    question: '企业实现数据自动采集的业务环节覆盖范围',
    type: 'multi',
    maxMilli: 10000,
    options: [
      { code: 'A', label: '无', milli: 0, exclusive: true },
      { code: 'B', label: '产品设计', milli: 700 },
      { code: 'C', label: '工艺设计', milli: 700 },
      { code: 'D', label: '营销管理', milli: 700 },
      { code: 'E', label: '售后服务', milli: 700 },
      { code: 'F', label: '计划排程', milli: 700 },
      { code: 'G', label: '生产管控', milli: 700 },
      { code: 'H', label: '质量管理', milli: 700 },
      { code: 'I', label: '设备管理', milli: 700 },
      { code: 'J', label: '安全生产', milli: 700 },
      { code: 'K', label: '能耗管理', milli: 700 },
      { code: 'L', label: '采购管理', milli: 700 },
      { code: 'M', label: '仓储物流', milli: 700 },
      { code: 'N', label: '财务管理', milli: 700 },
      { code: 'O', label: '人力资源', milli: 900 },
    ],
    judgingNote:
      '须为自动采集，不是人工录入：设计数据；销售需求；客诉；订单和预测进入排程；领料、报工与过程数据；检测数据和结果；设备状态与报警；安全报警（光栅、气体、危险源）；带通信协议的智能仪表；由销售产生的采购计划；出入库数据；考勤与薪酬数据。',
    evidenceHints: ['各环节系统截图', '数据采集平台截图'],
    certainty: 'API+T3',
    certaintyNote: '独立评分工具简化为每个环节 10/14 分，从官方问卷（13 项各 0.7，人力资源 0.9）。',
  },
  {
    code: 'F5',
    dimension: 'foundation',
    group: '信息系统',
    title: '信息系统',
    question: '企业使用本地或云化部署的信息化服务，实现业务的数字化管理情况',
    type: 'single',
    maxMilli: 10000,
    options: [
      { code: 'A', label: '无', milli: 0 },
      { code: 'B', label: '实现单个业务环节数字化管理', milli: 2500 },
      { code: 'C', label: '实现多个业务环节（2个及以上）数字化管理', milli: 5000 },
      { code: 'D', label: '实现绝大部分业务环节（大于80%）数字化管理', milli: 7500 },
      { code: 'E', label: '业务环节数字化管理全覆盖', milli: 10000 },
    ],
    judgingNote:
      '该环节有本地或云端系统即计入：EDA、CAD、CAE、CAPP、ERP、MES、WMS、CRM、OA、BI 等；环节可按企业自己的叫法。',
    evidenceHints: ['系统清单', '部署架构', '业务覆盖率说明'],
    certainty: 'API+WEB+T3',
  },
  {
    code: 'F6',
    dimension: 'foundation',
    group: '信息安全',
    title: '网络安全',
    question: '企业在保障网络安全方面采取的举措',
    type: 'multi',
    maxMilli: 5000,
    options: [
      { code: 'A', label: '无', milli: 0, exclusive: true },
      { code: 'B', label: '建立网络安全管理制度', milli: 1250 },
      {
        code: 'C',
        label: '使用网络安全产品及服务（防火墙、网络分区、入侵检测、身份认证等）',
        milli: 1250,
      },
      { code: 'D', label: '自行或委托专业机构实施网络安全风险评估', milli: 1250 },
      {
        code: 'E',
        label: '建立网络边界安全访问控制能力及关键节点入侵检测、恶意代码检测能力',
        milli: 1250,
      },
    ],
    judgingNote: '制度须有效执行，产品须在用；以现场所见设备或后台为准。',
    evidenceHints: ['网络安全制度', '防火墙硬件或后台截图', '风险评估报告', '防火墙功能截图'],
    certainty: 'API+WEB+T3',
  },
  {
    code: 'F7',
    dimension: 'foundation',
    group: '信息安全',
    title: '数据安全',
    question: '企业在保障数据安全方面采取的举措',
    type: 'multi',
    maxMilli: 5000,
    options: [
      { code: 'A', label: '无', milli: 0, exclusive: true },
      { code: 'B', label: '建立数据安全管理制度', milli: 1250 },
      {
        code: 'C',
        label: '使用数据安全产品及服务（加密、备份与恢复、脱敏、分级分类保护等）',
        milli: 1250,
      },
      { code: 'D', label: '自行或委托专业机构实施数据安全风险评估', milli: 1250 },
      {
        code: 'E',
        label:
          '建立数据台账（类型、用途、数量、数据源单位、使用单位等），定期开展数据安全保障能力核验',
        milli: 1250,
      },
    ],
    judgingNote: '备份须能恢复；数据台账须有近期更新记录。',
    evidenceHints: ['数据安全制度', '加密或备份平台照片', '风险评估报告', '数据台账及管理界面'],
    certainty: 'API+WEB+T3',
  },
]
