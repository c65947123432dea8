import { basename } from 'node:path'
import {
  BrowserWindow,
  dialog,
  ipcMain,
  shell,
  type IpcMainInvokeEvent,
  type OpenDialogOptions,
} from 'electron'
import * as z from 'zod'
import type { Grant, SealFileKind, SyncFileKind } from '../../shared/ipc/messages.ts'
import type { CoreProcess } from './core-process.ts'
import { printPage } from './printing.ts'
import { APP_ORIGIN } from './protocol.ts'

const droppedPaths = z.array(z.string().min(1).max(4096)).max(200)
const sealFileKind = z.enum(['certificate', 'authority', 'scan'])
const SEAL_FILES: Readonly<Record<SealFileKind, Pick<OpenDialogOptions, 'title' | 'filters'>>> = {
  certificate: {
    title: '选择证书文件',
    filters: [{ name: '数字证书（.p12、.pfx）', extensions: ['p12', 'pfx'] }],
  },
  authority: {
    title: '导入签发机构证书',
    filters: [{ name: '证书（.cer、.crt、.pem）', extensions: ['cer', 'crt', 'pem', 'der'] }],
  },
  scan: {
    title: '添加盖章扫描件',
    filters: [{ name: '扫描件', extensions: ['pdf', 'jpg', 'jpeg', 'png', 'webp'] }],
  },
}
const syncFileKind = z.enum(['batch', 'receipts'])
const SYNC_FILES: Readonly<Record<SyncFileKind, Pick<OpenDialogOptions, 'title' | 'filters'>>> = {
  batch: {
    title: '选择上报批次',
    filters: [{ name: '上报批次（.uploadbatch）', extensions: ['uploadbatch'] }],
  },
  receipts: {
    title: '选择回执文件',
    filters: [{ name: '回执（.receipts）', extensions: ['receipts', 'json'] }],
  },
}
const fileName = z.string().min(1).max(200)

/** The shell's own few calls: native dialogs that turn picked paths into grants of core, and the system's print dialog. */
export function handleDialogs(starting: Promise<CoreProcess>): void {
  const grantAll = (paths: readonly string[]): Promise<readonly Grant[]> =>
    Promise.all(
      paths.map(async (path) => ({
        grant: await (await starting).grant(path),
        name: basename(path),
      })),
    )
  const grantOne = async (path: string | undefined): Promise<Grant | null> => {
    const [grant] = await grantAll(path ? [path] : [])
    return grant ?? null
  }

  handle('shell.pickPackages', async (window) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: '导入任务包',
      filters: [{ name: '任务包', extensions: ['taskpkg'] }],
      properties: ['openFile', 'multiSelections'],
    })
    return grantAll(filePaths)
  })
  handle('shell.pickEvidence', async (window) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: '添加佐证',
      properties: ['openFile', 'multiSelections'],
    })
    return grantAll(filePaths)
  })
  handle('shell.pickFonts', async (window) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: '选择生僻字字库的两个文件',
      filters: [{ name: '字体文件', extensions: ['ttf'] }],
      properties: ['openFile', 'multiSelections'],
    })
    return grantAll(filePaths)
  })
  handle('shell.pickForSeal', async (window, input) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      ...SEAL_FILES[sealFileKind.parse(input)],
      properties: ['openFile'],
    })
    return grantOne(filePaths[0])
  })
  handle('shell.pickSaveScan', async (window, input) => {
    const { filePath } = await dialog.showSaveDialog(window, {
      title: '另存盖章扫描件',
      defaultPath: safeName(input),
    })
    return grantOne(filePath)
  })
  handle('shell.pickSavePdf', async (window, input) => {
    const { filePath } = await dialog.showSaveDialog(window, {
      title: '导出 PDF',
      defaultPath: safeName(input),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    })
    return grantOne(filePath)
  })
  handle('shell.pickTable', async (window) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: '选择表格',
      filters: [{ name: '表格（.xlsx、.csv）', extensions: ['xlsx', 'csv', 'xlsm', 'xls', 'txt'] }],
      properties: ['openFile'],
    })
    return grantOne(filePaths[0])
  })
  handle('shell.pickSaveTable', async (window, input) => {
    const { filePath } = await dialog.showSaveDialog(window, {
      title: '保存模板',
      defaultPath: safeName(input),
      filters: [
        { name: 'Excel 工作簿', extensions: ['xlsx'] },
        { name: 'CSV（UTF-8）', extensions: ['csv'] },
      ],
    })
    return grantOne(filePath)
  })
  handle('shell.print', ({ webContents }, input) => printPage(webContents, input))
  handle('shell.pickToVerify', async (window) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: '选择要核验的文件',
      filters: [{ name: '验收意见、回执、任务包', extensions: ['pdf', 'json', 'taskpkg'] }],
      properties: ['openFile'],
    })
    return grantOne(filePaths[0])
  })
  handle('shell.pickForSync', async (window, input) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      ...SYNC_FILES[syncFileKind.parse(input)],
      properties: ['openFile'],
    })
    return grantOne(filePaths[0])
  })
  handle('shell.pickSaveForSync', async (window, input) => {
    const { filePath } = await dialog.showSaveDialog(window, {
      title: '保存到 U 盘或文件夹',
      defaultPath: safeName(input),
    })
    return grantOne(filePath)
  })
  handleDossierDialogs(grantOne)
  // Paths come from the preload script's view of real dropped files, never from the page.
  handle('shell.grantDropped', (_window, input) => grantAll(droppedPaths.parse(input)))
}

/** Where dossiers go, and a look at them there. */
function handleDossierDialogs(grantOne: (path: string | undefined) => Promise<Grant | null>): void {
  const places = new Map<string, () => Promise<unknown>>()
  const remember = async (path: string | undefined, look: (path: string) => Promise<unknown>) => {
    const grant = await grantOne(path)
    if (grant && path) places.set(grant.grant, () => look(path))
    return grant
  }
  handle('shell.pickSaveDossier', async (window, input) => {
    const { filePath } = await dialog.showSaveDialog(window, {
      title: '导出档案',
      defaultPath: safeName(input),
      filters: [{ name: '压缩包', extensions: ['zip'] }],
    })
    const path = !filePath || /\.zip$/i.test(filePath) ? filePath : `${filePath}.zip`
    return remember(path, async (zip) => shell.showItemInFolder(zip))
  })
  handle('shell.pickDossierFolder', async (window) => {
    const { filePaths } = await dialog.showOpenDialog(window, {
      title: '导出档案到文件夹',
      properties: ['openDirectory', 'createDirectory'],
    })
    return remember(filePaths[0], (folder) => shell.openPath(folder))
  })
  handle('shell.showDossier', async (_window, input) => {
    await places.get(fileName.parse(input))?.()
  })
}

/** A suggested name without what a file system does not take. */
function safeName(input: unknown): string {
  return fileName.parse(input).replace(/[\\/:*?"<>|]/g, '_')
}

function handle(
  channel: string,
  work: (window: BrowserWindow, input: unknown) => Promise<unknown>,
): void {
  ipcMain.handle(channel, async (event, input: unknown) => work(trustedWindow(event), input))
}

/** Only the main frame of our own page is answered. */
export function trustedWindow(event: IpcMainInvokeEvent | Electron.IpcMainEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender)
  const isOurs = event.senderFrame?.url.startsWith(`${APP_ORIGIN}/`) ?? false
  if (!window || !isOurs || event.senderFrame !== event.sender.mainFrame) {
    throw new Error('an untrusted frame called the shell')
  }
  return window
}
