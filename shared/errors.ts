import type { CertificateFault } from './domain/seal/faults.ts'

/**
 * The one catalogue of failures. Rules answer with problems; what fails throws an AppError.
 * `error-text.ts` turns every code into a Chinese sentence that says what happened and what to do.
 */
export type Problem = {
  /** Where: a field path of the input, or a file inside a package. */
  readonly field: string
  /** A Chinese sentence that names the field and what to do. */
  readonly message: string
}

export type AppErrorInfo =
  | { readonly code: 'input-invalid'; readonly problems: readonly Problem[] }
  | {
      readonly code: 'package-refused'
      readonly file: string
      readonly problems: readonly Problem[]
    }
  | { readonly code: 'not-found'; readonly noun: string; readonly id: string }
  | { readonly code: 'task-frozen'; readonly revision: number }
  | { readonly code: 'not-allowed'; readonly message: string }
  | { readonly code: 'gaps-remain'; readonly problems: readonly Problem[] }
  | { readonly code: 'not-a-sample'; readonly task: string }
  | { readonly code: 'evidence-damaged'; readonly names: readonly string[] }
  | { readonly code: 'missing-glyphs'; readonly problems: readonly Problem[] }
  | {
      readonly code: 'certificate-refused'
      readonly reason: CertificateFault
      readonly detail: string
    }
  /** What to know before sealing with this certificate: said once, then sealed if accepted. */
  | { readonly code: 'seal-doubtful'; readonly warnings: readonly string[] }
  | { readonly code: 'disk-full'; readonly path: string }
  | { readonly code: 'file-unreadable'; readonly file: string; readonly reason: string }
  | { readonly code: 'export-stopped'; readonly reason: string; readonly partial: string | null }
  | { readonly code: 'data-folder-busy'; readonly path: string }
  | { readonly code: 'data-folder-unsupported'; readonly path: string; readonly reason: string }
  | { readonly code: 'wrong-key'; readonly path: string }
  | { readonly code: 'database-newer'; readonly found: number; readonly known: number }
  | { readonly code: 'database-damaged'; readonly path: string }
  | {
      readonly code: 'sync-failed'
      readonly reason: SyncFailure
      readonly detail: string
      /** When the platform wants to be asked again. */
      readonly retryAfterMs?: number
    }
  | { readonly code: 'handed-over' }
  | { readonly code: 'cancelled' }
  | { readonly code: 'core-restarted' }
  /** The process that has the data ended again and again; `exitCode` as the system gives it. */
  | { readonly code: 'core-keeps-ending'; readonly path: string; readonly exitCode: number }
  | { readonly code: 'unexpected'; readonly errorId: string }

/** Why an upload did not end in a verified receipt. */
export type SyncFailure =
  | 'certificate'
  | 'signed-out'
  | 'token-expired'
  | 'busy'
  | 'superseded'
  | 'local-file'
  | 'moved'
  | 'offline'
  | 'timeout'
  | 'not-the-platform'
  | 'refused'
  | 'server-error'
  | 'receipt-invalid'
  | 'no-platform'

export type AppErrorCode = AppErrorInfo['code']

export class AppError extends Error {
  readonly info: AppErrorInfo
  constructor(info: AppErrorInfo, options?: { readonly cause?: unknown }) {
    super(info.code, options)
    this.name = 'AppError'
    this.info = info
  }
}

/** One refused field as an error: the short form for a single problem. */
export function invalidInput(field: string, message: string): AppError {
  return new AppError({ code: 'input-invalid', problems: [{ field, message }] })
}
