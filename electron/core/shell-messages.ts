import type { AppErrorInfo } from '../../shared/errors.ts'

/** What the shell tells core over the process port. */
export type FromShell =
  | {
      readonly type: 'start'
      readonly dataFolder: string
      readonly key: Uint8Array
      readonly keyProtection: 'keychain' | 'file'
      readonly samplesFolder: string
      /** Folder that holds the font packages (`node_modules` or its copy in the installer). */
      readonly packagesFolder: string
      readonly version: string
      /** The program was started with `--end-hand-over`. */
      readonly endsHandOver: boolean
    }
  /** Comes with the port of a window. */
  | { readonly type: 'connect' }
  | { readonly type: 'grant'; readonly id: number; readonly path: string }
  /** The network or the computer may be back. */
  | { readonly type: 'wake' }
  | { readonly type: 'stop' }

/** What core answers. */
export type ToShell =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly error: AppErrorInfo }
  | { readonly type: 'granted'; readonly id: number; readonly grant: string }
