import { chineseDate } from '../../../electron/core/documents/kit/chinese-date.ts'
import type { Application } from '../../../shared/formats/application.ts'
import type { Filing } from '../../../shared/formats/filing.ts'
import { percentOf, sum, times } from '../money.ts'
import {
  heading,
  paragraph,
  signature,
  table,
  type Block,
  type Row,
  type SampleDocument,
} from './document.ts'

type Papers = { readonly application: Application; readonly filing: Filing }

const KINDS = { software: '软件', hardware: '硬件', service: '服务' } as const

/** M03: the contracts with every provider and their price lists. */
export function contracts(papers: Papers, signedOn: string): SampleDocument {
  const { application, filing } = papers
  return {
    name: '数字化改造合同及价格清单',
    title: '数字化改造合同（节选）及价格清单',
    material: 'M03',
    subtitle: `甲方：${filing.enterpriseName}`,
    blocks: [
      paragraph(
        `项目名称：${application.projectName}。交付地点：${application.address}。工期自 ${chineseDate(application.startedOn)} 至 ${chineseDate(filing.endsOn)}，上线后试运行不少于一个月，由甲方组织内部验收，验收单双方签字盖章。`,
      ),
      ...filing.providers.flatMap(({ name }, index) => priceList(papers, name, index + 1)),
      paragraph('付款均分三期：合同签订后 30%，系统上线后 50%，内部验收合格后 20%。乙方自验收之日起免费维护一年，8 小时内响应。'),
      signature(`甲方：${filing.enterpriseName}`, chineseDate(signedOn)),
    ],
  }
}

function priceList({ filing }: Papers, provider: string, number: number): readonly Block[] {
  const rows = filing.deliverables.filter((each) => each.provider === provider)
  const total = sum(rows.map(({ unitPrice, quantity }) => times(unitPrice, quantity)))
  return [
    heading(`合同 ${number}　乙方：${provider}`),
    table(
      [
        { title: '序号', share: 5, align: 'center' },
        { title: '名称', share: 26 },
        { title: '类别', share: 7, align: 'center' },
        { title: '品牌型号', share: 18 },
        { title: '数量', share: 7, align: 'right' },
        { title: '单价（万元）', share: 12, align: 'right' },
        { title: '金额（万元）', share: 12, align: 'right' },
      ],
      [
        ...rows.map((row, index) => [
          String(index + 1),
          row.name,
          KINDS[row.kind],
          row.model === '' ? '—' : `${row.brand} ${row.model}`,
          String(row.quantity),
          row.unitPrice,
          times(row.unitPrice, row.quantity),
        ]),
        ['', '合计', '', '', '', '', total],
      ],
    ),
  ]
}

/** M05: the spending list, contract against invoice. */
export function spendingList(
  { filing, application }: Papers,
  others: readonly { readonly name: string; readonly amount: string }[],
): SampleDocument {
  const contracted = filing.deliverables.map((each): Row => {
    const amount = times(each.unitPrice, each.quantity)
    return [each.name, KINDS[each.kind], shortName(each.provider), amount, amount]
  })
  const rows = [
    ...contracted,
    ...others.map(({ name, amount }): Row => [name, '其他', '企业自购', '—', amount]),
  ]
  return {
    name: '投入清单明细表',
    title: '数字化改造项目投入清单明细表',
    material: 'M05',
    subtitle: `${filing.enterpriseName}　单位：万元`,
    blocks: [
      table(
        [
          { title: '序号', share: 5, align: 'center' },
          { title: '名称', share: 30 },
          { title: '类别', share: 7, align: 'center' },
          { title: '供应单位', share: 20 },
          { title: '合同金额', share: 10, align: 'right' },
          { title: '实际投入', share: 10, align: 'right' },
        ],
        [
          ...rows.map((row, index) => [String(index + 1), ...row]),
          [
            '',
            '合计',
            '',
            '',
            sum(filing.providers.map(({ contractAmount }) => contractAmount)),
            application.totalSpend,
          ],
        ],
      ),
      paragraph('说明：实际投入以发票和付款凭证为准，含税；不含企业内部人员工资和日常运行维护费。'),
      signature('填表：财务部', `审核：${application.projectLeader}`),
    ],
  }
}

export type Payment = {
  readonly provider: string
  readonly invoice: string
  readonly date: string
  readonly percent: number
}

/** M06: invoices and payment vouchers, one row each. */
export function invoices({ filing }: Papers, payments: readonly Payment[]): SampleDocument {
  const amountOf = ({ provider, percent }: Payment): string => {
    const found = filing.providers.find(({ name }) => name === provider)
    if (found === undefined) throw new RangeError(`no provider ${provider}`)
    return percentOf(found.contractAmount, percent)
  }
  return {
    name: '发票及付款凭证汇总',
    title: '发票及付款凭证汇总表',
    material: 'M06',
    subtitle: `${filing.enterpriseName}　单位：万元`,
    blocks: [
      table(
        [
          { title: '序号', share: 5, align: 'center' },
          { title: '开票单位', share: 24 },
          { title: '发票号码', share: 18, align: 'center' },
          { title: '付款日期', share: 12, align: 'center' },
          { title: '付款方式', share: 10, align: 'center' },
          { title: '金额', share: 9, align: 'right' },
        ],
        [
          ...payments.map((payment, index) => [
            String(index + 1),
            shortName(payment.provider),
            payment.invoice,
            payment.date,
            '银行转账',
            amountOf(payment),
          ]),
          ['', '合计', '', '', '', sum(payments.map(amountOf))],
        ],
      ),
      paragraph('发票号码为演示用虚构号码。原件存放于企业财务部，现场核查时提供原件和银行回单。'),
    ],
  }
}

/** M14 */
export function statement({ application, filing }: Papers): SampleDocument {
  return {
    name: '材料真实性声明',
    title: '申报材料真实性声明',
    material: 'M14',
    subtitle: filing.enterpriseName,
    blocks: [
      paragraph(
        `本公司就“${application.projectName}”提交的验收申请表、合同、投入清单、发票与付款凭证、总结报告及佐证材料均真实、完整、有效。如有虚假，愿意承担由此产生的法律责任。`,
      ),
      paragraph('本公司承诺配合第三方评测机构现场核查，如实提供系统、设备、人员和财务资料。'),
      signature(
        `法定代表人：${application.commitment.legalRepresentative}`,
        `${filing.enterpriseName}（公章）`,
        chineseDate(application.commitment.signedOn),
      ),
    ],
  }
}

/** M15: marks out of ten by provider. */
export function satisfaction(
  { application, filing }: Papers,
  marks: readonly (readonly [provider: string, ...marks: number[]])[],
  comment: string,
): SampleDocument {
  return {
    name: '服务商满意度评价表',
    title: '数字化服务商满意度评价表',
    material: 'M15',
    subtitle: `评价单位：${filing.enterpriseName}　每项 10 分`,
    blocks: [
      table(
        [
          { title: '服务商', share: 28 },
          { title: '方案', share: 8, align: 'center' },
          { title: '交付', share: 8, align: 'center' },
          { title: '培训', share: 8, align: 'center' },
          { title: '响应', share: 8, align: 'center' },
          { title: '效果', share: 8, align: 'center' },
          { title: '合计', share: 8, align: 'center' },
        ],
        marks.map(([provider, ...each]) => [
          shortName(provider),
          ...each.map(String),
          String(each.reduce((total, mark) => total + mark, 0)),
        ]),
      ),
      paragraph(comment),
      signature(`评价人：${application.projectLeader}`, chineseDate(application.commitment.signedOn)),
    ],
  }
}

/** M07: the seven effects as a table, framed by the project's own paragraphs. */
export function summaryReport(
  { application, filing }: Papers,
  parts: { readonly course: readonly string[]; readonly open: readonly string[] },
): SampleDocument {
  const names = {
    innovation: '创新',
    market: '市场',
    quality: '提质',
    cost: '降本',
    efficiency: '增效',
    green: '绿色',
    safety: '安全',
  } as const
  return {
    name: '项目总结报告',
    title: `${application.projectName}总结报告`,
    material: 'M07',
    subtitle: filing.enterpriseName,
    blocks: [
      heading('一、建设内容与过程'),
      ...parts.course.map(paragraph),
      heading('二、成效对比'),
      table(
        [
          { title: '方面', share: 6, align: 'center' },
          { title: '改造前', share: 28 },
          { title: '改造后', share: 32 },
        ],
        Object.entries(names).map(([aspect, name]) => {
          const { before, after } = application.effects[aspect as keyof typeof names]
          return [name, before, after]
        }),
      ),
      heading('三、存在问题与后续计划'),
      ...parts.open.map(paragraph),
      signature(filing.enterpriseName, chineseDate(application.commitment.signedOn)),
    ],
  }
}

function shortName(provider: string): string {
  return provider.replace('（示例）', '')
}

/** M18: equipment by workshop, with what is digital and what is networked. */
export function equipmentList(
  { filing }: Papers,
  rows: readonly (readonly [
    name: string,
    workshop: string,
    total: number,
    digital: number,
    networked: number,
  ])[],
): SampleDocument {
  const total = (column: 2 | 3 | 4): string =>
    String(rows.reduce((count, row) => count + row[column], 0))
  return {
    name: '生产设备清单',
    title: '生产设备清单（数字化与联网情况）',
    material: 'M18',
    subtitle: `${filing.enterpriseName}　单位：台`,
    blocks: [
      table(
        [
          { title: '设备', share: 26 },
          { title: '所在车间', share: 16, align: 'center' },
          { title: '数量', share: 9, align: 'right' },
          { title: '其中数字化', share: 12, align: 'right' },
          { title: '其中已联网', share: 12, align: 'right' },
        ],
        [...rows.map((row) => row.map(String)), ['合计', '', total(2), total(3), total(4)]],
      ),
      paragraph('数字化设备指带数字接口、可接入网络的设备；已联网指在设备物联平台可见实时数据。'),
    ],
  }
}

/** M16 */
export function trainingRecord(
  { application, filing }: Papers,
  rows: readonly (readonly [date: string, topic: string, hours: number, people: number])[],
): SampleDocument {
  const people = rows.reduce((total, row) => total + row[3], 0)
  return {
    name: '培训记录汇总',
    title: '数字化应用培训记录汇总',
    material: 'M16',
    subtitle: filing.enterpriseName,
    blocks: [
      table(
        [
          { title: '日期', share: 14, align: 'center' },
          { title: '培训内容', share: 38 },
          { title: '学时', share: 8, align: 'right' },
          { title: '人次', share: 8, align: 'right' },
        ],
        [...rows.map((row) => row.map(String)), ['合计', '', '', String(people)]],
      ),
      paragraph('签到表、课件和考核成绩存数字化部备查，现场可提供原件。'),
      signature(`负责人：${application.projectLeader}`),
    ],
  }
}

/** M17 */
export function trialRun(
  { application, filing }: Papers,
  rows: readonly (readonly [system: string, from: string, use: string, faults: string])[],
): SampleDocument {
  return {
    name: '系统部署与试运行记录',
    title: '系统部署与试运行记录',
    material: 'M17',
    subtitle: filing.enterpriseName,
    blocks: [
      table(
        [
          { title: '系统', share: 20 },
          { title: '试运行起始', share: 13, align: 'center' },
          { title: '使用情况', share: 32 },
          { title: '问题及处理', share: 28 },
        ],
        rows,
      ),
      paragraph('试运行期间未发生数据丢失和停产事故，操作手册与测试记录随系统交付。'),
      signature(`项目负责人：${application.projectLeader}`),
    ],
  }
}
