import * as z from 'zod'
import { dateText, digest, idText, instant, text } from '../fields.ts'
import { signedSchema } from './receipt.ts'

/**
 * Feeds: what changed since a cursor, in the platform's order.
 *
 * Each entry is the whole present state of one thing, so reading it twice does no harm; an entry
 * comes again when that thing changes. Pass the answer's `cursor` next time, and go on at once while
 * `hasMore`. `If-None-Match` with the last `ETag` of the same address answers 304.
 */
export const feedQuerySchema = z.strictObject({
  /** Absent: from the beginning. */
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

function feedSchema<T extends z.ZodType>(entry: T) {
  return z.strictObject({
    cursor: text(120),
    hasMore: z.boolean(),
    /**
     * The cursor is not of this platform's history (it was restored or set up anew), so this answer
     * begins from the beginning. What is absent from it is not withdrawn. A platform that was restored
     * from a backup begins a new history: the tool then looks up whether its receipts still stand.
     */
    isReset: z.boolean(),
    entries: z.array(entry).max(200),
  })
}

const contentSchema = z.strictObject({ sha256: digest, sizeBytes: z.int().min(0) })

/** A task as it stands for the signed-in expert. Withdrawn and reassigned ones stay in the feed. */
export const taskEntrySchema = z.strictObject({
  taskId: idText,
  taskNumber: text(60),
  enterpriseName: text(120),
  /** `changed`: a newer package revision than the one it was assigned with. */
  state: z.enum(['assigned', 'changed', 'withdrawn', 'reassigned']),
  /** Why it came to this state, for the panel to read. */
  reason: text(500),
  changedAt: instant,
  /** Of a task that was taken back: the last one that was this expert's. Later ones are refused. */
  package: contentSchema.extend({ revision: z.int().min(1).max(9999) }),
})
export type TaskEntry = z.infer<typeof taskEntrySchema>
export const taskFeedSchema = feedSchema(taskEntrySchema)
export type TaskFeed = z.infer<typeof taskFeedSchema>

/** A version of a catalog (指标体系, 材料清单 …). Started tasks keep the one they pin. */
export const catalogEntrySchema = z.strictObject({
  catalogId: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/),
  catalogVersion: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,19}$/),
  title: text(120),
  effectiveFrom: dateText,
  reason: text(500),
  content: contentSchema,
})
export type CatalogEntry = z.infer<typeof catalogEntrySchema>
export const catalogFeedSchema = feedSchema(catalogEntrySchema)
export type CatalogFeed = z.infer<typeof catalogFeedSchema>

export const DECISION_FORMAT = 'smedt-bureau-decision'

/** The second cell of Annex 5: what 所属县（市、区）工信主管部门 decided on a received opinion. */
export const decisionPayloadSchema = z.strictObject({
  format: z.literal(DECISION_FORMAT),
  version: z.literal(1),
  decisionId: idText,
  taskId: idText,
  round: z.int().min(1).max(99),
  revision: z.int().min(1),
  /** Of the receipt: which record was decided on. */
  receiptNumber: text(80),
  recordSha256: digest,
  decision: z.enum(['agreed', 'returned']),
  text: text(1000),
  /** The date beside the seal. */
  decidedOn: dateText,
  bureau: text(120),
  decidedBy: text(40),
  /** Whether the bureau's seal (单位公章) stands on its copy. */
  isSealed: z.boolean(),
})
export type DecisionPayload = z.infer<typeof decisionPayloadSchema>

/** Signed with the receipts' key; only the latest decision on a record is in the feed. */
export const decisionFeedSchema = feedSchema(signedSchema)
export type DecisionFeed = z.infer<typeof decisionFeedSchema>
