import * as z from 'zod'
import { applicationSchema } from './application.ts'
import { filingSchema } from './filing.ts'
import { dateText, digest, idText, instant, text } from './fields.ts'

/**
 * Task package (任务包), format v1: one zip file with `task.json` and the attachments it lists.
 *
 * It is what the platform hands the panel. Extension `.taskpkg`. Limits in `TASK_PACKAGE_LIMITS`.
 */
export const TASK_PACKAGE_FORMAT = 'smedt-task-package'
export const TASK_PACKAGE_VERSION = 1
export const TASK_PACKAGE_LIMITS = {
  /** Bytes of the whole file. */
  fileBytes: 512 * 1024 * 1024,
  /** Bytes of task.json once unpacked. */
  taskJsonBytes: 2 * 1024 * 1024,
  /** Bytes of all entries once unpacked. */
  unpackedBytes: 1024 * 1024 * 1024,
  entries: 500,
  /** Unpacked bytes for each packed byte, over all entries. */
  ratio: 200,
} as const

const answerSheetSchema = z.strictObject({
  items: z.record(
    z.string().max(8),
    z.union([z.string().max(4), z.array(z.string().max(4)).max(20)]),
  ),
  scenarios: z.record(z.string().max(8), z.int().min(0).max(4)),
})

const httpAddress = z.url({ protocol: /^https?$/ })

const pinnedSchema = z.strictObject({ id: text(60), version: text(20) })

/** Whole percent by criterion of the rubric; `problemsInWeights` has the rules between them. */
export const weightsSchema = z.record(z.string().max(40), z.int().min(1).max(100))

export const expertSchema = z.strictObject({
  id: idText,
  name: text(40),
  organisation: text(100),
  title: text(40),
  specialty: text(100),
  role: z.enum(['leader', 'member']),
})
export type Expert = z.infer<typeof expertSchema>

export const panelSchema = z
  .strictObject({
    institution: text(120),
    institutionContact: text(40),
    institutionPhone: text(40),
    experts: z.array(expertSchema).min(1).max(15),
  })
  .refine((panel) => panel.experts.filter((expert) => expert.role === 'leader').length === 1, {
    error: '必须恰有一名组长（role 为 leader）',
    path: ['experts'],
  })
  .refine(
    (panel) => new Set(panel.experts.map((expert) => expert.id)).size === panel.experts.length,
    {
      error: '专家编号（id）重复',
      path: ['experts'],
    },
  )

const attachmentSchema = z.strictObject({
  /** Its last part becomes a file name on Windows, so it keeps that system's rules. */
  path: text(200).regex(
    /^attachments\/[^/\\<>:"|?*\p{Cc}]*[^/\\<>:"|?*\p{Cc}. ]$/u,
    '应为 attachments/ 下的文件名，不含 \\ / : * ? " < > |，不以点或空格结尾',
  ),
  title: text(120),
  mediaType: text(100).regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/, '应为媒体类型，如 application/pdf'),
  sha256: digest,
  sizeBytes: z.int().min(0).max(TASK_PACKAGE_LIMITS.unpackedBytes),
  /** Code of the required material that this file is. */
  material: z.string().max(20).nullable(),
})

export const taskPackageSchema = z.strictObject({
  format: z.literal(TASK_PACKAGE_FORMAT),
  version: z.literal(TASK_PACKAGE_VERSION),
  task: z.strictObject({
    id: idText,
    number: text(60),
    revision: z.int().min(1).max(9999),
    issuedAt: instant,
    appointment: dateText.nullable(),
    isSample: z.boolean(),
    /** Who made the task: the platform where it is not said. */
    origin: z.enum(['platform', 'on-site']).optional(),
  }),
  platform: z.strictObject({
    name: text(100),
    /** Empty only in a task entered on site; see `problemsInTaskPackage`. */
    url: z
      .string()
      .max(300, '超过 300 个字符')
      .refine(
        (text) => text === '' || httpAddress.safeParse(text).success,
        '应为 http:// 或 https:// 开头的地址',
      )
      .meta({ format: 'uri' }),
    /** Ed25519 public key (SPKI DER, base64) that signs the platform's receipts; empty as `url`. */
    receiptKey: z
      .string()
      .regex(/^(MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=)?$/, '应为 Ed25519 公钥（SPKI DER，base64）'),
  }),
  application: applicationSchema,
  filing: filingSchema,
  selfAssessment: z.strictObject({ before: answerSheetSchema, after: answerSheetSchema }),
  diagnosis: answerSheetSchema.nullable(),
  panel: panelSchema,
  pinned: z.strictObject({
    indicatorSet: pinnedSchema,
    materialList: pinnedSchema,
    checklist: pinnedSchema,
    interviewOutline: pinnedSchema,
    questionSet: pinnedSchema,
    demonstrationScript: pinnedSchema,
    /** May carry weights of its own, which come before the institution's. */
    rubric: pinnedSchema.extend({ weights: weightsSchema.optional() }),
  }),
  attachments: z.array(attachmentSchema).max(TASK_PACKAGE_LIMITS.entries - 1),
})

export type TaskPackage = z.infer<typeof taskPackageSchema>
export type Attachment = z.infer<typeof attachmentSchema>
