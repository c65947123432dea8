import { chineseDate } from '../../../electron/core/documents/kit/chinese-date.ts'
import { percentOf, sum, times } from '../money.ts'
import {
  type Block,
  heading,
  paragraph,
  type Row,
  type SampleDocument,
  signature,
  table,
} from './document.ts'
import { type Papers, shortName } from './papers.ts'

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
      paragraph(
        '付款均分三期：合同签订后 30%，系统上线后 50%，内部验收合格后 20%。乙方自验收之日起免费维护一年，8 小时内响应。',
      ),
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
