import * as z from 'zod'
import { levelName, trades } from '../../../shared/catalog/terms.ts'
import { formatPoints } from '../../../shared/domain/scoring/points.ts'

/** What the page reads from a record; a record without a part is shown without it. */
const recordSchema = z.object({
  enterprise: z
    .object({
      county: z.string(),
      trade: z.string(),
      projectName: z.string(),
      totalSpend: z.string(),
    })
    .optional()
    .catch(undefined),
  institution: z.string().optional().catch(undefined),
  levels: z
    .object({ before: z.number(), claimed: z.number(), target: z.number(), verified: z.number() })
    .optional()
    .catch(undefined),
  score: z.object({ totalMilli: z.number() }).optional().catch(undefined),
  signers: z.array(z.object({ name: z.string(), role: z.string() })).catch([]),
  opinion: z
    .object({
      text: z.string(),
      frozenAt: z.string(),
      rectificationDueOn: z.string().nullable(),
      requirements: z.string(),
    })
    .optional()
    .catch(undefined),
})

export type Fact = { readonly label: string; readonly value: string }

/** The facts that an opinion states, read from its record; none from a record of another shape. */
export function recordFacts(record: string): readonly Fact[] {
  const { enterprise, institution, levels, score, signers, opinion } = recordSchema.parse(
    objectIn(record),
  )
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    ['所属县（市）区', enterprise?.county],
    ['细分行业', trades.find(({ id }) => id === enterprise?.trade)?.name ?? enterprise?.trade],
    ['项目名称', enterprise?.projectName],
    ['改造总花费', enterprise && `${enterprise.totalSpend} 万元`],
    ['评测机构', institution],
    [
      '专家组',
      signers.map(({ name, role }) => `${name}${role === 'leader' ? '（组长）' : ''}`).join('、'),
    ],
    ['改造前等级', levels && levelName(levels.before)],
    ['目标等级', levels && levelName(levels.target)],
    ['企业自评等级', levels && levelName(levels.claimed)],
    ['专家组核定等级', levels && levelName(levels.verified)],
    ['核定得分', score && `${formatPoints(score.totalMilli)} 分`],
    ['整改期限', opinion?.rectificationDueOn],
    ['整改要求', opinion?.requirements],
    ['专家组意见', opinion?.text],
  ]
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

function objectIn(record: string): object {
  const value: unknown = JSON.parse(record)
  return typeof value === 'object' && value !== null ? value : {}
}
