import { effectAspects, levelLabels, trades } from '../../catalog/terms.ts'
import type { TaskPackage } from '../../formats/task-package.ts'
import { formatFraction, parseDecimal } from '../scoring/decimal.ts'

/** One line of the forms: what was planned (附件3) beside what is claimed (附件4). */
export type ComparedField = {
  readonly key: string
  readonly name: string
  /** Null where the form does not ask for it. */
  readonly plan: string | null
  readonly claim: string | null
  readonly verdict: FieldVerdict
}

/**
 * `same` and `differs` where both forms ask for the same fact; `read` for texts that only a person
 * can compare; `single` where one form asks.
 */
export type FieldVerdict =
  | { readonly kind: 'same' | 'read' | 'single' }
  /** `note` says how they differ, in words. */
  | { readonly kind: 'differs'; readonly note: string }

export type ComparedGroup = { readonly title: string; readonly fields: readonly ComparedField[] }

/**
 * Claim against plan, field by field, in the groups of 附件4.
 *
 * A task entered on site has no plan: its filing is a copy of the claim, which proves nothing.
 */
export function compareClaim(pkg: TaskPackage): readonly ComparedGroup[] {
  const groups = comparedGroups(pkg)
  if (pkg.task.origin !== 'on-site') return groups
  return groups.map(({ title, fields }) => ({
    title,
    fields: fields.map((field) => ({
      ...field,
      plan: field.plan === null ? null : '未取得',
      verdict: { kind: 'single' },
    })),
  }))
}

function comparedGroups({ application, filing }: TaskPackage): readonly ComparedGroup[] {
  return [
    {
      title: '申请企业基本信息',
      fields: [
        fact('enterpriseName', '企业名称', filing.enterpriseName, application.enterpriseName),
        single('legalRepresentative', '法人代表', application.legalRepresentative),
        fact('creditCode', '企业信用代码', filing.creditCode, application.creditCode),
        read('address', '注册地址 / 通讯地址', filing.registeredAddress, application.address),
        fact('county', '所属县（市、区）', filing.county, application.county),
        read('projectLeader', '联系人 / 项目负责人', filing.contact, application.projectLeader),
        read('phone', '联系电话', filing.phone, application.phone),
        single('trade', '所属细分行业', tradeName(application.trade)),
      ],
    },
    {
      title: '项目建设内容完成情况',
      fields: [
        single('projectName', '项目名称', application.projectName),
        date('startedOn', '开始日期', filing.startsOn, application.startedOn),
        date('endedOn', '结束日期', filing.endsOn, application.endedOn),
        single(
          'internalAcceptedOn',
          '企业内部验收日期',
          application.internalAcceptedOn ?? '未填写',
        ),
        read('content', '建设内容', filing.content, application.completedContent),
        level('levelBefore', '改造前等级', filing.selfAssessedLevel, application.levelBefore),
        level('levelAfter', '目标等级 / 改造后等级', filing.targetLevel, application.levelAfter),
        fact('cloudUse', '云应用情况', cloudText(filing.cloudUse), cloudText(application.cloudUse)),
        spend('totalSpend', '改造总花费（万元）', filing.totalSpend, application.totalSpend),
        single(
          'commitment',
          '企业承诺',
          `${application.commitment.legalRepresentative}，${application.commitment.signedOn} 签署`,
        ),
      ],
    },
    {
      title: '数字化改造成效',
      fields: effectAspects.flatMap(({ id, name }) => [
        read(
          `${id}.before`,
          `${name}·改造前`,
          filing.effects[id].before,
          application.effects[id].before,
        ),
        read(
          `${id}.after`,
          `${name}·改造后`,
          filing.effects[id].after,
          application.effects[id].after,
        ),
      ]),
    },
  ]
}

/** Sum of amounts in 万元, exact, without needless zeros. */
export function sumAmounts(
  parts: readonly { readonly amount: string; readonly times?: number }[],
): string {
  const total = parts.reduce(
    (sum, { amount, times = 1 }) => sum + (parseDecimal(amount) ?? 0n) * BigInt(times),
    0n,
  )
  return amountText(total)
}

function amountText(millionths: bigint): string {
  const digits = millionths < 0n ? -millionths : millionths
  const text = formatFraction({ numerator: digits, denominator: 1_000_000n }, 6)
  return `${millionths < 0n ? '-' : ''}${text.replace(/\.?0+$/, '')}`
}

type Make<T> = (key: string, name: string, plan: T, claim: T) => ComparedField

const single = (key: string, name: string, claim: string): ComparedField => ({
  key,
  name,
  plan: null,
  claim,
  verdict: { kind: 'single' },
})

/** Free texts: equal ones are the same, others have to be read. Empty on both sides is the same. */
const read: Make<string> = (key, name, plan, claim) => ({
  key,
  name,
  plan,
  claim,
  verdict: { kind: squeeze(plan) === squeeze(claim) ? 'same' : 'read' },
})

const fact: Make<string> = (key, name, plan, claim) =>
  judged(key, name, plan, claim, squeeze(plan) === squeeze(claim) ? null : '两表不一致')

const date: Make<string> = (key, name, plan, claim) => {
  const days = Math.round((Date.parse(claim) - Date.parse(plan)) / 86_400_000)
  const note = days > 0 ? `比计划晚 ${days} 天` : `比计划早 ${-days} 天`
  return judged(key, name, plan, claim, days === 0 ? null : note)
}

const level: Make<number> = (key, name, plan, claim) =>
  judged(
    key,
    name,
    levelText(plan),
    levelText(claim),
    plan === claim ? null : claim > plan ? `高 ${claim - plan} 级` : `低 ${plan - claim} 级`,
  )

const spend: Make<string> = (key, name, plan, claim) => {
  const more = (parseDecimal(claim) ?? 0n) - (parseDecimal(plan) ?? 0n)
  const note = more > 0n ? `比计划多 ${amountText(more)}` : `比计划少 ${amountText(-more)}`
  return judged(key, name, plan, claim, more === 0n ? null : note)
}

function judged(
  key: string,
  name: string,
  plan: string,
  claim: string,
  note: string | null,
): ComparedField {
  return {
    key,
    name,
    plan,
    claim,
    verdict: note === null ? { kind: 'same' } : { kind: 'differs', note },
  }
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

function tradeName(id: string): string {
  return trades.find((trade) => trade.id === id)?.name ?? id
}

function levelText(value: number): string {
  return Object.entries(levelLabels).find(([level]) => level === String(value))?.[1] ?? ''
}

const CLOUD_NAMES = {
  public: '公有云',
  private: '私有云',
  hybrid: '混合云',
  none: '未上云',
} as const

function cloudText({ kind, detail }: TaskPackage['application']['cloudUse']): string {
  return detail === '' ? CLOUD_NAMES[kind] : `${CLOUD_NAMES[kind]}：${detail}`
}
