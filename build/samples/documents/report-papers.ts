import { chineseDate } from '../../../electron/core/documents/kit/chinese-date.ts'
import { heading, paragraph, type SampleDocument, signature, table } from './document.ts'
import { type Papers, shortName } from './papers.ts'

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
      signature(
        `评价人：${application.projectLeader}`,
        chineseDate(application.commitment.signedOn),
      ),
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
