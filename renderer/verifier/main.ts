import { byId, el } from './dom.ts'
import { sha256 } from './sha256.ts'
import { verdictView } from './show-verdict.ts'
import { filesOfDrop, filesOfInput, type StoredFile } from './stored-file.ts'
import { verify } from './verify.ts'
import { filesOfZip, Unreadable } from './zip-files.ts'

// The page that lies in every dossier: one file, no network, made by build/verifier-page.ts.

const folder = byId('folder', HTMLInputElement)
const zip = byId('zip', HTMLInputElement)
const choose = byId('choose', HTMLElement)
const running = byId('running', HTMLElement)
const bar = byId('bar', HTMLProgressElement)
const pace = byId('pace', HTMLElement)
const steps = byId('steps', HTMLDetailsElement)
const outcome = byId('outcome', HTMLElement)
let current = new AbortController()

folder.addEventListener('change', () => {
  const files = filesOfInput(folder.files ?? [])
  if (files.length > 0) void run(() => Promise.resolve(files))
  folder.value = ''
})
zip.addEventListener('change', () => {
  const [file] = zip.files ?? []
  if (file !== undefined) void run(() => filesOfZip(file))
  zip.value = ''
})
byId('stop', HTMLButtonElement).addEventListener('click', () => current.abort())

// Anywhere on the page: a file that misses would be opened by the browser instead.
document.addEventListener('dragover', (event) => {
  event.preventDefault()
  choose.dataset['over'] = 'true'
})
document.addEventListener('dragleave', () => delete choose.dataset['over'])
document.addEventListener('drop', (event) => {
  event.preventDefault()
  delete choose.dataset['over']
  const { dataTransfer } = event
  if (dataTransfer === null || dataTransfer.items.length === 0) return
  const [only, ...others] = dataTransfer.files
  const isZip = only !== undefined && others.length === 0 && /\.zip$/i.test(only.name)
  const files = isZip ? () => filesOfZip(only) : dropped(dataTransfer.items)
  void run(files)
})

function dropped(items: DataTransferItemList): () => Promise<readonly StoredFile[]> {
  const found = filesOfDrop(items)
  return () => found
}

async function run(open: () => Promise<readonly StoredFile[]>): Promise<void> {
  current.abort()
  const controller = new AbortController()
  current = controller
  outcome.hidden = true
  steps.open = false
  running.hidden = false
  bar.value = 0
  pace.textContent = '正在读取清单…'
  const startedAt = performance.now()
  let doneBytes = 0
  let totalBytes = 0
  const show = (): void => {
    bar.value = totalBytes === 0 ? 0 : Math.min(1, doneBytes / totalBytes)
    pace.textContent = paceText(doneBytes, totalBytes, performance.now() - startedAt)
  }
  const timer = setInterval(show, 200)
  try {
    const verdict = await verify(await open(), {
      sha256,
      signal: controller.signal,
      onTotal: (sizeBytes) => {
        totalBytes = sizeBytes
      },
      onBytes: (sizeBytes) => {
        doneBytes += sizeBytes
      },
    })
    const seconds = Math.max(0.1, (performance.now() - startedAt) / 1000).toFixed(1)
    const took = el('p', { class: 'soft' }, `核对了 ${size(doneBytes)}，用时 ${seconds} 秒。`)
    if (current === controller) outcome.replaceChildren(...verdictView(verdict), took)
  } catch (error) {
    if (current !== controller) return
    outcome.replaceChildren(failure(error, controller.signal.aborted))
  } finally {
    clearInterval(timer)
    if (current === controller) {
      running.hidden = true
      outcome.hidden = false
      outcome.focus()
    }
  }
}

function failure(error: unknown, isStopped: boolean): Node {
  if (isStopped) return el('p', {}, '已停止，没有得出结论。可以重新选择档案。')
  const message =
    error instanceof Unreadable
      ? `${error.message}。`
      : `读取时出错（${String(error)}）。请检查磁盘是否还连着，再重新选择。`
  return el('div', { class: 'verdict bad' }, el('strong', {}, '不能核验'), message)
}

function paceText(doneBytes: number, totalBytes: number, ms: number): string {
  if (totalBytes === 0) return '正在读取清单…'
  const done = `${size(doneBytes)} / ${size(totalBytes)}`
  if (ms < 1000 || doneBytes === 0) return done
  const speed = (doneBytes * 1000) / ms
  const left = Math.ceil((totalBytes - doneBytes) / speed)
  return `${done} · ${size(speed)}/秒${left > 0 ? ` · 约剩 ${left} 秒` : ''}`
}

function size(bytes: number): string {
  if (bytes < 1024 ** 2) return `${Math.ceil(bytes / 1024)} KB`
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`
  return `${(bytes / 1024 ** 3).toFixed(2)} GB`
}
