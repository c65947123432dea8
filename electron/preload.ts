import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { PrintOutcome } from '../shared/domain/documents/printing.ts'
import type { Grant, ShellBridge } from '../shared/ipc/messages.ts'

// The port to core goes to the page as a window message: ports can't cross the bridge itself.
ipcRenderer.on('core-port', (event) => {
  window.postMessage('core-port', window.location.origin, [...event.ports])
})

// The shell has no event of its own for it; core is told that the line may be back.
window.addEventListener('online', () => ipcRenderer.send('shell.online'))

const invoke = <T>(channel: string, input?: unknown) =>
  ipcRenderer.invoke(channel, input) as Promise<T>

const shell: ShellBridge = {
  connect: () => ipcRenderer.send('shell.connect'),
  pickPackages: () => invoke<readonly Grant[]>('shell.pickPackages'),
  pickEvidence: () => invoke<readonly Grant[]>('shell.pickEvidence'),
  pickFonts: () => invoke<readonly Grant[]>('shell.pickFonts'),
  pickForSeal: (kind) => invoke<Grant | null>('shell.pickForSeal', kind),
  pickSaveScan: (suggestedName) => invoke<Grant | null>('shell.pickSaveScan', suggestedName),
  pickSavePdf: (suggestedName) => invoke<Grant | null>('shell.pickSavePdf', suggestedName),
  pickTable: () => invoke<Grant | null>('shell.pickTable'),
  pickSaveTable: (suggestedName) => invoke<Grant | null>('shell.pickSaveTable', suggestedName),
  print: (options) => invoke<PrintOutcome>('shell.print', options),
  pickToVerify: () => invoke<Grant | null>('shell.pickToVerify'),
  pickSaveDossier: (suggestedName) => invoke<Grant | null>('shell.pickSaveDossier', suggestedName),
  pickDossierFolder: () => invoke<Grant | null>('shell.pickDossierFolder'),
  pickSaveForSync: (suggestedName) => invoke<Grant | null>('shell.pickSaveForSync', suggestedName),
  pickForSync: (kind) => invoke<Grant | null>('shell.pickForSync', kind),
  showDossier: (grant) => invoke<void>('shell.showDossier', grant),
  // A File that the page made up has no path; only one that the user dropped or picked has.
  grantDropped: (files) =>
    invoke<readonly Grant[]>(
      'shell.grantDropped',
      files
        .flatMap((file) => (file instanceof File ? [webUtils.getPathForFile(file)] : []))
        .filter(Boolean),
    ),
}

contextBridge.exposeInMainWorld('shell', shell)
