import type { AppErrorInfo } from '../errors.ts'
import type { CoreEvent } from './contract.ts'

/** What travels over the port between a screen and core. */
export type Request = { readonly id: number; readonly channel: string; readonly input: unknown }
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppErrorInfo }
export type Response = { readonly id: number; readonly result: Result<unknown> }
export type FromCore = Response | { readonly event: CoreEvent }

/** What the preload script gives the screens, besides the port to core. */
export type ShellBridge = {
  /** Asks the shell for a (new) port to core; it arrives as a window message `core-port`. */
  readonly connect: () => void
  /** Native dialogs: the user picks, core gets the paths, the screen only a grant for each. */
  readonly pickPackages: () => Promise<readonly Grant[]>
  readonly pickEvidence: () => Promise<readonly Grant[]>
  /** What electronic seals are made with and trusted by, or a scan of the stamped paper. */
  readonly pickForSeal: (kind: SealFileKind) => Promise<Grant | null>
  readonly pickSaveScan: (suggestedName: string) => Promise<Grant | null>
  readonly pickSavePdf: (suggestedName: string) => Promise<Grant | null>
  /** One spreadsheet to read; where to put an empty one. */
  readonly pickTable: () => Promise<Grant | null>
  readonly pickSaveTable: (suggestedName: string) => Promise<Grant | null>
  /** An opinion or a task package to verify. */
  readonly pickToVerify: () => Promise<Grant | null>
  /** Grants for files that the user dropped on the window. */
  readonly grantDropped: (files: readonly unknown[]) => Promise<readonly Grant[]>
}
export type SealFileKind = 'certificate' | 'authority' | 'scan'
export type Grant = { readonly grant: string; readonly name: string }
