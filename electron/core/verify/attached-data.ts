import { inflateSync } from 'node:zlib'
import * as z from 'zod'
import { inkSchema } from '../../../shared/domain/opinion/ink-schema.ts'
import type { OpinionSnapshot } from '../../../shared/domain/opinion/snapshot.ts'
import type { Signature } from '../../../shared/domain/task/workspace.ts'
import { canonicalJson, type Json } from '../../../shared/formats/canonical-json.ts'
import { dateText, digest, instant } from '../../../shared/formats/fields.ts'
import { sha256 } from '../hash.ts'

export type AttachedData = {
  readonly snapshot: OpinionSnapshot
  /** Its canonical JSON, as it was frozen. */
  readonly snapshotText: string
  readonly snapshotSha256: string
  readonly signatures: readonly Signature[]
}

/** The attached `opinion.json`, or why it can't be used. */
export type FoundData =
  | { readonly state: 'found'; readonly data: AttachedData }
  | { readonly state: 'none' }
  | { readonly state: 'malformed'; readonly reason: string }

/** Snapshots have some 100 KB; thousands of records make it some MB. */
const MOST_BYTES = 64 * 1024 * 1024
/** The snapshot nests 8 levels or so. */
const MOST_LEVELS = 64
const EMBEDDED = '/Type /EmbeddedFile'

const shortText = z.string().max(4000)
const level = z.int().min(0).max(4)

/** What the document is drawn from is checked; the rest counts by its hash alone. */
const attachedSchema = z.strictObject({
  format: z.literal('smedt-opinion'),
  version: z.literal(1),
  snapshotSha256: digest,
  snapshot: z.looseObject({
    format: z.literal('smedt-opinion-snapshot'),
    version: z.literal(1),
    task: z.looseObject({
      id: shortText,
      number: shortText,
      revision: z.int(),
      isSample: z.boolean(),
    }),
    opinion: z.looseObject({
      revision: z.int().min(1),
      round: z.int().min(1),
      previousRound: z
        .looseObject({
          round: z.int(),
          concludedOn: dateText,
          rectificationDueOn: dateText.nullable(),
          lateReason: shortText.nullable(),
        })
        .nullable(),
      frozenAt: instant,
      conclusion: z.enum(['passed', 'rectify']),
      concludedOn: dateText,
      text: z.string().max(100_000),
      rectificationDueOn: dateText.nullable(),
      requirements: z.string().max(100_000),
    }),
    enterprise: z.record(z.string(), shortText),
    institution: shortText,
    signers: z
      .array(
        z.looseObject({
          expertId: shortText,
          name: shortText,
          role: z.enum(['leader', 'member']),
        }),
      )
      .min(1)
      .max(40),
    levels: z.looseObject({ before: level, claimed: level, target: level, verified: level }),
  }),
  signatures: z
    .array(
      z.strictObject({
        revisionId: shortText,
        expertId: shortText,
        ink: inkSchema,
        signedAt: instant,
        deviceId: shortText,
      }),
    )
    .max(40),
})

/**
 * Takes the data out of a document of ours.
 *
 * The stream is found by pattern: whoever hides another one fails when the document is made again
 * from the data and every byte compared.
 */
export function findAttachedData(base: Uint8Array): FoundData {
  const file = Buffer.from(base.buffer, base.byteOffset, base.byteLength)
  const at = file.indexOf(EMBEDDED, 0, 'latin1')
  if (at < 0) return { state: 'none' }
  if (file.indexOf(EMBEDDED, at + 1, 'latin1') >= 0) return malformed('附带了不止一份数据')
  const start = file.indexOf('stream\n', at, 'latin1') + 'stream\n'.length
  const dictionary = file.subarray(file.lastIndexOf('obj\n', at, 'latin1'), start)
  const length = Number(/\/Length (\d{1,9})/.exec(dictionary.toString('latin1'))?.[1] ?? -1)
  if (length < 0 || start + length > file.byteLength) return malformed('附带的数据被截断')
  try {
    const text = inflateSync(file.subarray(start, start + length), { maxOutputLength: MOST_BYTES })
    return readData(text.toString('utf8'))
  } catch {
    // Whatever zlib finds wrong with it: the data can't be read, and that is all there is to say.
    return malformed('附带的数据无法解压，或大得不合理')
  }
}

function readData(text: string): FoundData {
  if (isDeep(text)) return malformed('附带的数据嵌套过深')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return malformed('附带的数据不是 JSON')
  }
  const parsed = attachedSchema.safeParse(value)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? ''
    return malformed(`附带的数据中“${path}”不符合格式`)
  }
  // Parsed from JSON, so JSON it is.
  const json = value as Json
  if (canonicalJson(json) !== text) return malformed('附带的数据不是规范形式')
  // The schema has checked what is drawn; the hash is over all of it.
  const data = value as Omit<AttachedData, 'snapshotText'> & { readonly snapshot: Json }
  const snapshotText = canonicalJson(data.snapshot)
  if (sha256(snapshotText) !== data.snapshotSha256) return malformed('附带的定稿快照与其校验值不符')
  return { state: 'found', data: { ...data, snapshotText } }
}

/** Deeper than any snapshot: asked before anything recurses into it. */
function isDeep(text: string): boolean {
  let depth = 0
  let isText = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isText) {
      if (code === 0x5c) i += 1
      else if (code === 0x22) isText = false
    } else if (code === 0x22) isText = true
    else if (code === 0x7b || code === 0x5b) {
      depth += 1
      if (depth > MOST_LEVELS) return true
    } else if (code === 0x7d || code === 0x5d) depth -= 1
  }
  return false
}

function malformed(reason: string): FoundData {
  return { state: 'malformed', reason }
}
