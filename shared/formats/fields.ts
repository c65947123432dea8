import * as z from 'zod'
import type { TradeId } from '../catalog/terms.ts'

/** A filled-in single value of at most `max` characters (code points, as the forms count 字). */
export function text(max: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1, '不能为空')
    .refine((value) => Array.from(value).length <= max, `超过 ${max} 字`)
    .meta({ maxLength: max })
}

/** Like `text`, but may be empty. */
export function optionalText(max: number): z.ZodString {
  return z
    .string()
    .refine((value) => Array.from(value).length <= max, `超过 ${max} 字`)
    .meta({ maxLength: max })
}

export const idText = z.uuid('应为 UUID')
export const instant = z.iso.datetime('应为 ISO 时间（UTC），如 2026-11-23T01:00:00Z')
export const dateText = z.iso.date('应为日期，如 2026-11-23')
export const digest = z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位小写十六进制 SHA-256')

/** An amount in 万元 as a decimal text, at most 6 places: never a binary float. */
export const amount = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, '应为非负小数，如 128.5（单位：万元）')
export const phone = z.string().regex(/^[0-9+()（）\- ]{5,30}$/, '应为电话号码')

const beforeAfter = z.strictObject({ before: optionalText(500), after: optionalText(500) })
/** Before/after texts of the seven aspects of Annex 3 and Annex 4, in the forms' order. */
export const effectsSchema = z.strictObject({
  innovation: beforeAfter,
  market: beforeAfter,
  quality: beforeAfter,
  cost: beforeAfter,
  efficiency: beforeAfter,
  green: beforeAfter,
  safety: beforeAfter,
})
export type Effects = z.infer<typeof effectsSchema>

/** The four trades of the pilot (实施细则 第二章), under the ids of the catalog. */
export const TRADES = [
  'auto-parts',
  'rail-equipment',
  'electronic-components',
  'pharmaceuticals',
] as const satisfies readonly TradeId[]
export type Trade = (typeof TRADES)[number]
export const tradeSchema = z.enum(TRADES)

export const cloudUseSchema = z.strictObject({
  kind: z.enum(['public', 'private', 'hybrid', 'none']),
  detail: optionalText(200),
})
