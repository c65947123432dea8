import type { SampleDocument } from '../documents/document.ts'
import { contracts, invoices, spendingList } from '../documents/contract-papers.ts'
import { satisfaction, statement, summaryReport } from '../documents/report-papers.ts'
import { application } from './application.ts'
import { filing } from './filing.ts'
import { providers } from './providers.ts'

const papers = { application, filing }
const [mes = '', erp = '', hardware = ''] = providers.map(({ name }) => name)

/** Left out on purpose: M04, M08, M09, M10, so that the document review finds something. */
export const documents: readonly SampleDocument[] = [
  contracts(papers, '2025-03-20'),
  spendingList(papers, [{ name: '网线、桥架与辅材', amount: '2.16' }]),
  invoices(papers, [
    { provider: mes, invoice: '示例 0000251101', date: '2025-04-03', percent: 30 },
    { provider: erp, invoice: '示例 0000251102', date: '2025-04-10', percent: 30 },
    { provider: hardware, invoice: '示例 0000251103', date: '2025-04-22', percent: 30 },
    { provider: erp, invoice: '示例 0000251104', date: '2025-10-30', percent: 50 },
    { provider: hardware, invoice: '示例 0000251105', date: '2026-01-16', percent: 50 },
    { provider: mes, invoice: '示例 0000261106', date: '2026-03-27', percent: 50 },
    { provider: mes, invoice: '示例 0000261107', date: '2026-08-28', percent: 20 },
    { provider: erp, invoice: '示例 0000261108', date: '2026-08-28', percent: 20 },
    { provider: hardware, invoice: '示例 0000261109', date: '2026-09-02', percent: 20 },
  ]),
  summaryReport(papers, {
    course: [
      '项目分四个阶段实施：蓝图设计与网络改造，ERP、图文档与仓储上线，制造执行与质量系统上线及设备联网，试运行与集成优化。推进小组每周例会，共形成会议纪要 58 份、变更单 21 份。',
      '设备联网以加工中心为重点：52 台加工中心中 49 台通过数控系统接口直接采集，3 台老旧设备加装传感器采集运行信号；8 台压铸机采集合模力、料温和节拍。',
      '数据贯通方面，订单、工单、报工、检验、入库、成本六类数据在系统间自动传递，共 14 个接口，取消手工台账 23 种。',
    ],
    open: [
      '计划排程仍由系统给出建议、人工确认，未考虑模具与刀具寿命约束；售后与人力资源仍使用办公软件。',
      '下一步计划在 2027 年引入高级排程，并把关键尺寸数据与主机厂质量平台对接。',
    ],
  }),
  statement(papers),
  satisfaction(
    papers,
    [
      [mes, 9, 9, 9, 9, 9],
      [erp, 9, 8, 9, 8, 9],
      [hardware, 9, 9, 8, 9, 9],
    ],
    '总体满意。ERP 上线初期响应较慢，经协调后改善；希望服务商继续提供排程优化支持。',
  ),
]
