import * as z from 'zod'
import { recordKindSchema, type StoredRecord } from '../domain/record/kinds.ts'
import type {
  Evidence,
  OpinionRevision,
  Signature,
  TaskSummary,
  Upload,
  Workspace,
} from '../domain/task/workspace.ts'
import { digest, idText, optionalText } from '../formats/fields.ts'

/**
 * The one contract between screens, command line and core: `'<noun>.<verb>'` -> input and output.
 *
 * Payloads are JSON values and Uint8Array; times are ISO UTC texts. To add a call: an entry here, a
 * handler in electron/core/handlers, a caller. A screen never names a file path: it holds grants.
 */
const taskId = z.strictObject({ taskId: idText })
const key = z.string().min(1).max(80)
const recordName = z.strictObject({ taskId: idText, kind: recordKindSchema, key })
/** A file that the user picked, dropped or named in a dialog of the shell. */
const grant = z.string().min(1).max(80)
const reason = z.string().trim().min(1, '请填写理由').max(500)

const ink = z.strictObject({
  width: z.number().min(1).max(20_000),
  height: z.number().min(1).max(20_000),
  strokes: z
    .array(
      z
        .array(
          z.strictObject({
            x: z.number().min(-20_000).max(20_000),
            y: z.number().min(-20_000).max(20_000),
            pressure: z.number().min(0).max(1),
            time: z.number().min(0),
          }),
        )
        .min(1)
        .max(20_000)
        .readonly(),
    )
    .min(1)
    .max(500)
    .readonly(),
})

/** Marks an entry's output type; it has no value at run time. */
function call<Output>() {
  return <Input extends z.ZodType>(input: Input) =>
    ({ input }) as { readonly input: Input; readonly output?: Output }
}

export const contract = {
  'app.state': call<AppState>()(z.strictObject({})),
  'app.saveSettings': call<AppState>()(
    z.strictObject({
      platformUrl: z
        .url({ protocol: /^https?$/, error: '应以 http:// 或 https:// 开头' })
        .max(300)
        .nullable(),
    }),
  ),

  'task.list': call<readonly TaskSummary[]>()(z.strictObject({})),
  'task.get': call<Workspace>()(taskId),
  'task.importPackages': call<ImportReport>()(
    z.strictObject({ grants: z.array(grant).min(1).max(200) }),
  ),
  'task.importSamples': call<ImportReport>()(z.strictObject({})),
  'task.chooseExpert': call<Workspace>()(z.strictObject({ taskId: idText, expertId: idText })),

  'record.save': call<SavedRecord>()(
    z.strictObject({
      taskId: idText,
      kind: recordKindSchema,
      key,
      changes: z.record(z.string().max(80), z.unknown()),
    }),
  ),
  'record.remove': call<{ readonly removedAt: string }>()(
    z.strictObject({ ...recordName.shape, reason }),
  ),
  'record.history': call<readonly JournalEntry[]>()(recordName),

  'evidence.addFiles': call<readonly Evidence[]>()(
    z.strictObject({ ...recordName.shape, grants: z.array(grant).min(1).max(200) }),
  ),
  'evidence.addBytes': call<Evidence>()(
    z.strictObject({
      ...recordName.shape,
      name: z.string().min(1).max(255),
      source: z.enum(['camera', 'imported']),
      bytes: z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.byteLength <= 64 * 1024 * 1024, '照片超过 64 MB'),
    }),
  ),
  'evidence.link': call<Evidence>()(z.strictObject({ ...recordName.shape, evidenceId: idText })),
  'evidence.remove': call<{ readonly removedAt: string }>()(
    z.strictObject({ evidenceId: idText, reason }),
  ),
  'evidence.read': call<Uint8Array>()(
    z.strictObject({
      evidenceId: idText,
      offset: z.int().min(0),
      length: z
        .int()
        .min(1)
        .max(4 * 1024 * 1024),
    }),
  ),

  'opinion.preview': call<Uint8Array>()(taskId),
  'opinion.freeze': call<OpinionRevision>()(
    z.strictObject({ taskId: idText, reason: optionalText(500) }),
  ),
  'opinion.reopen': call<Workspace>()(z.strictObject({ taskId: idText, reason })),
  'opinion.pdf': call<Uint8Array>()(z.strictObject({ taskId: idText, revision: z.int().min(1) })),
  'opinion.savePdf': call<{ readonly sha256: string }>()(
    z.strictObject({ taskId: idText, revision: z.int().min(1), grant }),
  ),
  'signature.sign': call<Signature>()(
    z.strictObject({ taskId: idText, expertId: idText, snapshotSha256: digest, ink }),
  ),

  'upload.start': call<UploadReport>()(
    z.strictObject({ taskIds: z.array(idText).min(1).max(500) }),
  ),
  'upload.cancel': call<{ readonly cancelled: boolean }>()(z.strictObject({})),
  'upload.list': call<readonly UploadRow[]>()(z.strictObject({})),
} as const

export type Contract = typeof contract
export type Channel = keyof Contract
export type Input<C extends Channel> = z.input<Contract[C]['input']>
export type ParsedInput<C extends Channel> = z.output<Contract[C]['input']>
export type Output<C extends Channel> = NonNullable<Contract[C]['output']>

export type AppState = {
  readonly version: string
  readonly deviceId: string
  readonly dataFolder: string
  /** Where the data key is kept: the system's keychain, or a file that only this user reads. */
  readonly keyProtection: 'keychain' | 'file'
  readonly platformUrl: string | null
  readonly unsentCount: number
  readonly sampleCount: number
}

export type ImportReport = {
  readonly imported: readonly TaskSummary[]
  /** Packages that were refused, each with its Chinese sentence. */
  readonly refused: readonly { readonly file: string; readonly message: string }[]
}

export type SavedRecord = { readonly record: StoredRecord; readonly savedAt: string }

export type JournalEntry = {
  readonly sequence: number
  readonly field: string
  readonly oldValue: unknown
  readonly newValue: unknown
  readonly author: string
  readonly at: string
  readonly reason: string | null
}

export type UploadRow = { readonly task: TaskSummary; readonly upload: Upload | null }
export type UploadReport = {
  readonly confirmed: number
  readonly rows: readonly UploadRow[]
}

/** What core tells without being asked. */
export type CoreEvent =
  | { readonly type: 'task-changed'; readonly taskId: string }
  | {
      readonly type: 'upload-progress'
      readonly taskId: string
      readonly sentBytes: number
      readonly totalBytes: number
      readonly file: string
    }
