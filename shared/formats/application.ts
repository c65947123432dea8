import * as z from 'zod'
import {
  amount,
  cloudUseSchema,
  dateText,
  effectsSchema,
  phone,
  text,
  tradeSchema,
} from './fields.ts'
import { creditCodeProblem } from './credit-code.ts'

export const creditCode = z.string().superRefine((code, context) => {
  const problem = creditCodeProblem(code)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

/** Annex 4, 改造项目验收申请表: the claim side, every field of the form. */
export const applicationSchema = z.strictObject({
  enterpriseName: text(120),
  legalRepresentative: text(40),
  creditCode,
  address: text(200),
  county: text(40),
  projectLeader: text(40),
  phone,
  trade: tradeSchema,
  projectName: text(120),
  startedOn: dateText,
  endedOn: dateText,
  /** 主要完成的建设内容, at most 500 characters. */
  completedContent: text(500),
  levelBefore: z.int().min(0).max(4),
  /** Annex 4 offers 二级 to 四级 only. */
  levelAfter: z.int().min(2).max(4),
  cloudUse: cloudUseSchema,
  /** 改造总花费（万元）. */
  totalSpend: amount,
  effects: effectsSchema,
  /** 第四章（五）1(1): the company accepted the works internally before it applied. */
  internalAcceptedOn: dateText.nullable(),
  commitment: z.strictObject({ legalRepresentative: text(40), signedOn: dateText }),
})
export type Application = z.infer<typeof applicationSchema>
