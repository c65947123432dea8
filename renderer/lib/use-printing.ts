import { useRef, useState } from 'react'
import type { PrintOutcome } from '../../shared/domain/documents/printing.ts'
import { call } from './core-client.ts'
import { errorMessage } from './error-message.ts'
import { printPdf } from './print.ts'
import type { PrintSource } from './print-source.ts'

type Progress = { readonly drawn: number; readonly pages: number; readonly isSent: boolean }

type Printing = {
  /** Null while nothing is being printed. */
  readonly progress: Progress | null
  readonly error: string | null
  /** What came of the last job, in words. */
  readonly said: string
  /** Grows with every job that ended, whatever its outcome. */
  readonly finished: number
  readonly print: (isDuplex: boolean) => Promise<void>
  readonly stop: () => void
}

const WORDS: Readonly<Record<PrintOutcome, string>> = {
  printed: '已交给打印机。请在纸上核对页码和签字处。',
  cancelled: '已取消，没有打印。',
  'no-printer': '',
  failed: '',
}

const FAILURES: Readonly<Partial<Record<PrintOutcome, string>>> = {
  'no-printer':
    '这台电脑上没有打印机。请接好打印机并在系统设置中添加，或先“保存”为 PDF 拷到别处打印。',
  failed: '打印没有完成。文书没有变化，请检查打印机是否缺纸、卡纸或离线后再打印一次。',
}

/** Prints one document and keeps the print log. */
export function usePrinting(source: PrintSource): Printing {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [finished, setFinished] = useState(0)
  const running = useRef<AbortController | null>(null)

  async function print(isDuplex: boolean): Promise<void> {
    if (running.current) return
    const controller = new AbortController()
    running.current = controller
    setError(null)
    setSaid('')
    setProgress({ drawn: 0, pages: 0, isSent: false })
    try {
      const { printId, bytes } = await source.start()
      const outcome = await printed(printId, bytes, isDuplex, controller.signal)
      setSaid(WORDS[outcome])
      setError(FAILURES[outcome] ?? null)
    } catch (failure) {
      setError(errorMessage(failure))
    } finally {
      running.current = null
      setProgress(null)
      setFinished((count) => count + 1)
    }
  }

  async function printed(
    printId: string,
    bytes: Uint8Array,
    isDuplex: boolean,
    signal: AbortSignal,
  ): Promise<PrintOutcome> {
    const onPage = (drawn: number, pages: number): void =>
      setProgress({ drawn, pages, isSent: drawn === pages })
    // Whatever goes wrong, the log must not keep a job without an end.
    let outcome: PrintOutcome = 'failed'
    try {
      outcome = await printPdf(bytes, { isDuplex, onPage, signal })
      return outcome
    } finally {
      await call('print.finish', { printId, outcome })
    }
  }
  return {
    progress,
    error,
    said,
    finished,
    print,
    stop: () => running.current?.abort(),
  }
}
