import type { SampleDocument } from '../documents/document.ts'
import { contracts, spendingList } from '../documents/contract-papers.ts'
import { equipmentList, trainingRecord } from '../documents/record-papers.ts'
import { statement, summaryReport } from '../documents/report-papers.ts'
import { application } from './application.ts'
import { filing } from './filing.ts'

const papers = { application, filing }

/** Left out on purpose: M06 (invoices) among others, so that the document review finds something. */
export const documents: readonly SampleDocument[] = [
  contracts(papers, '2024-12-26'),
  spendingList(papers, []),
  summaryReport(papers, {
    course: [
      '项目按“先数据、后系统、再集成”推进：统一物料编码 2.3 万条，清理重复编码 3100 条；设计、工艺、制造三张物料清单以产品全生命周期管理为唯一来源，经数据集成平台分发。',
      '焊接采集是难点：12 台机器人焊接电源走现场总线，44 台手工焊机加装采集模块，焊工刷卡后才能起弧，资质不符自动禁止。',
      '高级排程经过三轮参数校正，目前排程结果直接下达率 88%，其余由计划员调整后下达。',
    ],
    open: [
      '采购协同和人力资源尚未与供应商、绩效打通，仍为二级或一级水平；AGV 路线在涂装车间改造后需要重新标定。',
      '下一步开展焊接质量预测模型试点，并把能耗数据用于排程约束。',
    ],
  }),
  statement(papers),
  trainingRecord(papers, [
    ['2025-05-13', '三维工艺与变更流程（设计、工艺人员）', 12, 64],
    ['2025-09-09', '焊接数据采集与焊工刷卡规则', 6, 138],
    ['2025-12-02', '制造执行系统工位操作', 6, 172],
    ['2026-02-10', '高级排程与齐套分析（计划、物流）', 12, 26],
    ['2026-03-17', '质量履历与不合格品处置', 6, 58],
    ['2026-04-14', '网络与数据安全制度宣贯', 3, 28],
  ]),
  equipmentList(papers, [
    ['弧焊电源（手工）', '焊接车间', 44, 44, 44],
    ['焊接机器人工作站', '焊接车间', 12, 12, 12],
    ['大型龙门加工中心', '机加车间', 18, 18, 18],
    ['等离子与激光切割机', '下料车间', 9, 6, 4],
    ['数控折弯与矫正设备', '下料车间', 14, 5, 0],
    ['三坐标测量机', '质检中心', 4, 4, 4],
    ['喷涂与烘干设备', '涂装车间', 11, 3, 0],
    ['退火与抛丸设备', '焊接车间', 8, 2, 0],
    ['装配工装与吊运设备', '装配车间', 18, 0, 0],
  ]),
]
