import type { SampleDocument } from '../documents/document.ts'
import { contracts, invoices, spendingList } from '../documents/contract-papers.ts'
import { trialRun } from '../documents/record-papers.ts'
import { satisfaction, summaryReport } from '../documents/report-papers.ts'
import { application } from './application.ts'
import { filing } from './filing.ts'
import { providers } from './providers.ts'

const papers = { application, filing }
const [software = '', hardware = ''] = providers.map(({ name }) => name)

/** Left out on purpose: M04, M09, M10, M14; the last payment of one provider is not made yet. */
export const documents: readonly SampleDocument[] = [
  contracts(papers, '2025-04-18'),
  spendingList(papers, [{ name: '标签、碳带与扫码耗材', amount: '1.35' }]),
  invoices(papers, [
    { provider: software, invoice: '示例 0000253201', date: '2025-05-09', percent: 30 },
    { provider: hardware, invoice: '示例 0000253202', date: '2025-05-23', percent: 30 },
    { provider: hardware, invoice: '示例 0000263203', date: '2026-03-13', percent: 50 },
    { provider: software, invoice: '示例 0000263204', date: '2026-04-17', percent: 50 },
    { provider: software, invoice: '示例 0000263205', date: '2026-09-11', percent: 20 },
  ]),
  summaryReport(papers, {
    course: [
      '项目由质量负责人牵头，按用户需求说明、风险评估、安装确认、运行确认、性能确认五步实施，形成验证文件 34 份。电子批记录与纸质记录并行三个月，逐批比对无差异后切换。',
      '提取线保留原罐体，更换仪表与阀门 86 件，升温曲线按品种下发；乙醇回收区监测与排风联锁经第三方校准。',
      '订单、批号、称量、检验、放行、追溯码六类数据自动传递，取消手工台账 17 种。',
    ],
    open: [
      '硬件合同尾款 20% 待本年度四季度校准复检后支付；计划排程和设计协同仍以人工为主。',
      '下一步建立提取工艺参数与得膏率的分析模型，并与药材种植基地共享批次质量数据。',
    ],
  }),
  satisfaction(
    papers,
    [
      [software, 9, 9, 9, 9, 9],
      [hardware, 8, 8, 8, 9, 9],
    ],
    '总体满意。硬件供货比计划晚 18 天，通过调整施工顺序追回；验证文件质量较好。',
  ),
  trialRun(papers, [
    [
      'ERP 云服务',
      '2025-10-20',
      '在线单据 8640 张，30 个账号均有使用',
      '初期编码重复，已清理 214 条',
    ],
    [
      '仓储管理系统',
      '2025-11-10',
      '收发 5120 笔，盘点差异 0.2%',
      '扫码枪断连 3 次，更换接入点后正常',
    ],
    [
      '实验室信息管理系统',
      '2025-11-24',
      '请验 1260 单，报告 1248 份',
      '2 台仪器接口升级后恢复采集',
    ],
    [
      '提取浓缩采集控制',
      '2026-03-02',
      '运行 176 批，采集完整率 99.7%',
      '1 个密度计漂移，已重新校准',
    ],
    [
      '制造执行与电子批记录',
      '2026-04-06',
      '电子批记录 164 批，偏差 9 起均关闭',
      '模板修订 6 次，均经质量部批准',
    ],
  ]),
]
