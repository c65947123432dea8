/// <reference types="vite/client" />
import type { ShellBridge } from '../shared/ipc/messages.ts'

declare global {
  interface Window {
    readonly shell: ShellBridge
  }
}
