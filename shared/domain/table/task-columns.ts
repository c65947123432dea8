import { effectAspects, trades } from '../../catalog/terms.ts'
import type { TableColumn } from './table.ts'

export const effectColumns = effectAspects

const required = (
  key: string,
  title: string,
  rule: string,
  example: string,
  aliases: readonly string[] = [],
): TableColumn => ({ key, title, aliases, isRequired: true, rule, example })
const optional = (key: string, title: string, rule: string, example: string): TableColumn => ({
  key,
  title,
  isRequired: false,
  rule,
  example,
})

const DATE = '日期，如 2026-11-23'
const MONEY = '万元，非负小数'

/** Columns of 任务清单: Annex 4 in the form's order, the contract, the panel. */
export const TASK_COLUMNS: readonly TableColumn[] = [
  required('enterpriseName', '企业名称', '最多 120 字', '长春示例汽车零部件有限公司'),
  required('creditCode', '企业信用代码', '18 位，含校验位', '91220101MA0DEM0017', [
    '统一社会信用代码',
    '信用代码',
  ]),
  required('legalRepresentative', '法人代表', '最多 40 字', '刘志远', ['法定代表人']),
  required('address', '通讯地址', '最多 200 字', '长春市绿园区示例路 1 号', ['地址']),
  required('county', '所属县区', '县（市、区）', '绿园区', ['所属县', '县区', '区县']),
  required('projectLeader', '项目负责人', '最多 40 字', '周建国'),
  required('phone', '联系电话', '电话号码', '0431-80000000', ['电话']),
  required(
    'trade',
    '所属细分行业',
    trades.map(({ name }) => name).join('、'),
    trades[0]?.name ?? '',
  ),
  required('projectName', '项目名称', '最多 120 字', '数字化车间改造项目'),
  required('startedOn', '项目开始日期', DATE, '2026-03-01', ['开始日期']),
  required('endedOn', '项目结束日期', DATE, '2026-10-31', ['结束日期']),
  required(
    'completedContent',
    '主要完成的建设内容',
    '最多 500 字',
    '上线 MES、WMS，设备联网 40 台',
    ['建设内容'],
  ),
  required('levelBefore', '改造前等级', '无等级、一级至四级', '一级', ['改造前数字化水平等级']),
  required('levelAfter', '改造后等级', '二级至四级', '二级', ['改造后数字化水平等级']),
  optional('cloudUse', '云应用情况', '公有云、私有云、混合云或无', '公有云'),
  required('totalSpend', '改造总花费', MONEY, '186.5', ['总花费']),
  optional('internalAcceptedOn', '企业内部验收日期', DATE, '2026-11-05'),
  required('signedOn', '承诺签署日期', DATE, '2026-11-10', ['企业承诺签署日期']),
  required('provider', '服务商名称', '最多 120 字', '吉林示例软件有限公司', ['服务商']),
  required('contractAmount', '合同金额', MONEY, '150'),
  required('providerContact', '服务商联系人', '最多 40 字', '陈工'),
  required('providerPhone', '服务商电话', '电话号码', '0431-80000001'),
  required('institution', '第三方评测机构', '最多 120 字', '长春示例评测中心', ['评测机构']),
  required('institutionContact', '机构联系人', '最多 40 字', '蒋文博'),
  required('institutionPhone', '机构联系电话', '电话号码', '0431-80000002'),
  required('leader', '组长', '姓名/单位/职称/专业', '沈国梁/示例大学/教授/智能制造'),
  optional(
    'members',
    '组员',
    '每人“姓名/单位/职称/专业”，多人用分号隔开',
    '于慧敏/示例研究院/正高级工程师/质量管理；郑志强/示例事务所/注册会计师/财务',
  ),
  optional('appointment', '预约日期', DATE, '2026-12-08'),
  ...effectColumns.flatMap(({ id, name }) => [
    optional(`${id}.before`, `${name}·改造前`, '最多 500 字', ''),
    optional(`${id}.after`, `${name}·改造后`, '最多 500 字', ''),
  ]),
]
