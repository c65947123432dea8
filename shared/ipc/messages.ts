import type { PrintOutcome } from '../domain/documents/printing.ts'
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
  /** The files of the rare-character pack. */
  readonly pickFonts: () => Promise<readonly Grant[]>
  /** What electronic seals are made with and trusted by, or a scan of the stamped paper. */
  readonly pickForSeal: (kind: SealFileKind) => Promise<Grant | null>
  readonly pickSaveScan: (suggestedName: string) => Promise<Grant | null>
  readonly pickSavePdf: (suggestedName: string) => Promise<Grant | null>
  /** One spreadsheet to read; where to put an empty one. */
  readonly pickTable: () => Promise<Grant | null>
  readonly pickSaveTable: (suggestedName: string) => Promise<Grant | null>
  /** Opens the system's print dialog for what the page's print style sheet shows. */
  readonly print: (options: { readonly isDuplex: boolean }) => Promise<PrintOutcome>
  /** An opinion or a task package to verify. */
  readonly pickToVerify: () => Promise<Grant | null>
  /** Where dossiers go: a zip file to be, or a folder that is there. */
  readonly pickSaveDossier: (suggestedName: string) => Promise<Grant | null>
  readonly pickDossierFolder: () => Promise<Grant | null>
  /** A batch file to be, or one to take in; receipts that come or go. */
  readonly pickSaveForSync: (suggestedName: string) => Promise<Grant | null>
  readonly pickForSync: (kind: SyncFileKind) => Promise<Grant | null>
  /** Shows in the system's file manager what was picked for a dossier. */
  readonly showDossier: (grant: string) => Promise<void>
  /** Grants for files that the user dropped on the window. */
  readonly grantDropped: (files: readonly unknown[]) => Promise<readonly Grant[]>
}
export type SyncFileKind = 'batch' | 'receipts'
export type SealFileKind = 'certificate' | 'authority' | 'scan'
export type Grant = { readonly grant: string; readonly name: string }
