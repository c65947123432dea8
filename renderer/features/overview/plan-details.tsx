import type { Filing } from '../../../shared/formats/filing.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { levelName } from '../../../shared/catalog/index.ts'

const OWNERSHIP = {
  state: '国有',
  private: '民营',
  foreign: '外资',
  mixed: '混合所有制',
  other: '其他',
} as const
const SIZES = { medium: '中型企业', small: '小型企业', micro: '微型企业' } as const
const QUALITIES = {
  'little-giant': '专精特新“小巨人”企业',
  specialised: '专精特新中小企业',
  innovative: '创新型中小企业',
} as const

/** The rest of 附件3, folded away: the company, its figures and its needs. */
export function PlanDetails() {
  const { workspace } = useWorkspace()
  const { filing } = workspace.package
  return (
    <details className="overview-section plan-details">
      <summary>备案申请表其余内容（附件3）</summary>
      <dl>
        {planFields(filing).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? '未填写' : value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function planFields(filing: Filing): readonly (readonly [string, string])[] {
  const { needs } = filing
  const yesNo = (value: boolean): string => (value ? '是' : '否')
  const scale = filing.isAboveScale ? '规模以上' : '规模以下'
  return [
    ['企业基本情况', filing.profile],
    ['企业性质', OWNERSHIP[filing.ownership]],
    ['企业规模', `${SIZES[filing.size]}，${scale}`],
    ['优质中小企业情况', filing.quality.map((one) => QUALITIES[one]).join('、') || '无'],
    ['数字化水平自评测等级', levelName(filing.selfAssessedLevel)],
    ['已获中央财政支持的“小巨人”企业', yesNo(filing.hasCentralFunding)],
    ['已纳入 2022 年改造试点', yesNo(filing.isInEarlierPilot)],
    ['2023 年营业收入（万元）', filing.revenue2023],
    ['2023 年利润（万元）', filing.profit2023],
    ['2023 年 12 月参保人数（人）', String(filing.insuredStaff2023)],
    ['2023 年人均营业收入（万元）', filing.revenuePerHead2023],
    ['已有数字化转型投入（万元）', filing.earlierSpend],
    ['2024 年计划投入（万元）', filing.plannedSpendThisYear],
    ['近两年计划投入（万元）', filing.plannedSpendTwoYears],
    ['基础需求', needs.foundation.join('、')],
    ['经营管理需求', needs.operations.join('、')],
    ['其它需求', needs.other.join('、')],
    ['软件需求', needs.software.join('、')],
    ['希望得到的支持', needs.support.join('、')],
  ]
}
