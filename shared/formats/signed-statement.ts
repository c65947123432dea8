import * as z from 'zod'
import { signedSchema } from './platform/receipt.ts'

/**
 * A statement of the platform as this program keeps and hands on: a receipt (回执.json) or a decision of
 * the county bureau (主管部门意见.json).
 *
 * `platformKey` is the key that this device has pinned (Ed25519, SPKI DER, base64); '' where it is not
 * here any more. Whoever checks the statement compares it with a copy of their own: a key that lies
 * beside a signature proves nothing.
 */
export const signedStatementSchema = z.strictObject({
  format: z.literal('smedt-signed-statement'),
  version: z.literal(1),
  platformKey: z.string().max(200),
  ...signedSchema.shape,
})
export type SignedStatement = z.infer<typeof signedStatementSchema>

export function toStatement(
  { payload, signature }: z.infer<typeof signedSchema>,
  platformKey: string,
): SignedStatement {
  return { format: 'smedt-signed-statement', version: 1, platformKey, payload, signature }
}
