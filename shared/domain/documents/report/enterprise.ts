import { levelName, trades } from '../../../catalog/index.ts'
import { compareClaim, sumAmounts } from '../../task/compare-claim.ts'
import { chineseDate } from '../../opinion/calendar.ts'
import type { Block } from '../blocks.ts'
import { facts, heading, paragraph, tableOr } from '../make.ts'
import { hasPlan, type Reading } from '../reading.ts'
import { linesOf } from '../words.ts'

/** 一、企业概况: the enterprise, its project, what was agreed and spent. */
export function enterpriseBlocks(reading: Reading): readonly Block[] {
  const { snapshot, package: pkg } = reading
  const { application, filing } = pkg
  const { levels } = snapshot
  const trade = trades.find(({ id }) => id === application.trade)?.name ?? application.trade
  return [
    heading(1, '一、企业概况'),
    facts(2, [
      ['企业名称', application.enterpriseName],
      ['统一社会信用代码', application.creditCode],
      ['法定代表人', application.legalRepresentative],
      ['所属县（市、区）', application.county],
      ['通讯地址', application.address],
      ['所属细分行业', trade],
      ['项目负责人', application.projectLeader],
      ['联系电话', application.phone],
    ]),
    ...(hasPlan(reading) ? linesOf(filing.profile).map(paragraph) : []),
    heading(2, '（一）改造项目'),
    facts(2, [
      ['项目名称', application.projectName],
      ['实施期', `${chineseDate(application.startedOn)}至${chineseDate(application.endedOn)}`],
      ['改造总花费', `${application.totalSpend} 万元`],
      ['云应用情况', claimOf(reading, 'cloudUse')],
      ['企业内部验收', internalAcceptance(application.internalAcceptedOn)],
      ['改造前等级', levelName(levels.before)],
      ['目标等级', hasPlan(reading) ? levelName(levels.target) : '未取得备案表'],
      ['申报等级', levelName(levels.claimed)],
    ]),
    paragraph('企业申报的主要完成内容：'),
    ...linesOf(application.completedContent).map(paragraph),
    heading(2, '（二）合同与服务商'),
    tableOr(
      '任务包未列服务商。',
      `服务商（已签合同合计 ${contractSum(reading)} 万元）`,
      [
        ['服务商', 5],
        ['合同', 2, 'center'],
        ['合同金额（万元）', 2, 'right'],
      ],
      filing.providers.map(({ name, hasContract, contractAmount }) => [
        name,
        hasContract ? '已签订' : '未签订',
        hasContract ? contractAmount : '—',
      ]),
    ),
  ]
}

function claimOf({ package: pkg }: Reading, key: string): string {
  const fields = compareClaim(pkg).flatMap((group) => group.fields)
  return fields.find((field) => field.key === key)?.claim ?? '未填写'
}

function internalAcceptance(day: string | null): string {
  return day === null ? '未填写' : `${chineseDate(day)}通过`
}

function contractSum({ package: pkg }: Reading): string {
  const signed = pkg.filing.providers.filter(({ hasContract }) => hasContract)
  return sumAmounts(signed.map(({ contractAmount }) => ({ amount: contractAmount })))
}
