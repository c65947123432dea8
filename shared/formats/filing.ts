import * as z from 'zod'
import {
  amount,
  cloudUseSchema,
  dateText,
  effectsSchema,
  optionalText,
  phone,
  text,
} from './fields.ts'
import { creditCode } from './application.ts'

const choices = (max: number) => z.array(text(60)).max(max)

/** Annex 3, 改造项目备案入库申请表: the plan side, against which the results are checked. */
export const filingSchema = z.strictObject({
  enterpriseName: text(120),
  county: text(40),
  registeredAddress: text(200),
  creditCode,
  contact: text(40),
  phone,
  profile: text(500),
  ownership: z.enum(['state', 'private', 'foreign', 'mixed', 'other']),
  size: z.enum(['medium', 'small', 'micro']),
  isAboveScale: z.boolean(),
  quality: z.array(z.enum(['little-giant', 'specialised', 'innovative'])).max(3),
  selfAssessedLevel: z.int().min(0).max(4),
  hasCentralFunding: z.boolean(),
  isInEarlierPilot: z.boolean(),
  revenue2023: amount,
  /** May be a loss. */
  profit2023: z.string().regex(/^-?\d{1,9}(\.\d{1,6})?$/, '应为小数（单位：万元）'),
  insuredStaff2023: z.int().min(0).max(1_000_000),
  revenuePerHead2023: amount,
  earlierSpend: amount,
  needs: z.strictObject({
    foundation: choices(10),
    operations: choices(20),
    other: choices(10),
    software: choices(40),
    support: choices(10),
  }),
  plannedSpendThisYear: amount,
  plannedSpendTwoYears: amount,
  cloudUse: cloudUseSchema,
  startsOn: dateText,
  endsOn: dateText,
  totalSpend: amount,
  targetLevel: z.int().min(2).max(4),
  providers: z
    .array(
      z.strictObject({
        name: text(120),
        hasContract: z.boolean(),
        contractAmount: amount,
        contact: text(40),
        phone,
      }),
    )
    .min(1)
    .max(20),
  /** 项目建设内容, at most 1,500 characters. */
  content: text(1500),
  effects: effectsSchema,
  /** What the contract with its price list promises: ticked off on site. */
  deliverables: z
    .array(
      z.strictObject({
        name: text(120),
        kind: z.enum(['software', 'hardware', 'service']),
        brand: optionalText(80),
        model: optionalText(80),
        quantity: z.int().min(1).max(100_000),
        unitPrice: amount,
        provider: text(120),
      }),
    )
    .max(300),
})
export type Filing = z.infer<typeof filingSchema>
